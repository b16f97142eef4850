import Networks
import Terminal
import Walkthroughs

extension TrainingReport {
  /// A note as a line of JSON.
  static func note(_ message: String) -> String {
    JSONValue.members([("kind", .string("note")), ("message", .string(message))]).text
  }

  /// What a run is about to do, defaults included.
  static func settings(_ session: TrainingSession) -> [Phrase] {
    [data(session), recipe(session), normalisation(session.format.normalisation)]
  }

  private static func data(_ session: TrainingSession) -> Phrase {
    let images = session.images
    let shape = images.imageShape.map(String.init).joined(separator: "×")
    let parameters = grouped(session.run.parameterCount)
    let name = escaped(session.dataName)
    let model = escaped(session.modelName)
    var english =
      "\(model), \(parameters) parameters, on \(name): \(grouped(images.count)) pictures \(shape), "
      + "\(images.classes) classes"
    var chinese =
      "\(model)，\(parameters) 个参数；\(name)：\(grouped(images.count)) 张图像 \(shape)，"
      + "\(images.classes) 个类别"
    if let held = session.held {
      english += ", \(grouped(held.images.count)) \(held.name.english) pictures"
      chinese += "，\(grouped(held.images.count)) 张\(held.name.chinese)图像"
    }
    return Phrase(english, chinese)
  }

  private static func recipe(_ session: TrainingSession) -> Phrase {
    let recipe = session.run.recipe
    let optimizer = recipe.optimizer
    let rule = optimizer.kind.rawValue + (optimizer.isNesterov ? " (Nesterov)" : "")
    var english = ["\(rule), learning rate \(optimizer.learningRate)"]
    var chinese = ["\(rule)，学习率 \(optimizer.learningRate)"]
    if optimizer.weightDecay > 0 {
      english.append("weight decay \(optimizer.weightDecay)")
      chinese.append("权重衰减 \(optimizer.weightDecay)")
    }
    english.append("\(recipe.schedule.kind.rawValue) schedule")
    chinese.append("\(recipe.schedule.kind.rawValue) 调度")
    if recipe.schedule.warmUpSteps > 0 {
      english.append("\(recipe.schedule.warmUpSteps) steps of warm-up")
      chinese.append("预热 \(recipe.schedule.warmUpSteps) 步")
    }
    let epochs = recipe.epochs == 1 ? "1 epoch" : "\(recipe.epochs) epochs"
    english.append("batches of \(recipe.batchSize), \(epochs), seed \(recipe.seed)")
    chinese.append("批次 \(recipe.batchSize)，共 \(recipe.epochs) 轮，种子 \(recipe.seed)")
    if let augmentation = recipe.augmentation {
      let (shift, turn) = (augmentation.shift, augmentation.rotation)
      let scale = fixed(100 * augmentation.scale, decimals: 0)
      english.append("shifted by ≤ \(shift) px, turned by ≤ \(turn)°, scaled by ≤ \(scale) %")
      chinese.append("平移 ≤ \(shift) 像素，旋转 ≤ \(turn)°，缩放 ≤ \(scale) %")
    }
    if recipe.balancesClasses {
      english.append("classes balanced")
      chinese.append("类别加权")
    }
    english.append("\(session.request.threads) threads")
    chinese.append("\(session.request.threads) 个线程")
    return Phrase(english.joined(separator: ", "), chinese.joined(separator: "，"))
  }

  /// How bytes become numbers.
  static func normalisation(_ normalisation: Normalisation) -> Phrase {
    func list(_ numbers: [Double]) -> String {
      let texts = numbers.map { fixed($0, decimals: 4) }
      return texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
    }
    let formula = "(x/255 − \(list(normalisation.mean))) / \(list(normalisation.deviation))"
    return Phrase("pixels normalised as \(formula)", "像素归一化为 \(formula)")
  }
}
