import Expressions
import Tensors
import Testing

@testable import Walkthroughs

/// Every line of arithmetic that is printed is read again and worked out.
struct PrintedArithmeticTests {
  private static var style: ExplanationStyle { ExplanationStyle(decimals: 17) }

  /// What is wrong with the line of a step; nil if it comes to the kernel's number.
  static func problem(_ step: Step) -> String? {
    guard step.arithmetic != nil else { return nil }
    let line = ArithmeticText(style: style).line(step)
    let prefix = ArithmeticText(style: style).resultName(step) + " = "
    let shown = " = " + style.numbers.arithmetic(step.value)
    let right = line.dropFirst(prefix.count)
    let text = right.hasSuffix(shown) ? String(right.dropLast(shown.count)) : String(right)
    let padding: Double = step.combination == .maximum ? -.infinity : 0
    guard let found = ReadArithmetic.value(text, padding: padding) else {
      return "cannot be read: \(line)\n\(ReadArithmetic.translated(text, padding: padding))"
    }
    let scale = max(step.scale.isFinite ? step.scale : 1, step.value.magnitude, 1)
    let agrees =
      found == step.value || found.isNaN && step.value.isNaN
      || (found - step.value).magnitude <= 1e-9 * scale
    return agrees ? nil : "\(line)\ncomes to \(found)"
  }

  /// What is wrong with the line of a step that names its numbers; nil if it comes to the kernel's.
  ///
  /// Names of values that no variable holds cannot be read again.
  private func namesProblem(_ step: Step, _ session: Session) -> String? {
    let naming = Naming { session.names(of: $0).first }
    let style = ExplanationStyle(decimals: 17, naming: naming)
    guard let arithmetic = step.arithmetic, isNamed(arithmetic, naming),
      let line = ArithmeticText(style: style).names(step)
    else { return nil }
    let right = String(line.dropFirst(ArithmeticText(style: style).resultName(step).count + 3))
    let padding: Double = step.combination == .maximum ? -.infinity : 0
    guard let found = ReadArithmetic.value(right, padding: padding, in: session) else {
      return "cannot be read: \(line)\n\(ReadArithmetic.translated(right, padding: padding))"
    }
    let scale = max(step.scale.isFinite ? step.scale : 1, step.value.magnitude, 1)
    let agrees =
      found == step.value || found.isNaN && step.value.isNaN
      || (found - step.value).magnitude <= 1e-9 * scale
    return agrees ? nil : "\(line)\ncomes to \(found), not \(step.value)"
  }

  /// Whether every number in a computation belongs to a variable.
  private func isNamed(_ arithmetic: Arithmetic, _ naming: Naming) -> Bool {
    func all(_ parts: [Arithmetic]) -> Bool { parts.allSatisfy { isNamed($0, naming) } }
    switch arithmetic {
    case .number, .letter: return true
    case .element(.value(let node), _, _): return naming.variableName(node) != nil
    case .element(.gradient, _, _): return false
    case .known(_, let part), .negated(let part), .exponential(let part):
      return isNamed(part, naming)
    case .sum(let parts), .relation(_, let parts), .call(_, let parts): return all(parts)
    case .difference(let a, let b), .product(let a, let b), .quotient(let a, let b),
      .power(let a, let b):
      return all([a, b])
    }
  }

  /// The problems of every frame of a value, or of a gradient in both its views.
  private func problems(_ node: Node<Double>, _ session: Session) -> [String] {
    var found: [String] = []
    for view in GradientView.allCases {
      guard let walkthrough = Walkthrough(of: node, view: view) else { return [] }
      if walkthrough.view == nil, view == .scatter { break }
      for frame in walkthrough.prefix(24) {
        if view == .gather || walkthrough.view == nil {
          found += PrintedArithmeticTests.problem(frame.step).map { [$0] } ?? []
          found += namesProblem(frame.step, session).map { [$0] } ?? []
        } else {
          found += shares(frame)
        }
      }
    }
    return found
  }

  /// The products of a scatter frame, read from its text.
  private func shares(_ frame: Frame) -> [String] {
    let text = FrameText(ExplanationStyle(width: 100_000, decimals: 17)).text(frame).plain
    return text.matches(of: /\+= (.+?) = (\S+?)(?:;|\n|$)/).compactMap { match in
      let shown = match.output.2.replacing("−", with: "-")
      guard let found = ReadArithmetic.value(String(match.output.1), padding: 0),
        let value = Double(shown)
      else { return "cannot be read: \(match.output.0)" }
      let agrees =
        found == value || found.isNaN && value.isNaN
        || (found - value).magnitude <= 1e-9 * max(value.magnitude, 1)
      return agrees ? nil : "\(match.output.0)\ncomes to \(found)"
    }
  }

  private func node(_ name: String, _ session: Session) -> Node<Double>? {
    try? session.tensor(name)
  }

  /// Runs a source; nil where it is refused.
  private func run(_ source: String) -> Session? {
    let session = Session { _ in }
    do throws(Diagnostic) { try session.run(source) } catch { return nil }
    return session
  }

  @Test(arguments: [false, true])
  func `every line of every function comes to the kernel's number`(isExtreme: Bool) throws {
    var proven: Set<String> = []
    for function in RandomCalls.functions {
      // A draw of its own for each, so that a new function does not change what the others are asked.
      let seed = function.name.utf8.reduce(isExtreme ? 2 : 1) { ($0 &* 31) &+ UInt64($1) }
      var calls = RandomCalls(seed: seed, isExtreme: isExtreme)
      for _ in 0..<24 {
        let (source, variables) = calls.call(function)
        guard let session = run(source), let y = node("y", session), let operation = y.operation
        else { continue }
        proven.insert("\(type(of: operation))")
        for problem in problems(y, session) { Issue.record("\(source)\n\(problem)") }
        if isExtreme || y.value.shape.count > 64 { continue }
        for variable in variables.prefix(3) {
          let text = "d = grad(sum(y*(1 + y)), \(variable))"
          guard (try? session.run(text)) != nil, let d = node("d", session) else { continue }
          for problem in problems(d, session) { Issue.record("\(source); \(text)\n\(problem)") }
        }
      }
    }
    // Of the extreme calls many are refused; which kinds are left is the draw's.
    if isExtreme {
      #expect(proven.count >= 10)
      return
    }
    for wanted in [
      "Convolution", "Pooling", "AdaptivePooling", "Unfold", "ElementwiseUnary",
      "ElementwiseBinary", "Reduction", "Softmax", "Rearrangement", "Linear", "MatrixProduct",
      "RegressionLoss",
    ] {
      #expect(proven.contains(wanted))
    }
  }

  @Test(arguments: [
    "y = norm([3 -1 2], inf)", "y = norm([3 -1 2], -inf)", "y = norm([3 0 2], 0)",
    "y = max_pool2d([nan nan; 1 2], 2)", "y = max_pool2d([2 2; 2 1], 2, padding=1, stride=1)",
    "y = lp_pool2d([-3 1; 0 0], 3, 2)", "y = avg_pool2d([3 4; 1 2], 2, divisor_override=3)",
    "y = gelu([-1 2], approximate='tanh')", "y = softmax([1000 999 -1000], dim=0)",
    "y = cross_entropy([0 0 900], 0)", "y = binary_cross_entropy([0 1 0.5], [1 1 0])",
    "y = sum(arange(100))", "y = max(arange(100))", "y = argmin(arange(30) - 7)",
    "y = norm(arange(50) - 20, 1.5)", "y = conv2([1 2;3 4], [1 2;3 4], 'same')",
    "y = convolve2d([1 2;3 4], [1 2;3 4], 'same', 'fill', 5)",
    "y = batch_norm([1 2;3 7], training=True, weight=[2 3], bias=[1 0])",
    "y = fold(unfold([1 2 3;4 5 6], (2, 2)), (2, 3), (2, 2))", "y = dropout([1 2 3 4], 0.5)",
    "y = conv_transpose2d([1 2;3 4], [1 2;3 4], stride=2, padding=1)",
    "x = [1 2;3 4]; L = sum(conv_transpose2d(x, [1 2;3 4], padding=1)^2); y = grad(L, x)",
    "x = [1 2;3 7]; L = sum(batch_norm(x, training=True, weight=[2 3])*[1 2;0 1]); y = grad(L, x)",
    "x = [1 2 3]; L = sum(softmax(x, dim=0)*[1 2 3]); y = grad(L, x)",
    "x = [1 2 3]; L = sum(log_softmax(x, dim=0)*[1 2 3]); y = grad(L, x)",
    "x = [0 1]; L = sum(x^-1); y = grad(L, x)",
    "x = [1 2;3 4]; k = [1 2;3 4]; L = sum(conv2(x, k, 'same')^2); y = grad(L, k)",
  ])
  func `every line of a chosen case comes to the kernel's number`(source: String) throws {
    let session = try #require(run(source))
    let y = try #require(node("y", session))
    #expect(problems(y, session) == [])
    #expect(Walkthrough(of: y)?.allSatisfy { $0.step.arithmetic != nil } ?? false)
  }

  @Test func `a line that tells something else is found`() throws {
    let session = try #require(run("y = conv2d([1 2;3 4], [1 2;3 4])"))
    let y = try #require(node("y", session))
    var step = try #require(Walkthrough(of: y))[0].step
    step.value += 1
    #expect(PrintedArithmeticTests.problem(step) != nil)
  }
}
