"""Cases of several operations that end in a scalar, differentiated with respect to every leaf.

Half of them keep to numbers that binary fractions hold exactly until the last steps, so that ties
and kinks are hit on purpose and in the same way whatever the order of summation. The other half
take every operation and are kept only if a hair's breadth in the leaves changes nothing.
"""

import re

import torch

from registry import makes
from script import Unfit

# Operations on an image C×H×W: text, whether sums of quarters stay exact under it.
IMAGE_STEPS = [
  ("conv2d({}, k{})", True), ("conv2d({}, k{}, padding=1)", True),
  ("conv2d({}, k{}, stride=2, padding=1)", True), ("conv2d({}, k{}, padding='same')", True),
  ("conv2d({}, k{}, dilation=2, padding=2)", True), ("max_pool2d({}, 2)", True),
  ("max_pool2d({}, 3, stride=1, padding=1)", True), ("max_pool2d({}, 2, ceil_mode=True)", True),
  ("avg_pool2d({}, 2)", True), ("avg_pool2d({}, 3, stride=2, padding=1)", False),
  ("relu({})", True), ("abs({})", True), ("{} * {}", True), ("2 * {} - 1", True), ("-{}", True),
  ("{}[:, 1:, :-1]", True), ("{}[:, ::2]", True), ("pad({}, (1, 0, 0, 1))", True),
  ("pad({}, (1, 1, 1, 1), mode='reflect')", True), ("pad({}, (0, 1, 2, 0), mode='replicate')",
   True),
  ("flip({}, (1, 2))", True), ("{}.transpose(1, 2)", True), ("clamp({}, -2, 2)", True),
  ("maximum({}, s)", True), ("{} + s", True), ("s * {}", True), ("leaky_relu({}, 0.25)", True),
  ("sigmoid({})", False), ("tanh({})", False), ("softplus({})", False), ("gelu({})", False),
  ("exp({} / 4)", False), ("{} / ({} * {} + 1)", False), ("sqrt({} * {} + 1)", False),
  ("log({} * {} + 1)", False), ("softmax({}, dim=0)", False), ("lp_pool2d({} + 9, 2, 2)", False),
  ("adaptive_avg_pool2d({}, 3)", False), ("adaptive_max_pool2d({}, (2, 3))", True),
  ("{} - mean({})", False), ("{} - max({})", True), ("{} - {}.mean(dim=1, keepdim=True)", False),
  ("{} / {}.std()", False), ("roll({}, 1, 2)", True), ("rot90({}, 1, (1, 2))", True),
  ("conv_transpose2d({}, t{})", True), ("conv_transpose2d({}, t{}, stride=2)", True)]

# Ways to a scalar.
ENDS = [
  ("sum({})", True), ("{}.sum()", True), ("mean({})", False), ("sum({} * {})", True),
  ("max({})", True), ("min({})", True), ("sum({} ** 2) / 2", True), ("norm({} + 0.125)", False),
  ("mse_loss({}, zeros_like({}))", False), ("sum(max({}, dim=0))", True), ("{}[0, 0, 0] * 3", True),
  ("sum({}[:, 0, :])", True), ("log(sum(exp({} / 8)))", False), ("var({})", False),
  ("l1_loss({}, ones_like({}))", False), ("dot(flatten({}), flatten({}))", True),
  ("sum({}.reshape(-1) @ {}.reshape(-1))", True), ("sum(min({}, dim=2) * 2)", True),
  ("cross_entropy({}.flatten().unsqueeze(0), [0])", False), ("mean(relu({}))", False)]

# What an element assignment looks like within.
ASSIGNMENTS = [
  "{}[0, 0, 0] = s * s",
  "{}[:, 0, :] = 2",
  "{}[0, -1, -1] = {}[0, 0, 0] * s",
   "{}[0] = s"]


def grow(s, exact):
  """Adds two to six operations, then the scalar."""
  d = s.draw
  style = "quarter" if exact else "decimal"
  s.leaf("x", (d.randint(1, 2), d.randint(3, 6), d.randint(3, 6)), style)
  s.leaf("s", (), style)
  name, leaves, smooth = "x", ["x", "s"], False
  for index in range(d.randint(2, 6)):
    if d.chance(0.12) and name != "x":
      s.run(d.choice(ASSIGNMENTS).replace("{}", name))
      continue
    text, keeps = d.choice(IMAGE_STEPS)
    if exact and (smooth or not keeps) and d.chance(0.8):
      continue
    if smooth and keeps and exact:
      continue
    channels = s.tensor(name).shape[0]
    for kernel, shape in ((f"k{index}", (d.randint(1, 2), channels, 2, d.randint(1, 3))),
                          (f"t{index}", (channels, 1, 2, 2))):
      if f"{kernel[0]}{{}}" in text:
        s.leaf(kernel, shape, style)
        leaves.append(kernel)
        text = text.replace(f"{kernel[0]}{{}}", kernel)
    smooth = smooth or not keeps
    after = d.choice(["a", "b", "h", "y", "z"]) + str(index)
    s.run(f"{after} = {text.replace('{}', name)}")
    name = after
  text, keeps = d.choice(ENDS)
  if exact and smooth and keeps and ("max" in text or "min" in text):
    raise Unfit
  s.run(f"L = {text.replace('{}', name)}")
  return name, leaves


@makes("torch program", 16)
def program(s):
  d = s.draw
  exact = d.chance()
  name, leaves = grow(s, exact)
  loss = s.tensor("L")
  if loss.numel() != 1 or not loss.requires_grad or abs(float(loss)) > 1e6:
    raise Unfit
  s.want("L")
  if name not in leaves:
    leaves.append(name)
  for leaf in leaves:
    if leaf == "s" and not depends(s, leaf):
      continue
    s.run(f"d{leaf} = grad(L, {leaf})")
    s.want(f"d{leaf}")
  if len(s.wanted) == 1 or not exact and not s.steady():
    raise Unfit


def depends(s, leaf):
  """Whether the loss was computed from a leaf."""
  return torch.autograd.grad(
    s.tensor("L"), s.tensor(leaf), retain_graph=True, allow_unused=True)[0] is not None


# Formulas of matrices, as textbooks have them.
FORMULAS = [
  ("y = a @ b", "y"), ("h = tanh(a @ b); y = h @ b'", "h"), ("y = softmax(a @ b, dim=1)", "y"),
  ("y = (a @ b) * (a @ b) - b", "y"), ("y = relu(a) @ sigmoid(b)", "y"),
  ("y = a @ b + b @ a", "y"), ("h = a - mean(a, dim=0); y = h' @ h / 3 + b", "h"),
  ("y = exp(-(a - b)**2)", "y"), ("y = a[:, 0] * b[1] + outer(a[0], b[:, 2])", "y"),
  ("y = log_softmax(a, dim=1) * b", "y"), ("y = conv2d(a, b)", "y"),
  ("y = conv2d(a, b, padding='full')", "y"), ("y = cat([a, b], dim=1)**2", "y"),
  ("h = stack([a, b]); y = max(h, dim=0)", "h"), ("y = maximum(a, b) - minimum(a, b)", "y"),
  ("h = a + 1; h[0] = b[1] * a[2]; h[:, 2] = 3; y = h * a", "h"),
  ("h = conv2d(a, b[0:2, 0:2]); y = relu(h) + h[0, 0]", "h"),
  ("y = unfold(a, 2)' @ b[0:2, 0:2].reshape(4)", "y"), ("y = pad(a, 1) + pad(b, (2, 0, 0, 2))",
   "y")]


@makes("torch formula", 4)
def formula(s):
  d = s.draw
  exact = d.chance()
  s.leaf("a", (3, 3), "quarter" if exact else "decimal")
  s.leaf("b", (3, 3), "quarter" if exact else "decimal")
  text, middle = d.choice(FORMULAS)
  for statement in text.split("; "):
    s.run(statement, re.sub(r"(?<=[\w)])'(?= )|(?<=[\w)])'$", ".T", statement))
  s.want("y")
  s.gradients("y", "a", "b", middle)
  if not exact and not s.steady():
    raise Unfit


# What PyTorch refuses, and so does the language.
REFUSED = [
  ("x = ones(2, 3); y = ones(4, 2); z = x @ y", "torch.matmul"),
  ("x = ones(2, 3); y = ones(4); z = x + y", "torch broadcasting"),
  ("x = ones(3, 3); w = ones(5, 5); y = conv2d(x, w)", "torch.nn.functional.conv2d"),
  ("x = ones(2, 5, 5); w = ones(1, 3, 2, 2); y = conv2d(x, w)", "torch.nn.functional.conv2d"),
  ("x = ones(1, 2, 5, 5); w = ones(3, 2, 2, 2); y = conv2d(x, w, groups=2)",
   "torch.nn.functional.conv2d"),
  ("x = ones(1, 1, 5, 5); w = ones(2, 1, 2, 2); b = ones(3); y = conv2d(x, w, b)",
   "torch.nn.functional.conv2d"),
  ("x = ones(1, 1, 5, 5); w = ones(1, 1, 2, 2); y = conv2d(x, w, stride=0)",
   "torch.nn.functional.conv2d"),
  ("x = ones(1, 1, 5, 5); w = ones(1, 1, 2, 2); y = conv2d(x, w, padding=-1)",
   "torch.nn.functional.conv2d"),
  ("x = ones(1, 1, 5, 5); y = max_pool2d(x, 2, padding=2)", "torch.nn.functional.max_pool2d"),
  ("x = ones(1, 2, 2); y = max_pool2d(x, 3)", "torch.nn.functional.max_pool2d"),
  ("x = ones(1, 4, 4); y = avg_pool2d(x, 2, padding=2)", "torch.nn.functional.avg_pool2d"),
  ("x = ones(1, 3, 3); y = pad(x, (3, 3, 3, 3), mode='reflect')", "torch.nn.functional.pad"),
  ("x = ones(1, 3, 3); y = pad(x, (4, 4, 0, 0), mode='circular')", "torch.nn.functional.pad"),
  ("x = ones(2, 3); y = pad(x, (-2, -2))", "torch.nn.functional.pad"),
  ("x = ones(2, 3); y = x.reshape(4, 2)", "torch.reshape"),
  ("x = ones(2, 3); y = x.view(-1, 4)", "torch.Tensor.view"),
  ("x = ones(2, 3); y = x.permute(0, 0)", "torch.permute"),
  ("x = ones(2, 3); y = x[2]", "torch.Tensor.__getitem__"),
  ("x = ones(2, 3); y = x[0, -4]", "torch.Tensor.__getitem__"),
  ("x = ones(2, 3); y = x[0, 0, 0]", "torch.Tensor.__getitem__"),
  ("x = ones(2, 3); y = sum(x, dim=2)", "torch.sum"),
  ("x = ones(2, 3); y = softmax(x, dim=-3)", "torch.softmax"),
  ("x = ones(2, 3); y = cat([x, ones(3, 2)], dim=0)", "torch.cat"),
  ("x = ones(2); y = stack([x, ones(3)])", "torch.stack"),
  ("x = ones(2, 3); x[0] = ones(2)", "torch.Tensor.__setitem__"),
  ("x = ones(2, 3); y = cross_entropy(x, [0, 3])", "torch.nn.functional.cross_entropy"),
  ("x = ones(2, 3); y = cross_entropy(x, [0, 1, 2])", "torch.nn.functional.cross_entropy"),
  ("y = one_hot([1, 5], 3)", "torch.nn.functional.one_hot"),
  ("x = ones(2, 3); w = ones(2, 2); y = linear(x, w)", "torch.nn.functional.linear"),
  ("x = ones(2); y = dot(x, ones(3))", "torch.dot"),
  ("x = ones(4, 5); y = fold(x, (3, 3), (2, 2))", "torch.nn.functional.fold"),
  ("x = ones(2, 2); L = sum(ones(2)); g = grad(L, x)", "torch.autograd.grad"),
  ("x = ones(2, 2); y = x * 2; g = grad(y, x)", "torch.autograd.grad"),
  ("y = arange(1, 5, 0)", "torch.arange"), ("y = zeros(-1)", "torch.zeros"),
  ("x = ones(2, 1); y = x.item()", "torch.Tensor.item"),
  ("x = ones(2, 3); y = flip(x, 2)", "torch.flip"), ("x = ones(3); y = rot90(x)", "torch.rot90"),
  ("x = ones(1, 1, 2, 2); w = ones(1, 1, 2, 2); y = conv_transpose2d(x, w, output_padding=1)",
   "torch.nn.functional.conv_transpose2d"),
  ("x = ones(2, 3); y = batch_norm(x, ones(2), ones(2))", "torch.nn.functional.batch_norm")]


@makes("torch refuses", 4)
def refused(s):
  text, s.refused = s.next(REFUSED)
  for statement in text.split("; "):
    s.statements.append(statement)
  try:
    for statement in s.statements:
      exec(statement, s.space)
  except Exception:
    return
  raise AssertionError(f"PyTorch takes {text}")
