#!/usr/bin/env python3
"""Small ONNX models that together use every operator that Strider reads, with ONNX Runtime's results.

One JSON object a line: the model as base64, an input, and what comes out, in float32. `beside` is a
file that lies beside the model. The same program always writes the same lines.
"""

import base64
import json
import os
import tempfile

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

FLOAT = TensorProto.FLOAT


class Graph:
  """A graph that is put together node by node."""

  def __init__(self, name, shape, opset=17, seed=0, free=False, images="N"):
    """`free`: the model does not say how long rows and columns are; `images`: how many it takes."""
    self.name, self.shape, self.opset, self.free = name, shape, opset, free
    self.images = images
    self.random = np.random.default_rng(seed + len(name) * 1000 + sum(map(ord, name)))
    self.nodes, self.tensors, self.last = [], [], "x"

  def weights(self, *shape, scale=0.5, positive=False):
    values = self.random.normal(0, scale, shape).astype(np.float32)
    return self.constant(np.abs(values) + 0.1 if positive else values)

  def constant(self, values):
    name = f"w{len(self.tensors)}"
    self.tensors.append(numpy_helper.from_array(np.asarray(values), name))
    return name

  def whole(self, *values):
    return self.constant(np.array(values, dtype=np.int64))

  def add(self, operator, *inputs, outputs=1, **attributes):
    """Adds a node; its first input is the last output where none is given."""
    inputs = inputs or (self.last,)
    names = [f"v{len(self.nodes)}_{k}" for k in range(outputs)]
    self.nodes.append(helper.make_node(
        operator, inputs, names, name=f"{operator.lower()}_{len(self.nodes)}", **attributes))
    self.last = names[0]
    return names if outputs > 1 else names[0]

  def model(self):
    graph = helper.make_graph(
        self.nodes, self.name,
        [helper.make_tensor_value_info("x", FLOAT, [self.images, *(
            "CHW"[k] if self.free and k else length for k, length in enumerate(self.shape[1:]))])],
        [helper.make_tensor_value_info(self.last, FLOAT, None)], self.tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)])
    model.ir_version = 8
    return model


def graphs():
  g = Graph("lenet", (1, 1, 12, 12))
  g.add("Conv", "x", g.weights(4, 1, 3, 3), g.weights(4), pads=[1, 1, 1, 1])
  g.add("Relu")
  g.add("MaxPool", kernel_shape=[2, 2], strides=[2, 2])
  g.add("Flatten")
  g.add("Gemm", g.last, g.weights(5, 144), g.weights(5), transB=1)
  g.add("Softmax", axis=1)
  yield g

  g = Graph("residual", (1, 3, 8, 8))
  a = g.add("Conv", "x", g.weights(4, 3, 3, 3), pads=[1, 1, 1, 1])
  b = g.add("BatchNormalization", a, g.weights(4, positive=True), g.weights(4), g.weights(4),
            g.weights(4, positive=True), epsilon=1e-3)
  c = g.add("Relu", b)
  d = g.add("Conv", c, g.weights(4, 4, 3, 3), g.weights(4), pads=[1, 1, 1, 1])
  g.add("Add", d, b)
  g.add("Relu")
  g.add("GlobalAveragePool")
  g.add("Flatten")
  g.add("Gemm", g.last, g.weights(4, 3), g.weights(3))
  g.add("LogSoftmax", axis=-1)
  yield g

  g = Graph("fire", (1, 2, 7, 7))
  s = g.add("Relu", g.add("Conv", "x", g.weights(3, 2, 1, 1), g.weights(3)))
  e = g.add("Conv", s, g.weights(4, 3, 1, 1), g.weights(4))
  f = g.add("Conv", s, g.weights(4, 3, 3, 3), g.weights(4), auto_pad="SAME_UPPER")
  g.add("Concat", e, f, axis=1)
  g.add("MaxPool", kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1)
  g.add("GlobalMaxPool")
  yield g

  g = Graph("mobile", (1, 4, 6, 6))
  g.add("Conv", "x", g.weights(4, 1, 3, 3), g.weights(4), pads=[1, 1, 1, 1], group=4)
  g.add("Clip", g.last, g.constant(np.float32(0)), g.constant(np.float32(6)))
  g.add("Conv", g.last, g.weights(8, 4, 1, 1), strides=[2, 2])
  g.add("HardSwish")
  g.add("AveragePool", kernel_shape=[2, 2], strides=[1, 1])
  g.add("ReduceMean", axes=[2, 3], keepdims=0)
  yield g

  g = Graph("decoder", (1, 3, 4, 4))
  g.add("ConvTranspose", "x", g.weights(3, 2, 3, 3), g.weights(2), strides=[2, 2],
        pads=[1, 1, 1, 1], output_padding=[1, 1])
  g.add("LeakyRelu", alpha=0.2)
  g.add("Resize", g.last, "", g.constant(np.array([1, 1, 2, 2], np.float32)), mode="nearest",
        coordinate_transformation_mode="asymmetric", nearest_mode="floor")
  g.add("Tanh")
  yield g

  g = Graph("bilinear", (1, 2, 5, 4))
  g.add("Resize", "x", "", g.constant(np.array([1, 1, 2, 3], np.float32)), mode="linear")
  g.add("Sigmoid")
  g.add("Resize", g.last, "", "", g.whole(1, 2, 4, 5), mode="linear",
        coordinate_transformation_mode="align_corners")
  yield g

  g = Graph("upsample", (1, 2, 3, 3), opset=9)
  g.add("Upsample", "x", g.constant(np.array([1, 1, 2, 2], np.float32)), mode="nearest")
  g.add("Elu", alpha=0.7)
  yield g

  g = Graph("superresolution", (1, 8, 3, 3), opset=13)
  g.add("DepthToSpace", "x", blocksize=2, mode="CRD")
  g.add("Add", g.last, g.weights(2, 1, 1))
  yield g

  g = Graph("depth", (1, 8, 3, 2), opset=13)
  g.add("DepthToSpace", "x", blocksize=2)
  g.add("Transpose", perm=[0, 2, 3, 1])
  yield g

  g = Graph("alexnet", (1, 6, 5, 5))
  g.add("LRN", "x", size=5, alpha=0.02, beta=0.75, bias=1.5)
  g.add("LpPool", kernel_shape=[2, 2], strides=[2, 2], p=3)
  g.add("GlobalLpPool", p=2)
  yield g

  g = Graph("instance", (1, 3, 4, 5))
  g.add("InstanceNormalization", "x", g.weights(3), g.weights(3), epsilon=1e-2)
  g.add("PRelu", g.last, g.weights(3, 1, 1))
  yield g

  g = Graph("selu", (1, 3, 4, 4))
  g.add("Selu")
  g.add("HardSigmoid", alpha=0.3, beta=0.4)
  yield g

  g = Graph("gelu", (1, 2, 3, 3))
  root = g.add("Div", "x", g.constant(np.float32(np.sqrt(2))))
  g.add("Erf", root)
  g.add("Add", g.last, g.constant(np.float32(1)))
  g.add("Mul", g.last, "x")
  g.add("Mul", g.last, g.constant(np.float32(0.5)))
  yield g

  g = Graph("gelu20", (1, 2, 3, 3), opset=20)
  g.add("Gelu")
  g.add("Gelu", approximate="tanh")
  g.add("Softplus")
  yield g

  # As PyTorch writes `x.view(x.size(0), -1)`.
  g = Graph("view", (1, 2, 3, 4), opset=11)
  shape = g.add("Shape", "x")
  size = g.add("Gather", shape, g.constant(np.array(0, np.int64)), axis=0)
  size = g.add("Unsqueeze", size, axes=[0])
  size = g.add("Concat", size, g.whole(-1), axis=0)
  g.add("Reshape", "x", size)
  g.add("MatMul", g.last, g.weights(24, 3))
  g.add("Sub", g.last, g.weights(3))
  g.add("Softmax", axis=1)
  yield g

  g = Graph("shuffle", (1, 4, 3, 3))
  g.add("Reshape", "x", g.whole(0, 2, 2, 3, 3))
  g.add("Transpose", perm=[0, 2, 1, 3, 4])
  g.add("Reshape", g.last, g.whole(0, -1, 3, 3))
  a, b = g.add("Split", g.last, outputs=2, axis=1)
  g.add("Concat", b, a, axis=1)
  g.add("Slice", g.last, g.whole(1, -1), g.whole(3, -9223372036854775807), g.whole(1, 3),
        g.whole(1, -1))
  yield g

  g = Graph("split", (1, 5, 2, 2), opset=13)
  a, b, c = g.add("Split", "x", g.whole(1, 2, 2), outputs=3, axis=1)
  g.add("Mul", b, c)
  g.add("Sub", g.last, a)
  g.add("ReduceSum", g.last, g.whole(1), keepdims=1)
  g.add("Squeeze", g.last, g.whole(1))
  g.add("Unsqueeze", g.last, g.whole(-1))
  yield g

  g = Graph("pads", (1, 2, 4, 4), opset=13)
  g.add("Pad", "x", g.whole(0, 0, 1, 2, 0, 0, 0, 1), g.constant(np.float32(0.5)))
  g.add("Pad", g.last, g.whole(0, 0, 2, 1, 0, 0, 1, 2), mode="reflect")
  g.add("Pad", g.last, g.whole(0, 0, 1, 0, 0, 0, 0, 1), mode="edge")
  g.add("MaxPool", kernel_shape=[3, 3], strides=[2, 2], pads=[0, 0, 1, 1])
  yield g

  g = Graph("averages", (1, 2, 6, 6))
  g.add("AveragePool", "x", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1],
        count_include_pad=1)
  g.add("AveragePool", kernel_shape=[3, 3], pads=[1, 1, 1, 1])
  yield g

  g = Graph("line", (1, 3, 10))
  g.add("Conv", "x", g.weights(4, 3, 3), g.weights(4), pads=[1, 1], dilations=[1])
  g.add("BatchNormalization", g.last, g.weights(4, positive=True), g.weights(4), g.weights(4),
        g.weights(4, positive=True))
  g.add("MaxPool", kernel_shape=[2], strides=[2])
  g.add("GlobalAveragePool")
  yield g

  g = Graph("uneven", (1, 2, 6, 7))
  g.add("Conv", "x", g.weights(3, 2, 3, 2), g.weights(3), pads=[0, 1, 2, 0], strides=[2, 1],
        dilations=[1, 2])
  g.add("Pow", g.last, g.constant(np.float32(2)))
  g.add("Sqrt")
  yield g

  g = Graph("scaled", (1, 6), opset=13)
  g.add("Gemm", "x", g.weights(6, 4), g.weights(1, 4), alpha=0.5, beta=2.0)
  g.add("Identity")
  g.add("Dropout")
  g.add("Gather", g.last, g.whole(2, 0, -1), axis=1)
  yield g

  g = Graph("expanded", (1, 3, 1, 4), opset=13)
  shape = g.add("Shape", "x")
  ones = g.add("ConstantOfShape", shape,
               value=helper.make_tensor("v", FLOAT, [1], [2.5]))
  g.add("Mul", ones, "x")
  g.add("Expand", g.last, g.whole(1, 3, 2, 4))
  cast = g.add("Cast", g.whole(3), to=FLOAT)
  g.add("Div", "v3_0", cast)
  yield g

  g = Graph("old", (1, 2, 4, 4), opset=7)
  g.add("Pad", "x", pads=[0, 0, 1, 1, 0, 0, 1, 1], value=1.0)
  g.add("Slice", axes=[2, 3], starts=[0, 1], ends=[5, 100])
  g.add("Clip", min=-0.5, max=1.0)
  g.add("Softmax", axis=1)
  g.add("Flatten", axis=3)
  yield g

  # As PyTorch writes equal weights once, and weights that are turned on the way.
  g = Graph("shared", (1, 3, 5, 5))
  bias = g.constant(np.zeros(3, np.float32))
  again = g.add("Identity", bias)
  g.add("Conv", "x", g.weights(3, 3, 3, 3), again)
  g.add("Relu")
  g.add("Conv", g.last, g.weights(3, 3, 3, 3), bias)
  flat = g.add("Flatten")
  turned = g.add("Transpose", g.weights(4, 3), perm=[1, 0])
  g.add("MatMul", flat, turned)
  g.add("Add", g.last, g.add("Mul", g.weights(4), g.constant(np.float32(2))))
  yield g

  g = Graph("beside", (1, 2, 3, 3))
  g.add("Conv", "x", g.weights(2, 2, 3, 3), g.weights(2), pads=[1, 1, 1, 1])
  g.add("Relu")
  yield g

  g = Graph("constant", (1, 4))
  g.nodes.append(helper.make_node(
      "Constant", [], ["c"], value=numpy_helper.from_array(np.array([1, 2, 3, 4], np.float32))))
  g.add("Add", "x", "c")
  yield g

  # Whole numbers are divided towards 0, and everything but 0 is true.
  g = Graph("whole", (1, 2, 5, 6), opset=15)
  shape = g.add("Shape", "x")
  g.add("Div", shape, g.whole(2, 2, -2, -4))
  g.add("Cast", to=FLOAT)
  g.add("Add", "x", g.add("ReduceSum", keepdims=0))
  g.add("Cast", to=TensorProto.BOOL)
  g.add("Cast", to=FLOAT)
  g.add("Sub", g.last, g.add("Cast", g.add("Cast", "x", to=TensorProto.INT64), to=FLOAT))
  yield g

  g = Graph("dilated", (1, 2, 9, 9), opset=19)
  g.add("AveragePool", kernel_shape=[3, 3], dilations=[2, 2], pads=[1, 1, 1, 1])
  g.add("LpPool", kernel_shape=[2, 2], dilations=[2, 1], p=2)
  yield g

  g = Graph("edged", (1, 2, 5, 6))
  g.add("LpPool", kernel_shape=[3, 2], pads=[1, 1, 1, 1], p=2)
  yield g

  # 5 · 2.6 is 13 in single precision, and a little less in double.
  g = Graph("factor", (1, 2, 5, 4))
  g.add("Resize", "x", "", g.constant(np.array([1, 1, 2.6, 2.5], np.float32)), mode="linear")
  g.add("Resize", g.last, "", "", g.whole(1, 2, 6, 1), mode="linear")
  yield g

  # Numbers where a value is wanted that has methods.
  g = Graph("literals", (1, 3), opset=13)
  root = g.add("Sqrt", g.constant(np.float32(4)))
  g.add("Mul", "x", root)
  g.add("Pow", g.constant(np.float32(-2)), g.add("Clip", g.constant(np.float32(4)), "", g.constant(
      np.float32(3))))
  g.add("Mul", "v1_0", g.last)
  g.add("Mul", g.last, g.add("Unsqueeze", g.constant(np.float32(0.5)), g.whole(0)))
  g.add("Mul", g.last, g.add("Cast", g.constant(np.int64(3)), to=FLOAT))
  g.add("Clip", g.last)
  g.add("Gather", g.last, g.constant(np.array([0, -1], np.int64)), axis=-1)
  yield g

  g = Graph("axes", (1, 2, 3, 2))
  g.add("Softmax")
  g.add("Transpose")
  g.add("Flatten", axis=4)
  g.add("Flatten", axis=-1)
  yield g

  g = Graph("lines", (1, 2, 9), opset=11, free=True)
  g.add("Conv", "x", g.weights(4, 2, 3), g.weights(4))
  g.add("BatchNormalization", g.last, g.weights(4, positive=True), g.weights(4), g.weights(4),
        g.weights(4, positive=True))
  g.add("InstanceNormalization", g.last, g.weights(4), g.weights(4))
  flat = g.add("Flatten")
  g.add("Softmax", flat)
  g.add("GlobalAveragePool", "v2_0")
  g.add("Flatten")
  g.add("Gemm", g.last, g.weights(4, 3), g.weights(3))
  g.add("Concat", g.last, "v4_0", axis=1)
  yield g

  g = Graph("planes", (1, 2, 6, 5), opset=11, free=True)
  g.add("Conv", "x", g.weights(3, 2, 3, 3), g.weights(3))
  g.add("Softmax", axis=2)
  g.add("GlobalAveragePool")
  g.add("Flatten")
  g.add("Softmax")
  yield g

  # What a module of PyTorch's has for other things, and what Python changes or cannot have.
  g = Graph("names", (1, 2, 4, 4))
  for name in ["train", "type", "forward", "_conv", "__conv", "conv", "lambda", "1", "a/b", "a.b",
               "weight", "get_buffer", "x", "self"]:
    g.add("Conv", g.last, g.weights(2, 2, 1, 1))
    g.nodes[-1].name = name
  yield g

  # An odd cell of padding in front, as other frameworks lay it.
  g = Graph("lower", (1, 2, 7, 6))
  g.add("Conv", "x", g.weights(3, 2, 2, 4), g.weights(3), auto_pad="SAME_LOWER")
  g.add("Conv", g.last, g.weights(2, 3, 4, 3), auto_pad="SAME_LOWER", strides=[2, 1])
  a = g.add("MaxPool", g.last, kernel_shape=[2, 3], auto_pad="SAME_LOWER")
  b = g.add("AveragePool", a, kernel_shape=[2, 2], auto_pad="SAME_LOWER", strides=[2, 2])
  g.add("Conv", b, g.weights(2, 2, 2, 2), auto_pad="SAME_UPPER")
  yield g

  # Borders that PyTorch's pooling does not take.
  g = Graph("borders", (1, 2, 6, 6))
  g.add("AveragePool", "x", kernel_shape=[3, 3], pads=[0, 0, 1, 1], strides=[2, 2])
  g.add("AveragePool", g.last, kernel_shape=[2, 2], pads=[1, 0, 0, 1], count_include_pad=1)
  g.add("MaxPool", g.last, kernel_shape=[2, 2], pads=[1, 1, 1, 1])
  g.add("AveragePool", g.last, kernel_shape=[3, 3], pads=[2, 2, 2, 2])
  g.add("MaxPool", g.last, kernel_shape=[3, 3], pads=[2, 2, 2, 2])
  yield g

  # Transposed convolutions that cut off more on one side, are told their size, or run along a line.
  g = Graph("deconvolutions", (1, 2, 5, 4))
  g.add("ConvTranspose", "x", g.weights(2, 3, 3, 3), g.weights(3), pads=[0, 1, 1, 0],
        strides=[2, 2])
  g.add("ConvTranspose", g.last, g.weights(3, 2, 3, 3), auto_pad="SAME_UPPER", strides=[2, 2])
  g.add("ConvTranspose", g.last, g.weights(2, 2, 3, 2), auto_pad="SAME_LOWER", strides=[1, 1])
  g.add("MaxPool", g.last, kernel_shape=[3, 3], strides=[4, 4])
  g.add("ConvTranspose", g.last, g.weights(2, 1, 3, 3), output_shape=[10, 8], strides=[2, 2])
  yield g

  g = Graph("deconvolved line", (1, 2, 6))
  g.add("ConvTranspose", "x", g.weights(2, 3, 3), g.weights(3), strides=[2], pads=[1, 0])
  g.add("ConvTranspose", g.last, g.weights(3, 1, 2), dilations=[2])
  yield g

  # Rows and columns that the model leaves open, in a picture made as large again.
  g = Graph("open", (1, 1, 7, 6), free=True)
  a = g.add("Conv", "x", g.weights(2, 1, 3, 3), pads=[1, 1, 1, 1])
  s = g.add("Slice", g.add("Shape", "x"), g.whole(2), g.whole(4), g.whole(0))
  s = g.add("Concat", g.whole(1, 2), g.add("Mul", s, g.whole(2)), axis=0)
  g.add("Resize", a, "", "", s, mode="linear")
  yield g

  g = Graph("beginnings", (1, 2, 5, 4), opset=9)
  g.add("Upsample", "x", g.constant(np.array([1, 1, 2, 3], np.float32)), mode="linear")
  yield g

  g = Graph("named axes", (1, 2, 5, 4), opset=18)
  g.add("Resize", "x", "", g.constant(np.array([2, 1.5], np.float32)), mode="linear",
        axes=[-1, 2])
  g.add("Resize", g.last, "", "", g.whole(9), mode="nearest", axes=[3],
        coordinate_transformation_mode="asymmetric", nearest_mode="floor")
  yield g

  # A model that was written for four pictures and no other number.
  g = Graph("four", (4, 2, 6, 6), images=4)
  g.add("Conv", "x", g.weights(3, 2, 3, 3), g.weights(3))
  g.add("Reshape", g.last, g.whole(4, 48))
  g.add("Gemm", g.last, g.weights(48, 2), g.weights(2))
  yield g


def main():
  for graph in graphs():
    model = graph.model()
    session = onnxruntime.InferenceSession(model.SerializeToString())
    x = np.random.default_rng(7).normal(0, 1, graph.shape).astype(np.float32)
    y = session.run(None, {"x": x})[0]
    case = {"name": graph.name, "shape": list(x.shape), "input": x.ravel().tolist(),
            "output_shape": list(y.shape), "output": y.ravel().tolist(),
            "operators": sorted({node.op_type for node in graph.nodes})}
    if graph.name == "beside":
      with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "m.onnx")
        onnx.save_model(model, path, save_as_external_data=True, all_tensors_to_one_file=True,
                        location="weights.bin", size_threshold=0)
        case["beside"] = base64.b64encode(
            open(os.path.join(folder, "weights.bin"), "rb").read()).decode()
        case["model"] = base64.b64encode(open(path, "rb").read()).decode()
    else:
      case["model"] = base64.b64encode(model.SerializeToString()).decode()
    print(json.dumps(case))


if __name__ == "__main__":
  main()
