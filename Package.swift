// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

// The numbers must come quickly in tests and at a debug prompt as well, so the core is optimised always.
let core = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "strider",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "strider", targets: ["strider"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .target(
      name: "Tensors",
      dependencies: [.product(name: "RealModule", package: "swift-numerics")],
      swiftSettings: core),
    .target(name: "Networks", dependencies: ["Tensors"], swiftSettings: strict),
    .target(
      name: "Expressions", dependencies: ["Tensors", "Networks", "Terminal"],
      swiftSettings: strict),
    .target(name: "Walkthroughs", dependencies: ["Tensors", "Terminal"], swiftSettings: strict),
    .systemLibrary(
      name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CLineEditor", dependencies: ["CLibEdit"]),
    .target(name: "Terminal", dependencies: ["CLineEditor"], swiftSettings: strict),
    .executableTarget(
      name: "strider",
      dependencies: [
        "Tensors", "Networks", "Expressions", "Walkthroughs", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "TensorsTests", dependencies: ["Tensors", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "NetworksTests", dependencies: ["Networks", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ExpressionsTests", dependencies: ["Expressions", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WalkthroughsTests", dependencies: ["Walkthroughs", "Expressions", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StriderTests", dependencies: ["strider", "TestSupport"], swiftSettings: strict),
  ]
)
