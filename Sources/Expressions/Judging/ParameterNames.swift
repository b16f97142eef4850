/// The names under which learners know arrays and settings of the library's functions.
enum ParameterNames {
  /// Names of arrays.
  static let arrays: [String: Set<String>] = [
    "input": [
      "x", "X", "a", "A", "input", "inputs", "img", "image", "input_image", "inp", "data", "t", "z",
      "Z", "scores", "logits", "matrix", "signal", "u", "y_pred", "pred", "prediction",
      "predictions", "y_hat", "A_prev", "out", "feature_map",
    ],
    "weight": [
      "w", "W", "k", "K", "kernel", "weight", "weights", "filter", "filters", "f", "ker", "kernels",
      "h", "v", "filt", "conv_filter", "gamma", "scale",
    ],
    "bias": ["b", "bias", "biases", "B", "beta", "shift"],
    "target": ["y", "t", "target", "targets", "label", "labels", "y_true", "Y", "truth"],
    "other": ["y", "b", "B", "other", "v", "Y"],
    "state": ["v", "m", "velocity", "vel", "buf", "momentum_buffer", "cache", "state", "s"],
    "second": ["v", "s", "second", "sq", "v2"],
    "W": ["W", "w", "H", "h", "n", "N", "input_size", "in_size", "size", "i", "L"],
    "F": ["F", "f", "K", "k", "kernel_size", "kernel", "filter_size", "m"],
    "P": ["P", "p", "padding", "pad"],
    "S": ["S", "s", "stride"],
    "D": ["D", "d", "dilation"],
    "upstream": [
      "dy", "dout", "grad", "grad_output", "upstream", "g", "dY", "dZ", "output_gradient",
      "grad_out",
      "d_out", "delta", "dA", "dH",
    ],
  ]

  /// Names of settings; those of rows and of columns alone are taken for both.
  static let settings: [String: [String]] = [
    "stride": ["stride", "s", "strides", "S", "step", "stride_h", "stride_w", "sh", "sw"],
    "padding": ["padding", "p", "pad", "P", "pads", "padding_size", "pad_h", "pad_w", "ph", "pw"],
    "dilation": ["dilation", "d", "rate", "dil", "D", "dilation_rate"],
    "groups": ["groups", "g", "G", "n_groups"],
    "kernel_size": [
      "kernel_size", "k", "size", "n", "f", "pool_size", "window", "pool", "ksize", "ks", "K", "F",
      "window_size", "HF", "WF", "pool_height", "pool_width", "kernel_height", "kernel_width",
      "pool_h", "pool_w", "kh", "kw", "filter_h", "filter_w", "filter_size", "filter_height",
      "filter_width", "win", "m",
    ],
    "norm_type": ["norm_type", "power", "norm", "order"],
    "output_size": ["output_size", "out", "out_size", "size", "n", "m", "output_shape"],
    "output_padding": ["output_padding", "op", "out_pad", "outpad"],
    "ceil_mode": ["ceil_mode", "ceil"],
    "count_include_pad": ["count_include_pad", "include_pad"],
    "pad": ["pad", "p", "padding", "P", "n", "size", "pads", "pad_width", "width"],
    "rate": ["rate", "lr", "learning_rate", "alpha", "eta"],
    "momentum": ["momentum", "mu", "beta", "rho", "gamma", "beta1", "b1"],
    "decay": ["decay", "weight_decay", "wd", "lam", "lambda_", "reg", "l2"],
    "beta2": ["beta2", "b2"],
    "eps": ["eps", "epsilon"],
    "time": ["time", "t", "step", "iteration"],
    "value": ["value", "constant", "constant_values", "fill", "c", "v", "val", "fill_value"],
  ]

  /// The setting of a family that a name means; nil for none.
  static func setting(_ name: String, in family: CaseFamily) -> String? {
    // The library's own name first: `n` of a pooling is its size, `p` its padding.
    if family.settings.contains(where: { $0.name == name }) { return name }
    return family.settings.first { settings[$0.name]?.contains(name) ?? false }?.name
  }

  /// The array of a family that a name means; nil for none.
  static func array(_ name: String, in family: CaseFamily) -> String? {
    if family.arrays.contains(where: { $0.name == name }) { return name }
    return family.arrays.first { arrays[$0.name]?.contains(name) ?? false }?.name
  }

  /// Names of channels and sizes that a constructor of a layer takes, and where they stand in the weight.
  static let layerSizes: [String: String] = [
    "in_channels": "C", "in_ch": "C", "c_in": "C", "cin": "C", "C_in": "C", "input_channels": "C",
    "in_features": "C", "n_in": "C", "out_channels": "O", "out_ch": "O", "c_out": "O", "cout": "O",
    "C_out": "O", "num_filters": "O", "n_filters": "O", "out_features": "O", "n_out": "O",
    "filters": "O", "kernel_size": "K", "k": "K", "ksize": "K", "filter_size": "K", "size": "K",
  ]
}
