import Terminal
import Testing

@testable import Lessons

struct StudentListTests {
  @Test func `columns are found by their names, whatever stands between them`() {
    let list = StudentList("group,ID,Name\r\nA,s1,\"Öz, Ali\"\r\nB,s2,李明\r\n")
    #expect(list.wrong.isEmpty)
    #expect(list.students.map(\.id) == ["s1", "s2"])
    #expect(list.students.map(\.name) == ["Öz, Ali", "李明"])
  }

  @Test func `a spreadsheet's own separators and mark are read`() {
    let list = StudentList("\u{FEFF}id;language\ns1;zh\ns2;\n")
    #expect(list.students.map(\.language) == [.chinese, nil])
    #expect(StudentList("id\tname\ns1\tA\n").students.first?.name == "A")
  }

  @Test(arguments: [
    ("name\nA\n", 1), ("id\n../s1\n", 2), ("id\ns1\n\nS1\n", 4), ("id,language\ns1,fr\n", 2),
    ("id\n.hidden\n", 2), ("id,name\ns1,\"A\n", 2), ("id\na/b\n", 2), ("", 1), ("id\n", 1),
    ("id,name\n,A\n", 2),
  ])
  func `a list that cannot be used is refused with its line`(_ text: String, _ line: Int) {
    #expect(StudentList(text).wrong.first?.line == line)
  }

  @Test func `a name may be of any script and a formula is none`() {
    #expect(SheetHeader.isSafeName("李明-3"))
    #expect(SheetHeader.isSafeName("anna.maria@uni+1"))
    #expect(!SheetHeader.isSafeName("-rf"))
    #expect(!SheetHeader.isSafeName("a b"))
    #expect(!SheetHeader.isSafeName("a\u{202E}b"))
    #expect(
      CSVText.line(["=1+1", "-3", "-x", "a,b", "say \"x\""])
        == "'=1+1,-3,'-x,\"a,b\",\"say \"\"x\"\"\"")
  }

  @Test func `what is written is read back`() {
    let cells = ["a\nb", "x;y", "\"", "", "c"]
    #expect(CSVText("h,h,h,h,h\n" + CSVText.line(cells)).rows.last?.cells == cells)
  }
}
