import Networks
import Tensors
import Testing

@testable import Expressions

struct FitTests {
  private static let network = """
    manual_seed(3); net = nn.Sequential(nn.Conv2d(1, 3, 5), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(), nn.Linear(108, 10));
    """

  /// The weights of `net` after some lines.
  private func weights(_ lines: String, _ network: String = FitTests.network) throws
    -> [NamedTensor]
  {
    let trial = Trial(network + "\nx, t = digits(120, seed=4);\n" + lines)
    #expect(trial.diagnostic == nil, "\(lines)")
    guard case .network(let net) = try #require(trial.session.variables["net"]) else {
      Issue.record("no network")
      return []
    }
    return net.state
  }

  @Test func `training lowers the loss, and it is given back`() throws {
    let trial = Trial(
      Self.network + """

        x, t = digits(200);
        before = cross_entropy(net(x), t);
        first = fit(net, (x, t), learning_rate=0.01);
        last = fit(net, (x, t), learning_rate=0.01, epochs=15);
        after = cross_entropy(net(x), t);
        right = mean(argmax(net(x), dim=1) == t);
        """)
    #expect(trial.diagnostic == nil)
    func number(_ name: String) throws -> Double {
      guard case .tensor(let node) = trial.session.variables[name] else { return .nan }
      return try #require(node.value.single)
    }
    #expect(try number("before") > 2.2)
    #expect(try number("last") < 0.5 * number("first"))
    #expect(try number("after") < number("first"))
    #expect(try number("right") > 0.8)
  }

  @Test(arguments: [
    "", ", optimizer='sgd'", ", optimizer='momentum', validation=20",
    ", optimizer='momentum', nesterov=True",
    ", batch_size=50, balance=True",
    ", seed=9, optimizer='adamw', weight_decay=0.1",
  ])
  func `two calls and three more give the weights of five`(settings: String) throws {
    let whole = try weights("fit(net, (x, t), epochs=5\(settings));")
    let parts = try weights(
      "fit(net, (x, t), epochs=2\(settings)); fit(net, digits(120, seed=4), epochs=3\(settings));")
    #expect(whole == parts)
    let begun = try weights("fit(net, (x, t), epochs=4\(settings));")
    #expect(whole != begun)
  }

  /// PyTorch's rule: v ← μ·v + g, then p ← p − η·(g + μ·v), and without the look ahead p ← p − η·v.
  @Test(arguments: ["True", "False"])
  func `momentum makes the steps of its definition, with and without a look ahead`(
    nesterov: String
  ) throws {
    let update = nesterov == "True" ? "g + 0.5*v" : "v"
    let step = "g = grad(cross_entropy(x @ w, t), w); v = 0.5*v + g; w = w - 0.25*(\(update));"
    let trial = Trial(
      """
      x = [1 2; -1 0.5; 3 -2]; t = [0, 1, 1];
      w = [0.5 -0.25 1; 0 0.75 -1]; v = zeros(2, 3);
      net = nn.Sequential(nn.Linear(2, 3, bias=False)); net[0].weight = w';
      \(step) \(step) \(step)
      fit(net, (x, t), epochs=3, learning_rate=0.25, optimizer='sgd', momentum=0.5, nesterov=\(nesterov));
      max(abs(net[0].weight - w')) < 1e-6
      """)
    #expect(trial.summary == "= 1", "\(String(describing: trial.diagnostic))")
  }

  @Test func `a look ahead needs a momentum`() {
    for settings in ["", ", optimizer='sgd'", ", optimizer='momentum', momentum=0"] {
      let trial = Trial(
        "net = nn.Linear(2, 2); fit(net, (ones(2, 2), [0, 1]), nesterov=True\(settings))")
      #expect(trial.diagnostic?.id == "fit-nesterov", "\(settings)")
      #expect(trial.flaws.isEmpty)
    }
  }

  @Test func `a run that stopped in the middle of an epoch is finished by the same call`() throws {
    let call = "fit(net, (x, t), epochs=3, batch_size=16);"
    let whole = try weights(call)
    let trial = Trial(Self.network + "\nx, t = digits(120, seed=4);")
    let session = trial.session
    guard case .network(let net) = try #require(session.variables["net"]) else { return }
    _ = Trial("fit(net, (x, t), epochs=1, batch_size=16);", in: session)
    // As Ctrl-C leaves it: three epochs asked for, five steps of the second done.
    var record = try #require(net.fitted)
    record.recipe.epochs = 3
    record.asked = 3
    let images = try #require(Self.data(session))
    let run = try TrainingRun(
      net, data: images, imageShape: [1, 28, 28], recipe: record.recipe, threads: 1)
    try run.resume(from: record.position)
    for _ in 0..<5 { try run.advance() }
    run.updateNetwork()
    record.position = run.position
    net.fitted = record
    #expect(Trial(call, in: session).diagnostic == nil)
    #expect(net.state == whole)
    #expect(net.fitted?.position.epoch == 3)
  }

  /// The variables `x` and `t` as the trainer takes them.
  private static func data(_ session: Session) -> TrainingData? {
    guard case .tensor(let x) = session.variables["x"], case .tensor(let t) = session.variables["t"]
    else { return nil }
    return TrainingData(
      .floats(x.value.elements.map { Float($0) }), labels: t.value.elements.map { UInt16($0) },
      scaling: LaneImages(plane: 784, factors: [1], shifts: [0]))
  }

  @Test func `other pictures begin a new run from the present weights`() throws {
    let trial = Trial(Self.network + "\nfit(net, digits(50)); fit(net, digits(50, seed=1));")
    guard case .network(let net) = try #require(trial.session.variables["net"]) else { return }
    #expect(net.fitted?.position.stepsDone == 1)
    #expect(net.format?.imageShape == [1, 28, 28])
  }

  @Test func `vectors are learned from as well`() throws {
    let trial = Trial(
      """
      net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2));
      x = [0 0; 0 1; 1 0; 1 1]; t = [0, 1, 1, 0];
      fit(net, (x, t), epochs=400, learning_rate=0.05);
      sum(argmax(net(x), dim=1) == t)
      """)
    #expect(trial.summary == "= 4")
  }

  @Test(arguments: [
    "fit(net, (x, t), epochs=0)",
    "fit(net, (x, t + 1))", "fit(net, (x/0, t))", "fit(net, (x, t), validation=(x[:, :, 1:], t))",
  ])
  func `what fails leaves the network as it was`(call: String) throws {
    let untouched = try weights("")
    let trial = Trial(Self.network + "\nx, t = digits(120, seed=4);\n\(call)")
    #expect(trial.diagnostic?.primary != nil)
    guard case .network(let net) = try #require(trial.session.variables["net"]) else { return }
    #expect(net.state == untouched)
    #expect(net.fitted == nil)
  }

  @Test func `a loss that is no number any more leaves the network as it was`() throws {
    let network = "net = nn.Linear(2, 2); net.weight = [1 2; 3 4]; net.bias = [0, 0];"
    let untouched = try weights("", network)
    let trial = Trial(
      network + "fit(net, (1e30*[1 2; 3 4], [0 1]), optimizer='sgd', learning_rate=1e6, epochs=9)")
    #expect(trial.diagnostic?.id == "training-diverged")
    guard case .network(let net) = try #require(trial.session.variables["net"]) else { return }
    #expect(net.state == untouched)
  }

  @Test(arguments: [
    ("fit([1 2], digits(3))", "wrong-kind"), ("fit(nn.Linear(2, 2), digits(3))", "layer-input"),
    ("fit(nn.Linear(2, 2), (ones(2, 2), [0.5, 1]))", "fit-label"),
    ("fit(nn.Linear(2, 2), (ones(2, 2), [0 1; 1 0]))", "fit-label-count"),
    ("fit(nn.Linear(2, 2), (zeros(0, 2), []))", "training-empty"),
    ("fit(nn.Linear(2, 2), (ones(2, 2), [0, 1]), optimizer='lion')", "unknown-word"),
    ("fit(nn.Linear(2, 2), (ones(2, 2), [0, 1]), batch_size=70000)", "out-of-bounds"),
    ("fit(nn.Linear(2, 2), (ones(2, 2), [0, 1]), validation=2)", "out-of-bounds"),
    ("fit(nn.Linear(2, 2), (ones(2, 2), [0, 1]), learning_rate=nan)", "fit-setting"),
    (
      "fit(nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.Softmax(1)), digits(3))",
      "training-last-softmax"
    ),
    (
      "fit(nn.Conv2d(1, 256, 31, padding=15), (zeros(100, 1, 300, 300), zeros(100)))",
      "too-much-work"
    ),
  ])
  func `what cannot be is said at its place`(call: String, id: String) {
    let trial = Trial(call)
    #expect(trial.diagnostic?.id == id)
    #expect(trial.diagnostic?.primary != nil)
    #expect(trial.flaws.isEmpty)
  }
}
