import Expressions
import Testing

/// The stored cases of PyTorch, SciPy, NumPy, Octave, ONNX, of pasted lines and of plain loops, in process.
struct PeerDataTests {
  @Test(arguments: ["torch", "scipy", "octave", "onnx", "snippets", "plain"])
  func `every case of a peer gives the peer's numbers`(peer: String) throws {
    let cases = try PeerCase.all(of: peer)
    #expect(cases.count > 100)
    for item in cases {
      if let problem = problem(item) { Issue.record("\(problem)\n\(item.source)") }
    }
  }

  /// What is wrong with a case; nil if it comes out as the peer has it.
  private func problem(_ item: PeerCase) -> String? {
    let session = Session { _ in }
    do throws(Diagnostic) {
      try session.run(Transcript.blanked(item.source))
    } catch {
      return item.isRefused || item.isBeyond ? nil : "\(error.id): \(error.message.english)"
    }
    if item.isRefused { return "not refused" }
    for wanted in item.expected {
      do throws(Diagnostic) {
        let found = try session.tensor(wanted.name)
        if let difference = item.difference(found.value, wanted) { return difference }
      } catch {
        return "\(wanted.name): \(error.id): \(error.message.english)"
      }
    }
    return nil
  }
}
