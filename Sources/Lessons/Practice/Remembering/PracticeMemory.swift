import Terminal

/// What a learner remembers of each family of problems, and when it is due again.
public struct PracticeMemory: Sendable {
  private struct Trace {
    var memory: Memory
    var day: Day
  }

  private let model = MemoryModel.standard
  private let today: Day
  private var traces: [String: Trace] = [:]

  /// Reads what has been done.
  ///
  /// A problem that is answered rightly at once is recalled well; after a mistake or a hint hardly; one whose
  /// solution was shown not at all. What was only tried or passed over tells nothing.
  ///
  /// - Parameters:
  ///   - progress: What has been done.
  ///   - today: The day on which that is asked.
  public init(_ progress: Progress, today: Day) {
    self.today = today
    var helped: Set<String> = []
    for entry in progress.entries {
      guard let day = Day(entry.day) else { continue }
      switch entry.event {
      case .wrong, .hint: helped.insert(entry.exercise)
      case .right:
        take(entry.exercise, helped.remove(entry.exercise) == nil ? .good : .hard, on: day)
      case .solution:
        helped.remove(entry.exercise)
        take(entry.exercise, .again, on: day)
      case .skipped: helped.remove(entry.exercise)
      case .forgotten: break
      }
    }
  }

  private mutating func take(_ exercise: String, _ recall: Recall, on day: Day) {
    let before = traces[exercise]
    let memory = before.map {
      model.next($0.memory, after: Double(max(0, day.number - $0.day.number)), recall)
    }
    traces[exercise] = Trace(memory: memory ?? model.first(recall), day: day)
  }

  /// The day on which a family is due; nil for one that has not been practised.
  public func due(_ family: Family) -> Day? {
    traces[family.exercise.id].map { Day(number: $0.day.number + model.interval($0.memory)) }
  }

  /// The families that are due, those first that are most likely forgotten.
  public func due(among families: [Family]) -> [Family] {
    func chance(_ family: Family) -> Double {
      guard let trace = traces[family.exercise.id] else { return 1 }
      return model.chance(of: trace.memory, after: Double(today.number - trace.day.number))
    }
    let waiting = families.filter { family in due(family).map { $0 <= today } ?? false }
    return waiting.map { (family: $0, chance: chance($0)) }.sorted { $0.chance < $1.chance }
      .map(\.family)
  }

  /// In how many days a family is due: 0 or less is now; nil for one that has not been practised.
  public func days(until family: Family) -> Int? {
    due(family).map { $0.number - today.number }
  }

  /// What is said where nothing is due.
  public func nothingDue(among families: [Family]) -> Phrase {
    let next = families.compactMap { family in days(until: family).map { (family, $0) } }
      .min { $0.1 < $1.1 }
    guard let (family, days) = next else {
      return Phrase(
        "Nothing has been practised yet; practice begins.", "还没有做过练习；输入 practice 开始。")
    }
    let title = Inline.plain(family.exercise.title)
    return Phrase(
      "Nothing is due today. Next, \(days == 1 ? "tomorrow" : "in \(days) days"): \(title).",
      "今天没有到期的题目。下一类\(days == 1 ? "明天" : " \(days) 天后")到期：\(title)。")
  }
}
