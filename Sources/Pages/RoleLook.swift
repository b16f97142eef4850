import Terminal

/// How a role looks on paper and on a dark ground; both differ from their ground by a contrast of 4.5 at
/// least.
struct RoleLook {
  /// The name of its class.
  let name: String
  /// Its colour on white.
  let light: String
  /// Its colour on the dark ground.
  let dark: String
  /// Whether it is bold.
  let isBold: Bool

  /// The look of a role; nil for one that looks as ordinary text does.
  init?(_ role: Role) {
    switch role {
    case .plain, .printed, .number: return nil
    case .name: self.init("name", "#0b6a75", "#76e3ea")
    case .window, .secondary: self.init("window", "#0550ae", "#79b8ff", isBold: role == .window)
    case .kernel: self.init("kernel", "#a3216f", "#f692ce", isBold: true)
    case .padding, .dim: self.init("dim", "#59636e", "#9aa4af")
    case .winner, .good: self.init("good", "#116329", "#7ee787", isBold: true)
    case .help: self.init("help", "#116329", "#7ee787")
    case .error, .caret, .bad: self.init("bad", "#b42318", "#ff8f86", isBold: true)
    case .prompt: self.init("prompt", "#0b6a75", "#76e3ea", isBold: true)
    case .heading: self.init("heading", RoleLook.ink.light, RoleLook.ink.dark, isBold: true)
    }
  }

  private init(_ name: String, _ light: String, _ dark: String, isBold: Bool = false) {
    self.name = name
    self.light = light
    self.dark = dark
    self.isBold = isBold
  }

  /// The colour of ordinary text.
  static let ink = (light: "#1b1f24", dark: "#e6e6e6")
  /// The ground.
  static let paper = (light: "#ffffff", dark: "#14181d")

  /// Every look, each once.
  static let all: [RoleLook] = Role.allCases.compactMap { RoleLook($0) }.reduce(into: []) {
    looks, look in
    if !looks.contains(where: { $0.name == look.name }) { looks.append(look) }
  }

  /// The looks as a style sheet for a page.
  static var pageRules: String {
    let names =
      [
        ("paper", paper.light, paper.dark), ("ink", ink.light, ink.dark),
        ("box", "#f4f6f8", "#1d232a"), ("line", "#d0d7de", "#3a424c"),
        ("edge", "#6e7781", "#8b949e"),
      ] + all.map { ($0.name, $0.light, $0.dark) }
    let light = names.map { "--\($0.0): \($0.1)" }.joined(separator: "; ")
    let dark = names.map { "--\($0.0): \($0.2)" }.joined(separator: "; ")
    let classes = all.map { look in
      ".\(look.name) { color: var(--\(look.name))\(look.isBold ? "; font-weight: bold" : "") }"
    }
    return
      ([
        ":root { color-scheme: light dark; \(light) }",
        "@media (prefers-color-scheme: dark) { :root { \(dark) } }",
        "@media print { :root { \(light) } }",
      ] + classes).joined(separator: "\n")
  }

  /// The looks as a style sheet for a picture; without variables, which not every reader of pictures knows.
  static var pictureRules: String {
    func fills(_ ink: String, _ look: (RoleLook) -> String) -> String {
      (["text { fill: \(ink) }"] + all.map { ".\($0.name) { fill: \(look($0)) }" })
        .joined(separator: " ")
    }
    let bold = all.filter(\.isBold).map { "." + $0.name }.joined(separator: ", ")
    return [
      "\(bold) { font-weight: bold }", ".paper { fill: \(paper.light) }",
      fills(ink.light, \.light),
      "@media (prefers-color-scheme: dark) { .paper { fill: \(paper.dark) } "
        + fills(ink.dark, \.dark) + " }",
    ].joined(separator: "\n")
  }
}
