import Terminal

/// Plotting libraries, whose calls are passed over with one note an entry.
enum Plotting {
  static func attribute(_ name: String, of path: String, _ machine: ProgramMachine) -> ProgramValue
  {
    machine.notePlotting()
    return .object(PlotObject())
  }
}

/// Whatever a plotting library has: it can be called, asked and assigned, and nothing comes of it.
final class PlotObject: ProgramObject, @unchecked Sendable {
  override var typeName: String { "NoneType" }

  override func call(
    _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue { .object(PlotObject()) }

  override func attribute(
    _ name: String, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? { .object(PlotObject()) }

  override func setAttribute(
    _ name: String, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {}

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
          "plots are passed over; print(x) writes the numbers that they would draw",
          "绘图的语句已略过；print(x) 可以写出要画的数值")))
  }
}
