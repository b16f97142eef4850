/// A library whose spelling and defaults are understood when it is named before a function.
public enum Library: String, CaseIterable, Sendable {
  case torch, numpy, scipy, matlab, math

  /// The prefixes that are accepted before a name, with the library each belongs to.
  public static let prefixes: [String: Library] = [
    "torch": .torch, "F": .torch, "nn": .torch, "torch.nn": .torch, "nn.functional": .torch,
    "torch.nn.functional": .torch, "torch.linalg": .torch,
    "torch.random": .torch, "torch.cuda": .torch, "torch.autograd": .torch, "autograd": .torch,
    "np": .numpy, "numpy": .numpy, "np.random": .numpy, "numpy.random": .numpy,
    "np.linalg": .numpy, "numpy.linalg": .numpy,
    "signal": .scipy, "scipy.signal": .scipy, "scipy": .scipy,
    "math": .math, "models": .torch, "torchvision.models": .torch,
  ]
}
