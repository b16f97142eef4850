import Tensors
import Terminal

/// A series of problems on one thing, each with one idea more than the one before.
public struct Ladder: Sendable {
  /// A problem of the series.
  struct Rung: Sendable {
    /// The idea that is new.
    let idea: Phrase
    /// What is said of it before the question.
    let news: Phrase
    /// What is drawn, as the comment of a template says it.
    let letters: [(name: String, from: String)]
    /// A condition on what was drawn.
    var condition: String?
    /// What is asked; what stands between backticks is an expression.
    let question: Phrase
    /// A hint.
    let hint: Phrase
    /// An expression for the answer, as it is worked out by hand.
    let answer: String
    /// The likely mistakes.
    let slips: [Problem.Slip]
  }

  /// The word by which it is asked for.
  public let name: String
  /// What it is called.
  let title: Phrase
  let rungs: [Rung]

  /// All of them.
  public static let all = [convolution, size, pooling]

  /// The ladder whose name a topic begins with, or is the beginning of.
  public static func named(_ topic: String) -> Ladder? {
    let topic = topic.lowercased()
    return topic.isEmpty
      ? nil : all.first { $0.name.hasPrefix(topic) || topic.hasPrefix($0.name) }
  }

  /// The problems as families, the lowest rung first.
  public func families(in language: Language) -> [Family] {
    rungs.indices.map { place in
      Family(lesson: "", exercise: exercise(place, in: language))
    }
  }

  /// The exercise in whose name a rung asks.
  private func exercise(_ place: Int, in language: Language) -> Exercise {
    let name = "ladder-\(self.name)-\(place + 1)"
    let heading = title[language] + Phrase(": ", "：")[language] + rungs[place].idea[language]
    return Exercise(
      id: name, kind: .value, generator: name, parameters: [], title: [.text(heading)],
      question: [], hints: [], explanation: [], slips: [], line: 1, options: ["generator=\(name)"])
  }

  /// The rung that a generator's name means.
  static func rung(named name: String) -> (any Generator)? {
    for ladder in all {
      let start = "ladder-\(ladder.name)-"
      guard name.hasPrefix(start), let number = Int(name.dropFirst(start.count)),
        ladder.rungs.indices.contains(number - 1)
      else { continue }
      return RungGenerator(name: name, rung: ladder.rungs[number - 1])
    }
    return nil
  }
}

/// Makes the problem of a rung.
private struct RungGenerator: Generator {
  let name: String
  let rung: Ladder.Rung

  func problem(using random: inout RandomSource) -> Problem? {
    Problem(
      letters: rung.letters, condition: rung.condition,
      question: [.words(rung.news), .words(rung.question)], hints: [rung.hint], answer: rung.answer,
      slips: rung.slips)
  }
}
