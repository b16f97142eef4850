/// A library in whose words a computation can be written.
public enum CodeLibrary: String, CaseIterable, Hashable, Sendable {
  /// PyTorch, in Python.
  case pytorch
  /// NumPy, in Python.
  case numpy
  /// MATLAB, without toolboxes.
  case matlab
}

/// How an operation is written in a library.
public enum Recipe: Equatable, Sendable {
  /// Statements that give the target its value, and the functions they need that the library lacks.
  case lines([String], helpers: [RecipeHelper])
  /// The library has no short way to write it.
  case none

  /// What the target is given, where that is one statement and needs no helper.
  public var expression: String? {
    guard case .lines(let lines, let helpers) = self, lines.count == 1, helpers.isEmpty else {
      return nil
    }
    return String(lines[0].drop { $0 != "=" }.dropFirst(2))
  }
}

/// A function that a recipe needs and its library does not have.
public struct RecipeHelper: Hashable, Sendable {
  /// What calls name it.
  public let name: String
  /// Its definition, line by line.
  public let lines: [String]
  /// The modules it needs beside the library.
  public let modules: [String]
}

/// Where a recipe is written: the library, the name to define, and what the operands are called.
public struct RecipeSite: Sendable {
  /// An operand.
  public struct Operand: Sendable {
    /// A name, or a number written out.
    public let text: String
    /// Its shape.
    public let shape: Shape
    /// Whether it is a number written out, which has no methods.
    public let isNumber: Bool

    /// Names an operand.
    public init(_ text: String, _ shape: Shape, isNumber: Bool = false) {
      self.text = text
      self.shape = shape
      self.isNumber = isNumber
    }
  }

  /// The library.
  public let library: CodeLibrary
  /// The name that gets the value.
  public let target: String
  /// The operands, in order.
  public let operands: [Operand]

  /// Describes a place.
  public init(_ library: CodeLibrary, target: String, operands: [Operand]) {
    self.library = library
    self.target = target
    self.operands = operands
  }

  /// The recipe of one statement.
  func gives(_ expression: String, _ helpers: RecipeHelper...) -> Recipe {
    .lines(["\(target) = \(expression)"], helpers: helpers)
  }

  /// An operand as it was named; a negative number stands in brackets.
  func name(_ operand: Int) -> String {
    let text = operands[operand].text
    return operands[operand].isNumber && text.hasPrefix("-") ? "(\(text))" : text
  }

  /// An operand as an array: a number that was written out becomes one.
  func array(_ operand: Int) -> String {
    guard operands[operand].isNumber else { return name(operand) }
    let number = RecipeSite.floating(operands[operand].text)
    switch library {
    case .pytorch: return "torch.tensor(\(number))"
    case .numpy: return "np.array(\(number))"
    case .matlab: return name(operand)
    }
  }

  /// An operand with the dimensions of a shape that holds as many elements: ones in front are put in.
  func viewed(_ operand: Int, as full: [Int]) -> String {
    let shape = operands[operand].shape.dimensions
    if shape == full { return array(operand) }
    let missing = full.count - shape.count
    if missing > 0, full == [Int](repeating: 1, count: missing) + shape {
      return array(operand) + "[" + repeated("None", missing) + "]"
    }
    return array(operand) + ".reshape(\(RecipeSite.list(full)))"
  }

  /// An expression of one shape brought to another: ones in front are taken out.
  func result(_ expression: String, of full: [Int], as shape: Shape) -> String {
    let wanted = shape.dimensions
    if wanted == full { return expression }
    let surplus = full.count - wanted.count
    if surplus > 0, full == [Int](repeating: 1, count: surplus) + wanted {
      return expression + "[" + repeated("0", surplus) + "]"
    }
    return expression + ".reshape(\(wanted.isEmpty ? "()" : RecipeSite.list(wanted)))"
  }

  /// Whether everything is a matrix, a row or a number, as MATLAB's arrays are.
  func isFlat(_ output: Shape) -> Bool {
    output.rank <= 2 && operands.allSatisfy { $0.shape.rank <= 2 }
  }

  private func repeated(_ word: String, _ count: Int) -> String {
    [String](repeating: word, count: count).joined(separator: ", ")
  }

  /// Numbers with commas between.
  static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }

  /// A tuple, or the number itself where both sides agree.
  static func pair(_ rows: Int, _ columns: Int) -> String {
    rows == columns ? "\(rows)" : "(\(rows), \(columns))"
  }

  /// A tuple of Python's, of any length.
  static func tuple(_ numbers: [Int]) -> String {
    numbers.count == 1 ? "(\(numbers[0]),)" : "(" + list(numbers) + ")"
  }

  /// A number as the library writes it.
  func number(_ value: Double) -> String { RecipeSite.number(value, in: library) }

  /// A number as a library writes it: whole ones without a point.
  public static func number(_ value: Double, in library: CodeLibrary) -> String {
    let isMATLAB = library == .matlab
    if value.isNaN { return isMATLAB ? "NaN" : "float('nan')" }
    if value.isInfinite {
      return (value < 0 ? "-" : "") + (isMATLAB ? "Inf" : "float('inf')")
    }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The text of a number with a point, so that Python takes it for no whole one.
  public static func floating(_ text: String) -> String {
    text.allSatisfy { $0.isNumber || $0 == "-" } ? text + "." : text
  }

  /// Keyword arguments that differ from their defaults, each behind a comma.
  static func settings(_ pairs: (String, String, unless: Bool)...) -> String {
    pairs.filter { !$0.unless }.map { ", \($0.0)=\($0.1)" }.joined()
  }
}
