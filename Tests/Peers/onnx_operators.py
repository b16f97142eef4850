"""How an ONNX operator is said in the language: an expression of `x0`, `x1`, …, or None."""

import math

import numpy as np


class Node:
  """One operator with its attributes and the names and values of its inputs."""

  def __init__(self, proto, inputs):
    self.type = proto.op_type
    self.attributes = {a.name: attribute(a) for a in proto.attribute}
    self.names = [f"x{i}" if present else None for i, present in enumerate(proto.input)]
    self.inputs = inputs

  def get(self, name, default=None):
    return self.attributes.get(name, default)


def attribute(proto):
  from onnx import helper

  value = helper.get_attribute_value(proto)
  if isinstance(value, bytes):
    return value.decode()
  return list(value) if hasattr(value, "__len__") and not isinstance(value, str) else value


def pads(node, sizes, kernel):
  """Cells before and behind every axis, from `pads` or from `auto_pad`."""
  rank = len(sizes)
  strides, dilations = node.get("strides", [1] * rank), node.get("dilations", [1] * rank)
  automatic = node.get("auto_pad", "NOTSET")
  if automatic in ("NOTSET", "VALID"):
    flat = node.get("pads", [0] * (2 * rank))
    return [(flat[i], flat[i + rank]) for i in range(rank)]
  cells = []
  for size, k, s, d in zip(sizes, kernel, strides, dilations):
    total = max(0, (-(-size // s) - 1) * s + d * (k - 1) + 1 - size)
    small = total // 2
    cells.append((small, total - small) if automatic == "SAME_UPPER" else (total - small, small))
  return cells


def padded(name, cells, value="0"):
  """`pad(…)` with the last axis first, or the name alone where there is nothing to pad."""
  if not any(before or behind for before, behind in cells):
    return name
  numbers = tuple(n for before, behind in reversed(cells) for n in (before, behind))
  return f"pad({name}, {numbers})" if value == "0" else f"pad({name}, {numbers}, value={value})"


def keywords(node, rank, *wanted):
  """`, stride=…` and its like, a number where both axes agree."""
  found = {"stride": node.get("strides"), "dilation": node.get("dilations")}
  text = ""
  for key in wanted:
    values = found[key]
    if values and any(v != 1 for v in values):
      text += f", {key}={values[0] if len(set(values)) == 1 else tuple(values)}"
  return text


def convolution(node):
  x, w = node.inputs[0], node.inputs[1]
  rank = x.ndim - 2
  if rank > 2:
    return None
  kernel = w.shape[2:]
  cells = pads(node, x.shape[2:], kernel)
  call, padding = node.names[0], ""
  if all(before == behind for before, behind in cells):
    if any(before for before, _ in cells):
      numbers = [before for before, _ in cells]
      padding = f", padding={numbers[0] if len(set(numbers)) == 1 else tuple(numbers)}"
  else:
    call = padded(call, cells)
  bias = f", bias={node.names[2]}" if len(node.inputs) > 2 else ""
  groups = f", groups={node.get('group')}" if node.get("group", 1) != 1 else ""
  more = keywords(node, rank, "stride", "dilation")
  return f"conv{rank}d({call}, {node.names[1]}{bias}{padding}{more}{groups})"


def transposed(node):
  x, w = node.inputs[0], node.inputs[1]
  if x.ndim != 4 or "output_shape" in node.attributes:
    return None
  if node.get("auto_pad", "NOTSET") != "NOTSET":
    return None
  cells = pads(node, x.shape[2:], w.shape[2:])
  if any(before != behind for before, behind in cells):
    return None
  text = f"conv_transpose2d({node.names[0]}, {node.names[1]}"
  if any(before for before, _ in cells):
    text += f", padding={tuple(before for before, _ in cells)}"
  if node.get("output_padding"):
    text += f", output_padding={tuple(node.get('output_padding'))}"
  if node.get("group", 1) != 1:
    text += f", groups={node.get('group')}"
  return text + keywords(node, 2, "stride", "dilation") + ")"


def window(node, function, value="0"):
  """A pool: its call for given text of the padded input, and that text."""
  x, kernel = node.inputs[0], node.get("kernel_shape")
  rank = x.ndim - 2
  if rank > 2:
    return None
  size = kernel[0] if len(set(kernel)) == 1 else tuple(kernel)
  strides = node.get("strides", [1] * rank)
  stride = strides[0] if len(set(strides)) == 1 else tuple(strides)
  ceil = ", ceil_mode=True" if node.get("ceil_mode") else ""
  cells = pads(node, x.shape[2:], kernel)
  call = function.replace("#", str(rank)).replace("$", f"{size}, stride={stride}{ceil}")
  return call, padded(node.names[0], cells, value), cells


def max_pool(node):
  made = window(node, "max_pool#d({}, $)", "-inf")
  if made is None:
    return None
  call, inside, cells = made
  symmetric = all(a == b and 2 * a <= k for (a, b), k in zip(cells, node.get("kernel_shape")))
  padding = ""
  if symmetric and any(a for a, _ in cells):
    inside, padding = node.names[0], f", padding={tuple(a for a, _ in cells)}"
    if len(cells) == 1:
      padding = f", padding={cells[0][0]}"
  more = padding + keywords(node, 2, "dilation")
  return call.replace("{}", inside)[:-1] + more + ")"


def average_pool(node):
  made = window(node, "avg_pool#d({}, $)")
  if made is None or any(d != 1 for d in node.get("dilations", [1])):
    return None
  call, inside, cells = made
  if not any(a or b for a, b in cells) or node.get(
    "count_include_pad") and not node.get("ceil_mode"):
    return call.replace("{}", inside)
  if all(a == b and 2 * a <= k for (a, b), k in zip(cells, node.get("kernel_shape"))):
    padding = tuple(a for a, _ in cells) if len(cells) > 1 else cells[0][0]
    counted = "" if node.get("count_include_pad") else ", count_include_pad=False"
    return call.replace("{}", node.names[0])[:-1] + f", padding={padding}{counted})"
  ones = inside.replace(node.names[0], f"ones_like({node.names[0]})")
  return f"{call.replace('{}', inside)} / {call.replace('{}', ones)}"


def lp_pool(node):
  made = window(node, f"lp_pool#d({{}}, {node.get('p', 2)}, $)")
  if made is None or any(d != 1 for d in node.get("dilations", [1])):
    return None
  call, inside, _ = made
  return call.replace("{}", inside.replace(node.names[0], f"abs({node.names[0]})"))


def over_maps(function):
  """A reduction over all axes of the images."""
  def express(node):
    dims = tuple(range(2, node.inputs[0].ndim))
    if function == "max":
      return "x0" + "".join(f".max(dim={d}, keepdim=True)" for d in reversed(dims))
    return f"{function}(x0, dim={dims}, keepdim=True)"
  return express


def reduce(template, empty=True):
  def express(node):
    axes = node.get("axes")
    if axes is None and len(node.inputs) > 1 and node.inputs[1] is not None:
      axes = [int(v) for v in np.asarray(node.inputs[1]).ravel()]
    keep = node.get("keepdims", 1)
    if node.get("noop_with_empty_axes") or 0 in node.inputs[0].shape:
      return None
    axes = tuple(axes or range(node.inputs[0].ndim))
    if not empty:
      text = "x0"
      for axis in sorted((a % node.inputs[0].ndim for a in axes), reverse=True):
        text += f".{template}(dim={axis}{', keepdim=True' if keep else ''})"
      return text
    dim = axes[0] if len(axes) == 1 else axes
    return template.replace("$", f"dim={dim}{', keepdim=True' if keep else ''}")
  return express


def arg(name):
  def express(node):
    if node.get("select_last_index"):
      return None
    keep = ", keepdim=True" if node.get("keepdims", 1) else ""
    return f"{name}(x0, dim={node.get('axis', 0)}{keep})"
  return express


def gemm(node):
  a = "x0.T" if node.get("transA") else "x0"
  b = "x1.T" if node.get("transB") else "x1"
  text = f"{a} @ {b}"
  if node.get("alpha", 1) != 1:
    text = f"{node.get('alpha')!r} * ({text})"
  if len(node.inputs) > 2:
    text += " + x2" if node.get("beta", 1) == 1 else f" + {node.get('beta')!r} * x2"
  return text


def pad(node):
  x = node.inputs[0]
  flat = [int(v) for v in node.inputs[1]]
  axes = range(x.ndim)
  if len(node.inputs) > 3:
    axes = [int(v) % x.ndim for v in node.inputs[3]]
  half = len(flat) // 2
  cells = [(0, 0)] * x.ndim
  for axis, before, behind in zip(axes, flat[:half], flat[half:]):
    cells[axis] = (before, behind)
  mode = node.get("mode", "constant")
  value = node.inputs[2] if len(node.inputs) > 2 and node.inputs[2] is not None else 0
  more = f", constant_values={float(value)!r}" if mode == "constant" else ""
  if any(n < 0 for pair in cells for n in pair):
    return None
  return f"np.pad(x0, {tuple(cells)}, mode='{mode}'{more})"


def batch_norm(node):
  if node.get("training_mode"):
    return None
  epsilon = f", eps={node.get('epsilon')!r}" if node.get("epsilon") else ""
  return f"batch_norm(x0, x3, x4, x1, x2{epsilon})"


def loss(name):
  def express(node):
    text = f"{name}(x0, x1"
    if len(node.inputs) > 2 and node.inputs[2] is not None:
      text += ", weight=x2"
    if "ignore_index" in node.attributes:
      text += f", ignore_index={node.get('ignore_index')}"
    return text + f", reduction='{node.get('reduction', 'mean')}')"
  return express


def flatten(node):
  shape, axis = node.inputs[0].shape, node.get("axis", 1) % (node.inputs[0].ndim + 1)
  if node.get("axis", 1) < 0:
    axis = node.get("axis") + node.inputs[0].ndim
  return f"x0.reshape({math.prod(shape[:axis])}, {math.prod(shape[axis:])})"


def reshape(node):
  shape = [int(v) for v in node.inputs[1]]
  if 0 in shape:
    if node.get("allowzero") or 0 in node.inputs[0].shape:
      return None
    shape = [node.inputs[0].shape[i] if v == 0 else v for i, v in enumerate(shape)]
  return f"x0.reshape({', '.join(map(str, shape))})"


def transpose(node):
  order = node.get("perm") or list(reversed(range(node.inputs[0].ndim)))
  return f"x0.permute({', '.join(map(str, order))})"


def slices(node):
  x = node.inputs[0]
  if any(value is None for value in node.inputs):
    return None
  starts, ends = ([int(v) for v in value] for value in node.inputs[1:3])
  axes = [int(v) for v in node.inputs[3]] if len(node.inputs) > 3 else range(len(starts))
  steps = [int(v) for v in node.inputs[4]] if len(node.inputs) > 4 else [1] * len(starts)
  parts = [":"] * x.ndim
  for axis, start, end, step in zip(axes, starts, ends, steps):
    if abs(start) > 10000 or abs(end) > 10000:
      return None
    parts[axis] = f"{start}:{end}" + (f":{step}" if step != 1 else "")
  return f"x0[{', '.join(parts)}]"


def squeeze(node):
  if len(node.inputs) < 2:
    return "squeeze(x0)"
  text = "x0"
  for axis in sorted((int(v) % node.inputs[0].ndim for v in node.inputs[1]), reverse=True):
    text += f".squeeze({axis})"
  return text


def unsqueeze(node):
  axes = [int(v) for v in node.inputs[1]]
  rank = node.inputs[0].ndim + len(axes)
  return "x0" + "".join(f".unsqueeze({axis})" for axis in sorted(a % rank for a in axes))


def many(function):
  def express(node):
    text = "x0"
    for name in node.names[1:]:
      text = f"{function}({text}, {name})"
    return text
  return express


def clip(node):
  bounds = [name if value is not None and name else None
            for name, value in zip(node.names[1:], node.inputs[1:])]
  parts = [f"{key}={name}" for key, name in zip(("min", "max"), bounds) if name]
  return f"clamp(x0, {', '.join(parts)})" if parts else None


def modulo(node):
  return None if node.get("fmod") or (np.asarray(
    node.inputs[1]) == 0).any() else "remainder(x0, x1)"


def fold(node):
  flat = node.get("pads", [0, 0, 0, 0])
  if node.inputs[0].ndim != 3 or len(node.inputs[1]) != 2 or flat[:2] != flat[2:]:
    return None
  size, kernel = (tuple(int(v) for v in value) for value in node.inputs[1:3])
  text = f"fold(x0, {size}, {kernel}"
  text += f", padding={tuple(flat[:2])}" if any(flat) else ""
  return text + keywords(node, 2, "dilation", "stride") + ")"


def softmax(name):
  return lambda node: f"{name}(x0, dim={node.get('axis', -1)})"


def one_hot(node):
  values = np.asarray(node.inputs[2]).ravel()
  depth = int(np.asarray(node.inputs[1]).ravel()[0])
  indices = np.asarray(node.inputs[0])
  if node.get("axis", -1) != -1 or indices.min() < 0 or indices.max() >= depth:
    return None
  off, on = float(values[0]), float(values[1])
  return f"one_hot(x0, {depth}) * {on - off!r} + {off!r}"


TEMPLATES = {
  "Abs": "abs(x0)", "Ceil": "ceil(x0)", "Exp": "exp(x0)", "Floor": "floor(x0)", "Log": "log(x0)",
  "Neg": "-x0", "Reciprocal": "1 / x0", "Relu": "relu(x0)", "Round": "round(x0)",
  "Sigmoid": "sigmoid(x0)", "Sign": "sign(x0)", "Softplus": "softplus(x0)", "Sqrt": "sqrt(x0)",
  "Tanh": "tanh(x0)", "Identity": "x0.clone()", "Add": "x0 + x1", "Sub": "x0 - x1",
  "Mul": "x0 * x1", "Div": "x0 / x1", "Pow": "x0 ** x1", "MatMul": "x0 @ x1", "Equal": "x0 == x1",
  "Less": "x0 < x1", "Greater": "x0 > x1", "LessOrEqual": "x0 <= x1", "GreaterOrEqual": "x0 >= x1",
  "Softsign": "x0 / (1 + abs(x0))", "PRelu": "maximum(x0, 0) + x1 * minimum(x0, 0)",
  "IsNaN": "x0 != x0"}

EXPRESSIONS = {
  "Conv": convolution, "ConvTranspose": transposed, "MaxPool": max_pool,
  "AveragePool": average_pool,
  "LpPool": lp_pool, "GlobalAveragePool": over_maps("mean"), "GlobalMaxPool": over_maps("max"),
  "ReduceSum": reduce("sum(x0, $)"), "ReduceMean": reduce("mean(x0, $)"),
  "ReduceMax": reduce("max", False), "ReduceMin": reduce("min", False),
  "ReduceL1": reduce("sum(abs(x0), $)"), "ReduceL2": reduce("sqrt(sum(x0 * x0, $))"),
  "ReduceLogSum": reduce("log(sum(x0, $))"), "ReduceLogSumExp": reduce("log(sum(exp(x0), $))"),
  "ReduceSumSquare": reduce("sum(x0 ** 2, $)"), "ArgMax": arg("argmax"), "ArgMin": arg("argmin"),
  "Gemm": gemm, "Pad": pad, "BatchNormalization": batch_norm, "Flatten": flatten,
  "NegativeLogLikelihoodLoss": loss("nll_loss"), "SoftmaxCrossEntropyLoss": loss("cross_entropy"),
  "Reshape": reshape, "Transpose": transpose, "Slice": slices, "Squeeze": squeeze,
  "Unsqueeze": unsqueeze, "Max": many("maximum"), "Min": many("minimum"), "Clip": clip,
  "Mod": modulo, "Col2Im": fold, "Softmax": softmax("softmax"),
  "LogSoftmax": softmax("log_softmax"), "OneHot": one_hot,
  "Concat": lambda node: f"cat([{', '.join(node.names)}], dim={node.get('axis')})",
  "Sum": lambda node: " + ".join(node.names),
  "Mean": lambda node: f"({' + '.join(node.names)}) / {len(node.names)}",
  "LeakyRelu": lambda node: f"leaky_relu(x0, {node.get('alpha', 0.01)!r})",
  "Gelu": lambda node: f"gelu(x0, approximate='{node.get('approximate', 'none')}')",
  "Elu": lambda node: f"maximum(x0, 0) + {node.get('alpha', 1.0)!r} * (exp(minimum(x0, 0)) - 1)"}
