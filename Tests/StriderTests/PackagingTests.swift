import Foundation
import TestSupport
import Testing

@testable import Shell
@testable import strider

/// The scripts that look for what is missing, and that put pages and completions in their places.
struct PackagingTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Runs `setup.sh` on a system of which only these commands are there.
  private func setup(_ system: String, _ commands: [String: String]) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write("release", system.utf8)
    var line = "cd '\(folder.path)' && mkdir bin"
    for name in ["sh", "sed", "head", "grep", "env", "uname"] {
      line += " && ln -s $(command -v \(name)) bin/\(name)"
    }
    for (name, body) in commands {
      try folder.write("made-\(name)", "#!/bin/sh\n\(body)\n".utf8)
      line += " && mv made-\(name) bin/\(name) && chmod +x bin/\(name)"
    }
    let lists = ["DEBIAN", "FEDORA", "ARCH", "SUSE", "BREW", "SWIFT_DEBIAN"]
      .map { "\($0)='\($0.lowercased())-a \($0.lowercased())-b'" }.joined(separator: " ")
    line +=
      " && cd '\(Self.root)' && env -i PATH='\(folder.path)/bin' OS_RELEASE='\(folder.path)/release'"
      + " SWIFT=swift \(lists) sh .packaging/setup.sh"
    return try ProgramRun(shell: line)
  }

  private static let swift = [
    "swift": "echo 'Swift version 6.3 (swift-6.3-RELEASE)'", "ld": "echo GNU ld",
  ]
  private static let root0 = ["id": "echo 0"]

  @Test func `without Swift nothing is installed, and the way to it is told`() throws {
    let debian = try setup("ID=debian\n", ["apt-get": "echo INSTALLING"])
    #expect(debian.status == 1 && !debian.output.contains("INSTALLING"))
    #expect(debian.output.contains("https://swift.org/install"))
    #expect(
      debian.output.contains("it needs: swift_debian-a swift_debian-b\nNothing was installed."))
    let alpine = try setup("ID=alpine\n", [:])
    #expect(alpine.status == 1 && alpine.output.contains("Swift has no release for Alpine"))
  }

  @Test func `a Swift that is too old is named`() throws {
    let run = try setup(
      "ID=debian\n", ["swift": "echo 'Apple Swift version 6.1.2'", "ld": "echo ld"])
    #expect(run.status == 1 && run.output.contains("this is 6.1:"))
  }

  @Test(arguments: [
    (
      "ID=ubuntu\nID_LIKE=debian\n", "dpkg", "apt-get", "install -y -qq --no-install-recommends",
      "debian"
    ),
    ("ID=fedora\n", "rpm", "dnf", "install -y -q --setopt=install_weak_deps=False", "fedora"),
    ("ID=manjaro\nID_LIKE=arch\n", "pacman", "pacman", "-S --noconfirm --needed", "arch"),
    (
      "ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n", "rpm", "zypper",
      "--non-interactive --quiet install --no-recommends", "suse"
    ),
  ])
  func `each system is asked for its own packages, without what is only recommended`(
    system: String, query: String, manager: String, words: String, list: String
  ) throws {
    var commands = Self.swift.merging(Self.root0) { $1 }
    commands[query] = "exit 1"
    commands[manager] = "case \"$*\" in *-Q*) exit 1;; esac; echo ASKED \"$@\""
    let run = try setup(system, commands)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("missing: \(list)-a \(list)-b\n"))
    #expect(run.output.contains("ASKED \(words) \(list)-a \(list)-b\n"), "\(run.output)")
  }

  @Test func `nothing is asked for where all is there, and names are told where it may not be`()
    throws
  {
    var commands = Self.swift
    commands["apt-get"] = "echo ASKED"
    commands["id"] = "echo 1000"
    commands["dpkg"] = "echo 'Status: install ok installed'"
    let all = try setup("ID=debian\n", commands)
    #expect(all.status == 0 && all.output.isEmpty)
    commands["dpkg"] = "exit 1"
    let none = try setup("ID=debian\n", commands)
    #expect(none.status == 1 && !none.output.contains("ASKED"))
    #expect(
      none.output.contains(
        "as root: apt-get install -y -qq --no-install-recommends debian-a debian-b"))
  }

  @Test func `pages and completions are made for every command, and uninstalled`() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let run = try ProgramRun(
      shell: """
        cd '\(Self.root)' && sh .packaging/extras.sh "$0" '\(folder.path)' && cd '\(folder.path)/share' \
        && find . -type f | sort && cd '\(Self.root)' && make -s uninstall PREFIX='\(folder.path)' \
        && echo LEFT && find '\(folder.path)' -type f
        """)
    #expect(run.status == 0, "\(run.errors)")
    let (made, left) = run.output.split(separator: "LEFT\n").pair
    let commands = Strider.configuration.subcommands.compactMap { $0.configuration.commandName }
    for folder in ["man/man1", "man/zh_CN/man1"] {
      #expect(made.contains("./\(folder)/strider.1\n"))
      for command in commands { #expect(made.contains("./\(folder)/strider-\(command).1\n")) }
    }
    for file in ["bash-completion/completions/strider", "zsh/site-functions/_strider"] {
      #expect(made.contains("./\(file)\n"))
    }
    #expect(left.isEmpty, "\(left)")
  }
}

extension [Substring] {
  fileprivate var pair: (Substring, Substring) { (first ?? "", count > 1 ? self[1] : "") }
}
