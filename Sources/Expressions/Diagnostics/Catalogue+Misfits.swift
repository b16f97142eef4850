import Networks
import Tensors
import Terminal

extension Diagnostic {
  /// The words for a layer that does not take what comes to it.
  ///
  /// - Parameters:
  ///   - misfit: The facts.
  ///   - range: What was sent through; nil where that is no text of the user's.
  /// - Returns: The diagnostic, with the facts in it.
  public static func misfit(_ misfit: Misfit, at range: SourceRange?) -> Diagnostic {
    var diagnostic = misfit.takes == nil ? unfit(misfit) : wrongCount(misfit)
    diagnostic.primary = range.map { Label($0) }
    diagnostic.misfit = misfit
    return diagnostic
  }

  /// A layer that takes another number of features or channels.
  private static func wrongCount(_ misfit: Misfit) -> Diagnostic {
    let (takes, got) = (misfit.takes ?? 0, misfit.got ?? 0)
    let layer = name(misfit.layer)
    let product =
      misfit.factors.count > 1
      ? " = " + misfit.factors.map(String.init).joined(separator: "·") : ""
    let source =
      misfit.before.map { name($0) }
      .map { Phrase("\($0.english) gives \(got)\(product)", "\($0.chinese)给出 \(got)\(product)") }
      ?? Phrase("the input has \(got)\(product)", "输入有 \(got)\(product)")
    return Diagnostic(
      "layer-input",
      Phrase(
        "\(layer.english) takes \(takes), \(source.english)",
        "\(layer.chinese)接受 \(takes)，\(source.chinese)"),
      notes: note(misfit), help: misfit.remedy.map(words))
  }

  /// A layer that does not fit for another reason.
  private static func unfit(_ misfit: Misfit) -> Diagnostic {
    let words = ShapeWords(misfit.error, weight: "weight")
    let layer = name(misfit.layer)
    return Diagnostic(
      words.id,
      Phrase(
        "\(layer.english): \(words.message.english)", "\(layer.chinese)：\(words.message.chinese)"),
      notes: words.notes + note(misfit), help: words.help)
  }

  private static func note(_ misfit: Misfit) -> [Phrase] {
    guard let input = misfit.input, input.rank > 0 else { return [] }
    return [Phrase("the shape that comes to it is \(input)", "来到这一层的形状是 \(input)")]
  }

  private static func name(_ place: Misfit.Place) -> Phrase {
    Phrase("layer \(place.name) (\(place.type))", "层 \(place.name)（\(place.type)）")
  }

  private static func words(_ remedy: Misfit.Remedy) -> Phrase {
    switch remedy {
    case .layer(let code): return Phrase("\(code) would fit", "\(code) 就合适")
    case .flatten:
      return Phrase(
        "Flatten() in front of it makes one vector of the image",
        "在它前面加 Flatten()，把图像变成一个向量")
    case .permute(let order):
      let list = order.map(String.init).joined(separator: ", ")
      return Phrase(
        "the channels stand last: x.permute(\(list)) puts them in front of rows and columns",
        "通道在最后一维：x.permute(\(list)) 把它放到行和列之前")
    }
  }
}
