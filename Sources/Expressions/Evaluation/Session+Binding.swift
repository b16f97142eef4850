extension Session {
  /// Gives a variable a value that nobody typed, as a lesson gives its letters.
  public func bind(_ name: String, to value: Value) {
    variables[name] = value
  }

  /// Takes over the variables, their gradients and the last value of another session; its own others
  /// stay as they are.
  ///
  /// Networks are shared by their names, so both sessions then see the same parameters.
  public func adopt(_ other: Session) {
    variables.merge(other.variables) { _, new in new }
    gradients.merge(other.gradients) { _, new in new }
    last = other.last
  }

  /// Clears the variables that another session has too, as a lesson leaves them behind.
  public func clear(madeBy other: Session) {
    for name in other.variables.keys { variables[name] = nil }
  }

  /// Whether a variable is a network, whose parameters a copy of the session shares.
  public var hasNetworks: Bool {
    variables.values.contains { if case .network = $0 { true } else { false } }
  }
}
