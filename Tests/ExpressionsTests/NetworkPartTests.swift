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
}
