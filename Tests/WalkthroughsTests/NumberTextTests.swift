import Testing
import Walkthroughs

struct NumberTextTests {
  @Test(
    arguments: [
      (1, "1"), (-0.0, "0"), (0, "0"), (2.5, "2.5"), (1.0 / 3, "0.3333"), (2.0 / 3, "0.6667"),
      (-1.0 / 3, "-0.3333"), (1e12, "1000000000000"), (30_001_000, "30001000"), (0.1 + 0.2, "0.3"),
      (12.00009, "12.0001"), (10.00009, "10.0001"), (99.99999, "100"), (123456.789, "123456.789"),
      (Double.nan, "nan"), (Double.infinity, "inf"), (-Double.infinity, "-inf"),
    ] as [(Double, String)])
  func `numbers have at most four decimals and no trailing zeros`(number: Double, text: String) {
    #expect(NumberText().text(number) == text)
    #expect(NumberText().cell(number) == text)
  }

  @Test(
    arguments: [
      (9.0796e-05, "9.08e-05"), (1.0000000000000006e-10, "1e-10"), (0.01 / 12.01, "0.000833"),
      (0.01 / 24.01, "0.000416"), (-9.0796e-05, "-9.08e-05"), (0.001, "0.001"), (0.0012, "0.0012"),
      (1e16, "1e+16"), (1.234567e20, "1.2346e+20"), (-1e300, "-1e+300"), (5e-324, "4.94e-324"),
    ] as [(Double, String)])
  func `very small and very large numbers keep their digits`(number: Double, text: String) {
    #expect(NumberText().text(number) == text)
  }

  @Test func `a number in a row has no more decimals than asked for`() {
    #expect(NumberText().cell(0.000833) == "0.0008")
    #expect(NumberText().cell(0.99999) == "1")
    #expect(NumberText().cell(9.0796e-05) == "9.08e-05")
  }

  @Test(
    arguments: [
      (0, 2.5, "2"), (0, -0.4, "0"), (1, 0.25, "0.2"), (2, 0.126, "0.13"),
      (8, 1.0 / 3, "0.33333333"),
      (17, 0.1, "0.10000000000000001"), (99, 0.5, "0.5"), (-3, 1.5, "2"), (1, 0.04, "4e-02"),
    ] as [(Int, Double, String)])
  func `the number of decimals can be chosen`(decimals: Int, number: Double, text: String) {
    #expect(NumberText(decimals: decimals).text(number) == text)
  }

  @Test func `arithmetic has a minus sign, and brackets where it would be misread`() {
    let numbers = NumberText()
    #expect(numbers.arithmetic(-1, isOperand: true) == "(−1)")
    #expect(numbers.arithmetic(-4) == "−4")
    #expect(numbers.arithmetic(3, isOperand: true) == "3")
    #expect(numbers.arithmetic(9.0796e-05, isOperand: true) == "9.08e−05")
  }
}
