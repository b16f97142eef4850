import Expressions

/// Something that a learner asks for in words of their own language: a hint, the answer, the question
/// again.
public enum LessonWish: CaseIterable, Hashable, Sendable {
  case hint, solution, skip, next, back, restart, question, help, leave

  /// Finds the wish in a text.
  ///
  /// - Parameter text: What was typed.
  public init?(_ text: String) {
    let said = ScalarFolding.folded(text).lowercased().replacing("’", with: "'")
      .trimmingCharacters(" .!?。！？,，~…")
    guard said.utf8.count < 80 else { return nil }
    let bare = said.replacing(LessonWish.beginning, with: "")
      .replacing(LessonWish.article, with: "").replacing(LessonWish.ending, with: "")
    guard let wish = LessonWish.meanings[bare] ?? LessonWish.meanings[said] else { return nil }
    self = wish
  }

  // Unsafe to the compiler alone: nothing changes an expression that is made once and matched often.
  private nonisolated(unsafe) static let beginning =
    #/^(?:please|pls|can i (?:have|get|see)|could i (?:have|get|see)|can you|could you|may i have|give me|show me|show|i want|i need|i'd like|let me see|what is|what's|请|给我|给个|给点|来个|看一?下|看看|看|显示|我要|我想看?|能不能)\s*/#
  private nonisolated(unsafe) static let article = #/^(?:the|a|an|another|some|一个|个)\s*/#
  private nonisolated(unsafe) static let ending = #/\s*(?:please|pls|now|吧|一下|呢|吗|了|啊)$/#

  /// What the words of all wishes mean.
  private static let meanings: [String: LessonWish] = Dictionary(
    LessonWish.allCases.flatMap { wish in wish.words.map { ($0, wish) } },
    uniquingKeysWith: { first, _ in first })

  /// The command that grants it; empty for what is none.
  public var command: String {
    switch self {
    case .hint: "hint"
    case .solution: "solution"
    case .skip: "skip"
    case .next: "next"
    case .back: "back"
    case .restart: "restart"
    case .help: "help"
    case .question, .leave: ""
    }
  }

  private var words: Set<String> {
    switch self {
    case .hint:
      [
        "hint", "clue", "tip", "help me", "help me out", "i don't know", "i dont know",
        "don't know",
        "dont know", "dunno", "i dunno", "idk", "no idea", "i have no idea", "not sure",
        "i'm not sure", "im not sure", "stuck", "i'm stuck", "im stuck", "i am stuck",
        "i don't get it", "i dont get it", "don't get it", "wait i don't get it",
        "i don't understand", "i dont understand", "don't understand", "how", "how do i do this",
        "how does it work", "what does this mean", "what does that mean",
        "i don't understand the question", "i dont understand the question",
        "i don't understand this", "i dont understand this", "why is that", "why is it wrong",
        "why is that wrong", "why wrong",
        "why not", "but why", "how come", "what's wrong", "what is wrong", "where is my mistake",
        "wrong", "为什么", "为什么不对", "为什么错", "为什么是错", "哪里错", "错在哪", "错在哪里", "错哪", "what",
        "what do i do", "what should i do", "提示", "再提示", "什么意思", "这是什么意思", "这题什么意思",
        "题目什么意思", "看不懂题", "看不懂题目", "不懂题意", "没懂", "我没懂", "线索", "不知道",
        "我不知道", "不会", "我不会", "不会做", "我不会做", "不懂", "我不懂", "看不懂", "没看懂", "没思路", "没有思路", "没头绪", "不明白",
        "我不明白", "不清楚", "不确定", "帮帮我", "帮我", "救命", "卡住", "我卡住", "怎么做", "怎么算", "怎么求", "该怎么做", "忘",
        "忘记",
      ]
    case .solution:
      [
        "solution", "answer", "right answer", "correct answer", "solve it", "tell me",
        "tell me the answer", "give up", "i give up", "surrender", "答案", "正确答案", "解答", "解", "解法",
        "告诉我",
        "告诉我答案", "公布答案", "放弃", "我放弃", "认输", "投降",
      ]
    case .skip: ["skip", "skip it", "skip this", "pass", "跳过", "跳过这题", "略过", "过", "不做", "下一题"]
    case .next:
      [
        "next", "go on", "continue", "carry on", "next one", "next question", "next lesson", "下一步",
        "继续",
        "下一个", "下一课", "往下",
      ]
    case .back: ["back", "go back", "previous", "返回", "上一步", "上一题", "上一课", "后退", "回去", "上一个"]
    case .restart:
      [
        "restart", "start over", "start again", "begin again", "from the beginning", "重来", "重新开始",
        "从头开始",
        "从头再来", "从头来", "再来一遍",
      ]
    case .question:
      [
        "question", "what was the question", "what was the question again", "what's the question",
        "what is the question", "again", "repeat", "repeat the question", "repeat that",
        "say again",
        "题目", "问题", "题", "重复", "再说一遍", "再看一遍题目", "问的是什么", "问题是什么", "题目是什么",
      ]
    case .help: ["帮助", "使用说明", "说明"]
    case .leave: ["exit lesson", "leave", "quit lesson", "退出", "离开", "结束"]
    }
  }
}
