/// Why a network cannot be handed to another engine: the facts, without words.
public enum ExportFault: Error, Hashable, Sendable {
  /// A layer for which there is nothing there.
  case layer(Misfit.Place)
  /// Sizes that do not fit.
  case misfit(Misfit)
}
