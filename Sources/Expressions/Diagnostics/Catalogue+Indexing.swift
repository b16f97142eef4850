import Tensors
import Terminal

extension Diagnostic {
  static func notIndexable(_ value: Value, at range: SourceRange) -> Diagnostic {
    let kind = value.kindPhrase
    return Diagnostic(
      "not-indexable",
      Phrase("\(kind.english) has no elements to pick", "\(kind.chinese)没有可取的元素"),
      at: Label(range))
  }

  static func tooManyIndices(
    _ count: Int, shape: Shape, at ranges: [SourceRange], base: SourceRange
  ) -> Diagnostic {
    let place = ranges.dropFirst().reduce(ranges.first ?? base) { $0.union($1) }
    return Diagnostic(
      "too-many-indices",
      Phrase(
        "\(count) ind\(count == 1 ? "ex" : "ices") for \(shape.rank) dimension\(shape.rank == 1 ? "" : "s")",
        "\(shape.rank) 个维度用了 \(count) 个下标"),
      at: Label(place),
      secondary: [
        Label(base, Phrase("this has the shape \(shape)", "它的形状是 \(shape)"))
      ])
  }

  static func secondEllipsis(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "second-ellipsis",
      Phrase("... can stand once in an index", "下标中 ... 只能出现一次"), at: Label(range))
  }

  static func outOfRange(
    _ place: Int, length: Int, dimension: Int, shape: Shape, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "index-out-of-range",
      length == 0
        ? Phrase(
          "dimension \(dimension) has no elements", "第 \(dimension) 维没有元素")
        : Phrase(
          "\(place) is outside dimension \(dimension), which runs from 0 to \(length - 1)",
          "\(place) 超出第 \(dimension) 维的范围 0 到 \(length - 1)"),
      at: Label(range, Phrase("the shape is \(shape)", "形状是 \(shape)")),
      notes: place == length && length > 0
        ? [Phrase("counting starts at 0", "下标从 0 开始")] : [],
      help: length == 0
        ? nil
        : Phrase(
          "\(length - 1) or -1 is the last", "最后一个是 \(length - 1)，也可写作 -1"))
  }

  static func sliceStepZero(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "slice-step-zero", Phrase("a slice cannot step by 0", "切片的步长不能是 0"),
      at: Label(range),
      help: Phrase("::2 takes every second, ::-1 turns round", "::2 隔一个取一个，::-1 倒过来"))
  }
}
