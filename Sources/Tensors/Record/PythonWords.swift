/// Python's own words.
public enum PythonWords {
  /// The keywords, none of which can be a name.
  ///
  /// Source: *The Python Language Reference*, 2.3.1 Keywords.
  public static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]
}
