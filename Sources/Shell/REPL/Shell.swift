import Expressions
import Tensors
import Terminal

/// Carries out inputs, be they statements of the language or commands: for the prompt, for scripts and
/// for arguments of the command line.
package final class Shell {
  /// The variables.
  package let session: Session

  /// Shows what comes of an input.
  package let presenter: any Presenter

  /// What the user has chosen about how things are shown.
  package var settings: Settings

  /// The inputs that succeeded, for `save`.
  var inputs = SavedInputs()

  /// How many scripts may load one another.
  static let deepestLoad = 16

  /// Scripts that are being loaded by one another.
  var loadDepth = 0

  /// What `clear` has forgotten; nil once there are variables again.
  var forgotten: Session?

  /// What is put into the next line at the prompt, to be edited.
  var prefill = ""

  /// The program whose steps were shown last.
  var stepped: SteppedProgram?

  /// Where typed answers come from; nil where nobody is there to answer.
  package var lines: (any LineSource)?

  /// The lines of the input that is being typed, before the one at the cursor.
  var unfinished = ""

  /// Takes the learner through lessons and practice.
  package private(set) lazy var guide: LessonGuide = {
    hasGuide = true
    return LessonGuide(self)
  }()

  /// The variables of the environment, which say where progress is kept.
  let environment: (String) -> String?

  /// Whether a lesson or practice has been asked for.
  private(set) var hasGuide = false

  /// Whether the user has asked to leave.
  package var isLeaving = false

  /// - Parameters:
  ///   - presenter: Shows what comes of an input.
  ///   - settings: How things are shown.
  ///   - session: The variables to begin with; unless given none, and the rights of the user.
  ///   - environment: The variables of the environment; the process's unless given.
  package init(
    presenter: any Presenter, settings: Settings, session: Session? = nil,
    environment: @escaping (String) -> String? = TerminalState.environment
  ) {
    self.environment = environment
    self.presenter = presenter
    self.settings = settings
    self.session = session ?? Session(files: .user) { _ in }
    self.session.show = { [unowned self] outcome in
      // A table of many layers is longer than a screen.
      if case .summary = outcome {
        self.paging { self.presenter.show(outcome, self.settings) }
      } else {
        self.presenter.show(outcome, self.settings)
      }
    }
  }

  /// Takes what was typed at a prompt: an answer if a lesson has asked, else an input.
  package func take(_ typed: String) {
    let input = MarkdownFence.blanked(typed)
    guard typed.isBlank || !input.isBlank else { return }
    defer { presenter.flush() }
    if hasGuide, guide.take(input) { return }
    if !input.isBlank { run(NamedSource(input)) }
    if hasGuide { guide.follow() }
  }

  /// Carries out everything in a source, in order.
  ///
  /// - Parameters:
  ///   - source: Statements and command lines, programs, or a pasted transcript of them.
  ///   - keepsGoing: Whether to go on after an error.
  /// - Returns: Whether everything succeeded.
  @discardableResult
  package func run(_ source: NamedSource, keepsGoing: Bool = false) -> Bool {
    defer { presenter.flush() }
    defer { forgetForgotten() }
    return SourceRun(source, in: self, keepsGoing: keepsGoing).run()
  }

  /// Carries out a file: a script, or the code cells of a notebook one after another, each an entry.
  ///
  /// - Returns: Whether everything succeeded.
  package func run(file source: NamedSource, keepsGoing: Bool = false) -> Bool {
    guard let file = source.file, file.hasSuffix(".ipynb") else {
      return run(source, keepsGoing: keepsGoing)
    }
    let notebook: Notebook
    do throws(Diagnostic) {
      notebook = try Notebook(source.text)
    } catch {
      presenter.report(error, in: source, settings)
      presenter.flush()
      return false
    }
    var succeeded = true
    for (number, cell) in notebook.cells.enumerated() where !isLeaving {
      guard succeeded || keepsGoing, !Interruption.isRequested else { break }
      let source = NamedSource(cell: cell, number + 1, of: file)
      succeeded = run(source, keepsGoing: keepsGoing) && succeeded
    }
    return succeeded
  }

  /// Gives up what `clear` forgot, once there is a variable anew.
  func forgetForgotten() {
    if !session.variables.isEmpty { forgotten = nil }
  }

  /// Carries out what stands on a page, which may do no more than compute, in the variables of the user.
  func asPage(_ body: () -> Void) {
    let own = (session.files, session.allowance)
    (session.files, session.allowance) = (.lessonPage, .page)
    defer { (session.files, session.allowance) = own }
    body()
  }

  /// Carries out a line that is a command.
  func run(_ line: CommandLine) throws(Diagnostic) {
    do throws(Diagnostic) {
      if line.command.isUsersAlone, session.files != .user {
        throw .pageCommands(line.command.name, at: SourceRange(0, line.argument.utf8.count))
      }
      try line.command.body(line.argument, self)
    } catch {
      throw error.shifted(by: line.argumentOffset)
    }
  }
}

extension Diagnostic {
  /// The same with its places moved, for a text that was part of a larger one.
  ///
  /// What went wrong inside a program has its places in the program's own source.
  func shifted(by distance: Int) -> Diagnostic {
    guard program == nil else { return self }
    func move(_ label: Label) -> Label {
      Label(SourceRange(label.range.start + distance, label.range.end + distance), label.text)
    }
    var moved = self
    moved.primary = primary.map(move)
    moved.secondary = secondary.map(move)
    return moved
  }
}
