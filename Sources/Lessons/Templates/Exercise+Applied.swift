extension Exercise {
  /// The exercise with the letters of a draw put into its words, and into the answer and the slips where
  /// they stand in braces: `{op}(x)`.
  public func applied(_ draw: Draw) -> Exercise {
    var exercise = self
    exercise.title = draw.applied(to: title)
    exercise.question = question.map { item in
      switch item {
      case .prose(let block): .prose(draw.applied(to: block))
      case .example(let example): .example(draw.applied(to: example))
      case .exercise: item
      }
    }
    exercise.gap = gap.map { draw.applied(to: $0) }
    exercise.hints = hints.map { $0.map { draw.applied(to: $0) } }
    exercise.explanation = explanation.map { draw.applied(to: $0) }
    exercise.answer = answer.map { draw.applied(to: $0) }
    exercise.slips = slips.map { slip in
      var slip = slip
      slip.answers = slip.answers.map { draw.applied(to: $0) }
      slip.message = draw.applied(to: slip.message)
      return slip
    }
    return exercise
  }
}

extension Draw {
  /// Running text with the letters put in.
  func applied(to inlines: [Inline]) -> [Inline] {
    inlines.map { inline in
      switch inline {
      case .text(let text): .text(applied(to: text))
      case .code(let code): .code(applied(to: code))
      case .emphasis(let inner): .emphasis(applied(to: inner))
      case .strong(let inner): .strong(applied(to: inner))
      case .link(let inner, let target): .link(applied(to: inner), target: target)
      case .softBreak, .hardBreak: inline
      }
    }
  }

  func applied(to block: PlacedBlock) -> PlacedBlock {
    PlacedBlock(block: applied(to: block.block), line: block.line, lastLine: block.lastLine)
  }

  func applied(to example: Example) -> Example {
    var example = example
    example.fence.lines = example.fence.lines.map { applied(to: $0) }
    example.entries = example.entries.map { entry in
      var entry = entry
      entry.input = applied(to: entry.input)
      entry.output = entry.output.map { applied(to: $0) }
      return entry
    }
    return example
  }

  private func applied(to block: Block) -> Block {
    switch block {
    case .heading(let level, let words): return .heading(level: level, applied(to: words))
    case .paragraph(let words): return .paragraph(applied(to: words))
    case .list(let start, let items):
      return .list(start: start, items: items.map { $0.map { applied(to: $0) } })
    case .table(let rows): return .table(rows.map { $0.map { applied(to: $0) } })
    case .fence(var fence):
      fence.lines = fence.lines.map { applied(to: $0) }
      return .fence(fence)
    case .html: return block
    }
  }
}
