import Terminal

extension QuestionBank {
  /// The bank as a package that Canvas and others import: QTI 1.2 in an IMS content package.
  ///
  /// Each template is a section that draws one of its questions.
  ///
  /// Source: IMS, *Question & Test Interoperability: ASI XML Binding*, version 1.2; *IMS Content Packaging*,
  /// version 1.1.4.
  public var qtiPackage: [UInt8] {
    var archive = ZipArchive()
    archive.add("imsmanifest.xml", manifest)
    archive.add("questions/questions.xml", qti)
    return archive.bytes
  }

  private var manifest: String {
    [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<manifest identifier=\"strider-questions\" xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\">",
      "<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>",
      "<organizations/>", "<resources>",
      "<resource identifier=\"questions\" type=\"imsqti_xmlv1p2\" href=\"questions/questions.xml\">",
      "<file href=\"questions/questions.xml\"/>", "</resource>", "</resources>", "</manifest>", "",
    ].joined(separator: "\n")
  }

  private var qti: String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<questestinterop xmlns=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2\">",
      "<assessment ident=\"strider\" title=\"\(Markup.escaped(title))\">",
      "<section ident=\"root_section\">",
    ]
    for group in groups {
      lines.append(
        "<section ident=\"\(Markup.escaped(group.id))\" title=\"\(Markup.escaped(group.title))\">")
      lines += [
        "<selection_ordering><selection><selection_number>1</selection_number>",
        "<selection_extension><points_per_item>\(group.items.first?.points ?? 1)</points_per_item>"
          + "</selection_extension></selection></selection_ordering>",
      ]
      for item in group.items { lines += QuestionBank.qti(item) }
      lines.append("</section>")
    }
    return (lines + ["</section>", "</assessment>", "</questestinterop>"]).joined(separator: "\n")
      + "\n"
  }

  private static func qti(_ item: Item) -> [String] {
    let type: String
    switch item.kind {
    case .number: type = "numerical_question"
    case .text: type = "short_answer_question"
    case .choice: type = "multiple_choice_question"
    }
    var lines = [
      "<item ident=\"\(Markup.escaped(item.id))\" title=\"\(Markup.escaped(item.title))\">",
      "<itemmetadata><qtimetadata>", field("question_type", type),
      field("points_possible", "\(item.points)"), "</qtimetadata></itemmetadata>",
      "<presentation>", material(item.question),
    ]
    switch item.kind {
    case .choice(let sentences, _):
      lines.append("<response_lid ident=\"response1\" rcardinality=\"Single\"><render_choice>")
      for (place, sentence) in sentences.enumerated() {
        lines.append(
          "<response_label ident=\"c\(place)\">\(material(Markup.escaped(sentence)))</response_label>"
        )
      }
      lines.append("</render_choice></response_lid>")
    case .number:
      lines.append(
        "<response_str ident=\"response1\" rcardinality=\"Single\">"
          + "<render_fib fibtype=\"Decimal\"><response_label ident=\"answer1\"/></render_fib>"
          + "</response_str>")
    case .text:
      lines.append(
        "<response_str ident=\"response1\" rcardinality=\"Single\">"
          + "<render_fib><response_label ident=\"answer1\" rshuffle=\"No\"/></render_fib>"
          + "</response_str>")
    }
    lines += [
      "</presentation>", "<resprocessing>",
      "<outcomes><decvar maxvalue=\"100\" minvalue=\"0\" varname=\"SCORE\" vartype=\"Decimal\"/>"
        + "</outcomes>",
    ]
    for (number, slip) in item.slips.enumerated() {
      lines += condition(slip.kind, score: slip.credit, feedback: "slip\(number)")
    }
    lines += condition(item.kind, score: 1, feedback: item.explanation.isEmpty ? nil : "correct_fb")
    lines.append("</resprocessing>")
    for (number, slip) in item.slips.enumerated() {
      lines.append(feedback("slip\(number)", slip.message))
    }
    if !item.explanation.isEmpty { lines.append(feedback("correct_fb", item.explanation)) }
    return lines + ["</item>"]
  }

  private static func condition(
    _ kind: Item.Kind, score: Double, feedback: String?
  ) -> [String] {
    let points = Points.text(score * 100)
    let shown = feedback.map {
      "<displayfeedback feedbacktype=\"Response\" linkrefid=\"\($0)\"/>"
    }
    return ["<respcondition continue=\"No\">", "<conditionvar>"] + test(kind) + ["</conditionvar>"]
      + ["<setvar action=\"Set\" varname=\"SCORE\">\(points)</setvar>"]
      + (shown.map { [$0] } ?? []) + ["</respcondition>"]
  }

  private static func test(_ kind: Item.Kind) -> [String] {
    func equal(_ text: String) -> String {
      "<varequal respident=\"response1\">\(Markup.escaped(text))</varequal>"
    }
    switch kind {
    case .choice(_, let place): return [equal("c\(place)")]
    case .text(let texts): return texts.map(equal)
    case .number(let number, let tolerance):
      let (low, high) = (number - tolerance, number + tolerance)
      return [
        "<or>", equal("\(number)"), "<and>", "<vargte respident=\"response1\">\(low)</vargte>",
        "<varlte respident=\"response1\">\(high)</varlte>", "</and>", "</or>",
      ]
    }
  }

  private static func field(_ label: String, _ entry: String) -> String {
    "<qtimetadatafield><fieldlabel>\(label)</fieldlabel><fieldentry>\(entry)</fieldentry>"
      + "</qtimetadatafield>"
  }

  private static func material(_ html: String) -> String {
    "<material><mattext texttype=\"text/html\">\(Markup.escaped(html))</mattext></material>"
  }

  private static func feedback(_ ident: String, _ html: String) -> String {
    "<itemfeedback ident=\"\(ident)\"><flow_mat>\(material(html))</flow_mat></itemfeedback>"
  }
}
