import Testing

@testable import Expressions

/// What is typed while an answer is awaited and is none.
struct InputPurposeTests {
  @Test(arguments: [
    "def f(x):\n    return x", "class A:\n    pass", "for i in range(3):\n    print(i)",
    "for i in range(3): print(i)", "if x > 1:\n    y = 2",
    "@torch.no_grad()\ndef f(x):\n    return x",
    "def f(x) return x", "a = b = 3", "def f(x):\n    return x\n\nf(3)", "x = 1\nif x: pass",
    "> def f(x):\n>     return x",
  ])
  func `what defines or does something is a deed`(input: String) {
    #expect(InputPurpose(input, in: Session { _ in }) == .deed)
  }

  @Test(arguments: [
    "compare(f, conv2d)", "gradcheck(sum(x), x)", "print(3)", "compare(lambda x: x, relu)",
    "y.backward()", "torch.print(3)",
  ])
  func `what asks to be told something is a report`(input: String) {
    #expect(InputPurpose(input, in: Session { _ in }) == .report)
  }

  @Test(arguments: [
    "5", "a = 5", "[1 2; 3 4]", "sum([i*i for i in range(3)])", "3 if 2 > 1 else 4", "b", "x[0]",
    "conv2d(p, q)[0,0]", "gradcheck(L, k) < 10^-6", "with padding: 7", "what is it", "(1 +", "2×2",
    "if I round: 5", "lambda = 0.1", "三十", "",
  ])
  func `what may be an answer is a value`(input: String) {
    #expect(InputPurpose(input, in: Session { _ in }) == .value)
  }
}
