@testable import Expressions
import Tensors
import Testing

/// Which kinds of numbers arrays hold, as NumPy and PyTorch have them.
struct ElementTypeTests {
  @Test(arguments: [
    ("np.array([1, 2]).dtype", "int64"), ("np.array([1, 2.]).dtype", "float64"),
    ("torch.tensor([[1, 2], [3, 4]]).dtype", "int64"), ("torch.zeros(2).dtype", "float64"),
    ("arange(3).dtype", "int64"), ("arange(3.).dtype", "float64"),
    ("arange(0, 1, 0.5).dtype", "float64"), ("randint(3, (2,)).dtype", "int64"),
    ("rand(2).dtype", "float64"), ("(arange(3) > 1).dtype", "bool"),
    ("sum(arange(3) > 1).dtype", "int64"), ("argmax(rand(3)).dtype", "int64"),
    ("zeros_like(arange(3)).dtype", "int64"), ("zeros_like(rand(3)).dtype", "float64"),
    ("(arange(3) / 1).dtype", "float64"), ("(arange(3) // 2).dtype", "int64"),
    ("(arange(3) + 1).dtype", "int64"), ("(arange(3) + 1.).dtype", "float64"),
    ("(arange(3) * rand(3)).dtype", "float64"), ("(arange(3)**2).dtype", "int64"),
    ("(arange(1, 3)**-1).dtype", "float64"), ("mean(arange(3)).dtype", "float64"),
    ("max(arange(3)).dtype", "int64"), ("exp(arange(3)).dtype", "float64"),
    ("cat([arange(2), rand(2)]).dtype", "float64"), ("arange(4).reshape(2, 2).dtype", "int64"),
    ("np.array([1.7]).astype(int).dtype", "int64"), ("rand(2).long().dtype", "int64"),
    ("arange(2).float().dtype", "float64"), ("arange(2).bool().dtype", "bool"),
    ("np.zeros((2, 3), int).dtype", "int64"), ("np.ones(2, dtype='int32').dtype", "int64"),
    ("torch.zeros(2, dtype=torch.long).dtype", "int64"),
    ("torch.tensor([1, 2], dtype=torch.float32).dtype", "float64"),
    ("rand(2).to(torch.int64).dtype", "int64"), ("rand(2).type(torch.LongTensor).dtype", "int64"),
    ("torch.LongTensor([1.5]).dtype", "int64"), ("np.convolve([1, 2], [3, 4]).dtype", "int64"),
  ])
  func `an array has the kind that its maker gives it`(_ source: String, _ type: String) throws {
    guard case .symbol(let name) = try #require(Trial(source).last) else {
      Issue.record("\(source) gives no name")
      return
    }
    #expect(name == type)
  }

  @Test(arguments: [
    ("np.array([1.7, -1.7]).astype(int)", [1, -1]), ("torch.tensor([1.7, -1.7]).long()", [1, -1]),
    ("torch.tensor([0.5, 0.]).bool()", [1, 0]), ("np.zeros(2, int) + 1.5", [1.5, 1.5]),
    ("np.sum([1.5, 1.5], dtype=int)", [3]), ("torch.tensor([2.9, 1], dtype=torch.int32)", [2, 1]),
    ("np.full((2,), 1.5, dtype=int)", [1, 1]), ("full_like(arange(2), 1.5)", [1, 1]),
  ])
  func `numbers made whole are cut`(_ source: String, _ values: [Double]) throws {
    #expect(try numbers(source) == values)
  }

  @Test(arguments: [
    ("a = np.array([1, 2, 3]); a[0] = 1.7", [1.0, 2, 3]),
    ("a = arange(3); a[1:] = [-1.5, 2.5]", [0, -1, 2]),
    ("a = arange(3) > 0; a[0] = 5", [1, 1, 1]), ("a = zeros(3); a[0] = 1.7", [1.7, 0, 0]),
    ("a = torch.zeros(2, dtype=torch.long); a[0] += 1.9", [1, 0]),
    ("a = [1, 2, 3]; a[0] = 1.7", [1.7, 2, 3]), ("a = [1 2 3]; a[0] = 1; a[1] = 0.5", [1, 0.5, 3]),
  ])
  func `what is written into a whole array is cut, but typed numbers take any`(
    _ source: String, _ values: [Double]
  ) throws {
    #expect(try numbers(source) == values)
  }

  @Test func `gradients pass through whole numbers made floating`() throws {
    #expect(try numbers("x = arange(3); y = x.float(); grad(sum(y*y), x)") == [0, 2, 4])
  }

  @Test(arguments: [
    ("torch.rand(size=(2, 3))", [2, 3]), ("np.zeros(shape=(2, 3))", [2, 3]),
    ("zeros(shape=(2, 3))", [2, 3]), ("torch.ones(size=(1, 1, 2))", [1, 1, 2]),
    ("torch.randn(size=(4,))", [4]), ("torch.empty(size=(2, 1))", [2, 1]),
    ("torch.full(size=(2, 2), fill_value=3)", [2, 2]), ("torch.FloatTensor(2, 1, 4)", [2, 1, 4]),
  ])
  func `sizes given by name are sizes`(_ source: String, _ shape: [Int]) throws {
    guard case .tensor(let node) = try #require(Trial(source).last) else { return }
    #expect(node.value.shape.dimensions == shape)
  }

  @Test(arguments: [
    "torch.zeros(shape=(2, 2))", "np.zeros(size=(2, 2))", "np.random.rand(size=(2, 3))",
    "conv2d(ones(3, 3), ones(2, 2), dtype=float)", "relu([1], out=2)", "sum([1], initial=1)",
    "np.arange(4).reshape(2, 2, order='F')", "np.ones(2, order='F')", "max([1, 2], where=1)",
  ])
  func `a keyword that the library's function does not have is refused`(_ source: String) {
    #expect(Trial(source).diagnostic?.id == "unknown-keyword")
  }

  private func numbers(_ source: String) throws -> [Double] {
    guard case .tensor(let node) = try #require(Trial(source).last) else { return [] }
    return node.value.elements
  }
}
