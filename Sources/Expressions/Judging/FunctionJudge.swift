import Tensors
import Terminal

/// Compares a function of a program with another function: `compare(mine, conv2d)`.
struct FunctionJudge {
  let session: Session

  /// Where what is wrong with the call is said.
  let range: SourceRange

  /// Where the other function lives, if that is elsewhere.
  var otherSession: Session?

  /// Compares two functions.
  ///
  /// - Parameters:
  ///   - mine: What is judged.
  ///   - other: What it is held against.
  ///   - examples: Arrays to begin with, by place.
  ///   - given: Values for parameters that are known under no name.
  ///   - varying: The settings that vary; nil for all that `mine` takes.
  ///   - operand: The array by which the gradient is judged; nil for the value itself.
  /// - Returns: What came out.
  /// - Throws: a diagnostic where the functions cannot be compared; a difference is no error.
  func comparison(
    _ mine: JudgedFunction, _ other: JudgedFunction, examples: [Node<Double>] = [],
    given: [String: Value] = [:], varying: Set<String>? = nil, operand: String? = nil
  ) throws(Diagnostic) -> Comparison {
    // A layer that counts or remembers does so in a copy.
    let mine = mine.copied(ProgramMachine(session)) ?? mine
    let globals = RememberedGlobals(session)
    defer { globals.restore() }
    let families = self.families(mine, other, examples)
    guard let first = families.first else {
      throw .notComparable(other.name, at: range)
    }
    var values: [String: ProgramValue] = [:]
    var fixed: [String: Double] = [:]
    var others: [String: Value] = [:]
    for (name, value) in given {
      if let setting = ParameterNames.setting(name, in: first) {
        if case .tensor(let node) = value, let number = node.value.single {
          fixed[setting] = number
        } else {
          others[setting] = value
        }
      } else if let library = other.library, library.signature.position(of: name) != nil,
        !first.arrays.contains(where: { $0.name == name })
      {
        // What the library's function alone has to be told: `dim=1`.
        others[name] = value
        guard mine.parameters.contains(where: { $0.name == name }) else { continue }
      } else if !mine.parameters.contains(where: { $0.name == name }) {
        throw .noSuchParameter(name, of: mine.name, at: range)
      }
      values[name] = try ProgramMachine(session).importedForJudging(value)
    }
    // A word that is taken where nothing else is given holds for both: `padding='valid'`.
    var words: Set<String> = []
    for parameter in mine.parameters where given[parameter.name] == nil {
      guard let word = parameter.word,
        let setting = ParameterNames.setting(parameter.name, in: first)
      else { continue }
      others[setting] = .string(word)
      words.insert(parameter.name)
      values[parameter.name] = .text(word)
    }
    let given = Set(given.keys).union(words)
    for family in families {
      let isLast = family.forms.first?.name == families.last?.forms.first?.name
      let known = operand == nil ? family : family.withUpstream
      let subject = JudgedProgram(
        mine, ParameterMatching(mine, known, given: given), session: session,
        given: values)
      if let unmatched = subject.matching.unmatched {
        guard isLast else { continue }
        if mine.library != nil { throw .otherInputs(mine.name, other.name, unmatched, at: range) }
        throw .unmatchedParameter(unmatched, of: mine.name, other: other.name, at: range)
      }
      guard let reference = try reference(other, family, operand, given: values) else { continue }
      reference.others = others
      let needed = family.settings.first {
        $0.isNeeded && !subject.matching.settings.contains($0.name) && fixed[$0.name] == nil
          && others[$0.name] == nil
      }
      if let needed {
        throw .settingNeeded(needed.name, of: other.name, mine: mine.name, at: range)
      }
      var best: Comparison?
      for (drawing, manners) in try drawings(subject, reference, family, fixed, varying) {
        subject.manner = manners.mine
        if case .program(let program) = reference.forward { program.manner = manners.other }
        var comparison = try comparison(
          subject, reference, drawing, other.name, examples, globals)
        comparison.isLibrary = other.library != nil
        if comparison.isSame { return comparison }
        best = best ?? comparison
        // A function for pictures may run on a map by chance; what is right for pictures is right.
        guard family.kind == .window || family.kind == .pooling, examples.isEmpty else { break }
      }
      if let best { return best }
    }
    if !given.isEmpty { throw .settingsNotTaken(given.sorted(), of: other.name, at: range) }
    throw .notComparable(other.name, at: range)
  }

  /// What the right function might take.
  private func families(
    _ mine: JudgedFunction, _ other: JudgedFunction, _ examples: [Node<Double>]
  ) -> [CaseFamily] {
    if other.library != nil { return CaseFamily.named(other.name).map { [$0] } ?? [] }
    // A function of a program takes what the example shows, or what its parameters are called for.
    let shown = examples.map {
      CaseFamily.Example(tensor: $0.value, isWhole: $0.type == .whole)
    }
    if shown.count > 1, let convolution = CaseFamily.named("conv2d"), !convolution.fits(shown),
      let family = CaseFamily(like: shown)
    {
      return [family]
    }
    if let known = CaseFamily.named(mine.library == nil ? "" : mine.name) { return [known] }
    let names = other.parameters.map(\.name)
    let pooling = CaseFamily.named("avg_pool2d")
    let needed = other.parameters.filter { !$0.hasDefault }
    if names.contains(where: { ParameterNames.settings["rate"]?.contains($0) ?? false }) {
      return [CaseFamily.updates]
    }
    if let pooling,
      names.dropFirst().contains(where: {
        ParameterNames.setting($0, in: pooling) == "kernel_size"
          && !["k", "K", "f", "F"].contains($0)
      })
    {
      return [pooling]
    }
    let second = needed.count > 1 ? needed[1].name : ""
    let isKernel =
      ["weight", "upstream"].contains { ParameterNames.arrays[$0]?.contains(second) ?? false }
    let pairs = ["mse_loss", "matmul", "linear", "conv2d"].compactMap(CaseFamily.named)
    switch needed.count {
    case 0...1: return ["relu", "sum"].compactMap(CaseFamily.named)
    default: return isKernel ? pairs.reversed() : pairs
    }
  }

  private func reference(
    _ other: JudgedFunction, _ family: CaseFamily, _ operand: String?,
    given: [String: ProgramValue]
  ) throws(Diagnostic) -> JudgedReference? {
    let kind = operand.map { JudgedReference.Kind.gradient(of: $0) } ?? .value
    if let library = other.library {
      return JudgedReference(.library(library), kind, family, session: quiet)
    }
    let matching = ParameterMatching(other, family, given: Set(given.keys))
    guard matching.unmatched == nil else { return nil }
    let program = JudgedProgram(
      other, matching, session: otherSession ?? session, given: given)
    return JudgedReference(.program(program), kind, family, session: quiet)
  }

  /// Where the library computes: what it says there is not shown.
  private var quiet: Session {
    let quiet = Session(show: { _ in })
    quiet.allowance = session.allowance
    return quiet
  }

  /// The arrays that a function is given: those that its parameters are, or that its object holds.
  private func arrays(of subject: JudgedProgram, _ family: CaseFamily) -> Set<String> {
    var names = subject.matching.arrays
    for array in family.arrays where !array.isOptional { names.insert(array.name) }
    switch subject.function.manner {
    case .plain: break
    case .object(let instance):
      if !ModuleTree.places(of: "bias", in: instance).isEmpty { names.insert("bias") }
    case .constructed:
      if subject.function.mentions(["self.bias", "self.b ", "self.b\n", "self.b."]) {
        names.insert("bias")
      }
    }
    return names.intersection(family.arrays.map(\.name))
  }

  /// How each of two functions wants its arrays.
  private typealias Manners = (mine: JudgedProgram.Manner, other: JudgedProgram.Manner)

  /// The forms that both functions take on their smallest cases, and how mine wants its arrays there; where
  /// it takes none, the one in which it gets furthest.
  private func drawings(
    _ subject: JudgedProgram, _ reference: JudgedReference, _ family: CaseFamily,
    _ fixed: [String: Double], _ varying: Set<String>?
  ) throws(Diagnostic) -> [(drawing: CaseDrawing, manners: Manners)] {
    let arrays = arrays(of: subject, family)
    let settings = subject.matching.settings.subtracting(fixed.keys).filter { name in
      varying?.contains(name) ?? true || family.settings.contains { $0.name == name && $0.isNeeded }
    }
    var taken: [(CaseDrawing, Manners)] = []
    var furthest: (drawing: CaseDrawing, manners: Manners, progress: Int)?
    for form in family.forms {
      let drawing = CaseDrawing(
        family, form, arrays: arrays, settings: settings, fixed: fixed,
        isSquare: subject.matching.hasOneSize)
      guard let cases = try smallest(drawing, reference) else { continue }
      var other = JudgedProgram.Manner()
      if case .program(let program) = reference.forward { other = program.manner }
      manners: for manner in subject.manners {
        subject.manner = manner
        for judged in cases {
          let failure = try first(subject, judged).failure
          guard let failure, !failure.isFinal else {
            taken.append((drawing, (manner, other)))
            break manners
          }
          // Of what goes wrong in every manner that is told which the likeliest arrays run into.
          if manner.arrays == subject.manners.first?.arrays,
            failure.progress > furthest?.progress ?? -1
          {
            furthest = (drawing, (manner, other), failure.progress)
          }
        }
      }
    }
    return taken.isEmpty ? furthest.map { [($0.drawing, $0.manners)] } ?? [] : taken
  }

  private func first(
    _ subject: JudgedProgram, _ judged: JudgedCase
  ) throws(Diagnostic) -> JudgedOutcome {
    do throws(Diagnostic) {
      return try subject.outcome(judged)
    } catch {
      var diagnostic = error
      if diagnostic.primary == nil { diagnostic.primary = .init(range) }
      throw diagnostic
    }
  }

  /// The smallest cases that the reference takes.
  private func smallest(
    _ drawing: CaseDrawing, _ reference: JudgedReference
  ) throws(Diagnostic) -> [JudgedCase]? {
    var manners: [JudgedProgram.Manner?] = [nil]
    if case .program(let program) = reference.forward { manners = program.manners }
    for manner in manners {
      if case .program(let program) = reference.forward, let manner { program.manner = manner }
      var cases: [JudgedCase] = []
      for place in drawing.plans.indices.prefix(40) {
        let judge = CaseJudge(reference: reference) { _, _ in (.numbers(Tensor(0), nil), false) }
        if let judged = judge.valid(drawing, place) { cases.append(judged) }
        if let stop = reference.stop { throw stop }
        if cases.count == 2 { return cases }
      }
      if !cases.isEmpty { return cases }
    }
    return nil
  }

  private func comparison(
    _ subject: JudgedProgram, _ reference: JudgedReference, _ drawing: CaseDrawing,
    _ other: String, _ examples: [Node<Double>], _ globals: RememberedGlobals
  ) throws(Diagnostic) -> Comparison {
    let dropsOnes = drawing.form.dropsOnes
    let early = subject.early
    var judge = CaseJudge(
      reference: reference, range: range,
      run: { judged, nodes throws(Diagnostic) in
        let outcome = try subject.outcome(judged, nodes: nodes)
        return (
          dropsOnes ? FunctionJudge.shaped(outcome, like: reference.result(judged)) : outcome,
          subject.hasChangedInputs
        )
      }, steps: { subject.steps })
    var first: [JudgedCase] = []
    if !examples.isEmpty {
      var judged = JudgedCase([:], drawing.plans.first?.settings ?? [:])
      judged.spatialRank = drawing.family.spatialRank
      for (array, node) in zip(drawing.family.arrays, examples) {
        judged.arrays[array.name] = node.value
        if node.type == .whole, case .classes = array.numbers { judged.whole.insert(array.name) }
      }
      if reference.result(judged) == nil { throw .exampleNotTaken(other, at: range) }
      first = [judged]
    }
    judge.slipOfCalls = { cases throws(Diagnostic) in
      try slipOfCalls(subject, reference, cases, early, globals)
    }
    let finding = try judge.judged(drawing, examples: first)
    guard finding.tried > 0 else { throw .notComparable(other, at: range) }
    var comparison = Comparison(mine: subject.function.name, other: other)
    comparison.cases = finding.tried
    comparison.outcomes = finding.outcomes
    comparison.differing = finding.differing
    comparison.form = drawing.form.name
    comparison.varied = finding.varied.intersection(subject.matching.settings).sorted().map {
      subject.matching.name(of: $0)
    }
    (comparison.slip, comparison.slipWords) = (finding.slip, finding.words)
    if let smallest = finding.smallest {
      try fill(&comparison, smallest, judge, reference, drawing.family) {
        subject.matching.name(of: $0)
      }
    }
    return comparison
  }

  /// A result without a channel dimension of 1, where the right one has one.
  private static func shaped(_ outcome: JudgedOutcome, like right: Tensor<Double>?) -> JudgedOutcome
  {
    guard case .numbers(let tensor, let node) = outcome, let right, tensor.shape != right.shape,
      tensor.shape.dimensions == Array(right.shape.dimensions.drop { $0 == 1 })
        || tensor.shape.dimensions == Array(right.shape.dimensions.dropFirst()),
      let same = try? tensor.reshaped(right.shape)
    else { return outcome }
    return .numbers(same, node)
  }

  /// Puts a counterexample into a comparison.
  func fill(
    _ comparison: inout Comparison, _ judged: JudgedCase, _ judge: CaseJudge,
    _ reference: JudgedReference, _ family: CaseFamily, name: (String) -> String
  ) throws(Diagnostic) {
    var nodes: [String: Node<Double>] = [:]
    for array in family.arrays.map(\.name) + ["upstream"] {
      guard let tensor = judged.arrays[array] else { continue }
      let own = array == "upstream" ? "dy" : name(array)
      let node = Node(tensor, type: judged.whole.contains(array) ? .whole : .real, label: own)
      nodes[array] = node
      comparison.input.append(Comparison.Input(name: own, value: tensor))
      comparison.nodes.names.append((node, own))
    }
    comparison.parameters = judged.settings.sorted { $0.key < $1.key }.map {
      (name($0.key), $0.value)
    }
    let (outcome, _) = try judge.run(judged, nodes)
    let right = reference.node(judged, nodes: nodes)
    comparison.expected = right?.value
    if let forward = reference.forwardNode { comparison.nodes.names.append((forward, "y")) }
    comparison.nodes.other = right
    switch outcome {
    case .failed(let failure): comparison.failure = failure
    case .numbers(let mine, let node):
      comparison.values = mine
      comparison.nodes.mine = node
      if let right, mine.shape == right.value.shape,
        let place = mine.firstDifference(from: right.value)
      {
        comparison.at = mine.shape.index(of: place)
      }
    }
  }
}

extension ProgramMachine {
  /// A value of an ordinary line, for a parameter that the caller of `compare` has named.
  func importedForJudging(_ value: Value) throws(Diagnostic) -> ProgramValue {
    do throws(ProgramFailure) {
      return try imported(value)
    } catch {
      throw error.finished
    }
  }
}
