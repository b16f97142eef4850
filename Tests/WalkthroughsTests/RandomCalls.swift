import Expressions
import Tensors

/// Random calls of every function in the table, by the names of its parameters, so that a new function is
/// tried by being there.
struct RandomCalls {
  /// Functions that read or write files, train, or make networks too large for a test.
  private static let left: Set<String> = [
    "load", "save", "fit", "image", "alexnet", "vgg16", "resnet18", "resnet50", "squeezenet1_1",
    "mobilenet_v2", "lenet5", "digits", "manual_seed",
  ]

  /// The functions that are tried.
  static let functions = FunctionTable.shared.functions.filter {
    $0.isBare && !left.contains($0.name)
  }

  private var cases: RandomCases
  /// Whether numbers may be infinite, none, huge or out of every range.
  let isExtreme: Bool

  init(seed: UInt64, isExtreme: Bool) {
    cases = RandomCases(seed: seed)
    self.isExtreme = isExtreme
  }

  private mutating func pick(_ texts: [String]) -> String { texts[cases.int(0...texts.count - 1)] }

  /// Statements that make variables and put the function's value into `y`, and the variables' names.
  mutating func call(_ function: Function) -> (source: String, variables: [String]) {
    var statements: [String] = []
    var variables: [String] = []
    var arguments: [String] = []
    for parameter in function.signature.parameters {
      guard parameter.defaultText == nil || cases.int(0...2) == 0 else { continue }
      let name = "v\(variables.count)"
      let text = argument(parameter.name)
      let isTensor = text.hasPrefix("[") || text.hasPrefix("reshape")
      if isTensor {
        statements.append("\(name) = \(text)")
        variables.append(name)
      }
      let value = isTensor ? name : text
      let isNamed = parameter.defaultText != nil && !parameter.isVariadic
      arguments.append(isNamed ? "\(parameter.name)=\(value)" : value)
    }
    statements.append("y = \(function.name)(\(arguments.joined(separator: ", ")))")
    return (statements.joined(separator: "; "), variables)
  }

  private mutating func argument(_ name: String) -> String {
    switch name {
    case "weight", "H", "B", "v", "in2", "other", "mat2":
      return tensor(rank: cases.int(1...4), largest: 3)
    case "bias", "running_mean", "running_var": return tensor(rank: 1, largest: 3)
    case "target": return pick([tensor(rank: cases.int(0...2), largest: 3), "[0, 1]", "1"])
    case "training": return pick(["True", "False"])
    case "mode":
      return pick([
        "'full'", "'same'", "'valid'", "'reflect'", "'replicate'", "'circular'", "'constant'",
      ])
    case "shape" where cases.int(0...1) == 0: return pick(["'full'", "'same'", "'valid'"])
    case "boundary": return pick(["'fill'", "'wrap'", "'symm'"])
    case "reduction": return pick(["'none'", "'mean'", "'sum'"])
    case "approximate": return pick(["'tanh'", "'none'"])
    case "padding": return pick(["0", "1", "2", "(1, 0)", "'same'", "'valid'", number()])
    case "keepdim", "ceil_mode", "count_include_pad", "unbiased", "return_indices":
      return pick(["True", "False"])
    case "kernel_size", "stride", "dilation", "groups", "output_size", "output_padding":
      return pick(["1", "2", "3", "(2, 1)", "(1, 3)", number()])
    case "dim", "dims", "dim0", "dim1", "start_dim", "end_dim", "k", "n":
      return pick(["0", "1", "-1", "(0, 1)", number()])
    case "pad", "pad_width": return pick(["1", "(1, 0)", "(1, 2, 0, 1)", "(-1, 2)", number()])
    case "sizes", "size", "shifts": return pick(["2", "(2, 3)", "(1, -1)", "-1", number()])
    case "p", "norm_type", "ord", "exponent":
      return pick(["1", "2", "3", "0.5", "0", "inf", "-inf", "nan", "-1", number()])
    case "tensors": return "[\(tensor(rank: 2, largest: 2)), \(tensor(rank: 2, largest: 2))]"
    default: return cases.int(0...3) == 0 ? number() : tensor(rank: cases.int(0...4), largest: 5)
    }
  }

  private mutating func number() -> String {
    let usual = ["0", "1", "-1", "2", "0.5", "3"]
    let extreme = ["inf", "-inf", "nan", "1e308", "-1e15", "5e-324", "268435457", "-0", "[]"]
    return pick(isExtreme ? usual + extreme : usual)
  }

  /// A tensor of small whole numbers, among which ties are common, or of others.
  private mutating func tensor(rank: Int, largest: Int) -> String {
    let smallest = isExtreme && cases.int(0...9) == 0 ? 0 : 1
    let shape = (0..<rank).map { _ in cases.int(smallest...largest) }
    let isWhole = cases.int(0...1) == 0
    let numbers = (0..<shape.reduce(1, *)).map { _ -> String in
      if isExtreme, cases.int(0...5) == 0 { return pick(["inf", "-inf", "nan", "0", "1e300"]) }
      return isWhole ? "\(cases.int(-2...3))" : "\(Double(cases.int(-300...300)) / 128)"
    }
    if rank == 0 { return numbers[0] }
    let list = "[" + numbers.joined(separator: ", ") + "]"
    return rank == 1
      ? list : "reshape(\(list), (\(shape.map(String.init).joined(separator: ", "))))"
  }
}
