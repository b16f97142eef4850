import LaneInterface

extension Loops {
  @inline(never)
  static func multiplyAdds(_ rounds: Int) -> Float {
    typealias Vector = FloatLanes.Vector
    var sums = InlineArray<12, Vector>(repeating: Vector(repeating: 1))
    let (a, b) = (Vector(repeating: 0.999), Vector(repeating: 0.001))
    for _ in 0..<rounds {
      for i in 0..<12 { sums[i] = FloatLanes.addProduct(b, sums[i], a) }
    }
    var total = Vector(repeating: 0)
    for i in 0..<12 { total += sums[i] }
    return total[0]
  }
}
