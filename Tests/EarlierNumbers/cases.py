"""Statements whose numbers must never change, drawn from seeds: convolutions, pooling, dense layers,
networks, losses, and the gradients of all of them.

Half of the cases have whole numbers, of which every sum is exact whatever its order. Large tensors are
formulas, so that their statements stay short.
"""

import random


def number(draw, style):
  if style == "whole":
    return str(draw.randint(-9, 9))
  if style == "eighths":
    return repr(draw.randint(-20, 20) / 8)
  return repr(round(draw.uniform(-3, 3), draw.choice([1, 2, 3, 6])))


def count(shape):
  result = 1
  for length in shape:
    result *= length
  return result


class Case:
  """Statements in a row; those without `;` are printed."""

  def __init__(self, seed):
    self.draw = random.Random(seed)
    self.style = self.draw.choice(["whole", "decimal"])
    self.lines = []

  def chance(self, part):
    return self.draw.random() < part

  def pick(self, *choices):
    return self.draw.choice(choices)

  def pair(self, low, high):
    return self.draw.randint(low, high), self.draw.randint(low, high)

  def tensor(self, shape):
    """An expression for a tensor: a literal if it is small, else a formula."""
    size = count(shape)
    if size > 24:
      step, cycle = self.pick(7, 11, 37, 53), self.pick(13, 29, 101)
      scale = {
        "whole": f" - {cycle // 2}", "eighths": f" / 8 - {cycle // 16}",
        "decimal": f" / {cycle / 4} - 2"}[self.style]
      return f"(mod(arange({size}) * {step}, {cycle}){scale}).reshape{tuple(shape)}"
    numbers = "[" + ", ".join(number(self.draw, self.style) for _ in range(size)) + "]"
    return numbers if len(shape) == 1 else f"reshape({numbers}, {tuple(shape)})"

  def leaf(self, name, shape):
    self.lines.append(f"{name} = {self.tensor(shape)};")
    return name

  def show(self, statement):
    self.lines.append(statement)

  def gradients(self, *leaves):
    """The gradients of a sum of y in which no two neighbours count alike."""
    place = "arange(numel(y)).reshape(y.shape)"
    weights = f"mod({place}, 7) - 3" if self.style == "whole" else f"mod({place}, 23) / 8 - 1"
    self.lines.append(f"L = sum(y * ({weights}));")
    for leaf in leaves:
      self.show(f"grad(L, {leaf})")

  def options(self, **choices):
    chosen = {name: self.pick(*values) for name, values in choices.items() if self.chance(0.6)}
    return "".join(f", {name}={value!r}" for name, value in chosen.items())


BATCHES = [1, 1, 1, 2, 3, 7, 8, 9, 15, 16, 17]


def conv2d(c):
  groups = c.pick(1, 1, 1, 2, 3)
  batch = c.pick(*BATCHES)
  height, width = c.pair(1, 8 if batch < 3 else 4)
  each, outputs = c.draw.randint(1, 2), groups * c.draw.randint(1, 3 if batch < 3 else 1)
  kernel = c.pick((1, 1), (height, width), c.pair(1, 3), c.pair(1, 3), c.pair(1, 5))
  c.leaf("x", (batch, groups * each, height, width))
  c.leaf("w", (outputs, each) + kernel)
  inputs, leaves = "x, w", ["x", "w"]
  if c.chance(0.5):
    c.leaf("b", (outputs,))
    inputs += ", b"
    leaves.append("b")
  if c.chance(0.2):
    sides = tuple(c.draw.randint(0, 3) for _ in range(4))
    c.lines.append(f"p = pad(x, {sides});")
    inputs = inputs.replace("x", "p", 1)
  padding = ["same", "valid", "full", 0, 1, 2, kernel[0], (0, 3), (4, 1), 5]
  if batch == 1:
    padding += [(17, 2), 40]
  more = c.options(
    stride=[1, 2, 3, (1, 2), (4, 1), 7], padding=padding, dilation=[1, 2, 3, (1, 2), (3, 1)])
  if "40" in more or "17" in more:
    more = ", stride=9" + c.options(dilation=[1, 2]) + f", padding={c.pick(40, (17, 2))}"
  c.show(f"y = conv2d({inputs}{more}{f', groups={groups}' if groups > 1 else ''})")
  c.gradients(*leaves)


def conv2d_of_a_matrix(c):
  height, width = c.pair(2, 7)
  c.leaf("x", (height, width))
  c.leaf("k", c.pair(1, 3))
  c.show(
    "y = conv2d(x, k"
    + c.options(stride=[1, 2, (2, 1)], padding=[0, 1, 3, "same", "full"], dilation=[1, 2]) + ")")
  c.gradients("x", "k")


def conv1d(c):
  groups = c.pick(1, 1, 2, 4)
  batch = c.pick(*BATCHES)
  each, outputs = c.draw.randint(1, 2), groups * c.draw.randint(1, 2)
  width = c.draw.randint(1, 20 if batch < 3 else 6)
  c.leaf("x", (batch, groups * each, width))
  c.leaf("w", (outputs, each, c.pick(1, width, c.draw.randint(1, 5))))
  c.leaf("b", (outputs,))
  more = c.options(
    stride=[1, 2, 3, 5], padding=[0, 1, 2, 6, "same", "valid", "full"], dilation=[1, 2, 3])
  c.show(f"y = conv1d(x, w, b{more}{f', groups={groups}' if groups > 1 else ''})")
  c.gradients("x", "w", "b")


def conv_transpose2d(c):
  groups = c.pick(1, 1, 2)
  batch = c.pick(*BATCHES)
  each, outputs = c.draw.randint(1, 2), c.draw.randint(1, 2 if batch < 3 else 1)
  c.leaf("x", (batch, groups * each) + c.pair(1, 4 if batch < 3 else 2))
  c.leaf("w", (groups * each, outputs) + c.pair(1, 4 if batch < 3 else 2))
  c.leaf("b", (groups * outputs,))
  more = c.options(
    stride=[1, 2, 3, (1, 2), (3, 2)], padding=[0, 1, (1, 0), (0, 2)], dilation=[1, 2, (2, 1)],
    output_padding=[0, 1, (0, 1)])
  c.show(f"y = conv_transpose2d(x, w, b{more}{f', groups={groups}' if groups > 1 else ''})")
  c.gradients("x", "w", "b")


def matlab_and_scipy(c):
  """Kernels of odd sides: where the centre of an even one lies was corrected later."""
  c.leaf("a", c.pair(3, 6))
  c.leaf("k", (c.pick(1, 3), c.pick(1, 3)))
  call = c.pick(
    "conv2(a, k, '{}')", "filter2(k, a, '{}')", "convolve2d(a, k, '{}')", "correlate2d(a, k, '{}')")
  c.show("y = " + call.format(c.pick("full", "same", "valid")))
  c.gradients("a", "k")


def pooling(c):
  batch = c.pick(*BATCHES)
  c.leaf("x", (batch, c.draw.randint(1, 2 if batch < 3 else 1)) + c.pair(3, 7 if batch < 3 else 4))
  kind = c.pick(
    "max_pool2d", "avg_pool2d", "lp_pool2d", "adaptive_avg_pool2d", "adaptive_max_pool2d")
  size = c.pick(1, 2, 2, 3, (2, 3), (3, 1))
  if kind.startswith("adaptive"):
    c.show(f"y = {kind}(x, {c.pick(1, 2, (1, 3), (3, 2))})")
  elif kind == "lp_pool2d":
    c.lines.append("x = 20 + x;")
    c.show(f"y = lp_pool2d(x, {c.pick(2, 1, 3)}, {size}{c.options(stride=[1, 2])})")
  else:
    more = c.options(stride=[1, 2, 3, (1, 2)], ceil_mode=[True, False])
    if size not in [1, (3, 1)] and c.chance(0.5):
      more += ", padding=1"
    if kind == "max_pool2d":
      more += c.options(dilation=[1, (1, 2)])
    else:
      more += c.options(count_include_pad=[True, False])
    c.show(f"y = {kind}(x, {size}{more})")
  c.gradients("x")


def dense(c):
  inputs, outputs = c.draw.randint(1, 20), c.draw.randint(1, 6)
  c.leaf("x", (c.pick(*BATCHES), inputs))
  c.leaf("w", (outputs, inputs))
  c.leaf("b", (outputs,))
  c.show("y = linear(x, w, b)" if c.chance(0.5) else "y = x @ w.T + b")
  c.gradients("x", "w", "b")


def unfolding(c):
  c.leaf("x", (c.pick(1, 2), c.draw.randint(1, 2)) + c.pair(4, 6))
  more = c.options(stride=[1, 2, (2, 1)], padding=[0, 1], dilation=[1, (1, 2)])
  c.show(f"y = unfold(x, {c.pick(2, 3, (1, 3))}{more})")
  c.gradients("x")


def loss(c):
  classes, batch = c.draw.randint(2, 10), c.pick(*BATCHES)
  c.leaf("x", (batch, classes))
  targets = ", ".join(str(c.draw.randrange(classes)) for _ in range(batch))
  c.lines.append(f"t = [{targets}];")
  wanted = f"one_hot(t, {classes})"
  c.show("y = " + c.pick(
    "cross_entropy(x, t)", "nll_loss(log_softmax(x, dim=1), t)",
    f"mse_loss(sigmoid(x), {wanted})", f"l1_loss(tanh(x), {wanted})"))
  c.show("grad(y, x)")


def network(c):
  """Eighths, so that where a maximum is tied it is tied in every order of summation."""
  channels, side = c.draw.randint(1, 2), c.draw.randint(5, 7)
  batch = c.pick(1, 2, 15, 16, 17)
  filters = c.draw.randint(1, 3)
  groups = c.pick(1, filters)
  first = f"nn.Conv2d({channels}, {filters}, 3, padding=1)"
  kernel = c.pick(1, 2, 3)
  second = (
    f"nn.Conv2d({filters}, {filters}, {kernel}, stride={c.pick(1, 2)}, groups={groups})")
  pool = c.pick("nn.MaxPool2d(2)", "nn.AvgPool2d(2)", "nn.MaxPool2d(3, stride=1, padding=1)")
  activation = c.pick("nn.ReLU()", "nn.Tanh()", "nn.Sigmoid()", "nn.LeakyReLU(0.1)")
  c.style = "eighths"
  c.leaf("x", (batch, channels, side, side))
  c.lines.append(f"head = nn.Sequential({first}, {activation}, {pool}, {second});")
  c.lines.append(
    f"head[0].weight = {c.tensor((filters, channels, 3, 3))} / 4; "
    f"head[0].bias = {c.tensor((filters,))};")
  c.lines.append(
    f"head[3].weight = {c.tensor((filters, filters // groups, kernel, kernel))} / 4; "
    f"head[3].bias = {c.tensor((filters,))};")
  c.lines.append("z = flatten(head(x), 1);")
  c.lines.append("n = numel(z[0]); w = (mod(arange(4 * n) * 7, 13) / 10 - 0.6).reshape(4, n);")
  c.show("y = linear(tanh(z), w)")
  c.lines.append(f"t = mod(arange({batch}), 4); L = cross_entropy(y, t);")
  for leaf in ["head[0].weight", "head[0].bias", "head[3].weight", "head[3].bias"]:
    c.show(f"grad(L, {leaf})")


MAKERS = [
  (conv2d, 150), (conv2d_of_a_matrix, 50), (conv1d, 50), (conv_transpose2d, 60),
  (matlab_and_scipy, 40), (pooling, 60), (dense, 20), (unfolding, 15), (loss, 25), (network, 30),
]


def sources():
  """Every case, as text."""
  for make, number_of in MAKERS:
    for seed in range(number_of):
      case = Case(f"{make.__name__} {seed}")
      make(case)
      yield "\n".join(case.lines)
