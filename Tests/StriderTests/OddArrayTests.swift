import Tensors
import TestSupport
import Testing

/// Calls that nobody means, on arrays that are rare: whatever is said of them, the program goes on.
struct OddArrayTests {
  private static let arrays = [
    "np.zeros((2, 0))", "np.zeros((0, 3))", "np.array([])", "np.array(5)", "np.arange(6)[::-1]",
    "np.arange(6).reshape(2, 3)", "np.zeros((1, 0, 2))", "np.array([True, False])",
    "torch.zeros(0)", "torch.zeros(2, 0)", "torch.tensor(3)", "torch.arange(6.).reshape(2, 3)",
    "np.arange(12).reshape(3, 4).T", "np.arange(12).reshape(3, 4)[:, ::2]",
    "np.array([np.nan, np.inf])", "np.ones((1, 1, 1, 1, 1))", "torch.ones(1, 2, 4, 4)",
    "np.empty((3, 0))[:, None]", "[[1, 2], [3]]", "[]", "np.arange(5)[2:2]",
  ]
  private static let others = [
    "0", "1", "-1", "3", "-100", "2**31", "2**62", "-2**62", "2.5", "None", "True", "(0, 1)", "()",
    "[0]", "(-1,)", "(0,)", "(-1, -1)", "slice(None)", "...", "'a'", "1e308", "float('nan')",
    "(10**6, 10**6)",
  ]
  private static let methods = [
    "reshape", "transpose", "sum", "mean", "max", "argmin", "flatten", "ravel", "squeeze",
    "astype", "dot", "cumsum", "var", "sort", "repeat", "clip", "swapaxes", "take", "item",
    "nonzero", "view", "permute", "unsqueeze", "expand", "flip", "narrow", "chunk", "unfold",
    "topk", "gather", "norm", "resize", "partition", "searchsorted", "diagonal", "roll", "unique",
    "masked_select", "movedim", "softmax", "fill_", "clamp_",
  ]
  private static let functions = [
    "np.pad", "np.concatenate", "np.stack", "np.array_split", "np.tile", "np.rot90", "np.where",
    "np.unique", "np.bincount", "np.histogram", "np.tensordot", "np.kron", "np.linspace",
    "np.full", "np.diag", "np.triu", "np.meshgrid", "np.unravel_index", "np.take_along_axis",
    "np.digitize", "np.gradient", "np.convolve", "np.interp", "np.quantile", "np.broadcast_to",
    "np.expand_dims", "np.moveaxis", "np.delete", "np.insert", "np.lcm", "np.linalg.inv",
    "np.linalg.svd", "np.lib.stride_tricks.as_strided",
    "np.lib.stride_tricks.sliding_window_view", "np.add.at", "np.ix_", "torch.cat",
    "torch.einsum", "torch.bmm", "torch.scatter", "torch.cdist", "torch.unflatten",
    "torch.repeat_interleave", "torch.tril_indices", "torch.nn.functional.conv2d",
    "torch.nn.functional.max_pool2d", "torch.nn.functional.fold",
    "torch.nn.functional.interpolate", "torch.nn.functional.one_hot",
    "torch.nn.functional.cross_entropy", "torch.nn.functional.pixel_shuffle",
    "torch.nn.functional.embedding", "torch.nn.functional.group_norm",
  ]

  @Test(arguments: 0..<4)
  func `no call on an odd array ends the program`(seed: Int) throws {
    var random = RandomSource(seed: UInt64(seed))
    func pick(_ texts: [String]) -> String {
      texts[Int.random(in: texts.indices, using: &random)]
    }
    func value() -> String { Bool.random(using: &random) ? pick(Self.arrays) : pick(Self.others) }
    func values() -> String {
      (0..<Int.random(in: 0...3, using: &random)).map { _ in value() }.joined(separator: ", ")
    }
    let lines = (0..<150).map { _ in
      switch Int.random(in: 0..<8, using: &random) {
      case 0..<3: "print(\(pick(Self.arrays)).\(pick(Self.methods))(\(values())))"
      case 3..<6: "print(\(pick(Self.functions))(\(values())))"
      case 6: "print(\(pick(Self.arrays))[\(value()), \(value())])"
      default: "a = \(pick(Self.arrays)); a[\(value())] = \(value()); print(a)"
      }
    }
    let script = "import numpy as np\nimport torch\ndef g(): pass\n" + lines.joined(separator: "\n")
    let run = try ProgramRun(
      ["run", "-", "--keep-going"], input: Array((script + "\n'the end'\n").utf8),
      memoryLimit: 6 << 30)
    #expect(run.status == 1, "\(run.status)")
    #expect(run.output.hasSuffix("'the end'\n"))
  }
}
