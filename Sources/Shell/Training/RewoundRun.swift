import Expressions
import Networks
import Tensors
import Terminal
import Walkthroughs

/// One step of a run of training: the network before it, what it learns from, and its loss.
package struct RewoundRun {
  /// The name of the checkpoint.
  let name: String
  /// Steps done before, and steps of the whole run.
  let step: Int
  let steps: Int
  /// The epoch, from 0, the steps of it that are done, and how many it has.
  let place: (epoch: Int, step: Int, steps: Int)
  /// Where the run stood.
  package let position: RunPosition
  /// The network before the step.
  package let network: Network
  /// What the step learns from.
  let batch: RunBatch
  /// The pictures, their classes and the loss recorded anew, on the tape; no loss where it would take too
  /// much.
  let images: Node<Double>
  let labels: Node<Double>
  let recorded: Node<Double>?
  /// The loss that the run had; nil where it was no number.
  let loss: Double?
  /// The numbers of the pictures in the data.
  let pictures: [Int]

  /// Takes the step that comes next, and keeps how things were before it.
  ///
  /// - Throws: what cannot be kept.
  package init(_ name: String, at past: PastRun) throws(CommandFailure) {
    let replay = past.replay
    let run = replay.run
    self.name = name
    (step, steps, place) = (replay.stepsDone, replay.steps, replay.place)
    run.updateNetwork()
    (network, position) = (run.network, run.position)
    do throws(ShapeError) {
      batch = try run.nextBatch()
      images = Node(batch.images)
      labels = Node(try run.tapeLabels(batch), type: .whole)
    } catch {
      throw .wrong(.training(.shape(error)))
    }
    pictures = batch.places.map { past.number(ofPicture: $0) }
    recorded = try? run.recordLoss(batch, images: images, labels: labels)
    do throws(TrainingFault) {
      try run.advance()
      loss = run.lastLoss
    } catch {
      loss = nil
    }
  }

  /// Gives the parts their names.
  package func bind(in session: Session) {
    session.bind("net", to: .network(network))
    session.bind("x", to: .tensor(images))
    session.bind("t", to: .tensor(labels))
    if let loss { session.bind("loss", to: .number(loss)) }
    if let recorded { session.bind("L", to: .tensor(recorded)) }
  }

  /// Whether the two losses agree as far as a Float goes.
  private var agrees: Bool {
    guard let loss, let value = recorded?.value.elements.first else { return false }
    return abs(value - loss) <= 1e-5 * max(1, abs(loss))
  }

  /// What is at hand, a line a fact.
  package var lines: [Phrase] {
    var lines = [heading, atHand]
    if batch.classWeights.isEmpty == false {
      lines.append(
        Phrase(
          "rare classes count more, in both losses", "少见类别的权重更大，两个损失都是如此"))
    }
    lines.append(losses)
    return lines
  }

  private var heading: Phrase {
    let (epoch, done, of) = (place.epoch + 1, grouped(place.step), grouped(place.steps))
    let (step, steps) = (grouped(self.step), grouped(self.steps))
    let name = escaped(self.name)
    if self.step == self.steps {
      return Phrase(
        "\(name), where its run stands: \(steps) steps are done",
        "\(name) 目前的位置：已完成 \(steps) 步")
    }
    return Phrase(
      "\(name), step \(step) of \(steps): epoch \(epoch), \(done) of its \(of) steps are done",
      "\(name)，第 \(step) 步，共 \(steps) 步：第 \(epoch) 轮，已完成 \(done)/\(of) 步")
  }

  private var atHand: Phrase {
    let shape = images.value.shape.dimensions.map(String.init).joined(separator: "×")
    return Phrase(
      "net has the weights before the step, to the bit of the run; x (\(shape)) and t are the batch that it learns from, as augmented and normalised",
      "net 的权重是这一步之前的权重，与那次训练逐位相同；x（\(shape)）和 t 是这一步学习的批次，已做数据增强和归一化")
  }

  private var losses: Phrase {
    guard let loss else {
      return Phrase(
        "the loss of the run was no number here", "那次训练在这里的损失不是数")
    }
    let own = RewoundRun.digits(loss, 8)
    guard let value = recorded?.value.elements.first else {
      return Phrase(
        "loss is the run's own, \(own); L is not recorded anew: in Double it would take too much",
        "loss 是那次训练自己的损失 \(own)；没有用 Double 重新记录 L：占用太大")
    }
    let anew = RewoundRun.digits(value, 8)
    return agrees
      ? Phrase(
        "loss is the run's own, \(own); L is recorded anew in Double, \(anew): they agree to Float's precision",
        "loss 是那次训练自己的损失 \(own)；L 用 Double 重新记录，为 \(anew)：两者在 Float 精度内一致")
      : Phrase(
        "loss is the run's own, \(own); L is recorded anew in Double, \(anew): rounding to Floats has moved the run's away from it",
        "loss 是那次训练自己的损失 \(own)；L 用 Double 重新记录，为 \(anew)：Float 的舍入使前者偏离了它")
  }

  /// A number to so many decimals, without zeros at its end.
  private static func digits(_ number: Double, _ decimals: Int) -> String {
    guard number.isFinite else { return "\(number)" }
    return fixed(number, decimals: decimals)
  }

  /// The step as JSON.
  package var json: JSONValue {
    let recorded = recorded?.value.elements.first
    return .members([
      ("kind", .string("rewind")), ("step", .integer(step)), ("steps", .integer(steps)),
      ("epoch", .integer(place.epoch + 1)), ("step_of_epoch", .integer(place.step)),
      ("steps_of_epoch", .integer(place.steps)), ("loss", loss.map { .number($0) } ?? .null),
      ("recorded", recorded.map { .number($0) } ?? .null),
      ("pictures", .integers(pictures)),
    ])
  }
}
