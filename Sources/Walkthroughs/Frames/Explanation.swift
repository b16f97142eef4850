import Tensors

/// Where one number comes from, and where those numbers come from, as deep as is asked: `why`.
public struct Explanation {
  /// The most steps that one explanation has.
  public static let maximumSteps = 2000

  /// The steps in preorder: each is followed by those that explain its terms, one level deeper.
  public private(set) var steps: [Step] = []

  /// Whether steps were left out because there are too many.
  public private(set) var isCut = false

  private let naming: Naming
  private var gradients: [Int: GradientSteps] = [:]

  /// Explains an element of a value or of a gradient; fails where there is no such element.
  ///
  /// Of a number that was not computed the explanation has no steps.
  ///
  /// - Parameters:
  ///   - element: Its place in row-major order.
  ///   - node: The value.
  ///   - depth: How many levels of steps are wanted; at least 1.
  ///   - naming: Which values have names: a copy without one, made by a program, is looked through.
  public init?(
    of element: Int, in node: Node<Double>, depth: Int = 1, naming: Naming = Naming()
  ) {
    guard element >= 0, element < node.value.shape.count else { return nil }
    self.naming = naming
    if case .gradient(let root, let variable) = node.origin {
      explainGradient(at: variable, of: root, element, level: 0, depth: max(depth, 1))
    } else {
      explain(.value(node), element, level: 0, depth: max(depth, 1))
    }
  }

  /// Recursion goes no deeper than the tape is long, and is bounded besides.
  private static let deepest = 64

  private mutating func explain(_ quantity: Quantity, _ element: Int, level: Int, depth: Int) {
    guard level < min(depth, Explanation.deepest) else { return }
    guard steps.count < Explanation.maximumSteps, !Interruption.isRequested else {
      isCut = true
      return
    }
    switch quantity {
    case .gradient(let node, let root):
      explainGradient(at: node, of: root, element, level: level, depth: depth)
    case .value(let node):
      if case .gradient(let root, let variable) = node.origin {
        explainGradient(at: variable, of: root, element, level: level, depth: depth)
      } else {
        take(node, element, level: level, depth: depth)
      }
    }
  }

  /// The step of a value; a step inside a function is looked through to what it copied, and goes by its own
  /// name and place.
  private mutating func take(_ node: Node<Double>, _ element: Int, level: Int, depth: Int) {
    guard let (source, place) = node.origin(of: element), let operation = source.operation
    else { return }
    var step = operation.step(for: place, of: source)
    step.result = .value(node)
    step.output = node.value.shape.index(of: element)
    take(step.throughCopies(naming.hasVariable), level: level, depth: depth)
  }

  private mutating func explainGradient(
    at variable: Node<Double>, of root: Node<Double>, _ element: Int, level: Int, depth: Int
  ) {
    // The gradient of the scalar itself is 1, and needs no reason.
    if variable === root && level > 0 { return }
    let known = gradients.values.first { $0.root === root && $0.gradients.contains(variable) }
    let steps =
      gradients[variable.id].flatMap { $0.root === root ? $0 : nil }
      ?? known.map { GradientSteps($0.gradients, variable: variable) }
      ?? GradientSteps(of: root, variable: variable)
    gradients[variable.id] = steps
    take(steps.gather(element), level: level, depth: depth)
  }

  private mutating func take(_ step: Step, level: Int, depth: Int) {
    var step = step
    step.depth = level
    steps.append(step)
    guard level + 1 < depth else { return }
    for term in step.terms {
      if let input = term.input, let element = term.source.shape.offset(of: input) {
        explain(term.source, element, level: level + 1, depth: depth)
      }
      if let weight = term.weight, let source = weight.source, let index = weight.index,
        let element = source.shape.offset(of: index)
      {
        explain(source, element, level: level + 1, depth: depth)
      }
    }
    if let bias = step.bias, let input = bias.input,
      let element = bias.source.shape.offset(of: input)
    {
      explain(bias.source, element, level: level + 1, depth: depth)
    }
  }
}
