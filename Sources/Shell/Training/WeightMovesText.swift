import Networks
import Tensors
import Terminal
import Walkthroughs

/// What moved one weight over its training, as text and as JSON.
struct WeightMovesText {
  let moves: WeightMoves
  let name: String
  /// The number of the first step.
  let firstStep: Int
  let past: PastRun
  let settings: Settings

  /// The pictures that are listed of a step, and of all steps together.
  private static let listed = (ofStep: 3, ofAll: 5)

  private func say(_ english: String, _ chinese: String) -> String {
    Phrase(english, chinese)[settings.language]
  }

  /// A number of the network.
  private func value(_ number: Float?) -> String {
    number.map { NumberText(decimals: 8).arithmetic(Double($0)) } ?? "–"
  }

  /// Decimals that show four digits of the largest share.
  private var decimals: Int {
    let largest = moves.largest.first.map { abs($0.change) } ?? 0
    var (decimals, size) = (4, largest)
    while size < 1, size > 0, decimals < 12, size * 10 < 1 {
      size *= 10
      decimals += 1
    }
    return decimals
  }

  /// A share with its sign.
  private func signed(_ share: Double) -> String {
    guard share.isFinite else { return "\(share)" }
    let text = fixed(share, decimals: decimals)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    if isZero { return text.replacing("-", with: "") }
    return share < 0 ? text.replacing("-", with: "−") : "+" + text
  }

  private func picture(_ place: Int) -> String {
    let (number, label) = (past.number(ofPicture: place), past.className(ofPicture: place))
    return say("picture \(number), class \(escaped(label))", "第 \(number) 张，类别 \(escaped(label))")
  }

  /// Where a picture stands in the batch that `rewind` opens; nothing where there is nothing to open.
  private func rowName(_ row: Int) -> String { isOpenable ? "x[\(row)], " : "" }

  /// Whether the run has a file that can be rewound.
  private var isOpenable: Bool { !past.classNames.isEmpty }

  private func step(_ step: WatchedStep) -> String {
    say(
      "step \(grouped(step.step)), epoch \(step.epoch + 1)",
      "第 \(grouped(step.step)) 步，第 \(step.epoch + 1) 轮")
  }

  private var optimizer: OptimizerSettings { past.replay.run.recipe.optimizer }

  private var remembers: Bool { optimizer.kind != .sgd }

  /// The sums over all steps: what it came from.
  private var sums: [(String, Double)] {
    var sums = [(say("pictures of each step", "每一步的图像"), moves.byPictures)]
    if remembers || moves.earlier != 0 {
      sums.append(
        (
          say("earlier steps, by \(optimizer.kind.rawValue)", "更早的步（\(optimizer.kind.rawValue)）"),
          moves.earlier
        ))
    }
    if moves.decay != 0 { sums.append((say("weight decay", "权重衰减"), moves.decay)) }
    let rest = moves.total - moves.byPictures - moves.earlier - moves.decay
    if signed(rest) != signed(0) { sums.append((say("rounding", "舍入"), rest)) }
    return sums
  }

  /// What a step's share consists of.
  private func parts(_ step: WatchedStep) -> [(String, Double)] {
    let order = step.pictures.indices.sorted { abs(step.pictures[$0]) > abs(step.pictures[$1]) }
    let shown = order.prefix(Self.listed.ofStep)
    var parts = shown.map { row in (rowName(row) + picture(step.places[row]), step.pictures[row]) }
    let others = order.dropFirst(shown.count)
    if !others.isEmpty {
      parts.append(
        (
          say(
            others.count == 1 ? "1 other picture" : "\(others.count) other pictures",
            "其余 \(others.count) 张"),
          others.reduce(0) { $0 + step.pictures[$1] }
        ))
    }
    if remembers || step.earlier != 0 {
      parts.append((say("earlier steps", "更早的步"), step.earlier))
    }
    if step.decay != 0 { parts.append((say("weight decay", "权重衰减"), step.decay)) }
    if signed(step.rounding) != signed(0) {
      parts.append((say("rounding", "舍入"), step.rounding))
    }
    return parts
  }

  private var pictures: [(String, Double)] {
    moves.pictures(Self.listed.ofAll).map { found in
      let steps = say(
        found.steps == 1 ? "in 1 step" : "in \(found.steps) steps", "\(found.steps) 步")
      return (picture(found.place) + say(", ", "，") + steps, found.change)
    }
  }

  private var heading: String {
    let steps = grouped(moves.shares.count)
    let (before, after) = (value(moves.first), value(moves.last))
    return say(
      "\(name) over \(moves.shares.count == 1 ? "1 step" : "\(steps) steps"): \(before) → \(after)",
      "\(name)，\(steps) 步：\(before) → \(after)")
  }

  /// The end, by the numbers of the steps.
  private var total: String {
    let last = firstStep + moves.shares.count
    return say(
      "all shares, in order: w(\(last)) − w(\(firstStep)), to the bit",
      "所有份额按顺序相加：w(\(last)) − w(\(firstStep))，逐位相等")
  }

  private var hint: String? {
    guard isOpenable, let step = moves.largest.first?.step else { return nil }
    return say(
      "strider rewind CHECKPOINT \(step) opens the prompt at step \(step); x is its batch",
      "strider rewind 检查点 \(step) 打开提示符并回到第 \(step) 步；x 是它的批次")
  }

  private var titles: (steps: String, pictures: String) {
    (
      say("steps that moved it most", "移动它最多的步"),
      say("pictures that moved it most, over all steps", "移动它最多的图像（所有步合计）")
    )
  }

  /// Everything, as a table or as sentences.
  var text: StyledText {
    settings.isAccessible ? sentences : table
  }

  private var table: StyledText {
    typealias Row = [StyledText]
    func row(_ part: (String, Double), _ indent: Int) -> Row {
      [
        StyledText(String(repeating: " ", count: indent) + part.0),
        StyledText(signed(part.1), .number),
      ]
    }
    var rows = sums.map { row($0, 0) }
    var heads = [0: StyledText(heading, .heading)]
    heads[rows.count] = nil
    rows.append([StyledText(say("sum", "合计")), StyledText(signed(moves.total), .number)])
    let endOfSums = rows.count
    for found in moves.largest {
      rows.append([StyledText(step(found), .name), StyledText(signed(found.change), .number)])
      rows += parts(found).map { row($0, 2) }
    }
    let endOfSteps = rows.count
    rows += pictures.map { row($0, 0) }
    let lines = fitting(rows)
    var all = settings.fitted(heads[0] ?? "").lines
    all += lines[..<endOfSums] + settings.fitted(StyledText(total, .dim)).lines
    all += settings.fitted(StyledText(titles.steps, .heading)).lines + lines[endOfSums..<endOfSteps]
    if endOfSteps < lines.count {
      all += settings.fitted(StyledText(titles.pictures, .heading)).lines + lines[endOfSteps...]
    }
    if let hint { all += settings.fitted(StyledText(hint, .dim)).lines }
    return StyledText(lines: all)
  }

  /// Two columns, the first cut to the width.
  private func fitting(_ rows: [[StyledText]]) -> [StyledText] {
    let numbers = rows.map { $0[1].plain.displayWidth }.max() ?? 0
    let room = max(12, settings.columns - numbers - 3)
    return Table(
      rows.map { [$0[0].truncated(to: room), $0[1]] }, alignments: [.left, .right]
    ).lines()
  }

  private var sentences: StyledText {
    func list(_ parts: [(String, Double)]) -> String {
      parts.map { say("\($0.0) \(signed($0.1))", "\($0.0) \(signed($0.1))") }
        .joined(separator: say("; ", "；"))
    }
    let steps = moves.shares.count
    let (before, after) = (value(moves.first), value(moves.last))
    var all = [
      say(
        "Over \(steps) steps \(name) went from \(before) to \(after).",
        "\(name) 在 \(steps) 步中从 \(before) 变为 \(after)。"),
      say(
        "It came from: \(list(sums)); in sum \(signed(moves.total)).",
        "来源：\(list(sums))；合计 \(signed(moves.total))。"),
      say("The sum of \(total).", "\(total)。"),
      say("The \(titles.steps):", "\(titles.steps)："),
    ]
    all += moves.largest.map { found in
      say(
        "\(step(found)): \(signed(found.change)), of it \(list(parts(found))).",
        "\(step(found))：\(signed(found.change))，其中 \(list(parts(found)))。")
    }
    all.append(
      say("The \(titles.pictures): \(list(pictures)).", "\(titles.pictures)：\(list(pictures))。"))
    if let hint { all.append(hint + say(".", "。")) }
    return StyledText(lines: all.map { settings.fitted(StyledText($0)) })
  }

  /// The facts: the weight with every step's share in order, the steps that moved it most with their
  /// pictures, the pictures that did.
  var facts: [String] {
    let steps = moves.largest.map { found -> String in
      let pictures = zip(found.places, found.pictures).enumerated().map { row, picture in
        let (place, change) = picture
        return JSONValue.members([
          ("row", .integer(row)), ("picture", .integer(past.number(ofPicture: place))),
          ("class", .integer(Int(past.replay.run.data.labels[place]))), ("change", .number(change)),
        ])
      }
      return JSONValue.members([
        ("kind", .string("weight_step")), ("step", .integer(found.step)),
        ("epoch", .integer(found.epoch + 1)), ("loss", .number(found.loss)),
        ("from", .number(Double(found.before))), ("to", .number(Double(found.after))),
        ("change", .number(found.change)), ("pictures", .array(pictures)),
        ("earlier", .number(found.earlier)), ("decay", .number(found.decay)),
        ("rounding", .number(found.rounding)),
      ]).text
    }
    let pictures = moves.pictures(Self.listed.ofAll).map { found in
      JSONValue.members([
        ("kind", .string("weight_picture")),
        ("picture", .integer(past.number(ofPicture: found.place))),
        ("class", .integer(Int(past.replay.run.data.labels[found.place]))),
        ("change", .number(found.change)), ("steps", .integer(found.steps)),
      ]).text
    }
    return [weight] + steps + pictures
  }

  private var weight: String {
    JSONValue.members([
      ("kind", .string("weight_moves")), ("name", .string(name)),
      ("first_step", .integer(firstStep)), ("steps", .integer(moves.shares.count)),
      ("from", moves.first.map { .number(Double($0)) } ?? .null),
      ("to", moves.last.map { .number(Double($0)) } ?? .null), ("change", .number(moves.total)),
      ("pictures", .number(moves.byPictures)), ("earlier", .number(moves.earlier)),
      ("decay", .number(moves.decay)), ("shares", .array(moves.shares.map { .number($0) })),
    ]).text
  }
}
