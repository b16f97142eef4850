import Terminal

extension QuestionBank {
  /// The bank as Moodle imports it: a category an exercise, slips as answers with feedback.
  ///
  /// Source: Moodle's documentation, *Moodle XML format*.
  public var moodleXML: String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<quiz>"]
    for group in groups {
      let path = [title, group.id].map { $0.replacing("/", with: "//") }.joined(separator: "/")
      lines += [
        "<question type=\"category\">",
        "<category><text>$course$/top/\(Markup.escaped(path))</text></category>", "</question>",
      ]
      for item in group.items { lines += QuestionBank.moodle(item) }
    }
    return (lines + ["</quiz>"]).joined(separator: "\n") + "\n"
  }

  private static func moodle(_ item: Item) -> [String] {
    let type: String
    switch item.kind {
    case .number: type = "numerical"
    case .text: type = "shortanswer"
    case .choice: type = "multichoice"
    }
    var lines = [
      "<question type=\"\(type)\">",
      "<name><text>\(Markup.escaped("\(item.id) \(item.title)"))</text></name>",
      "<questiontext format=\"html\"><text>\(Markup.escaped(item.question))</text></questiontext>",
      "<generalfeedback format=\"html\"><text>\(Markup.escaped(item.explanation))</text>"
        + "</generalfeedback>",
      "<defaultgrade>\(item.points)</defaultgrade>", "<penalty>0.3333333</penalty>",
      "<hidden>0</hidden>",
    ]
    switch item.kind {
    case .choice(let sentences, let right):
      lines += [
        "<single>true</single>", "<shuffleanswers>true</shuffleanswers>",
        "<answernumbering>abc</answernumbering>",
      ]
      for (place, sentence) in sentences.enumerated() {
        let slip = item.slips.first { slip in
          if case .choice(_, place) = slip.kind { true } else { false }
        }
        lines += answer(
          Markup.escaped(sentence), format: "html",
          share: place == right ? 1 : slip?.credit ?? 0, message: slip?.message ?? "")
      }
    case .text: lines += ["<usecase>0</usecase>"] + answers(item.kind, share: 1, message: "")
    case .number: lines += answers(item.kind, share: 1, message: "")
    }
    if case .choice = item.kind {
    } else {
      for slip in item.slips {
        lines += answers(slip.kind, share: slip.credit, message: slip.message)
      }
    }
    return lines + ["</question>"]
  }

  private static func answers(_ kind: Item.Kind, share: Double, message: String) -> [String] {
    switch kind {
    case .number(let number, let tolerance):
      return answer(
        "\(number)", share: share, message: message,
        more: ["<tolerance>\(tolerance)</tolerance>"])
    case .text(let texts):
      return texts.flatMap { answer(Markup.escaped($0), share: share, message: message) }
    case .choice: return []
    }
  }

  private static func answer(
    _ text: String, format: String = "moodle_auto_format", share: Double, message: String,
    more: [String] = []
  ) -> [String] {
    [
      "<answer fraction=\"\(fraction(share))\" format=\"\(format)\">",
      "<text>\(format == "html" ? Markup.escaped(text) : text)</text>",
      "<feedback format=\"html\"><text>\(Markup.escaped(message))</text></feedback>",
    ] + more + ["</answer>"]
  }

  /// The shares that Moodle knows, in percent.
  private static let fractions: [(share: Double, text: String)] = [
    (0, "0"), (0.05, "5"), (0.1, "10"), (1.0 / 9, "11.11111"), (0.125, "12.5"),
    (1.0 / 7, "14.28571"), (1.0 / 6, "16.66667"), (0.2, "20"), (0.25, "25"), (0.3, "30"),
    (1.0 / 3, "33.33333"), (0.4, "40"), (0.5, "50"), (0.6, "60"), (2.0 / 3, "66.66667"),
    (0.7, "70"), (0.75, "75"), (0.8, "80"), (5.0 / 6, "83.33333"), (0.9, "90"), (1, "100"),
  ]

  /// The nearest share that Moodle knows.
  private static func fraction(_ share: Double) -> String {
    let nearest = fractions.min { ($0.share - share).magnitude < ($1.share - share).magnitude }
    return nearest?.text ?? "0"
  }
}
