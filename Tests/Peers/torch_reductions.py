"""Cases for reductions, losses, normalization and what makes tensors."""

import math

import numpy as np

from registry import makes
from script import Unfit


REDUCTIONS = ["", "", ", reduction='sum'", ", reduction='none'", ", reduction='mean'"]


@makes("torch reductions", 6)
def reductions(s):
  d = s.draw
  s.leaf("x", (2, 3, 2) if d.chance() else (3, 4))
  name = d.choice(["sum", "mean", "max", "min", "var", "std"])
  spelling = d.choice([f"{name}(x", f"torch.{name}(x", f"x.{name}("])
  dims = ["", "0", "1", "-1", "dim=0", "dim=1", "axis=-1"]
  if name not in ("max", "min"):
    dims += ["(0, 1)", "dim=(0, 1)", "dim=(-1, 0)"]
  dim = d.choice(dims)
  more = [dim] if dim else []
  if dim and d.chance(0.4):
    more.append(d.choice(["keepdim=True", "keepdims=True", "keepdim=False"]))
  if name in ("var", "std") and d.chance():
    more.append(d.choice(["correction=0", "correction=1", "unbiased=False", "correction=2"]))
    if dim and "=" not in dim and "unbiased" in more[-1]:
      more[0] = f"dim={dim}"
  call = spelling + ("" if spelling.endswith("(") or not more else ", ") + ", ".join(more) + ")"
  values = f"{name}({', '.join(['x'] + more)})"
  s.run(f"y = {call}", "y = " + values.replace("axis=", "dim=").replace("keepdims", "keepdim"))
  s.want("y")
  s.gradients("y", "x")


@makes("torch.argmax", 2)
def arg(s):
  d = s.draw
  s.leaf("x", (3, 4), "integer", False)
  name = d.choice(["argmax", "argmin"])
  more = d.choice(["", ", 0", ", 1", ", dim=1", ", dim=-1", ", dim=0, keepdim=True", ", axis=1"])
  text = f"{name}(x{more})" if d.chance(0.7) else f"x.{name}({more[2:]})"
  s.run(f"y = {text}", f"y = {name}(x{more.replace('axis', 'dim')})")
  s.want("y")


@makes("torch.max with indices")
def unpacked(s):
  d = s.draw
  s.leaf("x", (3, 4), "integer")
  name = d.choice(["max", "min"])
  more = d.choice(["dim=1", "dim=0", "1", "dim=-1, keepdim=True"])
  s.run(f"v, i = {d.choice(['', 'torch.'])}{name}(x, {more})", f"v, i = {name}_pair(x, {more})")
  s.want("v", "i")
  s.gradients("v", "x")


@makes("torch.var of equal numbers")
def degenerate(s):
  s.leaf("x", (3,), None, True, np.full(3, 2.0))
  s.run(s.draw.choice(["y = std(x)", "y = var(x)", "y = max(x)", "y = min(x)", "y = norm(x - 2)"]),
        None)
  s.want("y")
  s.run("dx = grad(y, x)")
  s.want("dx")


@makes("torch.nn.functional.mse_loss", 2)
def regressions(s):
  d = s.draw
  shape = d.choice([(3,), (2, 3)])
  s.leaf("x", shape)
  s.leaf("t", shape)
  kind = d.choice(["mse_loss", "l1_loss"])
  s.run(f"y = {d.choice(['', 'F.'])}{kind}(x, t{d.choice(REDUCTIONS)})")
  s.want("y")
  s.gradients("y", "x", "t")


@makes("torch.nn.functional.cross_entropy", 4)
def classification(s):
  d = s.draw
  classes = d.randint(2, 4)
  lead, tail = d.choice([((3,), ()), ((2,), ()), ((), ()), ((2,), (2, 2)), ((2,), (3,))])
  count = math.prod(lead + tail)
  s.leaf("x", lead + (classes,) + tail)
  ignored = d.chance(0.25)
  labels = [float(d.randrange(classes)) for _ in range(count)]
  if ignored and count > 1:
    labels[0] = d.choice([-100.0, 1.0])
    if all(label == labels[0] for label in labels):
      raise Unfit
  s.constant("t", np.array(labels).reshape(lead + tail))
  more = d.choice(REDUCTIONS)
  if d.chance(0.3):
    s.leaf("w", (classes,), "positive", False)
    more = d.choice([", weight=w", ", w"]) + more
  if ignored and count > 1:
    more += f", ignore_index={int(labels[0])}" if labels[0] != -100 or d.chance() else ""
  if d.chance(0.6):
    if d.chance(0.3):
      more += f", label_smoothing={d.choice([0.1, 0.25])}"
    s.run(f"y = {d.choice(['', 'F.'])}cross_entropy(x, t{more})", f"y = cross_entropy(x, t{more})")
  else:
    s.run(f"p = log_softmax(x, dim={len(lead)})")
    s.run(f"y = {d.choice(['', 'F.'])}nll_loss(p, t{more})", f"y = nll_loss(p, t{more})")
  s.want("y")
  s.gradients("y", "x")


@makes("torch.nn.functional.cross_entropy with probabilities")
def soft_labels(s):
  d = s.draw
  s.leaf("x", (2, 3))
  s.leaf("t", (2, 3), values=d.array((2, 3), "unit"))
  more = d.choice(REDUCTIONS) + d.choice(["", ", label_smoothing=0.1"])
  s.run(f"y = cross_entropy(x, t{more})")
  s.want("y")
  s.gradients("y", "x")


@makes("torch.nn.functional.binary_cross_entropy", 2)
def binary(s):
  d = s.draw
  s.leaf("x", (2, 2), "unit")
  s.leaf("t", (2, 2), None, False, (d.array((2, 2), "integer") > 0) * 1.0)
  more = d.choice(REDUCTIONS)
  if d.chance(0.3):
    s.leaf("w", (2, 2), "positive", False)
    more += ", weight=w"
  s.run(f"y = {d.choice(['', 'F.'])}binary_cross_entropy(x, t{more})")
  s.want("y")
  s.gradients("y", "x")


@makes("torch.nn.functional.one_hot")
def one_hot(s):
  d = s.draw
  s.constant("t", d.choice([[d.randrange(4) for _ in range(d.randint(1, 4))], [[1, 0], [2, 3]], 2]))
  more = d.choice(["", ", 4", ", num_classes=5"])
  prefix = d.choice(["", "F."])
  s.run(f"y = {prefix}one_hot(t{more})", f"y = one_hot(t{more.replace('num_classes=', '')})")
  s.want("y")


@makes("torch.nn.functional.batch_norm", 3)
def batch_norm(s):
  d = s.draw
  channels = d.randint(1, 3)
  s.leaf("x", d.choice([(3, channels), (2, channels, 2, 2), (2, channels, 3)]))
  s.leaf("m", (channels,), None, False)
  s.leaf("v", (channels,), "positive", False)
  leaves, text = ["x"], "x, m, v"
  if d.chance(0.6):
    s.leaf("w", (channels,))
    s.leaf("b", (channels,))
    leaves += ["w", "b"]
    text += d.choice([", w, b", ", weight=w, bias=b"])
  if d.chance():
    text += d.choice([", training=True", ", training=True, eps=0.001"])
  elif d.chance(0.3):
    text += ", eps=0.01"
  s.run(f"y = {d.choice(['', 'F.'])}batch_norm({text})",
        f"y = batch_norm({text.replace('x, m, v', 'x, m.clone(), v.clone()')})")
  s.want("y")
  s.gradients("y", *leaves)


MADE = [
  "zeros(2, 3)", "zeros((2, 3))", "ones(3)", "ones(1, 2, 2)", "full((2, 2), 7)", "full((3,), 0.5)",
  "eye(3)", "eye(2, 4)", "arange(5)", "arange(2, 6)", "arange(1, 8, 3)", "arange(5, 0, -2)",
  "arange(0, 1, 0.25)", "linspace(0, 1, 5)", "linspace(-2, 2, 3)", "linspace(0, 10, steps=4)",
  "torch.zeros(2, 2)", "torch.ones((2, 1))", "torch.eye(2)", "torch.arange(4)",
  "arange(6).reshape(2, 3)", "arange(12).view(3, 4)[1]", "ones(2, 2) * 3", "eye(2) @ eye(2)",
  "torch.linspace(1, 2, 2)", "zeros(3).sum()", "torch.full((2, 3), -1.5)", "ones(2, 3).numel()"]


@makes("torch makers", 4)
def makers(s):
  text = s.next(MADE)
  s.run(f"y = {text}", f"y = {text.replace('torch.arange', 'arange')}")
  s.want("y")


# A spelling that pasted lines have, and what it comes to here.
PASTED = [
  ("zeros_like(x)", None), ("ones_like(x)", None), ("torch.zeros_like(x) + 1", None),
  ("x.size(0)", None), ("x.size(-1)", None), ("size(x, 1)", None), ("x.shape[0]", None),
  ("x.shape[-1]", None), ("numel(x)", "x.numel()"), ("x.numel()", None), ("x.dim()", None),
  ("dim(x)", "x.dim()"), ("x.clone()", None), ("clone(x) * 2", "x * 2"), ("x.detach()", None),
  ("x.float()", "x"), ("x.double()", None), ("x.long()", "x.long().double()"),
  ("x.contiguous()", None), ("x.numpy()", "x"), ("x.detach().numpy()", "x"),
  ("x[0, 0].item()", None), ("x.sum().item() * 2", None), ("dropout(x, 0.5, training=False)", None),
  ("F.dropout(x, p=0.3, training=False)", None), ("torch.tensor([[1.0, 2.0], [3.0, 4.0]])", None),
  ("dropout(x, 0)", "dropout(x, 0.0)"), ("x.view(x.size(0), -1)", None), ("x.astype('float64')",
   "x"),
  ("x.reshape(x.shape[0] * x.shape[1])", None), ("numel(rand(2, 3))", "6.0"),
  ("size(randn(4, 2), 1)", "2.0"), ("numel(randint(0, 5, (2, 2)))", "4.0"),
  ("sum(rand(3, 3) < 1)", "9.0"), ("sum((rand(50) >= 0) * 1)", "50.0")]


@makes("torch pasted methods", 5)
def pasted(s):
  text, python = s.next(PASTED)
  s.leaf("x", (2, 3), s.draw.choice(["integer", "decimal"]))
  s.run(f"y = {text}", f"y = {python or text}")
  s.want("y")


@makes("torch.manual_seed")
def seeded(s):
  made = s.draw.choice(["rand(3)", "randn(2, 2)", "randint(0, 9, (4,))"])
  s.statements += ["manual_seed(3)", f"a = {made}", "manual_seed(3)", f"b = {made}"]
  s.run("y = sum(abs(a - b))", "y = torch.tensor(0.0)")
  s.want("y")


@makes("torch.Tensor.detach")
def detached(s):
  s.leaf("x", (2, 2))
  s.leaf("w", (2, 2))
  s.run(s.draw.choice(["y = x * w.detach()", "y = (x * w).detach() * w", "y = x.clone() * w"]))
  s.want("y")
  s.run("L = sum(y * x * w)")
  s.run("g = grad(L, w)")
  s.want("g")
