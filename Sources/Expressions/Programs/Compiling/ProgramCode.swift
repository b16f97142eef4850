/// The instructions of a function, a class body or an entry, and what they refer to.
final class ProgramCode {
  /// The name by which errors know it.
  let name: String
  /// The source it was written in.
  let source: ProgramSource
  /// The names that are neither parameters nor variables of its own.
  let namespace: ProgramNamespace
  /// Whether it belongs to a module of the library.
  let isLibrary: Bool

  /// The text that a function or a class begins with.
  var documentation: String?

  var instructions: [Instruction] = []
  /// Where each instruction was written.
  var ranges: [SourceRange] = []
  /// The registers that hold constants.
  var constants: [(register: Int32, value: ProgramValue)] = []
  /// How many registers there are.
  var registerCount = 0
  var names: [String] = []
  var indices: [ProgramIndexPlan] = []
  var calls: [ProgramCallPlan] = []
  var unpackings: [UnpackingPlan] = []
  var functions: [FunctionPlan] = []
  var classes: [ClassPlan] = []
  var formats: [[FormatPlan]] = []
  var dictionaries: [[DictionaryPlan]] = []
  var loops: [LoopPlan] = []
  var outsides: [String] = []

  /// Registers for parameters and variables.
  var variableCount = 0
  /// The names of the first registers.
  var variableNames: [String] = []
  /// Which parameters and variables live in cells that inner functions share: each register holds one.
  var cellVariables: [Int] = []
  /// Where the cells of the functions around go, in order.
  var freeRegisters: [Int] = []
  /// The deepest nesting of loops.
  var loopDepth = 0

  /// The instructions as the machine reads them, once they are finished.
  private(set) var program: UnsafePointer<Instruction>

  init(name: String, source: ProgramSource, namespace: ProgramNamespace) {
    self.name = name
    self.source = source
    self.namespace = namespace
    isLibrary = namespace.isLibrary
    program = UnsafePointer(UnsafeMutablePointer<Instruction>.allocate(capacity: 1))
    sealedIndices = .allocate(capacity: 1)
    loopHeads = .allocate(capacity: 1)
    caches = .allocate(capacity: 1)
    sealedCalls = .allocate(capacity: 1)
    fixedValues = .allocate(capacity: 1)
  }

  /// The indices and the loops as the machine reads them.
  private(set) var sealedIndices: UnsafeMutablePointer<SealedIndex>
  private(set) var loopHeads: UnsafeMutablePointer<LoopHead>

  /// The calls and the constants as the machine reads them.
  private(set) var sealedCalls: UnsafeMutablePointer<SealedCall>
  private(set) var fixedValues: UnsafeMutablePointer<(register: Int32, value: ProgramValue)>

  private(set) var fixedCount = 0

  /// Whether functions share variables with it.
  private(set) var hasCells = false

  /// What each instruction remembers of the objects that it met.
  private(set) var caches: UnsafeMutablePointer<AttributeCache>

  deinit {
    program.deallocate()
    for place in indices.indices where isSealed { sealedIndices[place].registers.deallocate() }
    sealedIndices.deinitialize(count: isSealed ? indices.count : 0)
    sealedIndices.deallocate()
    loopHeads.deallocate()
    caches.deallocate()
    for place in calls.indices where isSealed { sealedCalls[place].registers.deallocate() }
    sealedCalls.deinitialize(count: isSealed ? calls.count : 0)
    sealedCalls.deallocate()
    fixedValues.deinitialize(count: isSealed ? constants.count : 0)
    fixedValues.deallocate()
  }

  private var isSealed = false

  /// Whether it asks for `super()`, for which it has to know its class.
  private(set) var usesSuper = false

  /// Fixes the instructions.
  func seal() {
    program.deallocate()
    let fixed = UnsafeMutablePointer<Instruction>.allocate(capacity: max(instructions.count, 1))
    fixed.initialize(from: instructions, count: instructions.count)
    program = UnsafePointer(fixed)
    sealedIndices.deallocate()
    sealedIndices = .allocate(capacity: max(indices.count, 1))
    for (place, plan) in indices.enumerated() {
      (sealedIndices + place).initialize(to: SealedIndex(plan))
    }
    loopHeads.deallocate()
    loopHeads = .allocate(capacity: max(loops.count, 1))
    for (place, loop) in loops.enumerated() {
      (loopHeads + place).initialize(to: LoopHead(number: loop.number, depth: loop.depth))
    }
    sealedCalls.deallocate()
    sealedCalls = .allocate(capacity: max(calls.count, 1))
    for (place, plan) in calls.enumerated() {
      (sealedCalls + place).initialize(to: SealedCall(plan))
    }
    fixedValues.deallocate()
    fixedValues = .allocate(capacity: max(constants.count, 1))
    fixedValues.initialize(from: constants, count: constants.count)
    fixedCount = constants.count
    hasCells = !cellVariables.isEmpty || !freeRegisters.isEmpty
    caches.deallocate()
    caches = .allocate(capacity: max(instructions.count, 1))
    caches.initialize(repeating: AttributeCache(), count: instructions.count)
    usesSuper = instructions.contains { $0.code == .superObject }
    isSealed = true
  }
}

/// What stands in the brackets of an element: registers, or `Compiler.absent`.
struct ProgramIndexPlan {
  enum Item {
    case value(Int32)
    case slice(start: Int32, stop: Int32, step: Int32)
  }
  var items: [Item]
  var isTuple: Bool
  /// Whether every item is a value that may be a place.
  var arePlaces: Bool
}

/// An index as the machine reads it: the registers of places without a detour.
struct SealedIndex {
  /// How many items there are.
  let count: Int
  /// Whether every item is a value that may be a place.
  let arePlaces: Bool
  let isTuple: Bool
  /// The registers of the items where all are values.
  let registers: UnsafeMutablePointer<Int32>
  let plan: ProgramIndexPlan

  init(_ plan: ProgramIndexPlan) {
    self.plan = plan
    count = plan.items.count
    arePlaces = plan.arePlaces
    isTuple = plan.isTuple
    registers = .allocate(capacity: max(count, 1))
    for (place, item) in plan.items.enumerated() {
      if case .value(let register) = item { registers[place] = register }
    }
  }
}

/// A loop as the machine reads it.
struct LoopHead {
  /// Its number in the session.
  let number: Int
  let depth: Int
}

/// The arguments of a call: registers.
struct ProgramCallPlan {
  enum Argument {
    case byPlace(Int32)
    case byName(String, Int32)
    case unpacked(Int32)
    case unpackedByName(Int32)
  }
  var arguments: [Argument]
  var ranges: [SourceRange]
  /// Whether there are only arguments by place.
  var isPlain: Bool
}

/// A call as the machine reads it: the registers of arguments by place without a detour.
struct SealedCall {
  let count: Int
  /// Whether there are only arguments by place.
  let isPlain: Bool
  /// The registers of the arguments where all are by place.
  let registers: UnsafeMutablePointer<Int32>
  let plan: ProgramCallPlan

  init(_ plan: ProgramCallPlan) {
    self.plan = plan
    count = plan.arguments.count
    isPlain = plan.isPlain
    registers = .allocate(capacity: max(count, 1))
    for (place, argument) in plan.arguments.enumerated() {
      if case .byPlace(let register) = argument { registers[place] = register }
    }
  }
}

/// Where the parts of a value go.
struct UnpackingPlan {
  var registers: [Int32]
  /// Which of them takes the rest.
  var starred: Int?
}

/// A function to be made.
struct FunctionPlan {
  var code: ProgramCode
  var parameters: [ParameterPlan]
  /// The registers of the cells it shares.
  var cells: [Int32]
}

/// A parameter: the register of its default, or `Compiler.absent`.
struct ParameterPlan {
  var name: String
  var manner: ProgramParameter.Manner
  var defaultRegister: Int32
}

/// A class to be made.
struct ClassPlan {
  var name: String
  var code: ProgramCode
  var bases: [Int32]
  var cells: [Int32]
  /// The names that its body annotates, in order.
  var fields: [String]
  /// The names that its body assigns, in order.
  var assigned: [String]
}

/// A part of an f-string.
enum FormatPlan {
  case text(String)
  case field(Int32, FormattedConversion?, format: Int32)
}

/// A part of a dict.
enum DictionaryPlan {
  case pair(Int32, Int32)
  case unpacked(Int32)
}

/// A loop: its variables, and how deep in its function it stands.
struct LoopPlan {
  /// Its number in the session.
  var number: Int
  var depth: Int
  /// The variables as they were written, and their registers.
  var variables: [(name: String, register: Int32)]
}
