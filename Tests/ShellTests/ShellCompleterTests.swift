import Expressions
import Terminal
import TestSupport
import Testing

@testable import Shell

struct ShellCompleterTests {
  /// The candidates for what is typed up to `|`, with their suffixes.
  private func candidates(_ marked: String, after source: String = "") -> [String] {
    let shell = Shell(
      presenter: SilentPresenter(),
      settings: Settings(language: .english, isAccessible: false, isPrompt: true, isTerminal: true))
    shell.run(NamedSource(source))
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let completion = ShellCompleter(shell).complete(
      line: parts.joined(), cursor: parts[0].utf8.count)
    #expect(completion.replaced.upperBound == parts[0].utf8.count)
    return completion.candidates.map { $0.text + $0.suffix }
  }

  @Test func `functions come with a bracket`() {
    #expect(candidates("conv1|") == ["conv1d("])
    #expect(candidates("x + soft|") == ["softmax(", "softplus("])
    #expect(candidates("conv1|(x)") == ["conv1d"])
  }

  @Test func `variables come without`() {
    #expect(candidates("convol|", after: "convoluted = 1;").contains("convoluted"))
    #expect(candidates("图|", after: "图像 = 1;") == ["图像"])
    #expect(candidates("conv1|", after: "conv1d = 1;") == ["conv1d"])
  }

  @Test func `commands come at the beginning of a line only`() {
    #expect(candidates("prec|") == ["precision "])
    #expect(candidates(":prec|") == ["precision "])
    #expect(candidates("x = 1\nprec|") == ["precision "])
    #expect(candidates("x + prec|").isEmpty)
  }

  @Test func `keyword arguments are those that are not given yet`() {
    #expect(
      candidates("conv2d(x, k, |") == ["bias=", "stride=", "padding=", "dilation=", "groups="])
    #expect(
      candidates("conv2d(x, k, stride=2, |") == ["bias=", "padding=", "dilation=", "groups="])
    #expect(candidates("conv2d(x, k, b, 2, |") == ["padding=", "dilation=", "groups="])
    #expect(candidates("F.conv2d([1 2; 3 4], k, dil|") == ["dilation="])
    #expect(candidates("x.conv2d(k, b, |") == ["stride=", "padding=", "dilation=", "groups="])
    #expect(candidates("conv2d(x, k, stride=|").isEmpty)
    #expect(candidates("f(relu(x), con|").contains("conv1d("))
  }

  @Test func `a call that began on a line before is still the call`() {
    #expect(candidates("conv2d(x,\nk, dil|") == ["dilation="])
  }

  @Test func `members of tensors and libraries`() {
    #expect(candidates("x.sh|") == ["shape"])
    #expect(candidates("x.perm|") == ["permute("])
    #expect(candidates("np.corr|") == ["correlate("])
    #expect(candidates("torch.nn.functional.max_pool2|") == ["max_pool2d("])
  }

  @Test func `commands know their arguments`() {
    #expect(candidates("language |") == ["en", "zh"])
    #expect(candidates("language z|") == ["zh"])
    #expect(candidates("clear |", after: "a = 1; b = 2;") == ["a", "b"])
    #expect(candidates("kernel(\"sobel_|") == ["sobel_x\"", "sobel_y\""])
    #expect(candidates("kernel('gaussian5|") == ["gaussian5'"])
    #expect(candidates("print('con|").isEmpty)
    #expect(candidates("x' * con|").contains("conv1d("))
  }

  @Test func `train knows its options and their values`() {
    #expect(candidates("train --epo|") == ["--epochs "])
    #expect(candidates("train --epochs 2 --batch-|") == ["--batch-size "])
    #expect(candidates(":train --optimizer ada|") == ["adam ", "adamw "])
    #expect(
      candidates("train --model |") == [
        "lenet5 ", "simple ", "alexnet ", "vgg16 ", "resnet18 ", "resnet50 ", "squeezenet1_1 ",
        "mobilenet_v2 ",
      ])
    #expect(candidates("train --data d|") == ["digits "])
    #expect(candidates("train |").count == 23)
    #expect(candidates("train --resume /nonexistent/|").isEmpty)
  }

  @Test func `files are completed after load and save`() throws {
    let folder = try TemporaryFolder()
    try folder.write("my steps.strider", [])
    try folder.write("deep/er/x", [])
    try folder.write(".hidden", [])
    #expect(candidates("load \(folder.path)/m|") == ["my steps.strider"])
    #expect(candidates("load \(folder.path)/my st|") == ["my steps.strider"])
    #expect(candidates(":save \"\(folder.path)/|") == ["deep/", "my steps.strider\""])
    #expect(candidates("load(\"\(folder.path)/deep/|") == ["er/"])
    #expect(candidates("load /nonexistent/|").isEmpty)
  }
}

/// Shows nothing.
private final class SilentPresenter: Presenter {
  func show(_ outcome: Outcome, _ settings: Settings) {}
  func report(_ diagnostic: Diagnostic, in source: NamedSource, _ settings: Settings) {}
  func show(
    _ lines: @autoclosure () -> StyledText, facts: @autoclosure () -> [String],
    _ settings: Settings
  ) {}
  func showWaiting(_ phrase: Phrase, _ settings: Settings) {}
  func show(_ plots: [CurvePlot], _ settings: Settings) {}
  func flush() {}
}
