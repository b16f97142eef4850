import CLineEditor

/// What a program does before anything else.
public enum ProcessStart {
  /// Has large blocks of memory given back as soon as they are free, and keeps a file that is opened later
  /// from taking the number of a stream that was closed.
  public static func prepare() {
    lm_give_back_large_blocks()
    lm_open_streams()
  }

  /// Has large blocks kept that are freed from now on: for a command that does one thing many times and ends.
  public static func keepMemory() { lm_keep_large_blocks() }
}
