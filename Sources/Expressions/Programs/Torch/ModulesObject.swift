/// `self._modules` of a module: its parts by their names.
final class ModulesObject: ProgramObject, @unchecked Sendable {
  private let owner: InstanceObject

  init(_ owner: InstanceObject) {
    self.owner = owner
    super.init()
  }

  private func parts() throws(ProgramFailure) -> DictionaryObject {
    try DictionaryObject(
      ModuleTree.children(of: owner).map { (.text($0.name), .object($0.module)) }, kind: .ordered)
  }

  override var typeName: String { "dict" }
  override func eachValue(_ body: (inout ProgramValue) -> Void) { ProgramObject.hand(owner, body) }

  override func length(_ machine: ProgramMachine) throws(ProgramFailure) -> Int? {
    try parts().length(machine)
  }

  override func element(
    _ index: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue { try parts().element(index, machine) }

  override func setElement(
    _ index: ProgramValue, to value: ProgramValue, _ machine: ProgramMachine
  ) throws(ProgramFailure) {
    guard let name = index.text else { throw .wantsText("_modules", index.typeName) }
    owner.set(name, value)
  }

  override func iterator(_ machine: ProgramMachine) throws(ProgramFailure) -> ProgramIterator {
    try parts().iterator(machine)
  }

  override func hasMethod(_ name: String) -> Bool { (try? parts().hasMethod(name)) ?? false }

  override func method(
    _ name: String, _ arguments: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? { try parts().method(name, arguments, machine) }

  override func representation(_ machine: ProgramMachine) throws(ProgramFailure) -> String {
    try parts().representation(machine)
  }
}
