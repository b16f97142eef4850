/// An expression of a program, as Python's grammar has it.
///
/// A long sum, product or chain of `and` is one flat node and nesting is limited while reading
/// (``height``), so a tree can be walked by recursion without fear for the stack.
public struct ProgramExpression: Hashable, Sendable {
  /// What an expression is made of.
  public indirect enum Kind: Hashable, Sendable {
    /// A number written without point and exponent.
    case integer(Int)
    /// A number written with a point or an exponent.
    case real(Double)
    /// A text, or several standing side by side, escapes resolved.
    case text(String)
    /// Texts of which at least one is an f-string.
    case formatted([FormattedPart])
    /// `None`, `True`, `False`, `...`.
    case constant(ProgramConstant)
    /// Any other name, in NFC.
    case name(String)
    /// `-x`, `+x`, `~x`.
    case unary(ProgramSign, ProgramExpression)
    /// `not x`.
    case not(ProgramExpression)
    /// Operators of one precedence, to be applied from left to right.
    case chain(ProgramExpression, [ProgramLink<ProgramOperator>])
    /// `x ** y`.
    case power(ProgramExpression, ProgramExpression, operatorRange: SourceRange)
    /// `a < b <= c`: each operand is computed at most once, the first false comparison ends it.
    case comparison(ProgramExpression, [ProgramLink<ProgramComparison>])
    /// `a and b and c`; at least two.
    case and([ProgramExpression])
    /// `a or b or c`; at least two.
    case or([ProgramExpression])
    /// `then if test else otherwise`.
    case conditional(
      test: ProgramExpression, then: ProgramExpression, otherwise: ProgramExpression)
    /// `lambda parameters: body`.
    case lambda([ProgramParameter], ProgramExpression)
    /// `f(a, k=b)`; a method call is the call of an ``attribute(_:_:)``.
    case call(ProgramExpression, [ProgramArgument])
    /// `x[0, 1:2]`.
    case element(ProgramExpression, ProgramIndex)
    /// `x.T`.
    case attribute(ProgramExpression, ProgramName)
    /// `a, b`, `(a, b)`, `()`; an element may be ``starred(_:)``, as in the three that follow.
    case tuple([ProgramExpression])
    /// `[a, b]`.
    case list([ProgramExpression])
    /// `{a, b}`; at least one.
    case set([ProgramExpression])
    /// `{a: b, **c}`.
    case dictionary([DictionaryItem])
    /// `[… for … in …]` and its brothers.
    case comprehension(Comprehension)
    /// `*x`, inside a tuple, a list or a set.
    case starred(ProgramExpression)
    /// `name := value`.
    case named(ProgramName, ProgramExpression)
    /// A well-formed expression that the language does not have.
    case outside(ProgramOutside)
  }

  /// What the expression is.
  public let kind: Kind

  /// Where it stands, the brackets around it included.
  public let range: SourceRange

  /// How many nodes lie one inside another here, this one included.
  public let height: Int

  /// Makes an expression.
  public init(_ kind: Kind, _ range: SourceRange, height: Int) {
    self.kind = kind
    self.range = range
    self.height = height
  }
}

/// What Python writes as a word or sign and never as a variable.
public enum ProgramConstant: String, Hashable, Sendable {
  case none = "None"
  case `true` = "True"
  case `false` = "False"
  case ellipsis = "..."
}

/// `key: value` or `**others` between the braces of a dict.
public enum DictionaryItem: Hashable, Sendable {
  case pair(key: ProgramExpression, value: ProgramExpression)
  case unpacked(ProgramExpression)
}

/// What stands in the brackets of an element.
public struct ProgramIndex: Hashable, Sendable {
  /// An item between two commas.
  public enum Item: Hashable, Sendable {
    /// `0`, `i`, `None`, `...`, a list, an array of places or of truths.
    case expression(ProgramExpression)
    /// `start:stop:step`, each part optional.
    case slice(
      start: ProgramExpression?, stop: ProgramExpression?, step: ProgramExpression?,
      range: SourceRange)
  }

  /// The items, at least one.
  public let items: [Item]

  /// Whether a comma makes them a tuple: `x[0,]` is one.
  public let isTuple: Bool

  /// Where the items stand, without the brackets.
  public let range: SourceRange

  /// Makes an index.
  public init(items: [Item], isTuple: Bool, range: SourceRange) {
    self.items = items
    self.isTuple = isTuple
    self.range = range
  }
}

/// What is made of every element of something.
public struct Comprehension: Hashable, Sendable {
  /// What comes about.
  public enum Result: Hashable, Sendable {
    case list(ProgramExpression)
    case set(ProgramExpression)
    case dictionary(key: ProgramExpression, value: ProgramExpression)
    case generator(ProgramExpression)
  }

  /// `for target in iterable if condition if condition`.
  public struct Clause: Hashable, Sendable {
    /// What gets each element.
    public let target: ProgramTarget

    /// What is gone through.
    public let iterable: ProgramExpression

    /// What must be true of an element.
    public let conditions: [ProgramExpression]

    /// Makes a clause.
    public init(
      target: ProgramTarget, iterable: ProgramExpression, conditions: [ProgramExpression]
    ) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
    }
  }

  /// What comes about, and of what.
  public let result: Result

  /// The loops, the outermost first; at least one.
  public let clauses: [Clause]

  /// Makes a comprehension.
  public init(_ result: Result, clauses: [Clause]) {
    self.result = result
    self.clauses = clauses
  }
}

/// A piece of an f-string.
public enum FormattedPart: Hashable, Sendable {
  /// What stands there, escapes and doubled braces resolved.
  case text(String)
  /// `{value!conversion:format}`; `source` is what `{value=}` writes before the value.
  case field(
    ProgramExpression, source: String?, conversion: FormattedConversion?,
    format: [FormattedPart])
}

/// What is done to a value before it is formatted.
public enum FormattedConversion: String, Hashable, Sendable {
  case str = "s"
  case repr = "r"
  case ascii = "a"
}
