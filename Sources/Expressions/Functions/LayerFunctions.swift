import Networks
import Tensors

/// Layers with `torch.nn`'s names, which make networks.
enum LayerFunctions {
  static let all = convolutions + poolings + activations + dense

  private static let convolutions: [Function] = [
    Function(
      "Conv2d",
      "in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros'"
    ) { call throws(Diagnostic) in
      let (channels, filters) = (
        try call.integer("in_channels"), try call.integer("out_channels")
      )
      let kernel = try call.pair("kernel_size")
      let stride = try call.pair("stride", default: (1, 1))
      let padding = try call.padding()
      let dilation = try call.pair("dilation", default: (1, 1))
      let groups = try call.integer("groups", default: 1)
      let hasBias = try call.flag("bias", default: true)
      _ = try call.word("padding_mode", default: "zeros", among: ["zeros"])
      return try network(call) { () throws(ShapeError) in
        try Conv2D(
          inputChannels: channels, outputChannels: filters, kernelSize: kernel, stride: stride,
          padding: padding, dilation: dilation, groups: groups, hasBias: hasBias)
      }
    },
    Function(
      "ConvTranspose2d",
      "in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1"
    ) { call throws(Diagnostic) in
      let (channels, filters) = (
        try call.integer("in_channels"), try call.integer("out_channels")
      )
      let kernel = try call.pair("kernel_size")
      let stride = try call.pair("stride", default: (1, 1))
      let padding = try call.pair("padding", default: (0, 0))
      let outputPadding = try call.pair("output_padding", default: (0, 0))
      let groups = try call.integer("groups", default: 1)
      let hasBias = try call.flag("bias", default: true)
      let dilation = try call.pair("dilation", default: (1, 1))
      return try network(call) { () throws(ShapeError) in
        try ConvTranspose2D(
          inputChannels: channels, outputChannels: filters, kernelSize: kernel, stride: stride,
          padding: padding, outputPadding: outputPadding, groups: groups, hasBias: hasBias,
          dilation: dilation)
      }
    },
  ]

  private static let poolings: [Function] = [
    Function(
      "MaxPool2d",
      "kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False"
    ) { call throws(Diagnostic) in try pool(call, .maximum) },
    Function(
      "AvgPool2d",
      "kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None"
    ) { call throws(Diagnostic) in
      try pool(
        call,
        .average(
          countIncludePad: call.flag("count_include_pad", default: true),
          divisorOverride: call.optionalInteger("divisor_override")))
    },
    Function("LPPool2d", "norm_type, kernel_size, stride=None, ceil_mode=False") {
      call throws(Diagnostic) in try pool(call, .norm(p: call.number("norm_type")))
    },
    Function("AdaptiveAvgPool2d", "output_size") { call throws(Diagnostic) in
      let size = try PoolingFunctions.outputSize(call)
      return try network(call) { () throws(ShapeError) in AdaptiveAvgPool2D(outputSize: size) }
    },
  ]

  private static let activations: [Function] = [
    fixed("ReLU", .relu), fixed("Sigmoid", .sigmoid), fixed("Tanh", .tanh),
    Function("LeakyReLU", "negative_slope=0.01") { call throws(Diagnostic) in
      let slope = try call.number("negative_slope", default: 0.01)
      return try network(call) { () throws(ShapeError) in Activation.leakyReLU(slope: slope) }
    },
    Function("Softmax", "dim=-1") { call throws(Diagnostic) in
      let dimension = try call.integer("dim", default: -1)
      return try network(call) { () throws(ShapeError) in SoftmaxLayer(dimension: dimension) }
    },
    Function("Dropout", "p=0.5") { call throws(Diagnostic) in
      let probability = try call.number("p", default: 0.5)
      return try network(call) { () throws(ShapeError) in
        try Dropout(probability: probability)
      }
    },
  ]

  private static let dense: [Function] = [
    Function("Linear", "in_features, out_features, bias=True") { call throws(Diagnostic) in
      let (inputs, outputs) = (
        try call.integer("in_features"), try call.integer("out_features")
      )
      let hasBias = try call.flag("bias", default: true)
      return try network(call) { () throws(ShapeError) in
        try LinearLayer(inputs: inputs, outputs: outputs, hasBias: hasBias)
      }
    },
    Function("Flatten", "start_dim=1, end_dim=-1") { call throws(Diagnostic) in
      let (first, last) = (
        try call.integer("start_dim", default: 1), try call.integer("end_dim", default: -1)
      )
      return try network(call) { () throws(ShapeError) in Flatten(first: first, last: last) }
    },
    Function("BatchNorm2d", "num_features, eps=1e-05, momentum=0.1") {
      call throws(Diagnostic) in
      let channels = try call.integer("num_features")
      let epsilon = try call.number("eps", default: 1e-5)
      let momentum = try call.number("momentum", default: 0.1)
      return try network(call) { () throws(ShapeError) in
        try BatchNorm2D(channels: channels, epsilon: epsilon, momentum: momentum)
      }
    },
    Function("Sequential", "*layers") { call throws(Diagnostic) in
      var parts: [Network] = []
      for argument in call.rest {
        switch argument.value {
        case .network(let part): parts.append(part)
        case .list(let values), .tuple(let values):
          for value in values {
            guard case .network(let part) = value else {
              throw .wrongKind(argument, wanted: .network)
            }
            parts.append(part)
          }
        default: throw .wrongKind(argument, wanted: .network)
        }
      }
      let network = Network(parts)
      guard network.layerCount <= Network.maximumLayers, network.depth <= Network.maximumDepth
      else { throw .networkTooLarge(network, at: call.range) }
      return .network(network)
    },
  ]

  private static func fixed(_ name: String, _ activation: Activation) -> Function {
    Function(name, "") { call throws(Diagnostic) in
      try network(call) { () throws(ShapeError) in activation }
    }
  }

  private static func pool(
    _ call: borrowing Call, _ kind: PoolingKind
  ) throws(Diagnostic) -> Value {
    let kernel = try call.pair("kernel_size")
    let stride = call.has("stride") ? try call.pair("stride") : nil
    let padding = try call.padding()
    let dilation = try call.pair("dilation", default: (1, 1))
    let ceilMode = try call.flag("ceil_mode")
    return try network(call) { () throws(ShapeError) in
      Pool2D(
        kind, kernelSize: kernel, stride: stride, padding: padding, dilation: dilation,
        ceilMode: ceilMode)
    }
  }

  private static func network(
    _ call: borrowing Call, _ layer: () throws(ShapeError) -> any Layer
  ) throws(Diagnostic) -> Value {
    let made = try call.fitting { () throws(ShapeError) in
      let made = try layer()
      try Budget.check(room: made.parameters.reduce(0) { $0 + $1.shape.count })
      return made
    }
    return .network(Network(made, using: &call.session.random))
  }
}
