import Foundation
import Terminal
import Testing

@testable import Pages

struct RoleLookTests {
  /// The light that a colour gives, as WCAG 2 has it.
  private func luminance(_ color: String) -> Double {
    let digits = Array(color.dropFirst())
    let parts = stride(from: 0, to: 6, by: 2).map { place -> Double in
      let part = Double(Int(String(digits[place...place + 1]), radix: 16) ?? 0) / 255
      return part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    pow(base, exponent)
  }

  private func contrast(_ a: String, _ b: String) -> Double {
    let (a, b) = (luminance(a), luminance(b))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test(arguments: RoleLook.all.map(\.name))
  func `every colour can be read on both grounds and in the boxes on them`(_ name: String) throws {
    let look = try #require(RoleLook.all.first { $0.name == name })
    for ground in [RoleLook.paper.light, "#f4f6f8"] { #expect(contrast(look.light, ground) >= 4.5) }
    for ground in [RoleLook.paper.dark, "#1d232a"] { #expect(contrast(look.dark, ground) >= 4.5) }
  }
}
