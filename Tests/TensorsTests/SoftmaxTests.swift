import RealModule
import Tensors
import TestSupport
import Testing

struct SoftmaxTests {
  @Test func `large scores do not overflow`() throws {
    let x = Tensor(vector: [1000.0, 1000, -1000])
    let softmax = try Softmax(name: "softmax", input: x.shape, dimension: 0)
    #expect(softmax.forward([x]).elements == [0.5, 0.5, 0])
    let logarithm = try Softmax(
      name: "log_softmax", input: x.shape, dimension: -1, isLogarithmic: true)
    #expect(
      agree(logarithm.forward([x]).elements, [-Double.log(2), -Double.log(2), -2000 - .log(2)]))
  }

  @Test(arguments: [([2, 3, 4], 0), ([2, 3, 4], 1), ([2, 3, 4], -1), ([5], 0), ([], 0)])
  func `every line adds up to one and gradients agree`(lengths: [Int], dimension: Int) throws {
    var samples = Samples(seed: 13)
    let x = try samples.tensor(lengths)
    for isLogarithmic in [false, true] {
      let operation = try Softmax(
        name: "softmax", input: x.shape, dimension: dimension, isLogarithmic: isLogarithmic)
      let y = operation.forward([x]).elements
      for line in 0..<operation.geometry.lineCount {
        let sum = operation.geometry.places(ofLine: line)
          .reduce(0) { $0 + (isLogarithmic ? Double.exp(y[$1]) : y[$1]) }
        #expect(agree([sum], [1.0]))
      }
      let check = try GradientCheck(operation, [x])
      #expect(try check.worstError() < 1e-7)
      #expect(try check.worstFloatError() < 1e-4)
    }
  }

  @Test func `no elements and NaN`() throws {
    for lengths in [[0], [0, 3], [3, 0]] {
      let shape = try Shape(lengths)
      let softmax = try Softmax(name: "softmax", input: shape, dimension: -1)
      #expect(softmax.forward([Tensor<Double>(repeating: 0, shape)]).elements.isEmpty)
    }
    let x = Tensor(vector: [1, Double.nan])
    let y = try Softmax(name: "softmax", input: x.shape, dimension: 0).forward([x])
    #expect(y.elements.allSatisfy { $0.isNaN })
  }
}
