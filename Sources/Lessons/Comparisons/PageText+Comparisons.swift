import Expressions
import Terminal
import Walkthroughs

extension PageText {
  /// A comparison as a page shows it.
  func text(of comparison: Comparison) -> StyledText {
    ComparisonText(
      ExplanationStyle(width: width, language: language, isAccessible: isAccessible)
    ).text(comparison)
  }
}
