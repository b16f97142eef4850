import Expressions
import Foundation
import Terminal
import Testing

@testable import Lessons

/// How help finds pages and terms, and how they look.
struct HelpIndexTests {
  @Test(arguments: Language.allCases, [80, 40, 30])
  func `no line is wider than asked`(_ language: Language, _ width: Int) {
    let index = HelpIndex[language]
    let entries = index.pages.map(HelpEntry.page) + GlossaryTerm.all.map(HelpEntry.term)
    #expect(entries.count > 300)
    for line in entries.flatMap({ $0.lines(language, width: width) }) {
      #expect(line.width <= width, "\(line.plain)")
    }
    for line in index.overview(width: width) { #expect(line.width <= width, "\(line.plain)") }
  }

  @Test func `a page shows how to call it, what it does and examples`() throws {
    let page = try #require(HelpIndex[.english].page(for: "relu"))
    #expect(
      page.lines(.english, width: 80).map(\.plain) == [
        "relu(input)", "  keeps what is above 0 and makes the rest 0", "    y = max(x, 0)",
        "good to know:", "  - its slope at 0 counts as 0", "examples:", "  > relu([-2, 0, 3])",
        "  3", "  0  0  3", "see also: leaky_relu, softplus, gelu, ReLU",
      ])
    let chinese = try #require(HelpIndex[.chinese].page(for: "relu"))
    #expect(chinese.lines(.chinese, width: 80).map(\.plain)[1] == "  大于 0 的保留，其余变为 0")
  }

  @Test(arguments: [
    "stride", "步幅", "步长", "Strides", "receptive field", "感受野", "Batch Normalization", "1×1 卷积",
    "反卷积", "SGD", "F.conv2d", "torch.nn.functional.conv2d", "np.var", "conv2d(", "CONV2D",
    "dilation", "膨胀率", "池化层", "全连接", "零填充", "权值共享", "局部连接", "空洞卷积", "分组卷积", "残差", "BN",
    "平移不变性", "误差项", "pooling layer", "FC", "zero padding", "dense layers", "卷积操作",
  ])
  func `names and terms are found as people write them`(_ name: String) {
    for language in Language.allCases { #expect(!HelpIndex[language].entries(for: name).isEmpty) }
  }

  @Test func `a name with several meanings gives all of them`() {
    let index = HelpIndex[.english]
    #expect(index.entries(for: "size").count == 2)
    #expect(index.page(for: "size")?.isCommand == true)
    #expect(index.entries(for: "kernel").count == 2)
    #expect(index.entries(for: "").isEmpty)
    #expect(index.entries(for: "...((").isEmpty)
  }

  @Test func `another word for a topic lists its pages too`() {
    for word in ["池化层", "pooling", "池化"] {
      let topics = HelpIndex[.chinese].entries(for: word).compactMap { entry -> HelpTopic? in
        if case .topic(let topic, _) = entry { topic } else { nil }
      }
      #expect(topics == [.pooling], "\(word)")
    }
  }

  @Test func `a name that nothing has leads to the nearest one`() {
    let index = HelpIndex[.chinese]
    let missing = index.unknown("convolutoin")
    #expect(missing.id == "no-help")
    #expect(missing.message.chinese == "没有关于 convolutoin 的帮助")
    #expect(missing.help?.english == "did you mean convolution?")
    #expect(index.unknown("strid").help?.english == "did you mean stride?")
  }

  @Test func `the first example is one line that runs by itself`() {
    #expect(
      HelpIndex[.english].page(for: "conv2d")?.firstExample
        == "x = [1 2 3; 4 5 6; 7 8 9]; conv2d(x, [1 0; 0 -1])")
  }

  @Test func `a term has its names, what it means, and what else it is called`() throws {
    let term = try #require(GlossaryTerm.named("Batch Normalizations"))
    #expect(term.english == ["batch normalisation", "batch normalization"])
    #expect(term.chinese == "批归一化")
    #expect(
      term.lines(.chinese, width: 80).map(\.plain) == [
        "批归一化 · batch normalisation, batch normalization",
        "  在一个批次上把每个通道变成均值 0、标准差 1，再用学到的数缩放和平移",
        "  也叫：批量归一化、批量规范化、BN、批标准化",
      ])
    #expect(GlossaryTerm.named("true convolution") != nil)
    #expect(GlossaryTerm.all.count > 100)
    for term in GlossaryTerm.all {
      #expect(!term.meaning.english.isEmpty && term.meaning.chinese.contains { !$0.isASCII })
    }
  }

  @Test func `the program carries exactly the pages of the folder`() throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let folder = root.appending(path: "Lessons")
    var names = ["glossary"]
    for language in Language.allCases {
      let own = folder.appending(path: "help/\(language.rawValue)")
      names += try FileManager.default.contentsOfDirectory(atPath: own.path)
        .map { "help/\(language.rawValue)/" + $0.dropLast(3) }
    }
    #expect(Set(CarriedPages.names) == Set(names), "make pages lists them anew")
    for (name, text) in CarriedPages.texts(under: "") {
      let file = folder.appending(path: name + ".md")
      #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name)")
    }
  }

  @Test(arguments: Language.allCases)
  func `help begins with what to do, and its topics list every name`(_ language: Language) {
    let index = HelpIndex[language]
    let lines = index.overview(width: 80).map(\.plain)
    #expect(lines.count <= 22)
    #expect(lines[1].contains("lesson 01"))
    var listed: Set<String> = []
    for topic in HelpTopic.allCases where topic != .pasted {
      #expect(lines.contains { $0.hasPrefix("  " + topic.word[language]) })
      let entry = index.entries(for: topic.word[language]).last
      guard case .topic(topic, names: let names)? = entry else {
        Issue.record("\(topic)")
        continue
      }
      #expect(!names.isEmpty)
      listed.formUnion(names)
    }
    #expect(
      index.pages.filter { $0.isListed && $0.topic != .pasted }.allSatisfy {
        listed.contains($0.name)
      })
  }

  @Test func `a word that holds a term leads to it`() {
    #expect(HelpIndex[.chinese].unknown("什么是感受野").help?.chinese == "是否想查 感受野？")
    #expect(HelpIndex[.english].unknown("strid").help?.english == "did you mean stride?")
  }
}
