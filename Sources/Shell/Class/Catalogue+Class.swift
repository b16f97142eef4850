import Expressions
import Files
import Lessons
import Terminal

/// What is wrong with commands about a class.
extension Diagnostic {
  package static func noSheet(_ path: String) -> Diagnostic {
    let name = escaped(path)
    return Diagnostic(
      "no-sheet", Phrase("\(name) is no sheet", "\(name) 不是作业卷"),
      help: Phrase(
        "a sheet is a lesson file whose header has the line sheet: NAME",
        "作业卷是文件头中写有 sheet: 名称 的课程文件"))
  }

  package static func studentsSheet(_ path: String) -> Diagnostic {
    let name = escaped(path)
    return Diagnostic(
      "students-sheet",
      Phrase(
        "\(name) is one student's sheet, which has no answers",
        "\(name) 是某个学生的作业卷，里面没有答案"),
      help: Phrase("name the sheet that it was made of", "请写出用来生成它的作业卷"))
  }

  static func lecturersSheet(_ path: String) -> Diagnostic {
    let name = escaped(path)
    return Diagnostic(
      "lecturers-sheet",
      Phrase(
        "\(name) is the sheet that all students' are made of, and nobody's own",
        "\(name) 是用来生成所有学生作业卷的那一份，不属于任何学生"),
      help: Phrase(
        "name your own sheet, the file that bears your id", "请写出你自己的作业卷，即以你的 id 命名的文件"))
  }

  static func noKey(_ path: String, isThere: Bool) -> Diagnostic {
    let name = escaped(path)
    return Diagnostic(
      "no-seed-key",
      isThere
        ? Phrase(
          "\(name) holds no key, which is 64 hexadecimal digits",
          "\(name) 中没有密钥；密钥是 64 位十六进制数字")
        : Phrase("the key \(name) is not there", "没有密钥文件 \(name)"),
      help: Phrase(
        "the sheets and the grades need the same key; strider sheet makes it",
        "生成作业卷和评分要用同一个密钥；它由 strider sheet 生成"))
  }

  static func wrongStudents(_ path: String, _ line: Int, _ message: Phrase, more: Int) -> Diagnostic
  {
    let name = escaped(path)
    return Diagnostic(
      "student-list",
      Phrase("\(name):\(line): \(message.english)", "\(name):\(line)：\(message.chinese)"),
      notes: more == 0
        ? [] : [Phrase("\(more) more lines are wrong", "还有 \(more) 行有问题")])
  }

  package static func unsealed(_ told: SheetHeader.Told) -> Diagnostic {
    Diagnostic(
      "not-sealed",
      Phrase(
        "the sheet says show: \(told.rawValue), and nothing can be told at once without a seal",
        "作业卷写了 show: \(told.rawValue)，而没有密封就无法当场判断"),
      help: Phrase(
        "add --sealed, or let the sheet say show: nothing",
        "加上 --sealed，或者在作业卷中写 show: nothing"))
  }

  package static func notDrawn(_ student: String, _ reason: Phrase) -> Diagnostic {
    Diagnostic(
      "sheet-not-drawn",
      Phrase(
        "no numbers for \(escaped(student)): \(reason.english)",
        "无法为 \(escaped(student)) 抽取数值：\(reason.chinese)"),
      help: Phrase("strider check proves the sheet", "strider check 可以检验作业卷"))
  }

  package static func nothingAnswered(_ path: String) -> Diagnostic {
    let name = escaped(path)
    return Diagnostic(
      "nothing-answered",
      Phrase("nothing has been answered yet", "还没有作答"),
      help: Phrase(
        "strider lesson --file \(name) takes the sheet, on this machine",
        "在这台机器上用 strider lesson --file \(name) 作答"))
  }

  package static func noHandIns(_ path: String) -> Diagnostic {
    let name = escaped(path)
    return Diagnostic(
      "no-hand-ins", Phrase("\(name) holds no files", "\(name) 中没有文件"),
      help: Phrase("name files, or a folder that holds them", "请写出文件，或者装有文件的文件夹"))
  }

  package static func nothingGraded(_ count: Int) -> Diagnostic {
    Diagnostic(
      "nothing-graded",
      Phrase("none of \(count) files could be graded", "\(count) 个文件都无法评分"),
      help: Phrase("strider grade names each with the reason", "strider grade 会逐个说明原因"))
  }

  static func noAnswersKept(_ failure: FileFailure?) -> Diagnostic {
    Diagnostic(
      "answers-not-kept",
      failure.map {
        Phrase(
          "your answers are not kept: \($0.phrase.english)",
          "答案无法保存：\($0.phrase.chinese)")
      }
        ?? Phrase(
          "your answers are not kept: HOME names no folder",
          "答案无法保存：HOME 没有指定文件夹"),
      help: Phrase(
        "set HOME or XDG_STATE_HOME to a folder that you may write to",
        "把 HOME 或 XDG_STATE_HOME 设为可以写入的文件夹"))
  }
}
