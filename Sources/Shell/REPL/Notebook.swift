import Expressions
import Files
import Terminal

/// A notebook's code cells, each a program.
struct Notebook {
  /// The text of each cell, in order.
  let cells: [String]

  /// Reads a notebook of format 3 or 4.
  ///
  /// - Throws: a diagnostic that names the byte that is no JSON's, or says that there are no cells.
  init(_ text: String) throws(Diagnostic) {
    let json: JSONText
    do {
      json = try JSONText(text)
    } catch {
      throw .notebookNotJSON(byte: error.position)
    }
    var found: [JSONText] = []
    if case .array(let cells)? = json["cells"] {
      found = cells
    } else if case .array(let sheets)? = json["worksheets"] {
      for case .array(let cells)? in sheets.map({ $0["cells"] }) { found += cells }
    } else {
      throw .notebookWithoutCells()
    }
    cells = found.filter { $0["cell_type"] == .string("code") }
      .map { Notebook.text($0["source"] ?? $0["input"]) }
  }

  /// The text of a cell, which is one string or a list of lines with their ends.
  private static func text(_ source: JSONText?) -> String {
    switch source {
    case .string(let text): text
    case .array(let lines): lines.map { text($0) }.joined()
    default: ""
    }
  }
}

extension Diagnostic {
  static func notebookNotJSON(byte: Int) -> Diagnostic {
    Diagnostic(
      "notebook-not-json",
      Phrase(
        "this is no notebook: byte \(byte) is not what JSON has there",
        "这不是笔记本文件：第 \(byte) 个字节不符合 JSON"),
      help: Phrase("save the notebook again", "请重新保存这个笔记本"))
  }

  static func notebookWithoutCells() -> Diagnostic {
    Diagnostic(
      "notebook-without-cells",
      Phrase("this is no notebook: it has no cells", "这不是笔记本文件：里面没有单元格"),
      help: Phrase("a .ipynb file holds a list named cells", ".ipynb 文件里有名为 cells 的列表"))
  }
}
