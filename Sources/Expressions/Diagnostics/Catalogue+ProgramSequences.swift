import Terminal

/// What is wrong with lists, tuples, dicts and sets of a program.
extension ProgramFailure {
  static func notIndexable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-indexable",
      Phrase(
        "a value of type \(type) has no elements to pick",
        "\(type) 类型的值没有可取的元素"))
  }

  static func elementsNotAssignable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-elements-fixed",
      Phrase(
        "the elements of a value of type \(type) cannot be changed",
        "\(type) 类型的值的元素不能改变"),
      help: Phrase(
        "list(x) makes a list of them, whose elements can",
        "list(x) 得到元素可以改变的列表"))
  }

  static func notIterable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-not-iterable",
      Phrase(
        "a value of type \(type) cannot be gone through",
        "\(type) 类型的值不能逐个取出"))
  }

  static func tooLong(_ count: Int, limit: Int) -> ProgramFailure {
    ProgramFailure(
      "MemoryError", "program-too-long",
      Phrase(
        "a list, a tuple or a text may have at most \(limit) elements; this one would have \(count == .max ? "more" : "\(count)")",
        "列表、元组和字符串最多有 \(limit) 个元素，这里会有\(count == .max ? "更多" : " \(count) 个")"))
  }

  static func indexKind(_ kind: String, _ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-index-kind",
      Phrase(
        "an index of \(kind) must be a whole number or a slice, not \(type)",
        "\(kind) 的下标要用整数或切片，不能用 \(type)"))
  }

  static func indexOutOfRange(_ kind: String, _ index: Int, _ count: Int) -> ProgramFailure {
    ProgramFailure(
      "IndexError", "program-index-out-of-range",
      Phrase(
        "\(kind) index \(index) is out of range: there \(count == 1 ? "is 1 element" : "are \(count) elements")",
        "\(kind) 的下标 \(index) 超出范围：共有 \(count) 个元素"))
  }

  static func notInList(_ text: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-not-in-list",
      Phrase(
        "\(text) is not in it",
        "里面没有 \(text)"))
  }

  static func unpacking(_ found: Int, into count: Int) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-unpacking",
      Phrase(
        "\(found) value\(found == 1 ? "" : "s") for \(count) target\(count == 1 ? "" : "s")",
        "\(count) 个目标得到了 \(found) 个值"))
  }

  static func emptyPop() -> ProgramFailure {
    ProgramFailure(
      "IndexError", "program-empty-pop",
      Phrase(
        "nothing can be taken out of an empty list",
        "空列表里没有可取出的元素"))
  }

  static func sliceKind(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-slice-kind",
      Phrase(
        "the ends and the step of a slice are whole numbers or None, not \(type)",
        "切片的两端和步长要用整数或 None，不能用 \(type)"))
  }

  static func sliceStepZero() -> ProgramFailure {
    ProgramFailure(
      "ValueError", "slice-step-zero",
      Phrase(
        "a slice cannot step by 0",
        "切片的步长不能是 0"),
      help: Phrase(
        "::2 takes every second, ::-1 turns round",
        "::2 隔一个取一个，::-1 倒过来"))
  }

  static func key(_ text: String) -> ProgramFailure {
    ProgramFailure(
      "KeyError", "program-key",
      Phrase(
        "there is no key \(text)",
        "没有键 \(text)"))
  }

  static func unhashable(_ type: String, defines method: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-no-hash",
      Phrase(
        "\(type) defines \(method) without __hash__, so its objects cannot be keys",
        "\(type) 定义了 \(method) 而没有 __hash__，它的对象不能用作键"),
      help: Phrase(
        "def __hash__(self): return hash((self.a, self.b)) with what __eq__ compares",
        "加上 def __hash__(self): return hash((self.a, self.b))，其中是 __eq__ 比较的内容"))
  }

  static func hashKind(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-hash-kind",
      Phrase(
        "__hash__ must give a whole number, not a value of type \(type)",
        "__hash__ 必须给出整数，不能是 \(type) 类型的值"))
  }

  static func unhashable(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-unhashable",
      Phrase(
        "a value of type \(type) can be changed and so cannot be a key",
        "\(type) 类型的值可以改变，不能用作键"),
      help: Phrase(
        "tuple(x) can be one",
        "tuple(x) 可以"))
  }

  static func lengthKind(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-length-kind",
      Phrase(
        "__len__ gives a whole number from 0 on, not \(type)",
        "__len__ 应当返回不小于 0 的整数，而不是 \(type)"))
  }

  static func noLength(_ type: String) -> ProgramFailure {
    ProgramFailure(
      "TypeError", "program-no-length",
      Phrase(
        "a value of type \(type) has no length",
        "\(type) 类型的值没有长度"))
  }

  static func emptyArgument(_ function: String) -> ProgramFailure {
    ProgramFailure(
      "ValueError", "program-empty",
      Phrase(
        "\(function) of nothing has no value",
        "空的 \(function) 没有值"))
  }

  static func stopIteration() -> ProgramFailure {
    ProgramFailure(
      "StopIteration", "program-stop-iteration",
      Phrase(
        "there is no next element",
        "没有下一个元素"))
  }
}
