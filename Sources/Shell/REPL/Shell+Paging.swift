import Terminal

extension Shell {
  /// Shows what a function shows a screen at a time, where a person sits at a prompt.
  ///
  /// A key goes on; q, Esc, Ctrl-C and Ctrl-D show the rest at once. What begins an answer goes on and begins
  /// the next line; behind what comes at once with more, as a paste does, nothing pauses any more, so that all
  /// of it gets there.
  func paging(_ body: () -> Void) {
    guard settings.isPrompt, settings.isTerminal, lines != nil,
      let keys = KeyReader(leavesRest: true),
      let size = TerminalState.size()
    else { return body() }
    presenter.paged(rows: size.rows, pause: { [unowned self] in pause(keys) }, body)
  }

  /// Waits for a key; false if the rest is to be shown at once.
  private func pause(_ keys: KeyReader) -> Bool {
    let words = Phrase("Enter goes on; q shows the rest", "按回车继续；q 显示其余内容")
    let line = StyledText(words[settings.language], .dim)
    if presenter.mayRedraw {
      presenter.redraw([line], isResized: false)
    } else {
      presenter.show(line, facts: [], settings)
    }
    defer { presenter.eraseRows() }
    return keys.withSingleKeys { keys in
      while true {
        switch keys.next() {
        case .redraw, .other: continue
        case .escape, .interrupt, .endOfInput: return false
        case .character(let key) where !key.isWhitespace:
          let isText = keys.comesWithin(milliseconds: 20)
          if key != "q" || isText { prefill.append(key) }
          return key != "q" && !isText
        default: return true
        }
      }
    }
  }
}
