import Expressions
import Terminal
import Walkthroughs

/// Something that the prompt does for a lesson, in order.
public enum LessonEvent {
  /// Show a text.
  case show(StyledText)
  /// Show a text; programs are given the fact in its place.
  case tell(StyledText, fact: JSONValue)
  /// Give the learner's variables the values that the page has here.
  case adopt(Session)
  /// Carry an input out as if it had been typed, after showing it if that is asked for.
  case run(String, isEchoed: Bool)
  /// Show the step of an element of an input's value, and go on from there by key.
  case walk(String, at: [Int])
  /// Say what is wrong with an answer.
  case report(Diagnostic, in: String)
}
