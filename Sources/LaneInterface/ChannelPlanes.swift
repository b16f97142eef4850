/// The channels that batch normalisation looks at one by one.
package struct ChannelPlanes: Hashable, Sendable {
  /// Channels of an image.
  package let channels: Int
  /// Numbers of a channel.
  package let plane: Int
  /// ε: what keeps the root from 0.
  package let epsilon: Double

  /// Describes the channels.
  package init(channels: Int, plane: Int, epsilon: Double) {
    self.channels = channels
    self.plane = plane
    self.epsilon = epsilon
  }
}
