import Terminal

/// What a lesson says that does not stand on its page.
enum LessonWords {
  static let enterRuns = Phrase(
    "Enter runs it, step or Ctrl-G shows every step.", "按回车运行；step 或 Ctrl-G 逐步演示。")
  static let enterRunsPlain = Phrase("Enter runs it.", "按回车运行。")
  static let enterContinues = Phrase("Enter goes on.", "按回车继续。")
  static let yourAnswer = Phrase(
    "Type your answer; hint, solution and skip help.", "请输入答案；也可输入 提示、答案、跳过。")
  static let right = Phrase("Right.", "正确。")
  static let notYet = Phrase("Not yet.", "还不对。")
  static let tryHint = Phrase("hint gives a hint.", "想看提示就输入 提示。")
  static let trySolution = Phrase("solution shows the answer.", "想看答案就输入 答案。")
  static let noMoreHints = Phrase(
    "That was the last hint; solution shows the answer.", "没有更多提示了；想看答案就输入 答案。")
  static let theWork = Phrase("The work, up to the last step:", "算式，只差最后一步：")
  static let theWholeWork = Phrase("The work:", "算式：")
  static let machine = Phrase(" The machine worked it out.", "这是机器算出来的。")
  static let byHand = Phrase(
    "Once by hand, with other numbers; next goes on without it.", "换一组数，动手算一次；不做就输入 跳过。")
  static let programByHand = Phrase(
    "Once by hand, with sums of your own; next goes on without it.",
    "自己写出求和，动手写一次；不做就输入 跳过。")
  static let othersLikewise = Phrase(
    "The other numbers are found in the same way.", "其余的数用同样的方法求。")
  static let noQuestion = Phrase("No question is open.", "现在没有要回答的题目。")
  static let theAnswer = Phrase("The answer:", "答案：")
  static let same = Phrase(
    "The same with other numbers; next goes on without it.", "换一组数再来；不做就输入 跳过。")
  static let similar = Phrase(
    "A similar one with other numbers; next goes on without it.", "来一道类似的题；不做就输入 跳过。")
  static let onceMore = Phrase("once more", "再来一次")
  static let oldAnswer = Phrase(
    "That was right for the numbers before; these are other ones.", "那是换数之前的答案；现在的数不同。")
  static let skipped = Phrase("Skipped; it is not counted.", "已跳过，不计入成绩。")
  static let passed = Phrase("Passed over; it was right before.", "跳过；这一题已经答对过。")
  static let finished = Phrase(
    "That was the whole lesson; next opens the one after it.", "这一课学完了；输入 下一课 继续学。")
  static let again = Phrase("restart asks them again.", "输入 重来 可以从头再做。")
  static let noneAfter = Phrase("No lesson comes after this one.", "后面没有别的课了。")
  static let atTheBeginning = Phrase("This is the beginning of the lesson.", "这里就是这一课的开头。")
  static let resumed = Phrase(
    "Resumed where you left off; restart begins again.", "从上次学到的地方继续；输入 重来 从头开始。")
  static let wantsNumber = Phrase("One number is asked for.", "答案是一个数。")
  static let hintTitle = Phrase("Hint", "提示")

  static func reached(_ lesson: String) -> Phrase {
    Phrase("Now with problems of \(lesson) too.", "现在也会出 \(lesson) 的题目。")
  }

  /// Several mistakes of which an answer shows one.
  static func either(_ messages: [[Inline]], in language: Language) -> [Inline] {
    guard messages.count > 1 else { return messages.first ?? [] }
    return messages.enumerated().flatMap { place, message in
      [.text((place == 0 ? either : or)[language])] + message
    }
  }

  /// The same for mistakes that are sentences.
  static func either(_ mistakes: [Phrase]) -> Phrase {
    func joined(_ language: Language) -> String {
      Inline.plain(either(mistakes.map { [.text($0[language])] }, in: language))
    }
    return Phrase(joined(.english), joined(.chinese))
  }

  private static let either = Phrase("Either: ", "要么：")
  private static let or = Phrase(" Or: ", "要么：")

  static func letters(_ first: String, _ last: String) -> Phrase {
    Phrase("Answer with a letter, \(first) to \(last).", "请回答一个字母，\(first) 到 \(last)。")
  }

  static let aNumber = Phrase("a number", "一个数")
  static let aVector = Phrase("numbers in a row, such as [1 2 3]", "一行数，如 [1 2 3]")
  static let aMatrix = Phrase("rows of numbers, such as [1 2; 3 4]", "几行数，如 [1 2; 3 4]")
  static let aShape = Phrase("a shape, such as 3×3", "一个形状，如 3×3")
  static let theGap = Phrase("what belongs into the gap", "空格里该填的内容")

  static func aProgram(_ name: String) -> Phrase {
    Phrase("a function named \(name)", "一个名为 \(name) 的函数")
  }

  static func aLetter(_ letters: [String]) -> Phrase {
    let (first, last) = (letters.first ?? "a", letters.last ?? "a")
    return Phrase("a letter, \(first) to \(last)", "一个字母，\(first) 到 \(last)")
  }

  /// What is asked for, and the words that help.
  static func type(_ what: Phrase) -> Phrase {
    Phrase(
      "Type \(what.english); hint, solution or skip if you are stuck.",
      "请输入\(what.chinese)；不会做就输入 提示、答案 或 跳过。")
  }

  /// What a learner hears who leaves a lesson.
  static let left = Phrase(
    "The lesson is left; lesson opens it where you were. Your variables are as they were before it.",
    "已离开这一课；输入 lesson 可从这里继续。变量已恢复为上课之前的样子。")
  static let leftPractice = Phrase("Practice is left.", "已结束练习。")

  static func exercise(_ title: String) -> Phrase {
    Phrase("Exercise: \(title)", "题目：\(title)")
  }

  /// An exercise with its place among those of its lesson.
  static func exercise(_ title: String, _ number: Int, of count: Int) -> Phrase {
    Phrase("Exercise \(number) of \(count): \(title)", "题目 \(number)/\(count)：\(title)")
  }

  /// A problem of practice, which may have no end.
  static func problem(_ title: String, _ number: Int, of count: Int?) -> Phrase {
    guard let count else { return Phrase("Problem \(number): \(title)", "第 \(number) 题：\(title)") }
    return Phrase("Problem \(number) of \(count): \(title)", "第 \(number)/\(count) 题：\(title)")
  }

  static func right(_ value: String) -> Phrase {
    Phrase("Right: \(value).", "正确：\(value)。")
  }

  static func notYet(_ value: String) -> Phrase {
    Phrase("\(value): not yet.", "\(value)：还不对。")
  }

  static func wantsSizes(_ count: Int) -> Phrase {
    Phrase("A shape of \(count) sizes is asked for.", "答案是由 \(count) 个尺寸组成的形状。")
  }

  static let wantsDigits = Phrase("Give two digits or more.", "请至少给出两位有效数字。")

  static func withoutCommas(_ number: String) -> Phrase {
    Phrase("Type it without commas: \(number).", "数里不要写逗号：\(number)。")
  }

  static func wantsVector(_ count: Int) -> Phrase {
    let letters = "abcdefgh".prefix(count).map { String($0) }.joined(separator: " ")
    let sample = count > 8 ? "[\(letters) …]" : "[\(letters)]"
    return Phrase(
      "A vector of \(count) numbers is asked for, typed as \(sample).",
      "答案是 \(count) 个数的向量，写成 \(sample)。")
  }

  static func wantsShape(_ dimensions: [Int]) -> Phrase {
    let shape = dimensions.map(String.init).joined(separator: "×")
    return Phrase("Numbers in the shape \(shape) are asked for.", "答案的形状是 \(shape)。")
  }

  /// Whose work a program was that calls the library for what it was to do.
  static func machine(_ functions: [String]) -> Phrase {
    Phrase(
      " But the work is the machine's: \(functions.joined(separator: ", ")) did it.",
      "不过这是机器算的：用了 \(functions.joined(separator: "、"))。")
  }

  /// Lines of a program on which a gap was left.
  static func gaps(_ lines: [Int]) -> Phrase {
    let places = lines.map(String.init)
    let english =
      places.count == 1
      ? "Line \(places[0]) still has a gap: put something in place of ___."
      : "Lines \(places.dropLast().joined(separator: ", ")) and \(places[places.count - 1]) still have a gap: "
        + "put something in place of each ___."
    return Phrase(english, "第 \(places.joined(separator: "、")) 行还有空没填：请把 ___ 换成内容。")
  }

  /// A function that may be the answer, or a part of it, under another name.
  static func otherName(_ found: String, wanted: String) -> Phrase {
    Phrase(
      "\(found) is defined; the function that is asked for is called \(wanted).",
      "已定义 \(found)；题目要的函数名是 \(wanted)。")
  }

  /// Variables that were other ones for a while.
  static func givenBack(_ names: [String]) -> Phrase {
    Phrase(
      "As on the page again: \(names.joined(separator: ", ")).",
      "恢复为本页的值：\(names.joined(separator: "、"))。")
  }

  static func reminder(_ reminder: Verdict.Reminder) -> Phrase {
    switch reminder {
    case .use(let name):
      Phrase("It was meant to be found with \(name).", "本意是用 \(name) 来求。")
    case .avoid(let name):
      Phrase("It was meant to be found without \(name).", "本意是不用 \(name) 来求。")
    }
  }
}
