import Foundation
import Networks
import Tensors
import TestSupport
import Testing

@testable import Expressions

struct NetworkFilesTests {
  @Test func `a network comes back from its file with its pictures`() throws {
    try withTemporaryDirectory { folder in
      let path = folder + "/m.safetensors"
      let trial = Trial(
        """
        net = nn.Sequential(nn.Conv2d(1, 2, 5, stride=2), nn.Tanh(), nn.Flatten(), nn.Linear(288, 10));
        fit(net, digits(30)); save('\(path)', net); copy = load("\(path)");
        x = digit(3); max(abs(net(x) - copy(x)))
        """)
      #expect(trial.summary == "= 0")
      guard case .network(let copy) = try #require(trial.session.variables["copy"]) else { return }
      #expect(copy.format?.imageShape == [1, 28, 28])
      #expect(copy.format?.normalisation.mean == [0])
      #expect(copy.format?.classNames.count == 10)
    }
  }

  @Test func `bare weights go into a network that was built for them`() throws {
    try withTemporaryDirectory { folder in
      let path = folder + "/bare.safetensors"
      try TensorFile(tensors: [
        NamedTensor("0.weight", Tensor(try Shape([1, 2]), [3, 4])),
        NamedTensor("0.bias", Tensor(vector: [5])),
      ]).write(path: path)
      #expect(Trial("load('\(path)')['0.weight'][0, 1]").summary == "= 4")
      #expect(
        Trial("net = nn.Linear(2, 1); net.load_state_dict(load('\(path)')); net([1, 1])[0]").summary
          == "= 12")
      let missing = Trial("net = nn.ReLU(); net.load_state_dict(load('\(path)'))")
      #expect(missing.diagnostic?.id == "checkpoint-unexpected")
      #expect(Trial("net = nn.Linear(2, 1); load('\(path)', net); net([1, 1])").summary == "= 1")
      let other = Trial("net = nn.Linear(3, 1); load('\(path)', net)")
      #expect(other.diagnostic?.id == "checkpoint-differs")
    }
  }

  @Test func `the pictures of a network that wants them normalised are spoken of`() throws {
    try withTemporaryDirectory { folder in
      let path = folder + "/m.safetensors"
      var random = RandomSource(seed: 1)
      let network = Network(try LinearLayer(inputs: 4, outputs: 2), using: &random)
      network.format = ImageFormat(
        imageShape: [1, 2, 2], classNames: ["a", "b"],
        normalisation: try #require(Normalisation(mean: [0.25], deviation: [0.5])))
      try Checkpoint(modelName: "m", network: network).write(path: path)
      var notes: [String] = []
      let session = Session(files: .user) {
        if case .note(let phrase) = $0 { notes.append(phrase.english) }
      }
      #expect(Trial("net = load('\(path)');", in: session).diagnostic == nil)
      #expect(notes.count == 1)
      #expect(notes.first?.contains("net((x - 0.2500)/0.5000)") == true)
    }
  }

  @Test(arguments: [
    ("save('m.safetensors', [1, 2])", "wrong-kind"), ("save('m.png', nn.ReLU())", "save-name"),
    ("save(nn.ReLU(), 'm.safetensors')", "wrong-kind"), ("load(3)", "wrong-kind"),
    ("load('')", "wrong-kind"), ("load('/nonexistent/m.safetensors')", "file-system"),
    ("save('/nonexistent/m.safetensors', nn.ReLU())", "file-system"),
    ("load('/')", "not-a-file"),
  ])
  func `what cannot be read or written is said at its place`(call: String, id: String) {
    let trial = Trial(call)
    #expect(trial.diagnostic?.id == id)
    #expect(trial.diagnostic?.primary != nil)
    #expect(trial.flaws.isEmpty)
  }

  @Test func `a file that is no network is not overwritten`() throws {
    try withTemporaryDirectory { folder in
      let path = folder + "/diary.safetensors"
      try Data("dear diary".utf8).write(to: URL(fileURLWithPath: path))
      #expect(Trial("save('\(path)', nn.Linear(1, 1))").diagnostic?.primary != nil)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "dear diary")
    }
  }

  @Test(arguments: [
    ("load('m.safetensors')", "page-reads"), ("save('m.safetensors', nn.ReLU())", "page-writes"),
  ])
  func `a session that is nobody's touches no file`(call: String, id: String) {
    #expect(Trial(call, in: Session { _ in }).diagnostic?.id == id)
  }

  @Test(arguments: ["../m", "a/m", "/m", "a\\m", "..", ".", "~/m", "m\0"])
  func `a page reads by names alone`(name: String) {
    let access = FileAccess.page(data: "/lessons/data")
    let range = SourceRange(0, 0)
    #expect(throws: Diagnostic.self) { try access.path(name, for: .reading, at: range) }
    #expect(throws: Diagnostic.self) { try access.path("m", for: .writing, at: range) }
    #expect((try? access.path("m", for: .reading, at: range)) == "/lessons/data/m")
  }
}
