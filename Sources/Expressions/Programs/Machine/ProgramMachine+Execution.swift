import Tensors

extension ProgramMachine {
  /// Runs instructions until they give a value back, with parameters and constants in their registers;
  /// `owner` is the class whose method the code is.
  func execute(
    _ code: ProgramCode, _ registers: UnsafeMutablePointer<ProgramValue>, owner: ClassObject?
  ) throws(ProgramFailure) -> ProgramValue {
    let foreign = enterForeign(code)
    defer { foreign?.leave(to: namespace) }
    let globals = foreign?.values ?? code.namespace.values
    let instructions = code.program
    let (indices, heads, caches) = (code.sealedIndices, code.loopHeads, code.caches)
    let loopBase = state.pointee.loopCount
    var next = 0
    let caller = frame
    frame = (Unmanaged.passUnretained(code), registers)
    defer { frame = caller }
    @inline(__always)
    func at(_ operand: Int32) -> UnsafeMutablePointer<ProgramValue> {
      operand >= 0 ? registers + Int(operand) : globals + Int(~operand)
    }
    do throws(ProgramFailure) {
      while true {
        let instruction = instructions[next]
        next &+= 1
        switch instruction.code {
        case .statement:
          state.pointee.line = Int(instruction.a)
          try step()
        case .step: try step()
        case .move: at(instruction.a).pointee = at(instruction.b).pointee
        case .check:
          if at(instruction.a).pointee.isUnbound {
            throw .unassigned(code.names[Int(instruction.b)])
          }
        case .loadName:
          if instruction.d != Compiler.absent, instruction.d >= 0,
            !registers[Int(instruction.d)].isUnbound
          {
            at(instruction.a).pointee = registers[Int(instruction.d)]
          } else {
            let (target, source) = (at(instruction.a), globals + Int(instruction.b))
            if source.pointee.isUnbound {
              target.pointee = try builtin(code.names[Int(instruction.c)], caches + (next &- 1))
            } else if !target.holdsSameObject(as: source) {
              target.pointee = source.pointee
            }
          }
        case .loadCell:
          guard case .object(let object) = registers[Int(instruction.b)],
            case let value = unsafeDowncast(object, to: CellObject.self).value, !value.isUnbound
          else { throw .unassigned(code.names[Int(instruction.c)]) }
          at(instruction.a).pointee = value
        case .storeCell:
          if case .object(let object) = registers[Int(instruction.a)] {
            unsafeDowncast(object, to: CellObject.self).value = at(instruction.b).pointee
          }
        case .makeCell: at(instruction.a).pointee = .object(CellObject(at(instruction.b).pointee))
        case .binary:
          at(instruction.a).pointee = try binary(
            ProgramOperator(code: instruction.extra), at(instruction.b).pointee,
            at(instruction.c).pointee)
        case .inPlace:
          at(instruction.a).pointee = try inPlace(
            ProgramOperator(code: instruction.extra), at(instruction.b).pointee,
            at(instruction.c).pointee)
        case .addProduct:
          try addProduct(at(instruction.a), at(instruction.b).pointee, at(instruction.c).pointee)
        case .compare:
          at(instruction.a).pointee = try compare(
            ProgramComparison(code: instruction.extra), at(instruction.b).pointee,
            at(instruction.c).pointee)
        case .unary:
          at(instruction.a).pointee = try unary(
            ProgramSign(code: instruction.extra), at(instruction.b).pointee)
        case .not: at(instruction.a).pointee = .boolean(try !isTrue(at(instruction.b).pointee))
        case .jump: next = Int(instruction.a)
        case .jumpIf: if try isTrue(at(instruction.b).pointee) { next = Int(instruction.a) }
        case .jumpUnless: if try !isTrue(at(instruction.b).pointee) { next = Int(instruction.a) }
        case .iterate:
          at(instruction.a).pointee = .object(try iterator(of: at(instruction.b).pointee))
        case .next:
          let loop = heads[Int(instruction.d)]
          let place = loopBase &+ loop.depth
          if state.pointee.loopCount != place &+ 1 || loops[place].number != loop.number {
            open(code.loops[Int(instruction.d)], at: place, registers)
          }
          state.pointee.notedCount = min(state.pointee.notedCount, place)
          guard let iterator = at(instruction.a).borrowed else { throw .stopIteration() }
          if iterator._withUnsafeGuaranteedRef({ $0.kind == .range }) {
            let number = iterator._withUnsafeGuaranteedRef {
              unsafeDowncast($0, to: RangeIterator.self).nextNumber()
            }
            guard let number else {
              state.pointee.loopCount = place
              state.pointee.notedCount = min(state.pointee.notedCount, place)
              next = Int(instruction.c)
              continue
            }
            at(instruction.b).pointee = .int(number)
            loops[place].value = number
            loops[place].isWhole = true
          } else {
            let item = try unsafeDowncast(
              iterator.takeUnretainedValue(), to: ProgramIterator.self
            ).next(self)
            guard let item else {
              state.pointee.loopCount = place
              state.pointee.notedCount = min(state.pointee.notedCount, place)
              next = Int(instruction.c)
              continue
            }
            at(instruction.b).pointee = item
            if case .int(let number) = item {
              loops[place].value = number
              loops[place].isWhole = true
            } else {
              loops[place].isWhole = false
            }
          }
          try step()
        case .pass:
          let loop = heads[Int(instruction.d)]
          let place = loopBase &+ loop.depth
          if state.pointee.loopCount != place &+ 1 || loops[place].number != loop.number {
            open(code.loops[Int(instruction.d)], at: place, registers)
          }
          state.pointee.notedCount = min(state.pointee.notedCount, place)
          loops[place].value &+= 1
          loops[place].isWhole = true
          try step()
        case .leave:
          let place = loopBase + Int(instruction.a)
          state.pointee.loopCount = place
          state.pointee.notedCount = min(state.pointee.notedCount, place)
        case .element:
          let base = at(instruction.b)
          let plan = indices + Int(instruction.c)
          let target = at(instruction.a)
          if !putElement(into: target, of: base, plan, registers, globals) {
            target.pointee = try element(base.pointee, plan, registers, globals)
          }
        case .setElement:
          let (base, value) = (at(instruction.b), at(instruction.a))
          let plan = indices + Int(instruction.c)
          if !replaceElement(of: base, plan, registers, globals, with: value) {
            try setElement(base.pointee, plan, registers, globals, to: value.pointee)
          }
        case .changeElement:
          try changeElement(
            at(instruction.b).pointee, indices + Int(instruction.c), registers, globals,
            ProgramOperator(code: instruction.extra), by: at(instruction.a).pointee)
        case .addProductToElement:
          try addProduct(
            at(instruction.b).pointee, indices + Int(instruction.c), registers, globals,
            at(instruction.a).pointee, at(instruction.d).pointee)
        case .removeElement:
          let index = try index(indices + Int(instruction.c), registers, globals)
          guard let object = at(instruction.b).pointee.object else {
            throw .elementsNotAssignable(at(instruction.b).pointee.typeName)
          }
          try object.removeElement(index, self)
        case .attribute:
          at(instruction.a).pointee = try attribute(
            at(instruction.b).pointee, code, instruction.c, caches + (next &- 1))
        case .setAttribute:
          try setAttribute(
            at(instruction.b).pointee, code, instruction.c, to: at(instruction.a).pointee,
            caches + (next &- 1))
        case .removeAttribute:
          let name = code.names[Int(instruction.c)]
          guard let object = at(instruction.b).pointee.object as? InstanceObject,
            object.remove(name)
          else { throw .attribute(name, of: at(instruction.b).pointee.typeName, nearest: nil) }
        case .call:
          stand(code, next)
          at(instruction.a).pointee = try call(
            at(instruction.b).pointee, code.sealedCalls + Int(instruction.c), registers, globals)
        case .callMethod:
          stand(code, next)
          at(instruction.a).pointee = try callMethod(
            at(instruction.b).pointee, code, instruction, caches + (next &- 1), registers, globals)
        case .keep: at(instruction.a).pointee = try kept(at(instruction.b).pointee)
        case .superObject:
          guard let owner else { throw .noSuper() }
          at(instruction.a).pointee = .object(
            SuperObject(at(instruction.b).pointee, behind: owner))
        case .sumOfProducts:
          stand(code, next)
          at(instruction.a).pointee = try sumOfProducts(instruction, at)
        case .collect:
          let items = try arguments(code.calls[Int(instruction.b)], registers, globals).values
          switch instruction.extra {
          case 0: at(instruction.a).pointee = .tuple(items)
          case 1: at(instruction.a).pointee = .list(items)
          default: at(instruction.a).pointee = .object(try SetObject(items))
          }
        case .dictionary:
          at(instruction.a).pointee = try dictionary(
            code.dictionaries[Int(instruction.b)], registers, globals)
        case .append:
          if case .object(let object) = at(instruction.a).pointee {
            try unsafeDowncast(object, to: ListObject.self).append(at(instruction.b).pointee)
          }
        case .insert:
          if case .object(let object) = at(instruction.a).pointee {
            try unsafeDowncast(object, to: SetObject.self).insert(at(instruction.b).pointee)
          }
        case .store:
          if case .object(let object) = at(instruction.a).pointee {
            try unsafeDowncast(object, to: DictionaryObject.self).set(
              at(instruction.b).pointee, at(instruction.c).pointee)
          }
        case .format:
          at(instruction.a).pointee = .text(
            try format(code, Int(instruction.b), registers, globals))
        case .function:
          at(instruction.a).pointee = .object(
            try makeFunction(code.functions[Int(instruction.b)], registers, globals))
        case .decorate:
          at(instruction.a).pointee = try decorate(
            at(instruction.b).pointee,
            arguments(code.calls[Int(instruction.c)], registers, globals))
        case .classObject:
          at(instruction.a).pointee = .object(
            try makeClass(code.classes[Int(instruction.b)], registers, globals))
        case .unpack:
          try unpack(
            at(instruction.a).pointee, code.unpackings[Int(instruction.b)], registers, globals)
        case .module:
          at(instruction.a).pointee = .object(
            try ModuleObject.imported(code.names[Int(instruction.b)]))
        case .fromModule:
          let module = try ModuleObject.imported(code.names[Int(instruction.b)])
          let name = code.names[Int(instruction.c)]
          guard let value = try module.attribute(name, self) else {
            throw .notInModule(name, module.path)
          }
          at(instruction.a).pointee = value
        case .enter: at(instruction.a).pointee = try enterContext(at(instruction.b).pointee)
        case .exit: try exitContext(at(instruction.a).pointee)
        case .giveBack: return at(instruction.a).pointee
        case .fail:
          let message = instruction.a == Compiler.absent ? nil : at(instruction.a).pointee
          throw .assertion(
            try message.map { value throws(ProgramFailure) in try text(value) } ?? "")
        case .raise:
          throw try raised(instruction.a == Compiler.absent ? .none : at(instruction.a).pointee)
        case .forget:
          if instruction.extra == 1, case .object(let object) = registers[Int(instruction.a)] {
            unsafeDowncast(object, to: CellObject.self).value = .unbound
          } else {
            guard !at(instruction.a).pointee.isUnbound else {
              throw .name(code.names[Int(instruction.b)], nearest: nil)
            }
            at(instruction.a).pointee = .unbound
          }
        case .show:
          let name = instruction.b == Compiler.absent ? nil : code.names[Int(instruction.b)]
          try showValue(at(instruction.a).pointee, name: name, isSilent: instruction.extra == 1)
        case .outside: throw .outside(code.outsides[Int(instruction.a)])
        }
      }
    } catch {
      error.pass(through: code, at: code.ranges[max(0, next - 1)]) { loopVariables() }
      throw error
    }
  }

  /// Notes that a loop begins.
  @inline(never)
  private func open(
    _ loop: LoopPlan, at place: Int, _ registers: UnsafeMutablePointer<ProgramValue>
  ) {
    state.pointee.loopCount = place + 1
    loops[place] = ActiveLoop(number: loop.number, value: -1)
    if loopPlans.count > place { loopPlans.removeSubrange(place...) }
    while loopPlans.count < place { loopPlans.append((loop, registers)) }
    loopPlans.append((loop, registers))
  }

  /// Notes where the instruction stands that calls something.
  @inline(__always)
  private func stand(_ code: ProgramCode, _ next: Int) {
    guard !code.isLibrary else { return }
    place = code.ranges[next &- 1]
    source = code.source
  }

  private func sumOfProducts(
    _ instruction: Instruction, _ at: (Int32) -> UnsafeMutablePointer<ProgramValue>
  ) throws(ProgramFailure) -> ProgramValue {
    let (left, right) = (at(instruction.b).pointee, at(instruction.c).pointee)
    let isMethod = instruction.extra == 1
    let isLibrary =
      isMethod || (at(instruction.d).pointee.object as? LibraryFunctionObject)?.name == "sum"
    if isLibrary, let sum = try sumOfProducts(left, right) { return sum }
    let product = try binary(.multiply, left, right)
    return try isMethod
      ? callMethod(product, "sum", ProgramArguments())
      : call(at(instruction.d).pointee, ProgramArguments(values: [product]))
  }
}
