/// A picture in the protocol of the terminal kitty, which others have as well.
///
/// Source: the terminal graphics protocol of kitty, direct transmission of RGBA pixels.
public enum KittyPicture {
  /// The sequence that shows pixels in so many columns and rows of the terminal.
  public static func text(_ grid: PixelGrid, columns: Int, rows: Int) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(grid.pixels.count * 4)
    for pixel in grid.pixels {
      if let pixel {
        bytes += [pixel.red, pixel.green, pixel.blue, 255]
      } else {
        bytes += [0, 0, 0, 0]
      }
    }
    let text = base64(bytes)
    // The protocol takes 4,096 letters at a time.
    var parts: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      parts.append(rest.prefix(4096))
      rest = rest.dropFirst(4096)
    }
    return parts.enumerated().map { number, part in
      let more = number < parts.count - 1 ? 1 : 0
      // The cursor stays and is moved below by newlines, so that nothing depends on how a terminal scrolls.
      let head =
        number == 0
        ? "a=T,q=2,f=32,s=\(grid.width),v=\(grid.height),c=\(columns),r=\(rows),m=\(more)"
        : "m=\(more)"
      return "\u{1B}_G\(head);\(part)\u{1B}\\"
    }.joined()
  }

  /// Bytes in the letters of RFC 4648.
  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let (a, b, c) = (
        bytes[start], start + 1 < bytes.count ? bytes[start + 1] : 0,
        start + 2 < bytes.count ? bytes[start + 2] : 0
      )
      text.append(letters[Int(a >> 2)])
      text.append(letters[Int(a & 3) << 4 | Int(b >> 4)])
      text.append(start + 1 < bytes.count ? letters[Int(b & 15) << 2 | Int(c >> 6)] : 0x3D)
      text.append(start + 2 < bytes.count ? letters[Int(c & 63)] : 0x3D)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
