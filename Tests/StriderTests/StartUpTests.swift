import TestSupport
import Testing

struct StartUpTests {
  @Test func `every session begins with the user's script`() throws {
    let home = try TemporaryFolder()
    try home.write(".config/strider/init.strider", "k = kernel('sobel_x');\nprecision 2\n".utf8)
    let prompt = try PromptSession(home: home)
    #expect(prompt.answers("k[1, 0]", "-2"))
    #expect(prompt.answers("2/3", "0.67"))
  }

  @Test func `the configuration directory can be elsewhere`() throws {
    let home = try TemporaryFolder()
    try home.write("conf/strider/init.strider", "here = 5\n".utf8)
    let prompt = try PromptSession(
      environment: ["XDG_CONFIG_HOME": home.path + "/conf"], home: home)
    #expect(prompt.terminal.text == "here  5\nstrider> ")
  }

  @Test func `what is wrong with the script is said and the prompt comes`() throws {
    let home = try TemporaryFolder()
    try home.write(".config/strider/init.strider", "a = 1;\nb = nothing\n".utf8)
    let prompt = try PromptSession(home: home, columns: 300)
    #expect(prompt.terminal.text.contains("init.strider:2:5: error: there is no variable"))
    #expect(prompt.answers("a", "a  1"))
    try home.write(".config/strider/init.strider", [0x61, 0x20, 0xC0])
    let broken = try PromptSession(home: home, columns: 300)
    let place = "init.strider, line 1, column 3: this is not part"
    #expect(broken.terminal.text.contains(place))
    #expect(broken.answers("1 + 1", "2"))
  }

  @Test func `a script that leaves is a session that ends`() throws {
    let home = try TemporaryFolder()
    try home.write(".config/strider/init.strider", "quit\n".utf8)
    let terminal = try PseudoTerminal(
      try #require(Products.executable("strider")), ["--quiet"], environment: ["HOME": home.path])
    #expect(terminal.exitStatus() == 0)
  }
}
