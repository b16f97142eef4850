import Walkthroughs

/// Points as sheets and grades write them.
enum Points {
  /// Whole points without a decimal point, others with two decimals at most.
  static func text(_ points: Double) -> String { NumberText(decimals: 2).cell(points) }

  /// Points without the digits beyond the second decimal.
  static func rounded(_ points: Double) -> Double { (points * 100).rounded() / 100 }
}
