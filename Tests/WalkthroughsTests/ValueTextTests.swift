import Tensors
import Testing
import Walkthroughs

struct ValueTextTests {
  private func tensor(_ dimensions: [Int], _ elements: [Double]) throws -> Tensor<Double> {
    try Tensor(Shape(dimensions), elements)
  }

  private func counting(_ dimensions: [Int]) throws -> Tensor<Double> {
    let shape = try Shape(dimensions)
    return try Tensor(shape, (0..<shape.count).map(Double.init))
  }

  @Test func `a number stands on one line without a shape`() {
    #expect(ValueText().text(Tensor(2.5)).plain == "2.5")
    #expect(ValueText().text(Tensor(-0.0), name: "L").plain == "L  0")
  }

  @Test func `rows are aligned on the decimal point`() throws {
    let value = try tensor([2, 2], [1.5, 2, 10, -0.25])
    #expect(ValueText().text(value, name: "y").plain == "y  2×2\n 1.5   2\n10    -0.25")
  }

  @Test func `a vector is one row under its shape`() throws {
    #expect(ValueText().text(try tensor([3], [2.2, -4, 3])).plain == "3\n2.2  -4  3")
  }

  @Test func `exponents are aligned as well`() throws {
    let value = try tensor([3, 1], [9.08e-05, 1, 12.25])
    #expect(ValueText().text(value).plain == "3×1\n 9.08e-05\n 1\n12.25")
  }

  @Test func `batches and channels are planes one under another`() throws {
    #expect(
      ValueText().text(try counting([2, 1, 2]), name: "c").plain == "c  2×1×2\n[0]\n0  1\n[1]\n2  3"
    )
    let batch = ValueText().text(try counting([2, 2, 1, 1])).plain
    #expect(batch == "2×2×1×1\n[0,0]\n0\n[0,1]\n1\n[1,0]\n2\n[1,1]\n3")
    #expect(ValueText().text(try counting([1, 1, 2, 2])).plain == "1×1×2×2\n0  1\n2  3")
  }

  @Test func `a value without elements is only its shape`() throws {
    #expect(ValueText().text(try tensor([0, 3], []), name: "e").plain == "e  0×3")
    #expect(ValueText().text(try tensor([0], [])).plain == "0")
  }

  @Test func `nan and infinities are named`() throws {
    let value = try tensor([1, 3], [.nan, .infinity, -.infinity])
    #expect(ValueText().text(value).plain == "1×3\nnan  inf  -inf")
  }

  @Test func `what is wider than the terminal keeps three columns at each edge`() throws {
    let value = try counting([2, 100])
    let text = ValueText(width: 40).text(value).plain
    #expect(
      text == """
        2×100
          0    1    2  …   97   98   99
        100  101  102  …  197  198  199
        min 0  max 199  mean 99.5  zeros 1
        nan 0
        """)
  }

  @Test func `a very narrow terminal keeps fewer`() throws {
    let text = ValueText(width: 20).text(try counting([2, 100])).plain
    #expect(
      text == """
        2×100
          0  …   99
        100  …  199
        min 0  max 199
        mean 99.5  zeros 1
        nan 0
        """)
  }

  @Test func `what is higher than the terminal keeps three rows at each edge`() throws {
    let text = ValueText(width: 80, height: 24).text(try counting([100, 1])).plain
    #expect(
      text == """
        100×1
         0
         1
         2
         …
        97
        98
        99
        min 0  max 99  mean 49.5  zeros 1  nan 0
        """)
  }

  @Test func `planes are elided too`() throws {
    let lines = ValueText(width: 80, height: 24).text(try counting([50, 1, 1])).plain
      .split(separator: "\n")
    #expect(lines.first == "50×1×1")
    #expect(lines.filter { $0.hasPrefix("[") } == ["[0]", "[1]", "[2]", "[47]", "[48]", "[49]"])
  }

  @Test func `what is no number is counted by itself`() throws {
    let value = try tensor([1, 40], [.nan, 0, 0, -3] + [Double](repeating: 1, count: 36))
    let last = ValueText(width: 60).text(value).plain.split(separator: "\n").last
    #expect(last == "min -3  max 1  mean 0.8462  zeros 2  nan 1")
  }

  @Test func `nothing is elided without a width and a height`() throws {
    let text = ValueText().text(try counting([1000, 1])).plain
    #expect(text.split(separator: "\n").count == 1001)
  }

  @Test func `whatever the width, no elided line is wider`() throws {
    var random = RandomSource(seed: 4)
    for _ in 0..<200 {
      let shape = try Shape([
        Int.random(in: 1...30, using: &random), Int.random(in: 1...60, using: &random),
      ])
      let value = try Tensor(shape, (0..<shape.count).map { _ in random.normal() * 100 })
      let width = Int.random(in: 30...100, using: &random)
      #expect(ValueText(width: width, height: 24).text(value).width <= width)
      #expect(ValueText(width: width, height: 24).text(value).lines.count <= 24)
    }
  }

  @Test func `names are escaped and roles mark the structure`() throws {
    let text = ValueText().text(try tensor([1], [1]), name: "图像")
    #expect(text.runs.map(\.role) == [.name, .plain, .dim, .plain, .number])
    #expect(text.plain == "图像  1\n1")
    #expect(!ValueText().text(Tensor(1), name: "a\u{1B}[31m").plain.contains("\u{1B}"))
  }
}
