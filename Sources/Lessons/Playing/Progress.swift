import Terminal

/// What a learner has done, by the ids of exercises.
public struct Progress: Sendable {
  /// Something that happened to an exercise.
  public enum Event: String, CaseIterable, Sendable {
    /// It was answered rightly.
    case right
    /// It was answered wrongly.
    case wrong
    /// A hint was asked for.
    case hint
    /// The solution was asked for.
    case solution
    /// It was passed over.
    case skipped
    /// A lesson is to begin afresh.
    case forgotten
  }

  /// One line of the file.
  public struct Entry: Hashable, Sendable {
    /// The day, as `2026-11-21`.
    public var day: String
    /// What happened.
    public var event: Event
    /// The lesson, or `practice`.
    public var lesson: String
    /// The exercise; empty for a whole lesson.
    public var exercise: String
    /// The hash of the exercise as it was.
    public var hash: String

    /// Names something that happened.
    public init(day: String, _ event: Event, lesson: String, exercise: String, hash: String) {
      self.day = day
      self.event = event
      self.lesson = lesson
      self.exercise = exercise
      self.hash = hash
    }

    /// The entry as a line: `2026-11-21 right 03-convolution-2d/first-window 3fa9c1`.
    public var line: String { "\(day) \(event.rawValue) \(lesson)/\(exercise) \(hash)" }

    /// Reads a line; nil if it is none of ours.
    public init?(line: some StringProtocol) {
      let words = line.split(separator: " ")
      guard words.count == 4, let event = Event(rawValue: String(words[1])),
        let slash = words[2].firstIndex(of: "/")
      else { return nil }
      self.init(
        day: String(words[0]), event, lesson: String(words[2][..<slash]),
        exercise: String(words[2][words[2].index(after: slash)...]), hash: String(words[3]))
    }
  }

  /// Where an exercise stands.
  public enum Standing: Hashable, Sendable {
    /// Not touched yet, or only tried.
    case open
    /// Answered rightly.
    case right
    /// Passed over, or answered by the program.
    case skipped
    /// Done before it was changed.
    case changed
  }

  /// How many exercises of a lesson stand where.
  public struct Tally: Hashable, Sendable {
    /// Answered rightly.
    public var done: Int
    /// Passed over, or answered by the program.
    public var skipped: Int
    /// Answered rightly before they were changed.
    public var changed: Int
    /// All of them.
    public var all: Int
  }

  /// Everything that happened, oldest first.
  public private(set) var entries: [Entry] = []

  /// Begins without anything done.
  public init() {}

  /// Reads the lines of a file; lines that are none of ours are passed over.
  ///
  /// - Returns: How many were passed over.
  public mutating func read(_ lines: [String]) -> Int {
    var strange = 0
    for line in lines {
      if let entry = Entry(line: line) {
        entries.append(entry)
      } else {
        strange += 1
      }
    }
    return strange
  }

  /// Adds something that happened.
  public mutating func add(_ entry: Entry) { entries.append(entry) }

  /// Where an exercise of a lesson stands.
  public func standing(of exercise: Exercise, in lesson: String) -> Standing {
    var standing = Standing.open
    for entry in entries where entry.lesson == lesson {
      if entry.event == .forgotten { standing = .open }
      guard entry.exercise == exercise.id else { continue }
      switch entry.event {
      case .right: standing = entry.hash == exercise.hash ? .right : .changed
      case .skipped, .solution: if standing != .right { standing = .skipped }
      default: break
      }
    }
    return standing
  }

  /// Where the exercises of a lesson stand.
  public func tally(_ lesson: Lesson) -> Tally {
    let standings = lesson.exercises.map { standing(of: $0, in: lesson.header.id) }
    return Tally(
      done: standings.count { $0 == .right }, skipped: standings.count { $0 == .skipped },
      changed: standings.count { $0 == .changed }, all: standings.count)
  }
}
