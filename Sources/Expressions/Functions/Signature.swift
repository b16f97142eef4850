/// A function's parameters, read from the line that help prints.
///
/// `conv2d(input, weight, bias=None, stride=1)`: a default makes a parameter optional, `*sizes` takes
/// all that remain, and `input|a` may also be given as `a=`. What stands behind a `;` the library's
/// function takes too, and it changes nothing of the answer here: `dtype` alone does, where it names
/// whole or boolean numbers.
public struct Signature: Sendable {
  /// One parameter.
  public struct Parameter: Sendable {
    /// The name that is shown.
    public let name: String
    /// Other names under which it may be given.
    public let aliases: [String]
    /// The default as it would be typed; nil where the parameter must be given.
    public let defaultText: String?
    /// Whether it takes all arguments that remain.
    public let isVariadic: Bool
  }

  /// The parameters in order.
  public let parameters: [Parameter]

  /// Keywords that are taken and not shown.
  let unshown: Set<String>

  /// Reads the text between the brackets.
  public init(_ text: String) {
    let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    unshown = Set(parts.count > 1 ? Signature.split(String(parts[1])) : [])
    parameters = Signature.split(String(parts.first ?? "")).map { part in
      let isVariadic = part.hasPrefix("*")
      let sides = part.drop { $0 == "*" }.split(separator: "=", maxSplits: 1)
      let names = (sides.first ?? "").split(separator: "|").map(String.init)
      return Parameter(
        name: names.first ?? "", aliases: Array(names.dropFirst()),
        defaultText: sides.count > 1 ? String(sides[1]) : nil, isVariadic: isVariadic)
    }
  }

  /// Parts between commas that stand outside brackets.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    for character in text {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append(part)
        part = ""
      } else if character != " " || depth > 0 {
        part.append(character)
      }
    }
    return part.isEmpty ? parts : parts + [part]
  }

  /// Other spellings of common parameters, taken by every function that has the parameter.
  static let commonAliases = [
    "axis": ["dim", "dims"], "axes": ["dims"], "dims": ["dim"], "keepdims": ["keepdim"],
    "kernel": ["kernel_size"], "self": ["input"], "a": ["input"], "x": ["input"],
    "tensor": ["input"], "arr": ["input"],
  ]

  /// Words without effect that an unshown keyword may be given: rows come first here whatever happens.
  static let harmlessOrders: Set<String> = ["C", "K", "A"]

  /// The position of the parameter that a keyword names.
  public func position(of keyword: String) -> Int? {
    if let exact = parameters.firstIndex(where: { $0.name == keyword }) { return exact }
    if let alias = parameters.firstIndex(where: { $0.aliases.contains(keyword) }) { return alias }
    let meanings = Signature.commonAliases[keyword] ?? []
    return parameters.firstIndex { meanings.contains($0.name) }
  }

  /// The line that help prints.
  public var text: String {
    parameters.map { parameter in
      let name = (parameter.isVariadic ? "*" : "") + parameter.name
      return parameter.defaultText.map { "\(name)=\($0)" } ?? name
    }
    .joined(separator: ", ")
  }
}
