import Terminal
import Testing

@testable import Expressions

struct FormulaSlipsTests {
  /// The notes that a text leaves.
  private func notes(_ text: String) throws -> [Phrase] {
    var notes: [Phrase] = []
    let session = Session { outcome in
      if case .note(let phrase) = outcome { notes.append(phrase) }
    }
    try session.run(text)
    return notes
  }

  private let letters = "W = 32; F = 5; P = 2; S = 1; "

  @Test(arguments: [
    "(W-F+2P)/S+1", "(W−F+2P)/S+1", "1 + (W + 2*P - F)/S", "(W-F+2P)//S+1", "(W-F+2P+S)/S",
    "floor((W-F+2P)/S+1)", "⌊(W-F+2P)/S⌋+1", "(W-F+P+P)/S+1", "W/S - (F-2P)/S + 1",
    "floor((W-F+P+S)/S)", "math.floor((W-F+2*P)/S)+1", "(W+2P-F)//S + 1",
  ])
  func `every right form is accepted silently`(_ formula: String) throws {
    #expect(try notes(letters + formula).isEmpty)
    #expect(try notes(letters + "out = " + formula).isEmpty)
  }

  @Test(arguments: [
    ("(W-F+P)/S+1", "output size: P is added once"),
    ("(W-F+2P)/S", "output size: the +1 is missing;"),
    ("W-F+2P/S+1", "output size: a bracket is missing"), ("(W-F)+2P/S+1", "output size: a bracket"),
    ("(W-F+2P)/(S+1)", "output size: the +1 comes after the division"),
    ("(W-F+P)/S", "output size: the +1 is missing, and padding"),
    ("floor((W-F+P)/S+1)", "output size: P is added once"),
    ("(W-F+P)//S+1", "output size: P is added"),
    ("(P+W-F)/S+1", "output size: P is added once"),
    ("1+(W+P-F)/S", "output size: P is added once"),
  ])
  func `each slip has its own sentence and the right number`(
    _ formula: String, _ beginning: String
  ) throws {
    let note = try #require(try notes(letters + formula).first)
    #expect(note.english.hasPrefix(beginning))
    #expect(note.english.hasSuffix("(32−5+2·2)/1+1 = 32"))
    #expect(note.chinese.hasPrefix("输出尺寸："))
  }

  @Test func `a right formula that is not whole is told about the floor`() throws {
    #expect(
      try notes("W = 224; F = 11; P = 0; S = 4; (W-F+2P)/S+1").map(\.english) == [
        "output size: there are no parts of a window, so it is rounded down: (224−11+2·0)/4+1 = 54.25 → 54"
      ])
    #expect(try notes("W = 224; F = 11; P = 0; S = 4; ceil((W-F+2P)/S+1)").count == 1)
    #expect(try notes("W = 227; F = 11; P = 0; S = 4; ceil((W-F+2P)/S+1)").isEmpty)
  }

  @Test(arguments: [
    "n = 7; k = 3; p = 0; s = 2; (n-k+2*p)/s", "N = 7; K = 3; P = 0; S = 2; (N-K+2P)/S",
    "I = 7; F = 3; S = 2; (I-F)/S",
  ])
  func `books' other letters are known`(_ text: String) throws {
    #expect(try notes(text).first?.english.contains("the +1 is missing") == true)
  }

  @Test func `numbers typed in the formula's place are recognised`() throws {
    #expect(try notes("(32-5+2)/1+1").first?.english.contains("P is added once") == true)
    #expect(try notes("(32-5+2*2)/1").first?.english.contains("+1 is missing") == true)
    #expect(try notes("(32-5+2*2)/(1+1)").first?.english.contains("after the division") == true)
    #expect(try notes("33-5+2*2/2+1").first?.english.contains("bracket") == true)
    #expect(try notes("(6-3)/2+1").first?.english.hasSuffix("= 2.5 → 2") == true)
    #expect(try notes("ceil((6-3)/2+1)").first?.english.contains("rounded up") == true)
    #expect(try notes("(32-5+2*1)/1+1").isEmpty)
    #expect(try notes("[(10+2*2-3)/2] + 1").first?.english.hasSuffix("= 6.5 → 6") == true)
    let one = try notes("floor(((25-1)/2)+1)").first?.english
    #expect(one?.contains("a kernel of 1 cell") == true && one?.hasSuffix("= 13") == true)
    #expect(try notes("W = 25; S = 2; floor((W-1)/S)+1").count == 1)
  }

  @Test(arguments: [
    "(32-5+2*2)/1+1", "(32-5)/1+1", "(1000-10)/10+1", "floor((6-3)/2+1)", "(32-5+4)/1+1",
    "7-3+1", "(7-3)/2", "(227-11)/(55-1)", "(5-1)/2", "28 - 24 + 1", "1000/8", "96 - 8",
    "ceil(7/2)",
    "(6-3) - 2*floor((6-3)/2)", "2*(3-1)+1", "(1 + 3 + 4 + 6)/4", "1/2 + 1", "x = 3; (x-1)/2+1",
    "3/2+1", "(2*2)/(4*4)", "1*2 + 3*4", "112*2 + 1", "(10-3+2*1)/3+1", "2 + 3 - 1/2",
  ])
  func `other arithmetic is left alone`(_ text: String) throws {
    #expect(try notes(text).isEmpty)
  }

  @Test func `a name that is assigned its own formula is read as it was`() throws {
    let note = try #require(try notes(letters + "W = (W-F+P)/S+1").first)
    #expect(note.english.hasSuffix("(32−5+2·2)/1+1 = 32"))
  }

  @Test func `a slip that makes no difference says so`() throws {
    let note = try #require(try notes(letters + "W-F+2P/S+1").first)
    #expect(note.english.contains("makes no difference"))
  }

  @Test(arguments: ["S = 0", "F = 50", "W = -3", "P = 0.5", "S = inf", "W = nan", "W = [1 2 3]"])
  func `values that are no sizes are left alone`(_ assignment: String) throws {
    #expect(try notes(letters + assignment + "; (W-F+P)/S+1").isEmpty)
  }
}
