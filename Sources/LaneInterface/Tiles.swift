/// How much of a product the registers hold at once.
package struct TileLimits: Sendable {
  /// The largest tile of a convolution, in channels and in sums.
  package let channels: Int
  package let sums: Int
  /// The largest tile of a weight gradient, in channels and in weights.
  package let outerChannels: Int
  package let outerWeights: Int
  /// Inputs of a dense layer whose gradients are made together.
  package let neighbours: Int

  /// With 16 registers of vectors.
  package static let sixteen = TileLimits(
    channels: 6, sums: 12, outerChannels: 2, outerWeights: 5, neighbours: 8)
  /// With 32 registers of vectors.
  package static let thirtyTwo = TileLimits(
    channels: 8, sums: 16, outerChannels: 3, outerWeights: 9, neighbours: 16)

  /// The most positions of a tile of `k` channels: a power of two up to 8, and no more than there are.
  package func positions(_ k: Int, of count: Int = 8) -> Int {
    let most = min(sums / k, count)
    return most >= 8 ? 8 : most >= 4 ? 4 : most >= 2 ? 2 : 1
  }
}

/// A line of register tiles: how often, and how far apart everything lies that they read and write.
///
/// Distances are counted in vectors, those of the weights in numbers.
package struct Walk: Sendable {
  /// How many tiles the line has.
  package var tiles = 0
  /// From a tile to the next in what is read.
  package var xTile = 0
  /// From a tile to the next in what is written.
  package var yTile = 0
  /// From a position in a tile to the next in what is read.
  package var xPosition = 0
  /// From a position in a tile to the next in what is written.
  package var yPosition = 0
  /// From a channel of the result to the next.
  package var yChannel = 0
  /// Channels read.
  package var channels = 0
  /// Taps along a column.
  package var rows = 0
  /// Taps along a row.
  package var columns = 0
  /// From a channel read to the next.
  package var xChannel = 0
  /// From a row of taps to the next.
  package var xRow = 0
  /// From a tap of a row to the next.
  package var xColumn = 0
  /// From the weights of a channel read to those of the next.
  package var wChannel = 0
  /// From the weights of a row of taps to those of the next.
  package var wRow = 0
  /// From the weights of a tap to those of the next.
  package var wColumn = 0
  /// Whether the result already holds the sums over earlier channels.
  package var continues = false
  /// Whether negative sums become 0 at the end.
  package var rectifies = false

  /// A line of no tiles.
  package init() {}
}

/// Where the weights of a dense layer lie, in numbers: a sum's one after the other, or those of all sums side by
/// side.
package struct WeightLines: Sendable {
  /// Terms of every sum.
  package let count: Int
  /// From the weights of a sum to those of the next.
  package let perLine: Int
  /// From a weight of a sum to the next.
  package let perStep: Int
  /// Whether the result already holds the sums over earlier terms.
  package let continues: Bool

  /// Describes the lines.
  package init(count: Int, perLine: Int, perStep: Int, continues: Bool) {
    self.count = count
    self.perLine = perLine
    self.perStep = perStep
    self.continues = continues
  }
}

/// The positions over which a weight's gradient is summed, and their distances in vectors.
package struct Field: Sendable {
  /// Rows of positions, and positions of a row.
  package let rows: Int
  package let columns: Int
  /// From a row of `dy` to the next, and from a channel.
  package let dyRow: Int
  package let dyChannel: Int
  /// From what one row saw to what the next saw, and from what one position saw.
  package let xRow: Int
  package let xColumn: Int
  /// From the sums of one channel of `dy` to those of the next.
  package let sumChannel: Int

  /// Describes the positions.
  package init(
    rows: Int, columns: Int, dyRow: Int, dyChannel: Int, xRow: Int, xColumn: Int, sumChannel: Int
  ) {
    self.rows = rows
    self.columns = columns
    self.dyRow = dyRow
    self.dyChannel = dyChannel
    self.xRow = xRow
    self.xColumn = xColumn
    self.sumChannel = sumChannel
  }
}
