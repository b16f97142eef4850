import Expressions
import Files
import Networks
import Tensors
import Terminal

/// A network that a script gives as a module of a class of its own, `class Net(nn.Module)`, with the weights
/// of a file where there is one.
///
/// Such a module is the program's: it lives in the prompt's variables, as `net`.
package struct OwnModule {
  private let script: String
  private let weights: String?

  /// Looks at what a command names; nil where that is no script.
  package init?(_ arguments: ModelArguments) {
    let type = arguments.kind.type
    script = type ?? arguments.model
    weights = type == nil ? nil : arguments.model
    guard PresetModel(rawValue: script) == nil, !TensorFile.isMeant(path: script),
      !ONNXFile.isMeant(path: script)
    else { return nil }
  }

  /// Runs the script and binds what it gives, filled with the file's weights and as in use.
  ///
  /// - Returns: False where the script gives something else, which is for others to say.
  /// - Throws: what is wrong with the file of weights, and what does not fit, already reported.
  package func bind(in shell: Shell) throws(CommandFailure) -> Bool {
    guard let text = try? TextFile.read(path: script), text.contains("class ") else { return false }
    // What other scripts do leaves no trace at the prompt.
    let trial = Session(files: .user) { _ in }
    guard (try? trial.evaluate(text))?.isModule ?? false,
      let value = try? shell.session.evaluate(text)
    else { return false }
    shell.session.bind("net", to: value)
    if let weights {
      do throws(FileFailure) {
        _ = try TensorFile(path: weights)
      } catch {
        throw CommandFailure(error)
      }
      try run("net.load_state_dict(load(\(OwnModule.quoted(weights))));", shell, status: 74)
    }
    try run("net.eval();", shell)
    return true
  }

  /// Shows its layers for pictures of a shape.
  ///
  /// - Throws: the layer that does not fit, already reported.
  package func summarise(_ shape: [Int], _ shell: Shell) throws(CommandFailure) {
    try run("summary(net, (\(shape.map { "\($0)," }.joined(separator: " "))))", shell)
  }

  private func run(
    _ statement: String, _ shell: Shell, status: Int32 = 1
  ) throws(CommandFailure) {
    do throws(Diagnostic) {
      try shell.session.run(statement)
    } catch {
      shell.presenter.report(error, in: NamedSource(statement, file: script), shell.settings)
      throw .reported(status: status)
    }
  }

  /// A path as a text of the language.
  private static func quoted(_ path: String) -> String {
    "'" + path.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
