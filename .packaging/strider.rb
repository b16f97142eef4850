# Builds Strider from its source. `make dist` puts the version, the address and the sum of the source's archive
# in; the formula then belongs into a tap: brew install OWNER/TAP/strider.
class Strider < Formula
  desc "Takes convolutional networks apart by hand"
  homepage "@HOME@"
  url "@HOME@/strider-@VERSION@.tar.gz"
  sha256 "@SHA256@"
  license "Apache-2.0"

  depends_on xcode: ["26.0", :build]
  depends_on "cmark-gfm"
  depends_on "libedit"
  depends_on "jpeg-turbo"
  depends_on "libpng"
  depends_on "libyaml"
  depends_on macos: :tahoe

  def install
    system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "strider"
    bin.install ".build/release/strider"
    pkgshare.install "Lessons"
    system "sh", ".packaging/extras.sh", bin/"strider", prefix
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/strider --version")
    assert_equal "7", shell_output("#{bin}/strider eval '2*1 + 4*2 - 3'").strip
    assert_match "01-pictures", shell_output("#{bin}/strider lessons")
  end
end
