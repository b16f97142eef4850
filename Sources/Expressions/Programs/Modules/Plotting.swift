import Tensors
import Terminal

/// Plotting libraries, whose calls are passed over with one note an entry.
enum Plotting {
  static func attribute(_ name: String, of path: String, _ machine: ProgramMachine) -> ProgramValue
  {
    .object(PlotObject(name))
  }
}

/// Whatever a plotting library has: it can be called, asked and assigned.
///
/// Pictures and curves are shown, and nothing comes of the rest.
final class PlotObject: ProgramObject, @unchecked Sendable {
  private let name: String

  /// Something of a plotting library, by its name.
  init(_ name: String = "") {
    self.name = name
    super.init()
  }

  override var typeName: String { "NoneType" }

  /// What needs no word where a picture was shown: it would only set it up or bring it to the screen.
  private static let settings: Set<String> = [
    "show", "figure", "axis", "title", "subplots", "subplot", "tight_layout", "set_title",
    "colorbar",
    "xlabel", "ylabel", "legend", "grid", "set_xlabel", "set_ylabel",
  ]

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue {
    switch name {
    case "imshow", "matshow", "plot":
      if let node = try drawn(arguments, machine) {
        if machine.show != nil { machine.session.show(.picture(name: "plt.\(name)", node)) }
      } else {
        machine.notePlotting()
      }
    case let name where PlotObject.settings.contains(name): break
    default: machine.notePlotting()
    }
    return .object(PlotObject())
  }

  /// The last array among the arguments: `plot(x, y)` draws y, above even places.
  private func drawn(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> Node<Double>? {
    for value in arguments.values.reversed() {
      guard let given = try? machine.variable(value) else { continue }
      switch given {
      case .tensor(let node) where node.value.shape.rank > 0: return node
      case .program(let box):
        if let parts = try? box.parts(machine.session),
          let node = try? Call.tensor(
            Call.Argument(value: parts, range: SourceRange(0, 0)), session: machine.session),
          node.value.shape.rank > 0
        {
          return node
        }
      default: continue
      }
    }
    return nil
  }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? { .object(PlotObject(name)) }

  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) { machine.notePlotting() }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue { .object(PlotObject()) }

  /// `fig, ax = plt.subplots()`: as many as are wanted is not known, two are usual.
  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    ItemsIterator([.object(PlotObject()), .object(PlotObject())])
  }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    "None"
  }
}

extension ProgramMachine {
  /// Says once that plots are passed over.
  func notePlotting() {
    guard !hasNotedPlot, show != nil else { return }
    hasNotedPlot = true
    session.show(
      .note(
        Phrase(
          "only plt.imshow and plt.plot draw here; other plots are passed over, print(x) writes their numbers",
          "这里只有 plt.imshow 和 plt.plot 会画图；其他绘图语句已略过，print(x) 可以写出数值")))
  }
}
