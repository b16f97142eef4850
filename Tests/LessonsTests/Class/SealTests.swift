import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

struct SealTests {
  private func seal(_ room: ClassRoom, _ place: Int, told: Bool = true) throws -> Seal {
    let question = try room.desk.question(place, of: "s1")
    return try #require(
      Seal(question, digits: nil, salt: [1, 2, 3], tellsSlips: told))
  }

  @Test func `a right answer opens it, a slip tells its message, another says nothing`() throws {
    let room = try ClassRoom()
    let words = try seal(room, 1).text.split(separator: " ").dropFirst().map(String.init)
    let seal = try #require(Seal(words: words))
    func verdict(_ expression: String) throws -> Seal.Verdict {
      let value = try room.desk.question(1, of: "s1").judge.value(of: expression)
      return seal.verdict(on: try #require(Seal.canonical(value, .value, digits: nil)))
    }
    #expect(try verdict("conv2d(x, k)[0,0]") == .right)
    #expect(try verdict("sum(x[0:2,0:2])") == .slip("The kernel was left out."))
    #expect(try verdict("conv2d(x, k)[0,0] + 1000") == .wrong)
  }

  @Test func `a sealed sheet holds no answer and no message, as text or in hexadecimal`() throws {
    let room = try ClassRoom(ClassRoom.page.replacing("show: nothing", with: "show: slips"))
    for id in ["s1", "s2", "s3", "s4"] {
      let text = try room.sheet(id, seals: true)
      let seals = text.split(separator: "\n").filter { $0.hasPrefix("<!-- seal") }
      #expect(seals.count == 1)
      let message = "The kernel was left out."
      for form in [
        message, Array(message.utf8).hexadecimal, Array(message.utf8.reversed()).hexadecimal,
      ] {
        #expect(!text.contains(form))
      }
      let answer = try room.value("conv2d(x, k)[0,0]", 1, of: id)
      for seal in seals {
        let words = seal.split(separator: " ").map(String.init)
        #expect(!words.contains(answer))
        // A hash of the answer without salt and stretching would be found in no time.
        #expect(!seal.contains(SHA256.hex(answer).prefix(12)))
        #expect(!seal.contains(SHA256.hex("0  " + answer).prefix(12)))
      }
    }
  }

  @Test func `few possible answers, and choices, are not sealed`() throws {
    let room = try ClassRoom()
    // 20…90 less 3 or 5 has fewer than 100 values; a choice has three.
    #expect(room.desk.exercises.indices.map { room.desk.canSeal($0) } == [false, true, false])
  }

  @Test func `two students' seals of one answer differ`() throws {
    let room = try ClassRoom()
    let key = room.desk.key
    #expect(
      key.salt(sheet: "tiny", student: "s1", exercise: "a")
        != key.salt(sheet: "tiny", student: "s2", exercise: "a"))
  }

  @Test(
    arguments: [
      (2.0, nil, "0  2"), (-0.0, nil, "0  0"), (2.5, nil, nil), (2.345, 2, "2  235"),
      (-2.345, 2, "2  -235"), (2.3449, 2, "2  234"), (1e300, nil, nil), (.nan, 1, nil),
    ] as [(Double, Int?, String?)])
  func `numbers have one text`(_ number: Double, _ digits: Int?, _ text: String?) {
    #expect(Seal.canonical(.number(number), .value, digits: digits) == text)
  }

  @Test func `a shape is the same as a shape and as a row`() {
    let row = Value.sizes([3, 4])
    #expect(Seal.canonical(row, .shape, digits: nil) == "shape 3,4")
  }

  @Test(arguments: ["", "1 zz 10 00", "2 00 10 00", "1 00 999999999 00", "1 00 0 00"])
  func `words that are no seal are refused`(_ words: String) {
    #expect(Seal(words: words.split(separator: " ").map(String.init)) == nil)
  }
}
