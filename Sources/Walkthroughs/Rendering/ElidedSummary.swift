import Tensors
import Terminal

/// What the numbers of a value come to that is not printed whole.
///
/// What is no number counts in none of the others.
struct ElidedSummary {
  private var low = Double.infinity
  private var high = -Double.infinity
  private var sum = 0.0
  private var zeros = 0
  private var nans = 0
  private let count: Int

  /// Looks at every number once.
  init(_ tensor: Tensor<Double>) {
    count = tensor.shape.count
    for number in tensor.elements {
      guard !number.isNaN else {
        nans += 1
        continue
      }
      low = min(low, number)
      high = max(high, number)
      sum += number
      if number == 0 { zeros += 1 }
    }
  }

  /// The smallest, the largest, the mean, and how many are 0 or no number, in words that programs use in
  /// every language.
  func lines(_ numbers: NumberText, width: Int?) -> [StyledText] {
    let isEmpty = count == nans
    let parts = [
      "min " + numbers.text(isEmpty ? .nan : low), "max " + numbers.text(isEmpty ? .nan : high),
      "mean " + numbers.text(isEmpty ? .nan : sum / Double(count - nans)), "zeros \(zeros)",
      "nan \(nans)",
    ]
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, last.count + 2 + part.count <= width ?? .max {
        lines[lines.count - 1] = last + "  " + part
      } else {
        lines.append(part)
      }
    }
    return lines.map { StyledText($0, .dim) }
  }
}
