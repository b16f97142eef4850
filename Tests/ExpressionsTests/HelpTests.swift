import Foundation
import Terminal
import Testing

@testable import Expressions

struct HelpTests {
  @Test func `every function has a page`() {
    for function in FunctionTable.shared.functions {
      #expect(
        HelpIndex.all.contains { $0.name == function.name && !$0.isCommand }, "\(function.name)")
    }
  }

  @Test func `every page is about a function or a command that is there`() {
    for page in HelpIndex.all {
      if page.isCommand {
        #expect(CommandName(rawValue: page.name)?.isAvailable == true, "\(page.name)")
      } else {
        #expect(!page.usage.isEmpty, "\(page.name)")
      }
    }
  }

  @Test func `every command that is there has a page`() {
    for command in CommandName.allCases where command.isAvailable {
      #expect(HelpIndex.page(for: command.rawValue)?.isCommand == true, "\(command)")
    }
  }

  @Test func `every page that is referred to exists`() {
    for page in HelpIndex.all {
      #expect(!page.seeAlso.isEmpty, "\(page.name)")
      for name in page.seeAlso {
        #expect(!HelpIndex.entries(for: name).isEmpty, "\(page.name) → \(name)")
        #expect(name != page.name || page.isCommand, "\(page.name)")
      }
    }
  }

  @Test func `no two pages are about the same thing`() {
    let names = HelpIndex.all.map { "\($0.name) \($0.isCommand)" }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: Language.allCases, [80, 40, 30])
  func `no line is wider than asked`(_ language: Language, _ width: Int) {
    let entries = HelpIndex.all.map(HelpEntry.page) + GlossaryTerm.all.map(HelpEntry.term)
    for entry in entries {
      for line in entry.lines(language, width: width) {
        #expect(line.width <= width, "\(line.plain)")
      }
    }
    for line in HelpIndex.overview(language, width: width) {
      #expect(line.width <= width, "\(line.plain)")
    }
  }

  @Test func `a page shows how to call it, what it does and examples`() throws {
    let page = try #require(HelpIndex.page(for: "relu"))
    #expect(
      page.lines(.english, width: 80).map(\.plain) == [
        "relu(input)", "  keeps what is above 0 and makes the rest 0", "    y = max(x, 0)",
        "good to know:", "  - its slope at 0 counts as 0", "examples:", "  > relu([-2, 0, 3])",
        "  3", "  0  0  3", "see also: leaky_relu, softplus, gelu, ReLU",
      ])
    #expect(page.lines(.chinese, width: 80).map(\.plain)[1] == "  大于 0 的保留，其余变为 0")
  }

  @Test func `usage comes from the function table`() throws {
    #expect(
      HelpIndex.page(for: "var")?.usage == [
        "var(input, dim=None, correction=1, keepdim=False, unbiased=None)",
        "np.var(input, dim=None, ddof=0, keepdim=False)",
      ])
    #expect(HelpIndex.page(for: "eval")?.usage == ["net.eval(mode=True)"])
  }

  @Test(arguments: [
    "stride", "步幅", "步长", "Strides", "receptive field", "感受野", "Batch Normalization", "1×1 卷积",
    "反卷积",
    "SGD", "F.conv2d", "torch.nn.functional.conv2d", "np.var", "conv2d(", "CONV2D", "dilation",
    "膨胀率",
  ])
  func `names and terms are found as people write them`(_ name: String) {
    #expect(!HelpIndex.entries(for: name).isEmpty)
  }

  @Test func `a name with several meanings gives all of them`() {
    #expect(HelpIndex.entries(for: "size").count == 2)
    #expect(HelpIndex.entries(for: "kernel").count == 2)
    #expect(HelpIndex.entries(for: "").isEmpty)
    #expect(HelpIndex.entries(for: "...((").isEmpty)
  }

  @Test func `a name that nothing has leads to the nearest one`() {
    #expect(HelpIndex.unknown("conv2").help != nil)
    #expect(HelpIndex.unknown("strid").help?.english == "did you mean stride?")
    #expect(HelpIndex.unknown("faces").id == "not-there-yet")
  }

  @Test func `the page of terms and help say the same`() throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let page = try String(
      contentsOf: root.appending(path: "Lessons/glossary.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    let written = rows.map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let known = GlossaryTerm.all.map { term in
      let others = term.accepted.isEmpty ? "" : " (\(term.accepted.joined(separator: ", ")))"
      return [term.chinese + others, term.meaning.english]
    }
    #expect(Set(written.map { Array($0.dropFirst()) }) == Set(known))
    #expect(written.count == known.count)
  }

  @Test func `every term is said in both languages`() {
    for term in GlossaryTerm.all {
      #expect(!term.meaning.english.isEmpty && !term.meaning.chinese.isEmpty)
      #expect(term.meaning.chinese.contains { !$0.isASCII }, "\(term.english)")
    }
  }
}
