import Expressions

extension Session {
  /// The value of an expression, worked out aside so that nothing changes here; nil if it has none.
  func valueAside(of expression: String) -> Value? {
    try? copy { _ in }.evaluate(expression)
  }
}
