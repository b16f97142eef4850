import Terminal

/// What the keys of the stepper do, in a line and in full.
struct StepKeyWords {
  let language: Language
  /// How many frames there are.
  let count: Int
  /// Whether the last one is shown.
  let isLast: Bool
  /// Whether there is another view.
  let hasViews: Bool
  /// The pause, where frames play by themselves.
  let pause: StepPause?

  /// The keys that matter now, as many as have room.
  func line(width: Int) -> StyledText {
    let lines = candidates.map { StyledText($0[language], .dim) }
    return lines.first { $0.width <= width } ?? (lines.last ?? "").truncated(to: width)
  }

  private var candidates: [Phrase] {
    if let pause {
      return [
        Phrase(
          "playing, \(pause.text) s a step   + faster  - slower  space stops",
          "播放中，每步 \(pause.text) 秒   + 加快  - 减慢  空格 停止"),
        Phrase("\(pause.text) s a step  + -  space stops", "每步 \(pause.text) 秒  + -  空格 停止"),
      ]
    }
    if count == 1 { return [Phrase("q leaves  ? all keys", "q 离开  ? 全部按键")] }
    if isLast {
      return [
        Phrase(
          "the last step   ← back  a plays again  ? all keys  q leaves",
          "最后一步   ← 上一步  a 重新播放  ? 全部按键  q 离开"),
        Phrase("last step  ← back  ? keys  q leaves", "最后一步  ← 上一步  ? 按键  q 离开"),
        Phrase("last  ←  ? keys  q leaves", "末步  ←  ? 按键  q 离开"),
      ]
    }
    let view = hasViews ? Phrase("v other view  ", "v 另一视角  ") : Phrase(same: "")
    return [
      Phrase(
        "space next  ← back  a plays  \(view.english)? all keys  q leaves",
        "空格 下一步  ← 上一步  a 播放  \(view.chinese)? 全部按键  q 离开"),
      Phrase("space next  ← back  ? keys  q leaves", "空格 下一步  ← 上一步  ? 按键  q 离开"),
      Phrase("space  ←  ? keys  q leaves", "空格  ←  ? 按键  q 离开"),
    ]
  }

  /// All keys, and what the marks of a frame mean.
  func all(legend: [StyledText], width: Int, rows: Int) -> [StyledText] {
    var keys: [(String, Phrase)] = [
      (Phrase("space → Enter", "空格 → 回车")[language], Phrase("the next step", "下一步")),
      ("← Backspace", Phrase("the step before", "上一步")),
      ("r", Phrase("the next row", "下一行")),
      ("Home  e", Phrase("the first, the last step", "第一步、最后一步")),
      ("a", Phrase("plays by itself", "自动播放")),
      ("+  -", Phrase("plays faster, slower", "加快、减慢播放")),
      ("?", Phrase("these keys", "显示这些按键")),
      ("q Esc", Phrase("leaves", "离开")),
    ]
    if hasViews {
      let view = Phrase("the other view: scatter or gather", "另一视角：分发或收集")
      keys.insert(("v", view), at: keys.count - 2)
    }
    var lines = keys.map {
      (StyledText("  ") + StyledText($0, .name).padded(to: 14) + "  "
        + StyledText($1[language])).truncated(to: width)
    }
    let last = StyledText(Phrase("any key goes back to the steps", "按任意键回到演示")[language], .dim)
    if lines.count + legend.count + 2 <= rows, !legend.isEmpty { lines += [""] + legend }
    return lines.prefix(max(1, rows - 1)) + [last]
  }
}
