import Tensors
import TestSupport
import Testing

struct NodeTests {
  @Test func `a chain of 200,000 nodes is differentiated and released`() throws {
    let leaf = Node(Tensor(1.0))
    let negate = ElementwiseUnary(name: "neg", .negate, input: .scalar)
    var node: Node<Double>? = leaf
    for _ in 0..<200_000 { node = node.map { Node(negate, [$0]) } }
    let gradient = node.map { Gradients(of: $0)[leaf]?.single }
    #expect(gradient == 1)
    node = nil
    #expect(leaf.value.single == 1)
  }

  @Test func `a node that is used twice collects`() throws {
    let x = Node(Tensor(3.0))
    let times = try ElementwiseBinary(name: "mul", .multiply, left: .scalar, right: .scalar)
    let square = Node(times, [x, x])
    #expect(Gradients(of: Node(times, [square, x]))[x]?.single == 27)
  }

  @Test func `nothing older than asked for gets a gradient`() throws {
    let (a, b) = (Node(Tensor(2.0)), Node(Tensor(5.0)))
    let times = try ElementwiseBinary(name: "mul", .multiply, left: .scalar, right: .scalar)
    let gradients = Gradients(of: Node(times, [a, b]), backTo: b)
    #expect(gradients[b]?.single == 2)
    #expect(gradients[a] == nil)
  }
}
