import Networks
import Tensors
import Testing

@testable import Expressions

struct NetworkPartTests {
  @Test(arguments: [
    "a = lenet5(seed=3); b = models.lenet5(seed=3); sum(a[0].weight != b[0].weight) == 0",
    "a = lenet5(seed=3); b = lenet5(seed=4); sum(a[0].weight != b[0].weight) > 0",
    "manual_seed(1); a = rand(1); manual_seed(1); b = lenet5(seed=3); a == rand(1)",
    "manual_seed(1); a = lenet5(); manual_seed(1); b = lenet5(seed=None); sum(a[0].weight != b[0].weight) == 0",
    "net = resnet18(); sum(net.layer1[0].conv1.weight != net['layer1.0.conv1'].weight) == 0",
    "net = models.squeezenet1_1(num_classes=3); net['features.3.squeeze'].weight.shape[0] == 16",
    """
    net = nn.Sequential(nn.Linear(2, 2), nn.ReLU()); x = [1, -2];
    sum(abs(net(x)['0'] - net[0](x))) == 0
    """,
    "net = nn.Sequential(nn.Linear(2, 2), nn.ReLU()); net['0'].weight[0, 0] == net[0].weight[0, 0]",
  ])
  func `a part is found by its name`(source: String) {
    let trial = Trial(source)
    #expect(trial.diagnostic == nil)
    #expect(trial.summary == "= 1")
  }

  @Test func `what a layer gives in a call has a gradient`() {
    let trial = Trial(
      """
      net = nn.Sequential(nn.Linear(2, 1), nn.ReLU()); net[0].weight = [3 4]; net[0].bias = [0];
      x = [1, 2]; grad(sum(net(x)['0']), x)[1]
      """)
    #expect(trial.diagnostic == nil)
    #expect(trial.summary == "= 4")
  }

  @Test(arguments: [
    ("net = resnet18(); net['layer1.0.conv3']", "no-layer", "layer1.0.conv"),
    ("net = resnet18(); net.layer5", "no-parameter", "layer"),
    ("net = resnet18(); net.layer1[0][0:2]", "branches-not-sliced", "layer1"),
    ("resnet18(pretrained=True)", "weights-elsewhere", "load"),
    ("resnet18(num_classes=0)", "too-small", ""),
  ])
  func `what is wrong is said with what would be right`(
    source: String, id: String, help: String
  ) {
    let trial = Trial(source)
    #expect(trial.diagnostic?.id == id)
    if !help.isEmpty { #expect(trial.diagnostic?.help?.english.contains(help) == true) }
    #expect(trial.flaws.isEmpty)
  }

  @Test(arguments: [
    ("d = nn.Dropout(0.5); d.p = 0.25; d.p", 0.25),
    ("c = nn.Conv2d(1, 1, 2, bias=False); c.stride = 2; c(ones(1, 1, 6, 6)).shape[3]", 3),
    ("c = nn.Conv2d(1, 1, 2); c.padding = (1, 0); c(ones(1, 1, 6, 6)).shape[2]", 7),
    ("b = nn.BatchNorm2d(1); b.training = False; b(5 * ones(1, 1, 1, 1))[0,0,0,0] > 4.9", 1),
    ("net = nn.Sequential(nn.ReLU(), nn.Dropout(0.5)); net[1].p = 0; sum(net(ones(9)))", 9),
    ("p = nn.MaxPool2d(2); p.stride = 1; numel(p(ones(3, 3)))", 4),
  ])
  func `a setting of a layer is changed as in PyTorch`(source: String, value: Double) {
    let trial = Trial(source)
    #expect(trial.diagnostic == nil)
    guard case .tensor(let node)? = trial.last else { return #expect(Bool(false)) }
    #expect(node.value.single == value)
  }

  @Test(arguments: [
    ("d = nn.Dropout(0.5); d.p = 2", "not-a-probability"),
    ("c = nn.Conv2d(1, 2, 3); c.stride = 1.5", "not-whole"),
    ("c = nn.Conv2d(1, 2, 3); c.kernel_size = 5", "setting-fixed"),
    ("c = nn.Conv2d(1, 2, 3); c.strid = 2", "no-parameter"),
    ("net = nn.Sequential(nn.ReLU()); net.training = False", "training-of-parts"),
  ])
  func `a setting that cannot be is refused and the layer stays`(source: String, id: String) {
    let session = Session { _ in }
    let trial = Trial(source, in: session)
    #expect(trial.diagnostic?.id == id)
    #expect(trial.flaws.isEmpty)
    guard source.hasPrefix("c") else { return }
    #expect(Trial("c(ones(1, 1, 5, 5)).shape[2]", in: session).summary == "= 3")
    #expect(Trial("c.stride[0]", in: session).summary == "= 1")
  }

  @Test func `a statement that fails takes back what its methods changed`() {
    let session = Session { _ in }
    _ = Trial("c = nn.Conv2d(1, 1, 2); c.weight = [1 2; 3 4]; x = [1, 2, 3]", in: session)
    #expect(Trial("c.weight.zero_() + ones(7, 7)", in: session).diagnostic != nil)
    #expect(Trial("sum(c.weight)", in: session).summary == "= 10")
    #expect(Trial("x.add_(1) + ones(7, 7)", in: session).diagnostic != nil)
    #expect(Trial("sum(x)", in: session).summary == "= 6")
    #expect(Trial("a, b = c.weight.mul_(2), 3", in: session).diagnostic == nil)
    #expect(Trial("sum(c.weight)", in: session).summary == "= 20")
  }
}
