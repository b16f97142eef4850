import Expressions
import Tensors
import Terminal

/// Draws the letters of a template.
public struct Drawing {
  /// Why nothing could be drawn.
  public struct Failure: Error, Hashable, Sendable {
    /// The reason.
    public let reason: Phrase
  }

  /// How many draws the condition may reject one after another.
  static let patience = 2000

  /// The most numbers in a matrix that is drawn.
  static let mostNumbers = 4096

  private let exercise: Exercise
  private let session: Session

  /// Prepares to draw.
  ///
  /// - Parameters:
  ///   - exercise: The template.
  ///   - page: The variables that bounds and condition may use beside the letters.
  public init(_ exercise: Exercise, page: Session) {
    self.exercise = exercise
    session = page.copy { _ in }
  }

  /// Draws until the condition holds.
  ///
  /// - Throws: `Failure` if a bound has no value, or the condition rejects everything.
  public func draw(using random: inout RandomSource) throws(Failure) -> Draw {
    for _ in 0..<Self.patience {
      if let draw = try attempt(&random) { return draw }
    }
    if let empty = try emptyRange(&random) {
      throw Failure(
        reason: Phrase(
          "\(empty) holds no number: its bounds stand the wrong way round",
          "\(empty) 里没有数：上下界写反了"))
    }
    let condition = exercise.condition ?? ""
    throw Failure(
      reason: Phrase(
        "where=\(condition) rejects every draw", "where=\(condition) 拒绝了所有的抽取"))
  }

  /// A letter for which nothing comes, as the page has it; nil where each gets something.
  private func emptyRange(_ random: inout RandomSource) throws(Failure) -> String? {
    let letters = session.copy { _ in }
    for parameter in exercise.parameters {
      guard let letter = try letter(parameter.domain, letters, &random) else {
        return exercise.options.first { $0.hasPrefix("\(parameter.name)=") } ?? parameter.name
      }
      letters.bind(parameter.name, to: letter.value)
    }
    return nil
  }

  /// What the page prints: of each letter its first draw.
  ///
  /// - Throws: `Failure` if one has no value, or they do not meet the condition.
  func first() throws(Failure) -> Draw {
    let letters = session.copy { _ in }
    var drawn = blank
    for parameter in exercise.parameters {
      let letter = try letter(of: parameter.first ?? parameter.definition, letters)
      drawn.letters.append((parameter.name, letter))
      letters.bind(parameter.name, to: letter.value)
    }
    if let condition = exercise.condition, try number(condition, letters) == 0 {
      throw Failure(
        reason: Phrase(
          "where=\(condition) rejects the first draw", "where=\(condition) 拒绝了首次取值"))
    }
    return drawn
  }

  /// No letter yet, but what is true of every draw.
  private var blank: Draw {
    var draw = Draw()
    guard exercise.isPrinted else { return draw }
    draw.printed = Set(exercise.parameters.map(\.name))
    for parameter in exercise.parameters where !parameter.isFree {
      draw.definitions[parameter.name] = parameter.definition
    }
    return draw
  }

  /// Draws again, but for some letters.
  ///
  /// - Parameters:
  ///   - draw: What was drawn before.
  ///   - names: The letters that stay.
  ///   - random: Where the others come from.
  /// - Returns: Nil if the condition rejects many draws.
  /// - Throws: `Failure` if a bound has no value.
  func draw(
    keeping draw: Draw, _ names: Set<String>, using random: inout RandomSource
  ) throws(Failure) -> Draw? {
    let kept = draw.letters.filter { names.contains($0.name) }
    for _ in 0..<Self.patience / 200 {
      if let draw = try attempt(&random, keeping: kept) { return draw }
    }
    return nil
  }

  /// One draw; nil if it is rejected.
  private func attempt(
    _ random: inout RandomSource, keeping kept: [(name: String, letter: Draw.Letter)] = []
  ) throws(Failure) -> Draw? {
    let letters = session.copy { _ in }
    var drawn = blank
    for parameter in exercise.parameters {
      let old = kept.first { $0.name == parameter.name }?.letter
      let new = old == nil ? try letter(parameter.domain, letters, &random) : old
      guard let letter = new else { return nil }
      drawn.letters.append((parameter.name, letter))
      letters.bind(parameter.name, to: letter.value)
    }
    guard let condition = exercise.condition else { return drawn }
    return try number(condition, letters) != 0 ? drawn : nil
  }

  private func letter(
    _ domain: Parameter.Domain, _ letters: Session, _ random: inout RandomSource
  ) throws(Failure) -> Draw.Letter? {
    switch domain {
    case .range(let low, let high):
      return try integer(low, high, letters, &random).map { .number(Double($0)) }
    case .members(let members):
      return try letter(of: members[Int(random.next() % UInt64(members.count))], letters)
    case .integers(let sizes, let low, let high):
      return try integers(sizes, low, high, letters, &random)
    }
  }

  /// A letter that stands for the value of an expression.
  private func letter(of text: String, _ letters: Session) throws(Failure) -> Draw.Letter {
    guard case .success(let value) = evaluate(text, letters) else { throw noValue(text) }
    if case .string(let word) = value { return .word(word) }
    guard let tensor = Agreement.shaped(value) else { throw noValue(text) }
    return tensor.shape.rank == 0 ? .number(tensor.elements[0]) : .integers(tensor)
  }

  private func integers(
    _ sizes: [String], _ low: String, _ high: String, _ letters: Session,
    _ random: inout RandomSource
  ) throws(Failure) -> Draw.Letter? {
    var dimensions: [Int] = []
    for size in sizes { dimensions.append(try integer(size, letters)) }
    guard let shape = try? Shape(dimensions), shape.count <= Self.mostNumbers else {
      throw Failure(reason: Phrase("ints is too large", "ints 太大"))
    }
    let bounds = (try integer(low, letters), try integer(high, letters))
    var numbers: [Double] = []
    for _ in 0..<shape.count {
      guard let number = integer(bounds.0, bounds.1, &random) else { return nil }
      numbers.append(Double(number))
    }
    return (try? Tensor(shape, numbers)).map { .integers($0) }
  }

  /// A whole number between two bounds; nil if there is none.
  private func integer(
    _ low: String, _ high: String, _ letters: Session, _ random: inout RandomSource
  ) throws(Failure) -> Int? {
    integer(try integer(low, letters), try integer(high, letters), &random)
  }

  private func integer(_ low: Int, _ high: Int, _ random: inout RandomSource) -> Int? {
    guard low <= high else { return nil }
    return low + Int(random.next() % UInt64(high - low + 1))
  }

  private func integer(_ text: String, _ letters: Session) throws(Failure) -> Int {
    if let integer = Int(text), integer.magnitude < 1 << 40 { return integer }
    let number = try number(text, letters)
    guard let integer = Int(exactly: number), integer.magnitude < 1 << 40 else {
      throw Failure(
        reason: Phrase("\(escaped(text)) is no whole number", "\(escaped(text)) 不是整数"))
    }
    return integer
  }

  private func number(_ text: String, _ letters: Session) throws(Failure) -> Double {
    guard case .success(let value) = evaluate(text, letters),
      let number = Agreement.tensor(value)?.single
    else { throw noValue(text) }
    return number
  }

  private func evaluate(_ text: String, _ letters: Session) -> Result<Value, Diagnostic> {
    do throws(Diagnostic) {
      return .success(try letters.evaluate(text))
    } catch {
      return .failure(error)
    }
  }

  private func noValue(_ text: String) -> Failure {
    Failure(reason: Phrase("\(escaped(text)) has no value", "\(escaped(text)) 没有值"))
  }
}
