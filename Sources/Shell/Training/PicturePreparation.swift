import Expressions
import Files
import Networks
import Pictures
import Tensors
import Terminal
import Walkthroughs

/// Pictures made ready for one network: their size, their channels, their range.
package struct PicturePreparation {
  private let shape: [Int]
  private let normalisation: Normalisation
  private let classNames: [String]
  private let hasNames: Bool

  /// Puts together what a network's file and the options say.
  ///
  /// - Throws: what neither says, or what does not go together.
  package init(_ request: PictureRequest, _ opened: OpenedModel) throws(CommandFailure) {
    let format = opened.network.format
    let known = format?.imageShape ?? opened.imageShape.flatMap { $0.count == 3 ? $0 : nil }
    if let size = request.size {
      // Colour, unless the network takes grey ones alone.
      let channels = known?.first ?? [3, 1].first { opened.network.fits([$0, size, size]) } ?? 3
      shape = [channels, size, size]
    } else if let known {
      shape = known
    } else {
      throw .wrong(
        Diagnostic(
          "picture-size-wanted",
          Phrase(
            "the checkpoint does not say what size its pictures have", "检查点没有记录图像的尺寸"),
          help: Phrase("--size 224 says it", "用 --size 224 指定")))
    }
    normalisation = try PicturePreparation.normalisation(
      request, format?.normalisation ?? opened.normalisation, channels: shape[0])
    if let path = request.classes {
      classNames = try PicturePreparation.classNames(path)
      hasNames = true
    } else {
      classNames = format?.classNames ?? []
      // Digits are called as they are numbered, which names nothing.
      hasNames = classNames != classNames.indices.map(String.init)
    }
  }

  private static func normalisation(
    _ request: PictureRequest, _ known: Normalisation?, channels: Int
  ) throws(CommandFailure) -> Normalisation {
    guard request.mean != nil || request.std != nil else {
      return known ?? Normalisation(plainChannels: channels)
    }
    func spread(_ text: String?, _ standard: Double) -> [Double] {
      let numbers = text.flatMap(PictureRequest.numbers) ?? [standard]
      return numbers.count == 1 ? [Double](repeating: numbers[0], count: channels) : numbers
    }
    let (mean, deviation) = (spread(request.mean, 0), spread(request.std, 1))
    guard let normalisation = Normalisation(mean: mean, deviation: deviation),
      mean.count == channels
    else {
      throw .wrong(
        Diagnostic(
          "normalisation-wanted",
          Phrase(
            "--mean and --std take one number, or one for each of \(channels) channels, and no deviation of 0",
            "--mean 和 --std 写一个数，或给 \(channels) 个通道各写一个，标准差不能为 0"),
          help: nil))
    }
    return normalisation
  }

  /// The pictures of a data set as a network takes them, and what its classes are called.
  ///
  /// A network that has seen no pictures is taken to be meant for these.
  ///
  /// - Throws: options that do not go together.
  package static func format(
    _ request: PictureRequest, _ known: ImageFormat?, _ images: ImageSet
  ) throws(CommandFailure) -> ImageFormat {
    var shape = known?.imageShape ?? images.imageShape
    if let size = request.size { shape = [shape.first ?? 1, size, size] }
    var names = known?.classNames ?? images.classNames
    if let path = request.classes {
      let given = try classNames(path)
      names = (0..<max(names.count, given.count)).map {
        given.indices.contains($0) ? given[$0] : "\($0)"
      }
      names = Array(names.prefix(max(1, known?.classNames.count ?? images.classes)))
    }
    return ImageFormat(
      imageShape: shape, classNames: names,
      normalisation: try normalisation(
        request, known?.normalisation, channels: shape.first ?? 1))
  }

  /// How the pictures of a data set go in.
  package static func words(_ format: ImageFormat) -> Phrase {
    let shape = format.imageShape.map(String.init).joined(separator: "×")
    let normalisation = format.normalisation
    func list(_ numbers: [Double]) -> String {
      numbers.map { fixed($0, decimals: 4) }.joined(separator: ", ")
    }
    let (mean, deviation) = (list(normalisation.mean), list(normalisation.deviation))
    return normalisation == Normalisation(plainChannels: normalisation.mean.count)
      ? Phrase("pictures \(shape), numbers from 0 to 1", "图像 \(shape)，数值为 0 到 1")
      : Phrase(
        "pictures \(shape), from 0 to 1, minus \(mean), divided by \(deviation)",
        "图像 \(shape)，0 到 1，减去 \(mean)，再除以 \(deviation)")
  }

  /// A class's name a line.
  private static func classNames(_ path: String) throws(CommandFailure) -> [String] {
    do throws(FileFailure) {
      return try TextFile.read(path: path).split(whereSeparator: \.isNewline).map(String.init)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// What is done to every picture.
  package var words: Phrase {
    let isPlain = normalisation == Normalisation(plainChannels: shape[0])
    let isGrey = shape[0] == 1
    func list(_ numbers: [Double]) -> String {
      numbers.map { fixed($0, decimals: 4) }.joined(separator: ", ")
    }
    let (mean, deviation) = (list(normalisation.mean), list(normalisation.deviation))
    return Phrase(
      "pictures: shorter side scaled, cut in the middle to \(shape[1])×\(shape[2])"
        + (isGrey ? ", grey" : "")
        + (isPlain ? "; numbers from 0 to 1" : "; minus \(mean), divided by \(deviation)"),
      "图像：缩放短边，从中间裁剪到 \(shape[1])×\(shape[2])" + (isGrey ? "，灰度" : "")
        + (isPlain ? "；数值为 0 到 1" : "；减去 \(mean)，再除以 \(deviation)"))
  }

  /// What a network makes of a picture.
  package func prediction(of path: String, by network: Network) throws(CommandFailure)
    -> PicturePrediction
  {
    let (size, output) = try reading(path) { picture throws(ShapeError) in
      ((picture.height, picture.width), try scores(picture, network))
    }
    let lengths = output.shape.dimensions.dropFirst()
    guard lengths.count(where: { $0 != 1 }) <= 1 else {
      throw .wrong(PicturePreparation.noScores(Array(lengths)))
    }
    do throws(ShapeError) {
      let probabilities = try PicturePreparation.probabilities(
        output, areProbabilities: network.endsInProbabilities)
      return PicturePrediction(
        file: path, size: size, probabilities: probabilities, names: hasNames ? classNames : nil)
    } catch {
      throw .wrong(.training(.shape(error)))
    }
  }

  /// What a network gives is no score for each class.
  private static func noScores(_ lengths: [Int]) -> Diagnostic {
    let shape = lengths.map(String.init).joined(separator: "×")
    return Diagnostic(
      "no-scores",
      Phrase(
        "the network gives \(shape) numbers for a picture: no score for each class",
        "网络对一张图像给出 \(shape) 个数，不是每个类别一个分数"),
      help: Phrase(
        "strider open MODEL --picture FILE opens it with the picture; there show net(x) draws what it gives",
        "strider open MODEL --picture FILE 会连同图像一起打开它；在那里 show net(x) 画出它的输出"))
  }

  /// A picture as the network takes it, C×H×W.
  ///
  /// - Throws: what is wrong with the file, or a shape that no picture has.
  package func input(of path: String) throws(CommandFailure) -> Tensor<Double> {
    try reading(path) { picture throws(ShapeError) in try numbers(picture) }
  }

  /// Reads a picture and does something with it.
  private func reading<Result>(
    _ path: String, _ body: (Picture) throws(ShapeError) -> Result
  ) throws(CommandFailure) -> Result {
    let picture: Picture
    do throws(FileFailure) {
      picture = try PictureFile.read(path: path)
    } catch {
      throw CommandFailure(error)
    }
    do throws(ShapeError) {
      return try body(picture)
    } catch {
      throw .wrong(.training(.shape(error)))
    }
  }

  private func numbers(_ picture: Picture) throws(ShapeError) -> Tensor<Double> {
    let whole = try picture.covering(rows: shape[1], columns: shape[2], isGrey: shape[0] == 1)
    let plane = shape[1] * shape[2]
    var numbers: [Double] = []
    for channel in 0..<shape[0] {
      // A grey picture is the same in all channels.
      let start = (whole.shape[0] == 1 ? 0 : channel) * plane
      numbers += whole.elements[start..<start + plane].map {
        ($0 - normalisation.mean[channel]) / normalisation.deviation[channel]
      }
    }
    return try Tensor(try Shape(shape), numbers)
  }

  private func scores(
    _ picture: Picture, _ network: Network
  ) throws(ShapeError) -> Tensor<Double> {
    // Nobody asks where a score came from: single precision is enough, and no record is kept.
    let input = Unrecorded(
      try numbers(picture).reshaped(Shape([1] + shape)).converted(to: Float.self))
    let wasTraining = network.isTraining
    network.isTraining = false
    defer { network.isTraining = wasTraining }
    var random = RandomSource(seed: 0)
    do throws(Misfit) {
      return try network(input, using: &random).value.converted(to: Double.self)
    } catch {
      throw error.error
    }
  }

  /// Scores as probabilities: as they are where they are some already, else by softmax; of a single score by
  /// the sigmoid function, for two classes.
  private static func probabilities(
    _ scores: Tensor<Double>, areProbabilities: Bool
  ) throws(ShapeError) -> [Double] {
    let numbers = scores.elements
    if numbers.count == 1 {
      let p = areProbabilities ? numbers[0] : UnaryFunction.sigmoid.value(numbers[0])
      return [1 - p, p]
    }
    if areProbabilities { return numbers }
    let line = Tensor(vector: numbers)
    let softmax = try Softmax(name: "softmax", input: line.shape, dimension: 0)
    return softmax.forward([line]).elements
  }
}

/// What a network makes of one picture.
package struct PicturePrediction {
  let file: String
  let size: (rows: Int, columns: Int)
  let probabilities: [Double]
  let names: [String]?

  /// The most probable class; nil where the network gives no numbers.
  var best: Int? {
    guard probabilities.allSatisfy(\.isFinite) else { return nil }
    return probabilities.indices.max { probabilities[$0] < probabilities[$1] }
  }

  private func name(_ number: Int) -> String? {
    names.flatMap { $0.indices.contains(number) ? $0[number] : nil }
  }

  /// The line for people: the class, how probable it is, and the next two.
  package func text(_ settings: Settings) -> StyledText {
    let head =
      StyledText(escaped(file), .name) + StyledText("  \(size.rows)×\(size.columns)  ", .dim)
    guard best != nil else {
      return head
        + StyledText(Phrase("the outputs are not numbers", "输出不是数")[settings.language], .bad)
    }
    let order = probabilities.indices.sorted {
      (probabilities[$0], $1) > (probabilities[$1], $0)
    }
    let parts = order.prefix(3).map { number in
      let called = name(number).map { "\(number) \(escaped($0))" } ?? "\(number)"
      return "\(called)  \(TrainingReport.percent(probabilities[number])) %"
    }
    return head + StyledText(parts[0], .good)
      + StyledText(parts.dropFirst().map { "   " + $0 }.joined(), .dim)
  }

  /// The object of the program's JSON output.
  package var json: JSONValue {
    .members([
      ("kind", .string("prediction")), ("file", .string(file)),
      ("class", best.map { .integer($0) } ?? .null),
      ("name", best.flatMap(name).map { .string($0) } ?? .null),
      ("probabilities", .numbers(probabilities)),
    ])
  }
}
