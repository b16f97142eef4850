import Expressions
import Networks
import Tensors
import Terminal

/// Shapes of pictures that a network takes, where the one it was tried with does not fit.
struct FittingInput {
  /// The largest side that is tried.
  private static let largest = 512

  let network: Network
  /// C, H and W that were tried.
  let tried: [Int]

  /// Looks for the shape nearest to the tried one: with the channels that the first layer takes, then
  /// with other sides, all alike.
  ///
  /// - Returns: Nil where none of up to 512 rows and columns fits.
  /// - Complexity: A walk through the network's shapes for each side that is tried.
  func shape(_ misfit: Misfit) -> [Int]? {
    guard tried.count == 3 else { return nil }
    let channels = misfit.before == nil ? misfit.takes ?? tried[0] : tried[0]
    if network.fits([channels, tried[1], tried[2]]) { return [channels, tried[1], tried[2]] }
    let sides = (1...Self.largest).sorted { abs($0 - tried[1]) < abs($1 - tried[1]) }
    return sides.first { network.fits([channels, $0, $0]) }.map { [channels, $0, $0] }
  }

  /// What is said to a network that does not take the tried shape: another shape, which is what the
  /// command can change, behind a change of the layer where the shape was not what is wrong.
  func help(_ misfit: Misfit, with layer: Phrase?) -> Phrase? {
    guard let shape = shape(misfit) else { return layer }
    let option = "--input " + shape.map(String.init).joined(separator: ",")
    guard let layer, misfit.takes != nil, misfit.before != nil else {
      return Phrase("\(option) fits", "\(option) 就合适")
    }
    return Phrase("\(layer.english), and so does \(option)", "\(layer.chinese)；\(option) 也合适")
  }
}

extension Network {
  /// Whether every layer takes what comes to it from an input of a shape.
  func fits(_ dimensions: [Int]) -> Bool {
    guard let shape = try? Shape(dimensions) else { return false }
    return summary(input: shape).misfit == nil
  }
}
