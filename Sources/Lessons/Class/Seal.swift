import Expressions
import Tensors

/// What a student's sheet knows of an answer: enough to tell a right one when it is given, and not to give
/// it away.
///
/// The canonical text of an answer is stretched with a salt of its own sheet and exercise; the seal holds a
/// hash of the result. The message of a slip is enciphered with what its own value gives, so that only
/// somebody who makes the mistake reads what it means.
struct Seal {
  /// How often a guess is hashed: about a hundredth of a second.
  static let rounds = 10_000

  /// How many different answers there must be, for fewer are tried out in no time.
  static let leastAnswers = 100

  private static let version = "1"
  private static let blockLength = 32

  /// What a seal says to an answer.
  enum Verdict: Equatable {
    case right
    case slip(String)
    case wrong
  }

  private let salt: [UInt8]
  private let rounds: Int
  private let right: [UInt8]
  private let slips: [(check: [UInt8], message: [UInt8])]

  /// Seals the answer of a question, and its slips with their messages if those are to be told.
  ///
  /// - Returns: Nil where the answer has no one canonical text.
  init?(_ question: OpenQuestion, digits: Int?, salt: [UInt8], tellsSlips: Bool) {
    guard let answer = Seal.answer(of: question, digits: digits) else { return nil }
    self.salt = salt
    rounds = Seal.rounds
    let key = KeyStretching.key(of: answer, salt: salt, rounds: rounds)
    right = Seal.check(key)
    var slips: [(check: [UInt8], message: [UInt8])] = []
    for slip in tellsSlips ? question.judge.exercise.slips : [] {
      for expression in slip.answers {
        guard let value = try? question.judge.value(ofSlip: expression),
          let text = Seal.canonical(value, question.judge.exercise.kind, digits: digits)
        else { continue }
        let key = KeyStretching.key(of: text, salt: salt, rounds: rounds)
        let message = Array(MarkdownText.text(slip.message).utf8)
        slips.append((Seal.check(key), Seal.enciphered(message, key)))
      }
    }
    // In the order of their hashes, for their places on the page would tell which is which.
    self.slips = slips.sorted { $0.check.hexadecimal < $1.check.hexadecimal }
  }

  /// Reads the words of a seal on a page; nil if they are none.
  init?(words: [String]) {
    guard words.count >= 4, words[0] == Seal.version, let salt = [UInt8](hexadecimal: words[1]),
      let rounds = Int(words[2]), (1...100_000).contains(rounds),
      let right = [UInt8](hexadecimal: words[3])
    else { return nil }
    self.salt = salt
    self.rounds = rounds
    self.right = right
    slips = words.dropFirst(4).compactMap { word in
      let parts = word.split(separator: ":")
      guard parts.count == 2, let check = [UInt8](hexadecimal: parts[0]),
        let message = [UInt8](hexadecimal: parts[1]), message.count <= 4096
      else { return nil }
      return (check, message)
    }
  }

  /// The comment that a page holds.
  var text: String {
    let words =
      ["seal", Seal.version, salt.hexadecimal, "\(rounds)", right.hexadecimal]
      + slips.map { $0.check.hexadecimal + ":" + $0.message.hexadecimal }
    return words.joined(separator: " ")
  }

  /// What the seal says to an answer, by its canonical text.
  func verdict(on answer: String) -> Verdict {
    let key = KeyStretching.key(of: answer, salt: salt, rounds: rounds)
    let check = Seal.check(key)
    if check == right { return .right }
    guard let slip = slips.first(where: { $0.check == check }) else { return .wrong }
    let bytes = Seal.enciphered(slip.message, key).prefix { $0 != 0 }
    return .slip(String(decoding: bytes, as: UTF8.self))
  }

  // MARK: Canonical answers

  /// The canonical text of the right answer; nil where there is none, or several are right.
  static func answer(of question: OpenQuestion, digits: Int?) -> String? {
    let exercise = question.judge.exercise
    guard exercise.accept == nil, let text = exercise.answerText,
      let value = try? question.judge.value(of: text)
    else { return nil }
    return canonical(value, exercise.kind, digits: digits)
  }

  /// One text for all ways to write an answer: whole numbers, a shape, or decimals with as many digits as
  /// are asked for; nil for anything else.
  static func canonical(_ value: Value, _ kind: Exercise.Kind, digits: Int?) -> String? {
    switch kind {
    case .value, .find, .fill:
      guard let tensor = Agreement.tensor(value) else { return nil }
      let scale = (0..<(digits ?? 0)).reduce(1.0) { scale, _ in scale * 10 }
      var numbers: [String] = []
      for element in tensor.elements {
        // A half that arithmetic made a little smaller is still rounded up.
        let scaled = element * scale
        let whole = digits == nil ? scaled : (scaled + (scaled < 0 ? -1e-7 : 1e-7)).rounded()
        guard let number = Int(exactly: whole), number.magnitude < 1 << 53 else { return nil }
        numbers.append("\(number)")
      }
      let sizes = tensor.shape.dimensions.map { "\($0)" }.joined(separator: "x")
      return "\(digits ?? 0) \(sizes) \(numbers.joined(separator: ","))"
    case .shape:
      let sizes = Agreement.shape(value)?.map { Int(exactly: $0) } ?? [nil]
      let numbers = sizes.compactMap(\.self)
      guard numbers.count == sizes.count else { return nil }
      return "shape " + numbers.map { "\($0)" }.joined(separator: ",")
    default: return nil
    }
  }

  // MARK: Hashes

  private static func check(_ key: [UInt8]) -> [UInt8] {
    Array(HMAC(key: key).code(["check"]).prefix(12))
  }

  /// Enciphers or deciphers a message, filled up to whole blocks so that its length says little.
  private static func enciphered(_ message: [UInt8], _ key: [UInt8]) -> [UInt8] {
    let mac = HMAC(key: key)
    let blocks = max(1, (message.count + blockLength - 1) / blockLength)
    let filled = message + [UInt8](repeating: 0, count: blocks * blockLength - message.count)
    return (0..<blocks).flatMap { block in
      zip(mac.code(["message", "\(block)"]), filled[(block * blockLength)...]).map { $0 ^ $1 }
    }
  }
}

extension SheetDesk {
  /// How many draws are looked at for the number of answers.
  private static let draws = 400

  /// Whether an exercise can be sealed: its answer has one text, and there are enough of them.
  public func canSeal(_ place: Int) -> Bool {
    let exercise = exercises[place]
    guard exercise.isTemplate, exercise.accept == nil else { return false }
    var answers: Set<String> = []
    for number in 0..<Self.draws {
      guard let question = try? question(place, of: "draw \(number)"),
        let answer = Seal.answer(of: question, digits: exercise.digits)
      else { return false }
      answers.insert(answer)
      if answers.count >= Seal.leastAnswers { return true }
    }
    return false
  }

  /// The seals of a student's questions, where they can be sealed.
  func seals(_ questions: [OpenQuestion], of student: String, where sealed: [Bool]) -> [Seal?] {
    questions.enumerated().map { place, question in
      guard sealed[place] else { return nil }
      let exercise = exercises[place]
      return Seal(
        question, digits: exercise.digits,
        salt: key.salt(sheet: header.id, student: student, exercise: exercise.id),
        tellsSlips: header.told == .slips)
    }
  }
}
