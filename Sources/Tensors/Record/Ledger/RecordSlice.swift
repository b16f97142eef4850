/// The ids of some numbers of a record, in row-major order.
public enum LedgerIDs: Sendable {
  /// One after another.
  case run(from: Ledger.ID, count: Int)
  /// Each by itself.
  case list([Ledger.ID])

  /// The id at a place.
  subscript(place: Int) -> Ledger.ID {
    switch self {
    case .run(let first, _): first + Ledger.ID(truncatingIfNeeded: place)
    case .list(let ids): ids[place]
    }
  }
}

/// Numbers that a program computed, as a node: the joint between the record of a program and the tape.
///
/// Its only input is a mark that holds every node which came into the record before. The gradient that
/// arrives is put at the ids of its numbers, and ``Gradients`` sweeps the record for all slices at once.
public struct RecordSlice: Operation {
  /// The record.
  public let ledger: Ledger
  /// The ids of the numbers.
  public let ids: LedgerIDs
  /// The shape in which they are given.
  public let outputShape: Shape
  /// How many entries there were when it was made.
  let end: Int
  let numbers: [Double]
  private let type: ElementType

  /// The name by which explanations know it.
  public var name: String { "program" }

  /// Takes numbers out of a record: what they are, row-major, and an id for each.
  public init(
    _ ledger: Ledger, ids: LedgerIDs, shape: Shape, numbers: [Double], type: ElementType
  ) {
    assert(numbers.count == shape.count)
    self.ledger = ledger
    self.ids = ids
    self.numbers = numbers
    self.type = type
    outputShape = shape
    end = ledger.entryCount
  }

  /// The record.
  public var record: Ledger? { ledger }

  /// The id of a number, by its place in row-major order.
  public func recordID(of element: Int) -> Ledger.ID { ids[element] }

  /// A node of the numbers.
  public func node(label: String? = nil) -> Node<Double> {
    Node(self, [ledger.currentMark()], label: label)
  }

  /// The kind that the program gave them.
  public func elementType(of operands: [ElementType]) -> ElementType { type }

  /// The numbers as they were kept.
  public func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(known: outputShape, numbers.map { Scalar($0) })
  }

  /// None: the record is swept by ``Gradients``.
  public func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    [nil]
  }
}

/// The operation of a node without numbers that stands for all nodes which came into a record.
struct RecordMark: Operation {
  var name: String { "record" }
  var outputShape: Shape { Shape(known: [0]) }
  func elementType(of operands: [ElementType]) -> ElementType { .real }
  func forward<Scalar: TensorScalar>(_ inputs: [Tensor<Scalar>]) -> Tensor<Scalar> {
    Tensor(known: outputShape, [])
  }
  func backward<Scalar: TensorScalar>(_ pass: BackwardPass<Scalar>) -> [Tensor<Scalar>?] {
    pass.inputs.map { _ in nil }
  }
}
