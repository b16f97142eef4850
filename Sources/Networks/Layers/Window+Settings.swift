import Tensors

/// A window as settings of a layer.
extension WindowGeometry.Request {
  var strides: (rows: Int, columns: Int) { (stride[0], stride[1]) }
  var dilations: (rows: Int, columns: Int) { (dilation[0], dilation[1]) }

  var kernelSetting: SettingValue { .pair(rows: kernel.rows, columns: kernel.columns) }
  var strideSetting: SettingValue { .pair(rows: stride[0], columns: stride[1]) }
  var dilationSetting: SettingValue { .pair(rows: dilation[0], columns: dilation[1]) }

  /// What a place of the window sees of planes, or of lines, which are one row high.
  func reach(
    of input: Shape?, spatialRank: Int
  ) throws(ShapeError) -> LayerReach {
    let columns = try reach(axis: 1, input: input?.columns)
    return spatialRank == 1
      ? .lines(columns) : .planes(rows: try reach(axis: 0, input: input?.rows), columns: columns)
  }
}
