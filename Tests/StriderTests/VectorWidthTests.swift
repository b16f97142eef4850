import Foundation
import Tensors
import TestSupport
import Testing

/// One program holds the kernels for every width of vectors; a narrower one can be asked for.
struct VectorWidthTests {
  /// The widths that this processor has.
  static let widths: [Int] = {
    #if arch(x86_64)
      [128, 256, 512].filter { $0 <= Precision.vectorBytes * 8 }
    #else
      [128]
    #endif
  }()

  private func run(_ bits: Int, _ arguments: [String]) throws -> String {
    let run = try ProgramRun(arguments, environment: ["STRIDER_VECTORS": "\(bits)"])
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  @Test(arguments: widths)
  func `the version names the width in use`(bits: Int) throws {
    #expect(try run(bits, ["--version"]).contains(", \(bits) bits"))
  }

  @Test(arguments: ["wide", "", "0", "-128", "64", "200", "1e9"])
  func `what is no width asks for nothing`(text: String) throws {
    let run = try ProgramRun(["--version"], environment: ["STRIDER_VECTORS": text])
    #expect(run.output.contains(Machine.instructionSet))
  }

  @Test(arguments: widths)
  func `numbers that rounding leaves alone are the same for all`(bits: Int) throws {
    let results = [
      "conv2d([3 1 2; 2 4 0; 1 3 6], [1 2; 0 -1])": ["1 5", "7 -2"],
      "max_pool2d([1 5 2; 8 3 4; 7 6 9], 2, stride=1)": ["8 5", "8 9"],
      "softmax([0, 0, 0, 0])": ["0.25 0.25 0.25 0.25"],
      "[1 2; 3 4] @ [5 6; 7 8]": ["19 22", "43 50"],
    ]
    for (line, rows) in results {
      // The first line is the shape.
      let shown = try run(bits, ["eval", line]).split(separator: "\n").dropFirst().map {
        $0.split(separator: " ").joined(separator: " ")
      }
      #expect(shown == rows, "\(line)")
    }
  }

  @Test(arguments: widths)
  func `a network learns with each of them`(bits: Int) throws {
    let output = try run(
      bits, ["train", "--epochs", "1", "--seed", "3", "--threads", "2", "--format", "json"])
    let epoch = try #require(output.split(separator: "\n").last { $0.contains(#""epoch":1"#) })
    let fields = try JSONSerialization.jsonObject(with: Data(epoch.utf8)) as? [String: Any]
    let accuracy = try #require(fields?["test_accuracy"] as? Double)
    #expect(accuracy > 0.9)
  }
}
