import Tensors
import Terminal

/// The slip that a gradient of one's own shows, found from the operation whose operand the variable is.
struct GradientSlip {
  private(set) var slip: Slip?
  private(set) var words: Phrase?

  /// Looks for it.
  ///
  /// - Parameters:
  ///   - mine: The gradient that was given.
  ///   - right: The right one.
  ///   - scalar: What was differentiated.
  ///   - variable: By what.
  init(
    _ mine: Tensor<Double>, _ right: Tensor<Double>, of scalar: Node<Double>,
    _ variable: Node<Double>
  ) {
    let found = GradientSlip.variants(scalar, variable).first { variant, judged in
      variant.gives(mine, for: judged) ?? false
    }?.0
    let factor = ConstantFactor([(mine, right)]).factor
    let order = Slip.allCases
    let own: Slip? = factor.map { abs($0 + 1) < 1e-9 ? .sign : .factor }
    let places = [found?.slip, own].map { slip in slip.flatMap { order.firstIndex(of: $0) } ?? .max
    }
    if let own, let factor, places[1] < places[0] {
      slip = own
      if own == .factor {
        words = Phrase(
          "it is \(Value.roughText(factor)) times the gradient everywhere",
          "它处处是梯度的 \(Value.roughText(factor)) 倍")
      }
    } else {
      (slip, words) = (found?.slip, found?.words)
    }
  }

  private static func variants(
    _ scalar: Node<Double>, _ variable: Node<Double>
  ) -> [(SlipVariants.Variant, JudgedCase)] {
    var found: [(SlipVariants.Variant, JudgedCase)] = []
    let gradients = Gradients(of: scalar)
    let users = scalar.ancestry().filter { node in node.inputs.contains { $0 === variable } }
    guard users.count == 1, let user = users.first, let operation = user.operation,
      let family = CaseFamily.named(operation.name),
      let function = FunctionTable.shared.named(operation.name),
      let place = user.inputs.firstIndex(where: { $0 === variable }), place < family.arrays.count,
      let upstream = gradients[user]
    else { return [] }
    var judged = JudgedCase(["upstream": upstream])
    judged.spatialRank = family.spatialRank
    for (array, input) in zip(family.arrays, user.inputs) {
      judged.arrays[array.name] = input.value
    }
    for setting in operation.settings {
      // A kernel's size is that of the weight, and says so in the formula alone.
      guard family.settings.contains(where: { $0.name == setting.name }),
        let number = setting.numbers.first, setting.numbers.allSatisfy({ $0 == number })
      else { continue }
      judged.settings[setting.name] = Double(number)
    }
    let reference = JudgedReference(
      .library(function), .gradient(of: family.arrays[place].name), family,
      session: Session(show: { _ in }))
    guard let right = reference.result(judged), let known = gradients[variable],
      right.agrees(with: known)
    else { return [] }
    for variant in SlipVariants(reference).variants { found.append((variant, judged)) }
    return found
  }
}
