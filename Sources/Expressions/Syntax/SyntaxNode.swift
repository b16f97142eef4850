/// An expression as it was read: what it is made of, and where in the source it stands.
///
/// A long sum or product is one flat chain and nesting is limited while reading (``height``), so a tree
/// can be walked by recursion without fear for the stack.
public struct SyntaxNode: Hashable, Sendable {
  /// What an expression is made of.
  public indirect enum Kind: Hashable, Sendable {
    /// A number, and how it was written. `True` and `False` are names.
    case number(Double, text: String)
    /// A text between quotes, its escapes resolved.
    case string(String)
    /// A name, also `pi`, `True` and `None`.
    case name(String)
    /// `f(a, k=b)`; a method call is the call of an ``attribute(_:name:nameRange:)``.
    case call(SyntaxNode, [Argument])
    /// `x[0, 1:2]`.
    case index(SyntaxNode, [IndexItem])
    /// `x.T`.
    case attribute(SyntaxNode, name: String, nameRange: SourceRange)
    /// `x'`.
    case transpose(SyntaxNode)
    /// `-x`, `+x`.
    case unary(UnaryOperator, SyntaxNode)
    /// Operators of one precedence, to be applied from left to right: a sum or a product.
    case chain(SyntaxNode, [Link<BinaryOperator>])
    /// `a<b<c`, which means `(a<b)*(b<c)`, each operand evaluated once.
    case comparison(SyntaxNode, [Link<ComparisonOperator>])
    /// `x^y`, `x**y`, `x.^y`, `x²`; a superscript is its own exponent and has the operator's range.
    case power(SyntaxNode, SyntaxNode, operatorRange: SourceRange)
    /// `⌊x⌋` and `⌈x⌉`.
    case rounding(Rounding, SyntaxNode)
    /// `a, b` and `(a, b)`; also `()` and `(a,)`.
    case tuple([SyntaxNode])
    /// A literal in square brackets of which every element is a number, perhaps with a sign.
    case numbers(NumberGrid)
    /// Any other literal in square brackets.
    case literal([Row], isMatrix: Bool)
  }

  /// What the expression is.
  public let kind: Kind

  /// Where it stands, the brackets around it included.
  public let range: SourceRange

  /// How many nodes lie one inside another here, this one included.
  public let height: Int

  /// Makes a node.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
    height = 1 + (kind.children.map(\.height).max() ?? 0)
  }

  init(_ node: SyntaxNode, widenedTo range: SourceRange) {
    kind = node.kind
    self.range = range
    height = node.height
  }
}

extension SyntaxNode.Kind {
  /// The expressions directly inside, in the order of the source.
  public var children: [SyntaxNode] {
    switch self {
    case .number, .string, .name, .numbers: []
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .index(let base, let items): [base] + items.flatMap(\.kind.children)
    case .attribute(let base, _, _), .transpose(let base): [base]
    case .unary(_, let operand), .rounding(_, let operand): [operand]
    case .chain(let first, let links): [first] + links.map(\.operand)
    case .comparison(let first, let links): [first] + links.map(\.operand)
    case .power(let base, let exponent, _): [base, exponent]
    case .tuple(let elements): elements
    case .literal(let rows, _): rows.flatMap(\.elements)
    }
  }
}
