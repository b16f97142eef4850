import Terminal

/// Takes a shell through inputs that come from a pipe, one a line, as the prompt does from a terminal.
enum LessonLoop {
  /// Runs until the input ends, the learner leaves, or the lesson or practice is over.
  static func run(_ shell: Shell) {
    let reader = PipeReader()
    while !shell.isLeaving, shell.guide.isOpen {
      guard case .line(let line) = reader.readLine(Prompt(StyledText())) else { break }
      shell.take(line)
    }
    if let drill = shell.guide.drill, !drill.isFinished { shell.guide.carryOut([drill.end]) }
    shell.guide.notes?.save()
  }
}
