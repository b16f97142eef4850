import Expressions
import Tensors
import Terminal
import Testing

@testable import Lessons

/// Answers and calls for help in a learner's own words.
struct WordedAnswerTests {
  private static let choices = """
    Which is it?

    - a) the kernel slides
    - b) the padding grows
    - c) the stride doubles
    """

  private func question(_ kind: String, _ answer: String) throws -> OpenQuestion {
    let words = kind == "choice" ? Self.choices : "What comes out? It is `y`."
    let page = Pages.asking("asked kind=\(kind)", words, answer: answer)
    let exercise = try #require(Pages.read(page).0?.exercises.last)
    var random = RandomSource(seed: 1)
    return try exercise.ask(page: Session { _ in }, language: .english, using: &random)
  }

  @Test(arguments: ["ln 10", "log 10", "sqrt 10", "ln  10"])
  func `a function without its brackets is not the number behind it`(text: String) throws {
    let question = try question("value", "10")
    guard case .answer(let meant) = question.meaning(of: text, learner: Session { _ in }),
      case .unreadable(let found) = question.judge.verdict(on: meant)
    else {
      Issue.record("\(text) was read")
      return
    }
    #expect(found.id == "operator-missing")
  }

  private func isRight(_ text: String, _ kind: String, _ answer: String) throws -> Bool {
    let question = try question(kind, answer)
    let learner = Session { _ in }
    try learner.run("u = [1 3]")
    guard case .answer(let meant) = question.meaning(of: text, learner: learner) else {
      return false
    }
    return question.judge.verdict(on: meant, learner: learner).isRight
  }

  @Test(arguments: [
    (
      "5",
      [
        "5", "5.", "I think it is 5", "i think its 5", "it's 5", "the answer is 5", "maybe 5?",
        "five", "Five.", "it should be five", "答案是5", "我觉得是 5", "五", "是五", "应该是5吧", "最大是5",
        "5 because the window fits five times", "5 pixels", "5个", "5 格", "y = 5", "x = 5?",
        "2+3=5", "2*2 + 1 = 5", "I get 5", "got 5!", "about 5", "等于5", "得5", "5，因为窗口有五个位置",
        "５", "就是 5", "y is 5", "it is 2+3", "结果是五", "exactly 5", "line 5", "第5行", "row 5",
      ]
    ),
    (
      "-4",
      [
        "-4", "负的4", "负的四", "minus 4", "minus four", "negative four", "负4", "负四", "it is -4",
        "答案是负四", "−4",
        "it's minus 4", "I think negative 4",
      ]
    ),
    ("30", ["三十", "thirty", "答案是30", "三十个", "大概三十", "it is thirty", "3十"]),
    ("21", ["twenty-one", "twenty one", "二十一", "21."]),
    (
      "12",
      [
        "4乘3", "4乘以3", "四乘以三", "3 乘 4", "4×3", "4x3", "4*3等于12", "4乘3等于12", "把4和3相乘", "4和3的积",
        "4 times 3", "three times four", "2 plus 10", "2加10", "14减2", "14减去二", "24除以2",
        "2乘3乘2", "3的平方加3", "24的一半", "四的平方减4", "2 times 3 times 2", "the product of 4 and 3",
        "the sum of 2 and 10", "2和10的和",
        "4 times u[1]", "u[0]乘以4 + 8", "4乘u[1]",
      ]
    ),
    ("105", ["one hundred and five", "一百零五"]),
    ("0.24", ["0,24", " 0,24 ", "0，24"]), ("12.5", ["12,5"]), ("0.245", ["0,245"]),
    ("5.5", ["5 1/2", "5 and a half", "five and a half", "五又二分之一"]),
    ("-2.75", ["-2 3/4", "minus two and three quarters"]),
    ("0.00083", ["万分之八点三"]), ("0.003", ["千分之三"]), ("[1 8 3]", ["[1 8 3;]", "[1, 8, 3;]"]),
    ("3.5", ["three point five", "三点五", "it is 3.5", "3.5 I guess"]),
    ("8000000000", ["8 billion", "eight billion", "80亿", "八十亿", "8e9"]),
    (
      "45000",
      [
        "45 k", "45k", "45 000", "45 000 weights", "4.5 x 10^4", "4.5 × 10^4", "4万5千", "四万五千",
        "4.5万",
        "45 thousand", "4.5e4", "45000, I think",
      ]
    ),
    ("15000000000", ["15 thousand million", "15 billion", "150亿", "1.5 * 10^10"]),
    ("1200000", ["1.2 million", "120万", "一百二十万", "one million two hundred thousand"]),
    (
      "0.25",
      [
        "25%", "25 %", "25 percent", "a quarter", "one quarter", "四分之一", "1/4", "百分之二十五",
        "1 out of 4",
        "it is a quarter", "25％", "0.25", "占四分之一", "one fourth",
      ]
    ),
    ("-8/3", ["负的三分之八", "负三分之八", "minus 8/3"]),
    ("0.75", ["three quarters", "四分之三", "3 out of 4", "75%", "75 per cent", "3/4"]),
    ("0.5", ["half", "one half", "a half", "50%", "二分之一", "百分之五十"]),
    ("85", ["85%", "85 percent", "百分之八十五", "it is 85%"]),
    ("1/3", ["33%", "one third", "a third", "三分之一", "0.33"]),
    ("0", ["zero", "零", "none", "nothing", "没有", "无", "0"]),
    ("sqrt(10)", ["根号10", "square root of 10", "sqrt(10)", "根号十", "root 10"]),
  ])
  func `a number in words is understood`(answer: String, texts: [String]) throws {
    for text in texts { #expect(try isRight(text, "value", answer), "\(text)") }
  }

  @Test(arguments: [
    "9999999999999999999千5", "9999999999亿9999999999亿5", "9千9千9千9千9千9千9千9千9千9",
    "999999999999999999999k", "9x10^999999999999999999999",
    String(repeating: "9万", count: 60) + "9", String(repeating: "9的平方", count: 20),
  ])
  func `numbers beyond all sizes are no answer and no end`(text: String) throws {
    #expect(try !isRight(text, "value", "5"))
  }

  @Test(arguments: [
    (
      "[3 3]",
      [
        "3 by 3", "three by three", "3x3", "3×3", "3 3", "3*3", "3 乘 3", "3行3列", "it is 3 by 3",
        "３×３",
      ]
    ),
    (
      "[8 6]",
      [
        "8行6列", "8 行 6 列", "8 rows 6 columns", "8 rows and 6 columns", "8 乘 6", "八行六列", "(8, 6)",
        "8x6", "形状是 8×6", "6 columns 8 rows", "6 columns and 8 rows", "6列8行",
        "rows 8 columns 6", "height 8 width 6", "8 high 6 wide", "8 x 6 I think", "高8宽6",
        "width 6, height 8",
      ]
    ),
    ("[4 5 5]", ["4x5x5", "4 by 5 by 5", "[4 5 5]", "(4,5,5)", "4 5 5"]),
  ])
  func `a shape in words is understood`(answer: String, texts: [String]) throws {
    for text in texts { #expect(try isRight(text, "shape", answer), "\(text)") }
  }

  @Test(arguments: [
    (
      "[1 0]",
      [
        "1 和 0", "1 and 0", "1, 0", "1 0", "[1, 0]", "1、0", "one and zero", "it is 1 0",
        "row 1 column 0", "第1行第0列",
      ]
    ),
    ("[6 5; 7 9]", ["6 5; 7 9", "[6 5; 7 9]", "6,5;7,9", "it is 6 5; 7 9", "[[6,5],[7,9]]"]),
    ("[3 -1 2]", ["3 -1 2", "3, -1, 2", "3,-1 and 2", "three, minus one, two", "三、负一、二"]),
  ])
  func `several numbers in words are understood`(answer: String, texts: [String]) throws {
    for text in texts { #expect(try isRight(text, "value", answer), "\(text)") }
  }

  @Test(arguments: [
    "b", "B)", "(b)", "I think b", "it's b", "b is right", "option b", "choose b", "选b", "选 B",
    "答案是B", "B 项", "The padding grows.", "the second one", "第二个", "the padding grows",
    "padding grows",
  ])
  func `a choice in words is understood`(text: String) throws {
    #expect(try isRight(text, "choice", "b"))
  }

  @Test(arguments: [
    "not 5", "5 or 6", "小于5", "大于 5", "不到五", "at least 5", "less than 5", "超过5", "不是5", "5还是6",
    "between 5 and 6", "3 times 4 or so", "I see it",
    "yes I see it",
    "旋转180度就是倒过来", "变成零了吗还是一", "wait, why does it turn", "x2 maybe", "the kernel is turned round",
    "这是为什么呢", "它为什么是这样", "怎么会得到五呢", "哪一个是五", "???", "？？", "……", "...", "!",
    "下标从 0 开始", "行和列都从0数起", "indices start at 0", "we count from 1 here",
  ])
  func `a sentence that is no answer costs no try`(text: String) throws {
    guard case .sentence = try question("value", "5").meaning(of: text, learner: Session { _ in })
    else {
      Issue.record("\(text) is a sentence")
      return
    }
  }

  @Test(arguments: [
    (
      LessonWish.hint,
      [
        "help me", "提示", "不知道", "I don't know", "idk", "不会", "给我一个提示", "I'm stuck.",
        "can I have a hint please", "why is that", "Why is it wrong?", "what's wrong?", "为什么不对",
        "为什么", "错在哪里", "这题什么意思", "I don't understand the question",
      ]
    ),
    (.solution, ["答案", "show me the answer", "I give up", "告诉我答案", "看答案", "give me the solution"]),
    (.skip, ["跳过", "skip this"]), (.next, ["下一步", "继续", "go on"]),
    (.question, ["what was the question again", "题目是什么", "再说一遍", "repeat the question"]),
    (.restart, ["重来", "从头开始", "start over"]),
    (.help, ["帮助"]), (.leave, ["退出", "leave"]),
  ])
  func `a wish in words is understood`(wish: LessonWish, texts: [String]) throws {
    for text in texts { #expect(LessonWish(text) == wish, "\(text)") }
  }

  @Test(arguments: [
    "conv2d(x", "[1 2", "y[0,", "import numpy as np", "x = conv2d(a, b)", "1 +", "sum([1 2)",
  ])
  func `code is left to the parser`(text: String) throws {
    switch try question("value", "5").meaning(of: text, learner: Session { _ in }) {
    case .sentence, .wish: Issue.record("\(text) is code")
    case .answer(let meant): #expect(meant == text)
    case .input: break
    }
  }

  @Test(arguments: ["负九百", "应该填三", "???", "三行四列那么大"])
  func `words put into a gap are no code`(text: String) throws {
    let exercise = try #require(Pages.read(Pages.whole).0?.exercises.first { $0.id == "gap" })
    var random = RandomSource(seed: 1)
    let question = try exercise.ask(
      page: Session { _ in }, language: .chinese, using: &random)
    switch question.meaning(of: text, learner: Session { _ in }) {
    case .sentence: break
    case .answer(let meant):
      if case .unreadable = question.judge.verdict(on: meant) {
        Issue.record("\(text) was parsed as \(meant)")
      }
    default: Issue.record("\(text) was read otherwise")
    }
  }

  @Test(arguments: ["b = 0", "b = 0;", "c = conv2d(x, k)", "b += 1"])
  func `a statement chooses nothing`(text: String) throws {
    let meaning = try question("choice", "b").meaning(of: text, learner: Session { _ in })
    guard case .input = meaning else {
      Issue.record("\(text) is for the prompt")
      return
    }
  }

  @Test func `a variable of the learner is never a wish`() throws {
    let learner = Session { _ in }
    try learner.run("提示 = 3")
    guard case .input = try question("value", "5").meaning(of: "提示", learner: learner) else {
      Issue.record("the learner's variable is shown")
      return
    }
  }

  @Test(arguments: [
    ("value", "5", "Type a number; hint, solution or skip if you are stuck."),
    ("shape", "[3 3]", "Type a shape, such as 3×3; hint, solution or skip if you are stuck."),
    ("choice", "b", "Type a letter, a to c; hint, solution or skip if you are stuck."),
    (
      "value", "[1 2]",
      "Type numbers in a row, such as [1 2 3]; hint, solution or skip if you are stuck."
    ),
    (
      "value", "[1 2; 3 4]",
      "Type rows of numbers, such as [1 2; 3 4]; hint, solution or skip if you are stuck."
    ),
  ])
  func `what is asked for is said`(kind: String, answer: String, words: String) throws {
    #expect(try question(kind, answer).wanted.english == words)
  }
}
