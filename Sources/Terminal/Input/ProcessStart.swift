import CLineEditor

/// What a program does before anything else.
public enum ProcessStart {
  /// Has large blocks of memory given back as soon as they are free, and keeps a file that is opened later
  /// from taking the number of a stream that was closed.
  public static func prepare() {
    lm_give_back_large_blocks()
    lm_open_streams()
  }
}
