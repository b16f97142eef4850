import Tensors
import Terminal
import Testing

@testable import Expressions

struct SizeQuestionTests {
  /// The answer to `W F [P] [S]` and flags, as the command takes them.
  private func answer(_ line: String) throws -> SizeAnswer {
    var numbers: [Int?] = []
    var flags: [String: Int] = [:]
    var words = line.split(separator: " ").map(String.init)[...]
    while let word = words.popFirst() {
      if word == "--ceil" {
        flags[word] = 1
      } else if word.hasPrefix("--") {
        flags[word] = words.popFirst().flatMap { Int($0) }
      } else {
        numbers.append(Int(word))
      }
    }
    return try SizeQuestion(
      input: numbers[0], kernel: numbers[1], padding: numbers.count > 2 ? numbers[2] : 0,
      stride: numbers.count > 3 ? numbers[3] : 1, output: flags["--out"],
      dilation: flags["--dilation"] ?? 1, ceilMode: flags["--ceil"] != nil
    ).answer()
  }

  private func text(_ line: String, _ language: Language = .english) throws -> [String] {
    try answer(line).lines(language).map(\.plain)
  }

  private func failure(_ line: String) throws -> Diagnostic {
    let error = #expect(throws: Diagnostic.self) { _ = try answer(line) }
    return try #require(error)
  }

  @Test func `the formula is printed with its numbers`() throws {
    #expect(try text("32 5 2") == ["(32−5+2·2)/1+1 = 32"])
    #expect(try text("32 5 2 1 --dilation 2") == ["(32−2·(5−1)−1+2·2)/1+1 = 28"])
  }

  @Test func `what does not come out whole says what is left over and what would fit`() throws {
    #expect(
      try text("224 11 0 4") == [
        "(224−11+2·0)/4+1 = 54.25 → 54", "left over: 1 of the 4 cells of one more step",
        "what would fit:", "  W = 227 gives 55", "  W = 223 gives 54",
        "  P = 2 gives 55 (1 cell of padding left over)", "  S = 3 gives 72",
      ])
    #expect(
      try text("224 11 0 4", .chinese)[1...2] == ["剩下 1 格，再走一步需要 4 格", "改成这样就正好："])
  }

  @Test func `ceil mode keeps a window that begins inside`() throws {
    #expect(
      try text("6 3 0 2 --ceil")[0...1] == [
        "(6−3+2·0)/2+1 = 2.5 → 3", "ceil mode keeps the last window, which sticks out by 1 cell",
      ])
    #expect(
      try text("4 2 1 3 --ceil")[0] == "(4−2+2·1)/3+1 = 2.3333 → 2")
  }

  @Test func `every solution is listed`() throws {
    #expect(
      try text("? 3 1 2 --out 112") == [
        "W = 223, 224", "(223−3+2·1)/2+1 = 112", "(224−3+2·1)/2+1 = 112.5 → 112",
      ])
    #expect(try text("32 5 ? 1 --out 32") == ["P = 2", "(32−5+2·2)/1+1 = 32"])
    #expect(try text("28 ? 0 1 --out 24").first == "F = 5")
    #expect(try text("227 11 0 ? --out 55").first == "S = 4")
    #expect(try text("? 100 0 50 --out 3").first == "W = 200, …, 249 (50 values)")
  }

  @Test func `endlessly many strides are said in one line`() throws {
    #expect(try text("28 5 0 ? --out 1") == ["every S from 24", "(28−5+2·0)/24+1 = 1.9583 → 1"])
    #expect(
      try answer("28 5 0 ? --out 1").json == [
        #"{"kind":"size","W":28,"F":5,"P":0,"S":24,"D":1,"out":1,"exact":false,"every_stride_from":24}"#
      ])
  }

  @Test func `JSON has one object a solution`() throws {
    #expect(
      try answer("32 5 2").json == [
        #"{"kind":"size","W":32,"F":5,"P":2,"S":1,"D":1,"out":32,"exact":true}"#
      ])
    #expect(try answer("? 3 1 2 --out 112").json.count == 2)
  }

  /// Every value of the unknown that a plain search finds, and no other.
  @Test(arguments: [SizeLetter.input, .kernel, .padding, .stride], [false, true])
  func `solving finds what searching finds`(_ unknown: SizeLetter, _ ceilMode: Bool) throws {
    for input in [5, 8, 13] {
      for kernel in 1...5 {
        for (padding, stride) in [(0, 1), (1, 2), (2, 3)] {
          for dilation in 1...2 {
            for output in 1...9 {
              let known = SizeQuestion(
                input: input, kernel: kernel, padding: padding, stride: stride, output: output,
                dilation: dilation, ceilMode: ceilMode)
              let domain = try #require(
                unknown == .kernel ? (padding + 1)...40 : known.domain(of: unknown))
              let searched = domain.prefix(60).filter { known.output(unknown, $0) == output }
              let solved = known.values(of: unknown, output: output).map {
                Array($0.prefix(while: { $0 < domain.lowerBound + 60 }))
              }
              #expect(solved ?? [] == searched, "\(unknown) \(known)")
            }
          }
        }
      }
    }
  }

  @Test func `every solution gives the output that was asked for`() throws {
    for output in 1...30 {
      guard let found = try? answer("? 5 2 3 --out \(output)") else { continue }
      for solution in found.solutions {
        #expect(solution.output == output)
      }
    }
  }

  @Test func `a question without a solution says what is nearest`() throws {
    let error = try failure("32 5 ? 1 --out 31")
    #expect(error.id == "size-no-solution")
    #expect(error.notes.map(\.english) == ["P = 1: 30, P = 2: 32; nothing lies between"])
    #expect(error.help?.english == "P = 1 with W = 33 works: (33−5+2·1)/1+1 = 31")
    #expect(
      try failure("32 5 ? 2 --out 40").notes.map(\.english) == [
        "padding is kept smaller than the kernel: P < F", "the most is P = 4: 18",
      ])
  }

  @Test func `an output that the values do not give is refused`() throws {
    let error = try failure("32 5 2 1 --out 30")
    #expect(error.message.english == "the output is 32, not 30")
    #expect(error.help?.english == "P = 1 or W = 30 or F = 7 gives 30")
    #expect(try text("32 5 2 1 --out 32") == ["(32−5+2·2)/1+1 = 32"])
  }

  @Test(arguments: [
    ("32 5 2 0", "size-too-small"), ("32 5 -1", "size-too-small"), ("0 1", "size-too-small"),
    ("5 7", "size-window"), ("5 3 0 1 --dilation 3", "size-window"),
    ("? 5 ? --out 3", "size-unknowns"), ("? 5", "size-unknowns"),
    ("9223372036854775807 5", "size-too-big"),
    ("32 5 2 1 --dilation 0", "size-too-small"), ("32 5 9223372036854775807", "size-too-big"),
    ("32 5 9 ? --out 9223372036854775807", "size-too-big"),
    ("? ? 0 --out 0", "size-unknowns"), ("? 5 0 1 --out 0", "size-too-small"),
    ("268435456 268435456 0 1 --dilation 268435456", "size-window"),
    ("? 268435456 268435456 ? --out 3", "size-unknowns"),
    ("? 268435456 0 1 --dilation 268435456 --out 3", "size-no-solution"),
  ])
  func `what makes no sense is refused`(_ line: String, _ id: String) throws {
    #expect(try failure(line).id == id)
  }

  @Test func `a kernel that is too large is told what would make room`() throws {
    #expect(
      try failure("5 7").help?.english == "P = 1 makes room, and so does W = 7")
  }
}
