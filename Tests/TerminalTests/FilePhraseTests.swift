import Files
import Terminal
import Testing

struct FilePhraseTests {
  @Test func `a failure names the file, the place and the reason in both languages`() {
    let broken = FileFailure("a\u{1B}b", .notUTF8, at: .byte(3)).phrase
    #expect(broken.english == "a\\u{1B}b, byte 3: this is not part of any UTF-8 text")
    #expect(broken.chinese == "a\\u{1B}b，第 3 字节（从 0 数起）：这里不是 UTF-8 文本")
    #expect(FileFailure(nil, .tooLong(limit: 9)).phrase.chinese == "标准输入：超过了 9 字节的上限")
    #expect(FileFailure("", .notAFile).phrase.english == "'': this is not a regular file")
  }

  @Test func `what the system says often is said in Chinese too`() {
    let absent = FileFailure.system("x", code: 2).phrase
    #expect(absent.english == "x: No such file or directory")
    #expect(absent.chinese == "x：没有那个文件或目录")
  }
}
