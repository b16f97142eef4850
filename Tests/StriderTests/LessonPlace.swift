import Foundation
import TestSupport
import Testing

/// A folder with one lesson and a home of its own.
struct LessonPlace {
  static let page = """
    ---
    id: places
    title: Counting places
    requires: []
    minutes: 5
    format: 1
    ---

    # Counting places

    ```strider step
    > y = conv2d([1 2 3;], [1 1;])
    y  1×2
    3  5
    ```

    <!-- exercise last-place kind=value W=10|12..30 n=4|2..6 -->
    ### One step more

    How many places has a window of `n = 4` in a row of `W = 10`?

    <details><summary>Hint</summary>

    The last place begins at {W} − {n}.

    </details>
    <details><summary>Answer</summary>

    ```strider answer
    > W - n + 1
    7
    ```

    | if you said | then | value |
    |---|---|---|
    | `W - n` | The first place counts too: add 1. | 6 |

    </details>

    <!-- exercise any kind=value W=5..32 F=1,3,5 -->
    ### Any size

    A window of {F} in a row of {W}?

    <details><summary>Hint</summary>

    {W} − {F} + 1

    </details>
    <details><summary>Answer</summary>

    ```strider answer
    > W - F + 1
    ```

    | if you said | then |
    |---|---|
    | `W - F` | The first place counts too: add 1. |

    </details>

    """

  let folder: TemporaryFolder
  let environment: [String: String]

  init(_ page: String = LessonPlace.page) throws {
    folder = try TemporaryFolder()
    let path = try folder.write("places.md", page.utf8)
    let home = (path as NSString).deletingLastPathComponent
    environment = ["STRIDER_LESSONS": home, "XDG_STATE_HOME": home + "/state"]
  }

  func run(_ arguments: [String], input: String = "") throws -> ProgramRun {
    try ProgramRun(
      arguments + ["--language", "en"], input: Array(input.utf8), environment: environment)
  }
}
