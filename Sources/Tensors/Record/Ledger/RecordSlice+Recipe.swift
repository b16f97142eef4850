extension RecordSlice {
  /// The learner's program did it.
  public var isProgram: Bool { true }

  /// None: the program is its own.
  public func recipe(at site: RecipeSite) -> Recipe { .none }
}

extension RecordMark {
  func recipe(at site: RecipeSite) -> Recipe { .none }
}
