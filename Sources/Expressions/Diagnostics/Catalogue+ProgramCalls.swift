import Terminal

/// What is wrong with calls, attributes and classes of a program.
extension ProgramFailure {
  /// How many arguments are wanted: `1`, or `1–3`.
  static func count(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  static func argumentCount(_ function: String, found: Int, wanted: ClosedRange<Int>)
    -> ProgramFailure
  {
    ProgramFailure(
      "TypeError", "program-argument-count",
      Phrase(
        "\(function) takes \(count(wanted)) argument\(wanted.upperBound == 1 ? "" : "s"), \(found) given",
        "\(function) 接受 \(count(wanted)) 个参数，这里给了 \(found) 个"))
  }

  static func unknownArgument(_ name: String, of function: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-unknown-argument",
      Phrase(
        "\(function) has no argument named '\(name)'",
        "\(function) 没有名为 '\(name)' 的参数"))
  }

  static func missingArgument(_ names: [String], of function: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-missing-argument",
      Phrase(
        "\(function) needs the argument\(names.count == 1 ? "" : "s") \(Diagnostic.quoted(names))",
        "\(function) 缺少参数 \(Diagnostic.quoted(names, "、"))"))
  }

  static func repeatedArgument(_ name: String, of function: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-repeated-argument",
      Phrase(
        "\(function) is given '\(name)' twice",
        "\(function) 的参数 '\(name)' 给了两次"))
  }

  static func attributeNotAssignable(
    _ name: String, of type: String, among settings: [String] = []
  ) -> ProgramFailure {
    let list = settings.joined(separator: ", ")
    return ProgramFailure(
      "AttributeError", "program-attribute-fixed",
      Phrase(
        "'\(name)' of a value of type \(type) cannot be assigned",
        "\(type) 类型的值的 '\(name)' 不能被赋值"),
      help: settings.isEmpty
        ? nil
        : NearestName.question(name, among: settings)
          ?? Phrase("its settings: \(list)", "它的设置：\(list)"))
  }

  static func notCallable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-callable",
      Phrase(
        "a value of type \(type) cannot be called",
        "\(type) 类型的值不能被调用"))
  }

  static func initialiserGives(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-init-gives",
      Phrase(
        "__init__ gives back None, not \(type)",
        "__init__ 应当返回 None，而不是 \(type)"))
  }

  static func noContext(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-with",
      Phrase(
        "a value of type \(type) cannot stand after with",
        "\(type) 类型的值不能放在 with 后面"),
      help: Phrase(
        "with torch.no_grad(): is the one that is known",
        "这里认识的是 with torch.no_grad():"))
  }

  static func notDerivable(_ base: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-base",
      Phrase(
        "no class can be derived from \(base) here",
        "这里不能从 \(base) 派生类"),
      help: Phrase(
        "derive from list, dict, tuple, nn.Module or a class of your own, and keep the value as an attribute: self.value",
        "请从 list、dict、tuple、nn.Module 或自己的类派生，并把这个值存为属性：self.value"))
  }

  static func noSuper() -> ProgramFailure {
    ProgramFailure(
      "RuntimeError", "program-super",
      Phrase(
        "super() stands only in a method of a class",
        "super() 只能用在类的方法里"))
  }

  static func attribute(_ name: String, of type: String, nearest: String?) -> ProgramFailure {
    ProgramFailure(
      "AttributeError", "unknown-attribute",
      Phrase("a value of type \(type) has no '\(name)'", "\(type) 类型的值没有 '\(name)'"),
      help: nearest.map { Phrase("did you mean \($0)?", "是否想写 \($0)？") })
  }
}
