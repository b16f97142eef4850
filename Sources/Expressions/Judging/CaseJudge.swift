import Tensors
import Terminal

/// Holds something against a reference on drawn cases, and finds the smallest on which it differs.
///
/// The same seed gives the same cases, whatever the functions do.
struct CaseJudge {
  /// What is judged: its result for a case, given nodes for the case's arrays, and whether it changed them.
  typealias Run = (
    JudgedCase, [String: Node<Double>]
  ) throws(Diagnostic) -> (outcome: JudgedOutcome, hasChangedInputs: Bool)

  /// How many small and how many larger cases are tried.
  private static let (small, large) = (60, 24)

  /// How many sizes are looked at, in order, for a smaller case than the first that differs.
  private static let smaller = 300

  /// The most numbers of a result that is compared.
  private static let largest = 4096

  /// How many steps a program may take in all before no further cases are drawn.
  static let patience = 40_000_000

  /// What was found.
  struct Finding {
    var tried = 0
    var differing = 0
    var smallest: JudgedCase?
    var slip: Slip?
    var words: Phrase?
    /// The settings that had more than one value.
    var varied: Set<String> = []
    /// What `mine` gave for each case.
    var outcomes: [JudgedOutcome] = []
  }

  let reference: JudgedReference

  /// Where an interruption is said.
  var range = SourceRange(0, 0)

  let run: Run

  /// The steps that programs have taken so far.
  var steps: () -> Int = { 0 }

  /// Whether no further case will be answered: the last one that was is then the one to show.
  var isOver: () -> Bool = { false }

  /// What is wrong that shows only when the function is run once more, on cases that were tried.
  var slipOfCalls: ([JudgedCase]) throws(Diagnostic) -> (Slip, Phrase?)? = { _ in nil }

  /// Judges on the cases of a drawing, after examples that come first.
  func judged(_ drawing: CaseDrawing, examples: [JudgedCase] = []) throws(Diagnostic) -> Finding {
    var finding = Finding()
    var results: [(judged: JudgedCase, mine: Tensor<Double>)] = []
    var first: (judged: JudgedCase, place: Int)?
    var hasOnlyChanged = true
    var failed: [JudgedCase] = []
    var values: [String: Set<Double>] = [:]
    let placed = placed(drawing, examples)
    for (place, judged) in placed {
      try goOn()
      let (outcome, hasChanged) = try run(judged, [:])
      finding.tried += 1
      finding.outcomes.append(outcome.unrecorded)
      for (name, value) in judged.settings { values[name, default: []].insert(value) }
      if let tensor = outcome.tensor {
        results.append((judged, tensor))
      } else {
        failed.append(judged)
      }
      let isRight = agrees(outcome, judged)
      if !isRight { hasOnlyChanged = false }
      if !isRight || hasChanged {
        finding.differing += 1
        if first == nil { first = (judged, place) }
        if outcome.failure?.isFinal ?? false { break }
      }
      if steps() > CaseJudge.patience { break }
    }
    finding.varied = Set(values.filter { $0.value.count > 1 }.keys)
    guard let first else { return finding }
    let variant = hasOnlyChanged ? nil : self.variant(in: results, failed: failed)
    if hasOnlyChanged {
      (finding.slip, finding.words) = (.shared, nil)
    } else if let found = failed.isEmpty
      ? slip(in: results, variant) : variant.map({ ($0.slip, $0.words) })
    {
      (finding.slip, finding.words) = found
    }
    guard !isOver() else {
      finding.smallest = first.judged
      return finding
    }
    if finding.slip == nil, let found = try slipOfCalls(placed.map(\.judged)) {
      (finding.slip, finding.words) = found
    }
    if finding.slip == nil, failed.count < placed.count,
      let found = try limited(in: results, failed: failed, placed, drawing)
    {
      (finding.slip, finding.words) = (found.slip, found.words)
      if let inside = found.first {
        finding.smallest = try simplified(
          smaller(than: inside.judged, at: inside.place, drawing, where: found.limit.holds),
          drawing, explainedBy: found.variant)
        return finding
      }
    }
    finding.smallest = try simplified(
      smaller(than: first.judged, at: first.place, drawing), drawing, explainedBy: variant)
    return finding
  }

  /// The cases that are tried.
  func cases(of drawing: CaseDrawing, examples: [JudgedCase] = []) -> [JudgedCase] {
    placed(drawing, examples).map(\.judged)
  }

  private func placed(
    _ drawing: CaseDrawing, _ examples: [JudgedCase]
  ) -> [(place: Int, judged: JudgedCase)] {
    (examples.map { (-1, $0) } + sample(drawing)).filter { reference.decides($0.1) }
  }

  private func goOn() throws(Diagnostic) {
    if let stop = reference.stop { throw stop }
    if Interruption.isRequested { throw .interrupted(at: range) }
  }

  /// Whether a result is the right one.
  func agrees(_ outcome: JudgedOutcome, _ judged: JudgedCase) -> Bool {
    guard let mine = outcome.tensor, let right = reference.result(judged) else { return false }
    return mine.agrees(with: right)
  }

  private func differs(_ judged: JudgedCase) throws(Diagnostic) -> JudgedOutcome? {
    guard reference.decides(judged) else { return nil }
    let (outcome, hasChanged) = try run(judged, [:])
    return hasChanged || !agrees(outcome, judged) ? outcome : nil
  }

  // MARK: Cases

  /// Cases of growing size, each with its place among the plans.
  private func sample(_ drawing: CaseDrawing) -> [(Int, JudgedCase)] {
    let plans = drawing.plans
    let border = max(CaseDrawing.smallest, (plans.first?.count ?? 0) + 6)
    let small = plans.indices.filter { plans[$0].count <= border }
    let large = plans.indices.filter { plans[$0].count > border }
    var random = RandomSource(seed: 2)
    var chosen: [(Int, JudgedCase)] = []
    for place in small.prefix(12) {
      if let judged = valid(drawing, place) { chosen.append((place, judged)) }
      if chosen.count == 4 { break }
    }
    for (places, wanted) in [(small, CaseJudge.small), (large, CaseJudge.large)] {
      var places = places.filter { place in !chosen.contains { $0.0 == place } }
      var found = 0
      var tries = 0
      while found < wanted, tries < 12 * wanted, !places.isEmpty {
        tries += 1
        let place = places.remove(at: Int(random.next() % UInt64(places.count)))
        if let judged = valid(drawing, place) {
          chosen.append((place, judged))
          found += 1
        }
      }
      // Where sizes are few, the same ones come with other numbers.
      var round: UInt64 = 1
      while found < 20, round < 20, let last = chosen.last?.0, wanted == CaseJudge.small {
        if let judged = valid(drawing, last, round: round) {
          chosen.append((last, judged))
          found += 1
        }
        round += 1
      }
    }
    return chosen.sorted { $0.0 < $1.0 }
  }

  /// The case of a plan, if the reference takes it and gives numbers for it.
  func valid(_ drawing: CaseDrawing, _ place: Int, round: UInt64 = 0) -> JudgedCase? {
    var random = RandomSource(seed: UInt64(place) &* 64 &+ round)
    guard var judged = drawing.drawn(drawing.plans[place], using: &random) else { return nil }
    if case .gradient = reference.kind {
      // Where a window has no cell at all there is nothing to find the gradient of.
      guard let output = reference.output(judged), output.elements.allSatisfy(\.isFinite) else {
        return nil
      }
      let shape = output.shape
      guard shape.count > 0, shape.count <= 64 else { return nil }
      let isOne = reference.hasPlainUpstream && shape.rank == 0
      judged.arrays["upstream"] = Tensor(repeating: 0, shape).map { _ in
        isOne ? 1 : Double(Int(random.next() % 12) - 4)
      }
    }
    guard let right = reference.result(judged), (1...CaseJudge.largest).contains(right.shape.count),
      right.elements.allSatisfy(\.isFinite), reference.decides(judged)
    else { return nil }
    return judged
  }

  /// A smaller case that differs, if there is one: sizes are gone through from the smallest on.
  private func smaller(
    than judged: JudgedCase, at place: Int, _ drawing: CaseDrawing,
    where holds: (JudgedCase) -> Bool = { _ in true }
  ) throws(Diagnostic) -> JudgedCase {
    let plans = drawing.plans
    let end = place >= 0 ? place : plans.count
    var looked = 0
    for other in 0..<end where looked < CaseJudge.smaller && steps() < 2 * CaseJudge.patience {
      guard place >= 0 || plans[other].count < judged.count else { break }
      for round in [UInt64(0), 1] {
        guard let smaller = valid(drawing, other, round: round) else { break }
        guard holds(smaller) else { continue }
        looked += 1
        try goOn()
        if try differs(smaller) != nil { return smaller }
      }
    }
    return judged
  }

  /// The same case with as many zeros and ones as leave the difference.
  private func simplified(
    _ judged: JudgedCase, _ drawing: CaseDrawing, explainedBy variant: SlipVariants.Variant?
  ) throws(Diagnostic) -> JudgedCase {
    var best = judged
    guard judged.count <= 64, let outcome = try differs(judged), outcome.failure?.isFinal != true
    else { return judged }
    let isFailure = outcome.failure != nil
    for name in judged.arrays.keys.sorted() {
      guard let array = judged.arrays[name] else { continue }
      for place in array.elements.indices {
        let own = array.elements[place].rounded()
        for number in [0.0, 1, own] where drawing.admits(number, in: name) {
          guard let now = best.arrays[name], now.elements[place] != number else { break }
          var numbers = now.elements
          numbers[place] = number
          guard let changed = try? Tensor(now.shape, numbers) else { break }
          let simpler = best.with(name, changed)
          try goOn()
          guard steps() < 3 * CaseJudge.patience, let found = try differs(simpler),
            (found.failure != nil) == isFailure
          else { continue }
          if let variant, let mine = found.tensor, variant.gives(mine, for: simpler) != true {
            continue
          }
          best = simpler
          break
        }
      }
    }
    return best
  }

  // MARK: Slips

  /// The way to slip that explains every case.
  ///
  /// A function that stopped is explained where the slip does not fit that case, or gives another size.
  func variant(
    in results: [(judged: JudgedCase, mine: Tensor<Double>)], failed: [JudgedCase]
  ) -> SlipVariants.Variant? {
    let differing = results.filter { judged, mine in
      reference.result(judged).map { !mine.agrees(with: $0) } ?? false
    }
    guard !differing.isEmpty else { return nil }
    return SlipVariants(reference).variants.first { variant in
      results.allSatisfy { reproduces(variant, $0) }
        && differing.contains { variant.shows($0.judged, against: reference) }
        && failed.allSatisfy { variant.mayFail($0, against: reference) }
    }
  }

  private func reproduces(
    _ variant: SlipVariants.Variant, _ pair: (judged: JudgedCase, mine: Tensor<Double>)
  ) -> Bool {
    // Where a slip cannot be computed it has nothing to say, as for a size that it would exceed.
    variant.gives(pair.mine, for: pair.judged)
      ?? (pair.mine.elements.isEmpty
        || reference.result(pair.judged).map { pair.mine.agrees(with: $0) } ?? true)
  }

  private func slip(
    in results: [(judged: JudgedCase, mine: Tensor<Double>)], _ variant: SlipVariants.Variant?
  ) -> (slip: Slip, words: Phrase?)? {
    let found = variant.map { (slip: $0.slip, words: $0.words) }
    let pairs = results.compactMap { judged, mine in
      reference.result(judged).map { (mine: mine, right: $0) }
    }
    guard pairs.contains(where: { !$0.mine.agrees(with: $0.right) }),
      let factor = ConstantFactor(pairs).factor
    else { return found }
    let own: (slip: Slip, words: Phrase?) =
      abs(factor + 1) < 1e-9
      ? (.sign, nil)
      : (
        .factor,
        Phrase(
          "the result is \(Value.roughText(factor)) times the right one",
          "结果是正确值的 \(Value.roughText(factor)) 倍")
      )
    let order = Slip.allCases
    guard let found, let a = order.firstIndex(of: found.slip),
      let b = order.firstIndex(of: own.slip)
    else { return own }
    return a < b || a == b && own.slip != .sign ? found : own
  }
}
