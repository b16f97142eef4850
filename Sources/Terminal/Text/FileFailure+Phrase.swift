import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension FileFailure {
  /// The failure in words: the file, the place, and the reason.
  public var phrase: Phrase { phrase(reason.phrase) }

  /// The file and the place before a reason.
  public func phrase(_ reason: Phrase) -> Phrase {
    let name = path.map { escaped($0.isEmpty ? "''" : $0) }
    let place = placePhrase
    return Phrase(
      "\(name ?? "standard input")\(place.english): \(reason.english)",
      "\(name ?? "标准输入")\(place.chinese)：\(reason.chinese)")
  }

  private var placePhrase: Phrase {
    switch place {
    case nil: Phrase(same: "")
    case .byte(let byte): Phrase(", byte \(byte)", "，第 \(byte) 字节（从 0 数起）")
    case .character(let line, let column):
      Phrase(", line \(line), column \(column)", "，第 \(line) 行第 \(column) 列")
    case .unpackedByte(let byte): Phrase(", unpacked byte \(byte)", "，解压后第 \(byte) 字节（从 0 数起）")
    }
  }
}

extension FileFailure.Reason {
  /// The reason in words, without the file; what only files of one format have is said with the format.
  public var phrase: Phrase {
    switch self {
    case .system(let code, let words): return Self.systemPhrase(code, words)
    case .notAFile: return Phrase("this is not a regular file", "这不是普通文件")
    case .truncated(let expected, let found):
      return Phrase(
        "the file ends here, with \(found) bytes where \(expected) are announced",
        "文件到此为止：应有 \(expected) 字节，实际只有 \(found) 字节")
    case .trailing(let count):
      let english = count.map { $0 == 1 ? "1 byte more" : "\($0) bytes more" } ?? "more"
      let chinese = count.map { "还有 \($0) 字节" } ?? "还有内容"
      return Phrase(
        "\(english) behind what the file's header announces", "在文件头声明的内容之后\(chinese)")
    case .tooLarge(let bytes, let limit):
      let size = bytes.map { "\($0)" } ?? "2⁶⁴"
      return Phrase(
        "\(size) bytes are announced, and at most \(limit) are read",
        "声明了 \(size) 字节，而最多读取 \(limit) 字节")
    case .tooLong(let limit):
      return Phrase("longer than the limit of \(limit) bytes", "超过了 \(limit) 字节的上限")
    case .notUTF8: return Phrase("this is not part of any UTF-8 text", "这里不是 UTF-8 文本")
    case .notText: return Phrase("not a file of text", "不是文本文件")
    case .content: return Phrase("the file cannot be used", "这个文件无法使用")
    }
  }

  /// The system's words, which are English, with the Chinese for what happens often.
  private static func systemPhrase(_ code: CInt, _ words: String) -> Phrase {
    let chinese: [CInt: String] = [
      ENOENT: "没有那个文件或目录", EACCES: "权限不够", EPERM: "不允许的操作", ENOSPC: "设备上没有空间",
      EDQUOT: "超出磁盘配额", EROFS: "只读文件系统", EISDIR: "是一个目录", ENOTDIR: "不是目录",
      ENAMETOOLONG: "文件名过长", ELOOP: "符号链接的层数过多", EIO: "输入/输出错误", EFBIG: "文件过大",
    ]
    return Phrase(words, chinese[code] ?? words)
  }
}
