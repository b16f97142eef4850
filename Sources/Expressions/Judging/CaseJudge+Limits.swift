import Tensors
import Terminal

extension CaseJudge {
  /// What a function does wrong that was made for one kind of input.
  struct Limited {
    let slip: Slip
    let words: Phrase
    let limit: SizeLimit
    /// The slip inside the kind, where there is one besides.
    var variant: SlipVariants.Variant?
    /// The first case inside on which it shows.
    var first: (judged: JudgedCase, place: Int)?
  }

  /// How many cases of each size of window are tried to tell for which a function was made.
  private static let casesOfSize = 8

  /// How many plans are looked at for them.
  private static let plansOfSizes = 1500

  /// The kind of input on which alone a function is right, or slips in one known way.
  ///
  /// Where it is right inside, most of the cases outside must be wrong: else the kind is not what tells
  /// right from wrong.
  func limited(
    in results: [(judged: JudgedCase, mine: Tensor<Double>)], failed: [JudgedCase],
    _ placed: [(place: Int, judged: JudgedCase)], _ drawing: CaseDrawing
  ) throws(Diagnostic) -> Limited? {
    guard reference.kind == .value,
      reference.family.kind == .window || reference.family.kind == .pooling
    else { return nil }
    var (results, failed, placed) = (results, failed, placed)
    // Of larger windows there are few among the cases.
    for (place, judged) in ofEachSize(drawing) where !placed.contains(where: { $0.place == place })
    {
      guard steps() < CaseJudge.patience else { break }
      let (outcome, _) = try run(judged, [:])
      placed.append((place, judged))
      if let mine = outcome.tensor { results.append((judged, mine)) } else { failed.append(judged) }
    }
    let limits = SizeLimit.all(of: placed.map(\.judged), reference)
    let verdicts =
      results.map { pair in
        (pair.judged, reference.result(pair.judged).map { pair.mine.agrees(with: $0) } ?? false)
      } + failed.map { ($0, false) }
    var widest: (limit: SizeLimit, count: Int)?
    for limit in limits {
      let inside = verdicts.filter { limit.holds($0.0) }
      let outside = verdicts.filter { !limit.holds($0.0) }
      let wrong = outside.filter { !$0.1 }.count
      guard inside.count >= SizeLimit.fewest, inside.allSatisfy(\.1), !outside.isEmpty,
        2 * wrong >= outside.count, inside.count > widest?.count ?? 0
      else { continue }
      widest = (limit, inside.count)
    }
    if let limit = widest?.limit {
      return Limited(slip: .onlySize, words: limit.words, limit: limit)
    }
    for limit in limits where limit.isOfWindow {
      let inside = results.filter { limit.holds($0.judged) }
      guard inside.count >= SizeLimit.fewest, !failed.contains(where: limit.holds),
        let variant = variant(in: inside, failed: []),
        let first = placed.first(where: { item in
          limit.holds(item.judged) && variant.shows(item.judged, against: reference)
            && inside.contains {
              $0.judged == item.judged && !agrees(.numbers($0.mine, nil), $0.judged)
            }
        })
      else { continue }
      let inner = variant.words ?? variant.slip.words
      return Limited(
        slip: variant.slip,
        words: Phrase(
          "\(limit.words.english); and there, \(inner.english)",
          "\(limit.words.chinese)；而且\(inner.chinese)"),
        limit: limit, variant: variant, first: (first.judged, first.place))
    }
    return nil
  }

  /// Cases of every size of window that is drawn, as many of each, with as many windows as may be.
  private func ofEachSize(_ drawing: CaseDrawing) -> [(place: Int, judged: JudgedCase)] {
    let plans = drawing.plans
    func size(_ plan: CaseDrawing.Plan) -> [Int] {
      guard let columns = plan.lengths["B"] else {
        return plan.settings["kernel_size"].map { [Int($0)] } ?? []
      }
      return [plan.lengths["A"] ?? 1, columns]
    }
    var found: [[Int]: Int] = [:]
    var cases: [(place: Int, judged: JudgedCase)] = []
    let step = max(plans.count / CaseJudge.plansOfSizes, 1)
    for place in stride(from: plans.count - 1, through: 0, by: -step) {
      let size = size(plans[place])
      guard found[size, default: 0] < CaseJudge.casesOfSize, let judged = valid(drawing, place),
        reference.decides(judged)
      else { continue }
      found[size, default: 0] += 1
      cases.append((place, judged))
    }
    return cases
  }
}
