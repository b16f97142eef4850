// swift-tools-version: 6.2
import Foundation
import PackageDescription

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

// The numbers must come quickly in tests and at a debug prompt as well, so what computes and what reads
// the language is optimised always.
let quick: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

// Debug builds, and with them the tests, check that no two accesses to an object overlap; what runs programs
// would spend a quarter of its time on that.
let released: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

// The kernels are built from the same sources for each width of vectors that the processor may have, and the
// program chooses at start. Swift code cannot ask how wide vectors are, so the lanes are set here.
#if arch(x86_64)
  let widths: [(name: String, settings: [SwiftSetting])] = [
    ("LaneLoops", [.define("LANES_128"), .define("FEW_REGISTERS"), .define("NO_FMA")]),
    (
      "LaneLoopsAVX2",
      [
        .unsafeFlags(["-Xcc", "-march=x86-64-v3"]), .define("LANES_256"),
        .define("FEW_REGISTERS"),
      ]
    ),
    ("LaneLoopsAVX512", [.unsafeFlags(["-Xcc", "-march=x86-64-v4"])]),
  ]
#else
  let widths: [(name: String, settings: [SwiftSetting])] = [
    ("LaneLoops", [.define("LANES_128")])
  ]
#endif

let lanes = widths.map { width in
  Target.target(
    name: width.name,
    dependencies: ["LaneInterface", .product(name: "RealModule", package: "swift-numerics")],
    swiftSettings: strict + width.settings + quick)
}

let package = Package(
  name: "strider",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "strider", targets: ["strider"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    // Without its default traits, which would bring Foundation along.
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0", traits: []),
  ],
  targets: lanes + [
    .target(
      name: "LaneInterface",
      dependencies: [.product(name: "RealModule", package: "swift-numerics")],
      swiftSettings: strict + quick),
    .target(name: "CProcessor"),
    .target(
      name: "Tensors",
      dependencies: widths.map { .byName(name: $0.name) } + [
        "LaneInterface", "CProcessor", .product(name: "RealModule", package: "swift-numerics"),
      ],
      exclude: ["README.md", "Kernels/Lanes/README.md"],
      swiftSettings: strict + quick),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .target(name: "CPictures", dependencies: ["CPNG"]),
    .target(
      name: "ONNXSchema",
      dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["onnx.proto"]),
    .target(
      name: "Pictures", dependencies: ["Tensors", "Files", "CPictures", "CTurboJPEG"],
      swiftSettings: strict + quick),
    .target(
      name: "Networks",
      dependencies: [
        "Tensors", "Files", "Pictures", "CZlib", "ONNXSchema",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      swiftSettings: strict + quick),
    .target(
      name: "Expressions",
      dependencies: ["Tensors", "Networks", "Pictures", "Files", "Terminal"],
      swiftSettings: strict + quick + released),
    .target(name: "Walkthroughs", dependencies: ["Tensors", "Terminal"], swiftSettings: strict),
    .systemLibrary(
      name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CLineEditor", dependencies: ["CLibEdit"]),
    .target(name: "Terminal", dependencies: ["Files", "CLineEditor"], swiftSettings: strict),
    .systemLibrary(
      name: "CCommonMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "CPages", exclude: ["list.sh"]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(
      name: "Lessons",
      dependencies: [
        "Tensors", "Networks", "Expressions", "Walkthroughs", "Files", "Terminal", "CCommonMark",
        "CLibYAML", "CPages", "CZlib",
      ],
      swiftSettings: strict + quick),
    .target(name: "CPageParts", exclude: ["parts"]),
    .target(
      name: "Pages",
      dependencies: [
        "Tensors", "Expressions", "Walkthroughs", "Lessons", "Terminal", "CPageParts",
      ],
      swiftSettings: strict),
    .target(
      name: "Shell",
      dependencies: [
        "Tensors", "Networks", "Pictures", "Expressions", "Walkthroughs", "Lessons", "Pages",
        "Files", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "strider",
      dependencies: [
        "Shell", "Tensors", "Networks", "Pictures", "Expressions", "Walkthroughs", "Lessons",
        "Pages", "Files", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "BenchmarkSupport", dependencies: ["Tensors"], swiftSettings: strict + quick),
    .executableTarget(
      name: "training-benchmark",
      dependencies: [
        "Tensors", "Networks", "BenchmarkSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "layer-benchmark",
      dependencies: [
        "Tensors", "BenchmarkSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Tensors", "CZlib"], path: "Tests/TestSupport",
      swiftSettings: strict + quick),
    .testTarget(
      name: "TensorsTests",
      dependencies: [
        "Tensors", "TestSupport", .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PicturesTests", dependencies: ["Pictures", "Files", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NetworksTests",
      dependencies: [
        "Networks", "Pictures", "Files", "TestSupport", "ONNXSchema",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ExpressionsTests", dependencies: ["Expressions", "Pictures", "Files", "TestSupport"],
      exclude: ["Hostile", "Programs/program-errors.txt", "Snapshots"],
      swiftSettings: strict),
    .testTarget(
      name: "WalkthroughsTests", dependencies: ["Walkthroughs", "Expressions", "TestSupport"],
      exclude: ["Snapshots"],
      swiftSettings: strict),
    .testTarget(
      name: "LessonsTests", dependencies: ["Lessons", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Files", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ShellTests",
      dependencies: [
        "Shell", "Expressions", "Lessons", "Networks", "Tensors", "Files", "Terminal",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StriderTests",
      dependencies: [
        "strider", "Shell", "Expressions", "Lessons", "Networks", "Pictures", "Tensors", "Files",
        "Terminal",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PagesTests",
      dependencies: ["Pages", "Walkthroughs", "Expressions", "Files", "Terminal", "TestSupport"],
      swiftSettings: strict),
    .target(name: "Files", swiftSettings: strict),
    .testTarget(
      name: "FilesTests", dependencies: ["Files", "TestSupport"], swiftSettings: strict),
  ],
  // #embed, by which the program carries its pages, is C23.
  cLanguageStandard: .gnu2x
)
