import TestSupport
import Testing

/// Completion as bash asks for it: the script is read, and its function called as for a line.
struct ShellCompletionTests {
  /// What is offered for the last word of a line.
  private func offered(_ words: [String], in folder: TemporaryFolder) throws -> [String] {
    let line = words.joined(separator: " ")
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    let last = words.count - 1
    let script = """
      strider() { "$PROGRAM" "$@"; }
      eval "$(strider --generate-completion-script bash)"
      COMP_WORDS=(\(list)); COMP_CWORD=\(last); COMP_LINE='\(line)'; COMP_POINT=\(line.utf8.count)
      _strider strider '\(words[last])' '\(words[last - 1])'
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    try folder.write("complete.bash", script.utf8)
    let run = try ProgramRun(
      shell: "cd '\(folder.path)' && PROGRAM=\"$0\" bash complete.bash")
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    (["strider", "tra"], ["trace", "train"]),
    (["strider", "lesson", "03"], ["03-convolution-2d"]),
    (["strider", "practice", "size"], ["size"]),
    (["strider", "train", "--model", "l"], ["lenet5"]),
    (["strider", "train", "--optimizer", "adam"], ["adam", "adamw"]),
    (["strider", "summary", "ne"], ["net.strider"]),
    (["strider", "train", "--data", "d"], ["data/", "digits"]),
    (["strider", "help", "summ"], ["summary"]),
    (["strider", "help", "conv_t"], ["conv_transpose2d"]),
    (["strider", "train", "--learn"], ["--learning-rate"]),
  ])
  func `names, words and files are completed`(_ words: [String], expected: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("net.strider", "1".utf8)
    try folder.write("data/x", "1".utf8)
    let found = try offered(words, in: folder)
    for name in expected { #expect(found.contains { $0.hasPrefix(name) }, "\(name): \(found)") }
    let typed = words[words.count - 1]
    #expect(found.allSatisfy { $0.hasPrefix(typed) })
  }

  @Test func `zsh and fish complete the words of help too`() throws {
    let zsh = try ProgramRun(["--generate-completion-script", "zsh"]).output
    #expect(zsh.contains(#/'\*:subcommands:\([^)]* conv2d [^)]*train[^)]*\)'/#))
    let fish = try ProgramRun(["--generate-completion-script", "fish"]).output
    #expect(fish.contains(#/__fish_seen_subcommand_from help' -fa '[^']* conv2d /#))
  }
}
