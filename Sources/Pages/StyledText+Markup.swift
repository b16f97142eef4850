import Terminal

extension StyledText {
  /// The text as HTML to stand in a `pre`: each role has its class, and a wide character fills two columns
  /// whatever font it is taken from.
  var html: String {
    runs.reduce(into: "") { html, run in
      let text = run.text.piecesByWidth.map { piece, isWide in
        let words = Markup.escaped(piece)
        return isWide
          ? "<span class=\"w\" style=\"width:\(piece.displayWidth)ch\">\(words)</span>" : words
      }.joined()
      guard let look = RoleLook(run.role) else { return html += text }
      html += "<span class=\"\(look.name)\">\(text)</span>"
    }
  }
}

extension String {
  /// The text cut where wide and other characters meet.
  var piecesByWidth: [(text: String, isWide: Bool)] {
    reduce(into: []) { pieces, character in
      let isWide = character != "\n" && character.displayWidth > 1
      if let last = pieces.last, last.isWide == isWide {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append((String(character), isWide))
      }
    }
  }
}
