import Networks
import Terminal

/// The words for files that other tools write, and for how to write what is read.
enum ForeignWords {
  static func words(_ format: ForeignFormat) -> FileWords.Words {
    func saved(_ tensors: String) -> Phrase {
      Phrase(
        "in Python: torch.save(\(tensors), 'net.pth')",
        "在 Python 里：torch.save(\(tensors), 'net.pth')")
    }
    switch format {
    case .array:
      return (
        "foreign-array",
        Phrase("this is an array of NumPy's (.npy), which is not read", "这是 NumPy 的数组（.npy），这里不读取"),
        saved("{'x': torch.from_numpy(np.load('x.npy'))}")
      )
    case .arrays:
      return (
        "foreign-arrays",
        Phrase(
          "these are arrays of NumPy's (.npz), which are not read", "这是 NumPy 的一组数组（.npz），这里不读取"),
        saved("{k: torch.from_numpy(v) for k, v in np.load('net.npz').items()}")
      )
    case .hdf5, .keras:
      return (
        "foreign-keras",
        Phrase(
          format == .keras
            ? "this is a model of Keras's (.keras), which is not read"
            : "this is a file in HDF5, as Keras writes it, which is not read",
          format == .keras ? "这是 Keras 的模型（.keras），这里不读取" : "这是 HDF5 文件（Keras 等使用），这里不读取"),
        Phrase(
          "in Keras: model.export('net.onnx', format='onnx')",
          "在 Keras 里：model.export('net.onnx', format='onnx')")
      )
    case .pickle:
      return (
        "foreign-pickle",
        Phrase(
          "this is a pickle of Python's, and nothing in a file is executed here",
          "这是 Python 的 pickle 文件，而这里不执行文件里的任何东西"),
        saved("net.state_dict()")
      )
    case .onnx:
      return (
        "foreign-onnx",
        Phrase(
          "this is an ONNX model, and its name does not end in .onnx",
          "这是 ONNX 模型，但文件名不以 .onnx 结尾"),
        Phrase("rename it: mv FILE net.onnx", "改个名字：mv FILE net.onnx")
      )
    }
  }
}
