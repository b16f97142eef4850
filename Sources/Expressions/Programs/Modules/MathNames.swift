#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Tensors

/// Python's `math`, but for what the module's own text puts together (``Prelude``).
enum MathNames {
  static let functions: [(String, Builtins.Body)] = ofNumbers + plain

  private static func unary(
    _ name: String, _ function: UnaryFunction
  ) -> (String, Builtins.Body) {
    (
      "math.\(name)",
      { given, machine throws(ProgramFailure) in
        try given.check(name, 1...1)
        guard let number = given.values[0].number else {
          throw .notANumber(given.values[0].typeName, name)
        }
        if name == "sqrt", number < 0 {
          throw .numberText(NumberTexts.representation(number), name)
        }
        if name == "log", number <= 0 {
          throw .numberText(NumberTexts.representation(number), name)
        }
        let result = function.value(number)
        if name == "exp", result.isInfinite, number.isFinite { throw .overflow() }
        return .real(result, machine.recorded(function, given.values[0].id, result))
      }
    )
  }

  private static func whole(
    _ name: String, _ rounding: FloatingPointRoundingRule
  ) -> (String, Builtins.Body) {
    (
      "math.\(name)",
      { given, _ throws(ProgramFailure) in
        try given.check(name, 1...1)
        guard let number = given.values[0].number else {
          throw .notANumber(given.values[0].typeName, name)
        }
        guard let whole = Int(exactly: number.rounded(rounding)) else { throw .notWhole(name) }
        return .int(whole)
      }
    )
  }

  private static let ofNumbers: [(String, Builtins.Body)] = [
    unary("exp", .exp), unary("sqrt", .sqrt), unary("tanh", .tanh), unary("sin", .sine),
    unary("cos", .cosine), unary("fabs", .absolute), whole("floor", .down), whole("ceil", .up),
    whole("trunc", .towardZero),
    (
      "math.log",
      { given, machine throws(ProgramFailure) in
        try given.check("log", 1...2)
        let result = try unary("log", .log).1(
          ProgramArguments(values: [given.values[0]]), machine)
        guard given.values.count == 2 else { return result }
        return try machine.binary(
          .divide, result,
          unary("log", .log).1(ProgramArguments(values: [given.values[1]]), machine))
      }
    ),
    (
      "math.pow",
      { given, machine throws(ProgramFailure) in
        try given.check("pow", 2...2)
        guard let x = given.values[0].number, let y = given.values[1].number else {
          throw .notANumber(given.values[0].typeName, "pow")
        }
        return try machine.binary(
          .power, .real(x, given.values[0].id), .real(y, given.values[1].id))
      }
    ),
    (
      "math.isnan",
      { given, _ throws(ProgramFailure) in
        .boolean(given.values.first?.number?.isNaN ?? false)
      }
    ),
    (
      "math.isinf",
      { given, _ throws(ProgramFailure) in
        .boolean(given.values.first?.number?.isInfinite ?? false)
      }
    ),
  ]

  /// Functions of the C library, whose results Python keeps off every record.
  private static let plain: [(String, Builtins.Body)] = [
    one("tan") { tan($0) }, one("asin") { asin($0) }, one("acos") { acos($0) },
    one("atan") { atan($0) }, one("sinh") { sinh($0) }, one("cosh") { cosh($0) },
    one("asinh") { asinh($0) }, one("acosh") { acosh($0) }, one("atanh") { atanh($0) },
    one("log2") { log2($0) }, one("log10") { log10($0) }, one("log1p") { log1p($0) },
    one("expm1") { expm1($0) }, one("exp2") { exp2($0) }, one("cbrt") { cbrt($0) },
    one("erf") { erf($0) }, one("erfc") { erfc($0) }, one("gamma") { tgamma($0) },
    one("lgamma") { lgamma($0) }, two("atan2") { atan2($0, $1) }, two("hypot") { hypot($0, $1) },
    two("fmod") { fmod($0, $1) }, two("copysign") { copysign($0, $1) },
  ]

  private static func one(
    _ name: String, _ function: @escaping @Sendable (Double) -> Double
  ) -> (String, Builtins.Body) {
    (
      "math.\(name)",
      { given, _ throws(ProgramFailure) in
        try given.check(name, 1...1)
        let x = try number(given, 0, name)
        let result = function(x)
        // Where a logarithm or an inverse has no value Python raises instead of giving inf or nan.
        guard !result.isNaN || x.isNaN, result != -.infinity || x.isInfinite else {
          throw .numberText(NumberTexts.representation(x), name)
        }
        if result.isInfinite, x.isFinite { throw .overflow() }
        return .real(result, Ledger.plain)
      }
    )
  }

  private static func two(
    _ name: String, _ function: @escaping @Sendable (Double, Double) -> Double
  ) -> (String, Builtins.Body) {
    (
      "math.\(name)",
      { given, _ throws(ProgramFailure) in
        try given.check(name, 2...2)
        return .real(
          function(try number(given, 0, name), try number(given, 1, name)), Ledger.plain)
      }
    )
  }

  private static func number(
    _ given: ProgramArguments, _ place: Int, _ name: String
  ) throws(ProgramFailure) -> Double {
    guard let number = given.values[place].number else {
      throw .notANumber(given.values[place].typeName, name)
    }
    return number
  }
}
