import Testing

@testable import Expressions

/// Gradients that are asked for in the wrong order, or of a function.
struct GradientOrderTests {
  private static let before = "x = [1 2; 3 4]; k = [1 1]; L = sum(conv2d(x, k)^2); "

  @Test(arguments: ["grad", "gradcheck", "numgrad"])
  func `the number comes first`(function: String) throws {
    let found = try #require(Trial(Self.before + "\(function)(k, L)").diagnostic)
    #expect(found.id == "scalar-first")
    #expect(found.help?.english == "\(function)(L, k)")
  }

  @Test func `what has nothing to do with it is not put first`() throws {
    #expect(Trial(Self.before + "grad(k, 3)").diagnostic?.id == "scalar-wanted")
    #expect(Trial(Self.before + "grad(k, x)").diagnostic?.id == "scalar-wanted")
  }

  @Test func `a function in place of a number is told how it is checked`() throws {
    let found = try #require(Trial(Self.before + "gradcheck(conv2d, x, k)").diagnostic)
    #expect(found.id == "forward-wanted")
    #expect(found.help?.english == "gradcheck(sum(conv2d(x, k)), x)")
    #expect(Trial(Self.before + "gradcheck(sum(conv2d(x, k)), x)").diagnostic == nil)
  }

  @Test(arguments: [
    ("F = 3; F.relu([1 -2])", "= 2"), ("F = 3; F.shape", "= tuple of 0"), ("F = 3; F + 1", "= 4"),
    ("F = [1 -2]; F.relu()", "= 2"),
  ])
  func `a size called F does not hide the functions of F`(source: String, value: String) {
    #expect(Trial(source).summary == value)
  }

  @Test(arguments: [
    ("ln 10", "operator-missing", "ln(10)"),
    ("log 10", "operator-missing", "log(10)"),
  ])
  func `a logarithm without its brackets is told them`(source: String, id: String, help: String) {
    let found = Trial(source).diagnostic
    #expect(found?.id == id)
    #expect(found?.help?.english.hasPrefix(help) ?? false, "\(String(describing: found?.help))")
  }

  @Test(arguments: [
    ("summary(resnet18(), (224, 224))", "summary(resnet18(), (3, 224, 224))"),
    ("summary(resnet18(), 224)", "summary(resnet18(), (3, 224, 224))"),
    ("summary(lenet5(), 3, 28, 28)", "summary(lenet5(), (1, 28, 28))"),
    ("summary(nn.Linear(4, 2), 3)", "Linear(3, 2) would fit"),
  ])
  func `a shape that does not fit the first layer is mended, not the layer`(
    source: String, help: String
  ) {
    #expect(Trial(source).diagnostic?.help?.english == help)
  }

  @Test func `a shape may be given by its numbers`() {
    var layers: [String] = []
    let session = Session { outcome in
      if case .summary(let found) = outcome { layers += found.map(\.output.description) }
    }
    #expect(Trial("summary(lenet5(), 1, 28, 28)", in: session).diagnostic == nil)
    let given = layers
    layers = []
    #expect(Trial("summary(lenet5(), [1, 28, 28])", in: session).diagnostic == nil)
    #expect(!given.isEmpty && given == layers)
    #expect(Trial("summary(lenet5())").diagnostic?.id == "missing-argument")
  }
}
