import Tensors
import Terminal

/// Judges a backward function by its forward one: runs that, draws an upstream gradient, and compares every
/// gradient that comes back: `gradcheck(conv_backward, conv_forward, x, w, b)`.
struct BackwardJudge {
  let session: Session
  let range: SourceRange

  /// Compares the gradients of a backward function, one comparison an array of the forward function.
  ///
  /// - Parameters:
  ///   - backward: What is judged.
  ///   - forward: Its forward function: a program's, or the library's.
  ///   - values: What the forward function takes, by place.
  /// - Returns: The comparisons, in the order of the arrays.
  /// - Throws: a diagnostic where the forward function's inputs are not known.
  func comparisons(
    _ backward: JudgedFunction, _ forward: JudgedFunction, _ values: [Value]
  ) throws(Diagnostic) -> [Comparison] {
    guard let family = family(of: forward, values) else {
      throw .notComparable(forward.name, at: range)
    }
    var given: [String: ProgramValue] = [:]
    for (parameter, value) in zip(forward.parameters, values) {
      if case .tensor(let node) = value, node.value.shape.rank > 0 { continue }
      if case .list = value { continue }
      if ParameterNames.setting(parameter.name, in: family) != nil { continue }
      if forward.isDictionary(parameter.name) { continue }
      given[parameter.name] = try ProgramMachine(session).importedForJudging(value)
    }
    let matching = ParameterMatching(forward, family, given: Set(given.keys))
    if let unmatched = matching.unmatched {
      throw .unmatchedParameter(unmatched, of: forward.name, other: backward.name, at: range)
    }
    let program = JudgedProgram(forward, matching, session: session, given: given)
    let pair = BackwardProgram(backward, program)
    let ranks = values.compactMap { value -> Int? in
      guard case .tensor(let node) = value else { return nil }
      return node.value.shape.rank
    }
    // What the library's function may be told and the backward one cannot stays as it is.
    let settings =
      forward.library == nil
      ? matching.settings
      : matching.settings.filter { setting in
        backward.parameters.contains { ParameterNames.setting($0.name, in: family) == setting }
      }
    let drawing = try drawing(family, matching.arrays, settings, program, rank: ranks.first)
    guard let drawing else { throw .notComparable(forward.name, at: range) }
    var library = forward.library
    if library == nil { library = try pooling(forward, family, given) }
    let hasUpstream = pair.takesUpstream
    let filler = FunctionJudge(session: session, range: range)
    var comparisons: [Comparison] = []
    let operands = family.arrays.filter { array in
      if case .classes = array.numbers { return false }
      return matching.arrays.contains(array.name)
    }.map(\.name)
    let names = operands.map { "d" + matching.name(of: $0) }
    func reference(_ operand: String) -> JudgedReference {
      let made = JudgedReference(
        library.map { .library($0) } ?? .program(program), .gradient(of: operand), family,
        session: session)
      made.hasPlainUpstream = !hasUpstream
      return made
    }
    var asked = operands
    if let first = operands.first,
      let only = try onlyOperand(of: pair, drawing, reference(first), operands, names)
    {
      asked = [only]
    }
    for (place, operand) in asked.enumerated() {
      let reference = reference(operand)
      let own = "d" + matching.name(of: operand)
      let judged = CaseJudge(
        reference: reference, range: range,
        run: { judged, nodes throws(Diagnostic) in
          let results = try pair.outcomes(judged, nodes: nodes, names: names)
          let outcome =
            results.count == 1 && results[0].failure != nil
            ? results[0]
            : place < results.count
              ? results[place]
              : .failed(
                JudgedFailure(
                  Phrase("it gives no \(own)", "没有给出 \(own)")))
          return (
            BackwardJudge.shaped(outcome, like: reference.result(judged)), pair.hasChangedInputs
          )
        }, steps: { program.steps })
      let finding = try judged.judged(drawing)
      guard finding.tried > 0 else { throw .notComparable(forward.name, at: range) }
      // A function that gives one gradient alone is asked for no others.
      if place > 0, pair.givesOne { break }
      var comparison = Comparison(mine: own, other: forward.name)
      comparison.isOfGradient = true
      comparison.cases = finding.tried
      comparison.differing = finding.differing
      comparison.form = drawing.form.name
      comparison.varied = finding.varied.intersection(matching.settings).sorted().map {
        matching.name(of: $0)
      }
      (comparison.slip, comparison.slipWords) = (finding.slip, finding.words)
      if let smallest = finding.smallest {
        try filler.fill(&comparison, smallest, judged, reference, family) { matching.name(of: $0) }
      }
      comparisons.append(comparison)
    }
    return comparisons
  }

  /// The array whose gradient a backward function gives that gives one: the one that has its shape.
  ///
  /// - Returns: Nil where it gives several, or what has the shape of none.
  private func onlyOperand(
    of pair: BackwardProgram, _ drawing: CaseDrawing, _ reference: JudgedReference,
    _ operands: [String], _ names: [String]
  ) throws(Diagnostic) -> String? {
    let judge = CaseJudge(reference: reference, range: range) { _, _ in
      (.numbers(Tensor(0), nil), false)
    }
    var candidates = operands
    for place in drawing.plans.indices.prefix(60) where candidates.count > 1 {
      guard let judged = judge.valid(drawing, place) else { continue }
      let results = try pair.outcomes(judged, nodes: [:], names: names)
      guard results.count == 1, let shape = results[0].tensor?.shape else { return nil }
      candidates.removeAll { judged.arrays[$0]?.shape != shape }
    }
    return candidates.first
  }

  /// The library's pooling, where the forward function does what that does: its gradient says to which of
  /// equal cells it belongs, as a program's line `window.max()` does not.
  private func pooling(
    _ forward: JudgedFunction, _ family: CaseFamily, _ given: [String: ProgramValue]
  ) throws(Diagnostic) -> Function? {
    guard family.kind == .pooling, given.isEmpty else { return nil }
    let judge = FunctionJudge(session: session, range: range)
    for name in ["max_pool2d", "avg_pool2d"] {
      guard let library = FunctionTable.shared.named(name),
        let other = JudgedFunction(.object(LibraryFunctionObject(library, .torch)))
      else { continue }
      if try judge.comparison(forward, other).isSame { return library }
    }
    return nil
  }

  /// A bias's gradient of one number may come without dimensions, or with one.
  private static func shaped(_ outcome: JudgedOutcome, like right: Tensor<Double>?) -> JudgedOutcome
  {
    guard case .numbers(let tensor, let node) = outcome, let right, tensor.shape != right.shape,
      tensor.elements.count == 1, right.elements.count == 1,
      let same = try? tensor.reshaped(right.shape)
    else { return outcome }
    return .numbers(same, node)
  }

  private func family(of forward: JudgedFunction, _ values: [Value]) -> CaseFamily? {
    if forward.library != nil { return CaseFamily.named(forward.name) }
    let examples = CaseFamily.examples(values)
    guard let convolution = CaseFamily.named("conv2d"), let pooling = CaseFamily.named("max_pool2d")
    else { return nil }
    if examples.count >= 2 {
      // Two matrices may be a picture and a kernel, or the factors of a product.
      let isProduct =
        examples[1].tensor.shape.rank == 2
        && (forward.mentions(["@", ".dot(", "matmul", "einsum"])
          || examples[0].tensor.shape == examples[1].tensor.shape)
      if !isProduct, convolution.fits(examples) { return convolution }
      return CaseFamily(like: examples)
    }
    let takesSize = ParameterMatching(forward, pooling, given: []).settings.contains("kernel_size")
    if takesSize { return pooling }
    let isMap = examples.first.map { $0.tensor.shape.rank <= 2 } ?? true
    return isMap ? CaseFamily.named("relu") : CaseFamily(like: examples)
  }

  private func drawing(
    _ family: CaseFamily, _ arrays: Set<String>, _ settings: Set<String>, _ program: JudgedProgram,
    rank: Int?
  ) throws(Diagnostic) -> CaseDrawing? {
    for form in family.forms {
      let input = (form.shapes["input"] ?? "").split(separator: " ").count
      if let rank, input != rank,
        family.forms.contains(where: {
          ($0.shapes["input"] ?? "").split(separator: " ").count == rank
        })
      {
        continue
      }
      let drawing = CaseDrawing(family, form, arrays: arrays, settings: settings)
      for manner in program.manners {
        program.manner = manner
        var tries = 0
        for place in drawing.plans.indices.prefix(60) {
          var random = RandomSource(seed: UInt64(place))
          guard let judged = drawing.drawn(drawing.plans[place], using: &random) else { continue }
          if program.function.library != nil { return drawing }
          tries += 1
          let outcome = try program.outcome(judged)
          if outcome.tensor?.shape.count ?? 0 > 0 || outcome.failure?.isFinal ?? false {
            return drawing
          }
          if tries == 20 { break }
        }
      }
    }
    return nil
  }
}

/// A backward function with the forward one that hands its cache on.
final class BackwardProgram {
  private let backward: JudgedFunction
  private let forward: JudgedProgram
  private var known: (judged: JudgedCase, outcomes: [JudgedOutcome], hasChanged: Bool)?

  /// Whether the last run changed what it was given.
  private(set) var hasChangedInputs = false

  init(_ backward: JudgedFunction, _ forward: JudgedProgram) {
    self.backward = backward
    self.forward = forward
  }

  /// Whether it is handed the gradient that arrives: by a name that says so, or as its first parameter, where
  /// that is none of the forward function's.
  var takesUpstream: Bool {
    let upstreams = ParameterNames.arrays["upstream"] ?? []
    if backward.parameters.contains(where: { upstreams.contains($0.name) }) { return true }
    guard let first = backward.parameters.first?.name else { return false }
    return !BackwardProgram.caches.contains(first)
      && !forward.matching.meanings.contains { $0.parameter.name == first }
  }

  /// Names under which learners hand a cache on.
  private static let caches: Set<String> = ["cache", "ctx", "saved", "memory", "tape"]

  /// Whether it gives one gradient only.
  var givesOne: Bool {
    known.map { $0.outcomes.count == 1 && $0.outcomes[0].failure == nil } ?? false
  }

  /// The gradients that come back, by place or, from a dict, by name.
  func outcomes(
    _ judged: JudgedCase, nodes: [String: Node<Double>], names: [String]
  ) throws(Diagnostic) -> [JudgedOutcome] {
    if let known, known.judged == judged, nodes.isEmpty {
      hasChangedInputs = known.hasChanged
      return known.outcomes
    }
    let outcomes = try forward.quietly { machine throws(ProgramFailure) in
      var handed: [JudgedProgram.Handed] = []
      let result = try forward.call(machine, judged, nodes, &handed)
      guard let upstream = judged.arrays["upstream"] else { return [] }
      let dy = try machine.value(
        of: nodes["upstream"] ?? Node(upstream), isTorch: forward.manner.arrays == .torch)
      if dy.array != nil { handed.append((dy, upstream)) }
      var cache: [ProgramValue] = []
      if result.object is TupleObject, let parts = result.parts { cache = Array(parts.dropFirst()) }
      let arguments = try self.arguments(dy, cache, machine, judged, nodes, &handed)
      let given = try machine.call(backward.value, arguments)
      forward.noteChanges(handed, machine)
      if let dictionary = given.dictionary {
        var outcomes: [JudgedOutcome] = []
        for name in names {
          let value = dictionary.items.first { $0.key.text == name }?.value
          outcomes.append(
            value.map { JudgedProgram.numbers($0, machine) }
              ?? .failed(JudgedFailure(Phrase("it gives no \(name)", "没有给出 \(name)"))))
        }
        return outcomes
      }
      let isSeveral =
        given.object is TupleObject
        || given.object is ListObject && given.parts?.count == names.count
          && given.parts?.allSatisfy { $0.array != nil } ?? false
      let parts = isSeveral ? given.parts ?? [given] : [given]
      return parts.map { JudgedProgram.numbers($0, machine) }
    }
    hasChangedInputs = forward.hasChangedInputs
    if nodes.isEmpty { known = (judged, outcomes, hasChangedInputs) }
    return outcomes
  }

  /// What the backward function gets: the upstream gradient, the cache, and what the forward one got.
  private func arguments(
    _ dy: ProgramValue, _ cache: [ProgramValue], _ machine: ProgramMachine, _ judged: JudgedCase,
    _ nodes: [String: Node<Double>], _ handed: inout [JudgedProgram.Handed]
  ) throws(ProgramFailure) -> ProgramArguments {
    let own = try forward.arguments(machine, judged, nodes, &handed)
    var arguments = ProgramArguments()
    var hasUpstream = false
    var caches = cache
    let upstreams = ParameterNames.arrays["upstream"] ?? []
    let isNamed = !takesUpstream || backward.parameters.contains { upstreams.contains($0.name) }
    for (place, parameter) in backward.parameters.enumerated() {
      if let known = own.first(where: { $0.name == parameter.name }),
        !upstreams.contains(parameter.name)
      {
        arguments.named.append((parameter.name, known.value))
      } else if !hasUpstream, upstreams.contains(parameter.name) || !isNamed && place == 0 {
        hasUpstream = true
        arguments.named.append((parameter.name, dy))
      } else if !caches.isEmpty {
        arguments.named.append((parameter.name, caches.removeFirst()))
      } else if !parameter.hasDefault {
        // By place: the forward function's arguments in their order.
        let left = own.filter { item in !arguments.named.contains { $0.name == item.name } }
        let taken = arguments.named.count - (hasUpstream ? 1 : 0)
        if taken < own.count, left.indices.contains(0) {
          arguments.named.append((parameter.name, own[min(taken, own.count - 1)].value))
        }
      }
    }
    return arguments
  }
}
