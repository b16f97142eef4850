"""Cases for everything that slides a window: convolution, pooling, unfold, fold, pad."""

from registry import makes
from script import Unfit


def options(draw, **choices):
  """Some of the keywords, each with one of its values, as they stand in a call."""
  chosen = {name: draw.choice(values) for name, values in choices.items() if draw.chance()}
  return "".join(f", {name}={value!r}" for name, value in chosen.items())


def image(script, name, channels, height, width, style=None):
  """An image with these channels, alone or in a batch; one channel may be a matrix."""
  draw = script.draw
  shapes = [(channels, height, width), (draw.randint(1, 2), channels, height, width)]
  if channels == 1:
    shapes += [(height, width)] * 2
  return script.leaf(name, draw.choice(shapes), style)


@makes("torch.nn.functional.conv2d", 4)
def conv2d(s):
  d = s.draw
  style = d.style()
  groups = d.choice([1, 1, 1, 2])
  each, outputs = d.randint(1, 2), groups * d.randint(1, 2)
  kernel = (d.randint(1, 3), d.randint(1, 3))
  image(s, "x", groups * each, d.randint(3, 6), d.randint(3, 7), style)
  plain = groups == each == outputs == 1 and d.chance(0.7)
  s.leaf("w", kernel if plain else (outputs, each) + kernel, style)
  leaves, call = ["x", "w"], "x, w"
  if d.chance(0.4):
    s.leaf("b", (outputs,), style)
    leaves.append("b")
    call += d.choice([", b", ", bias=b"])
  call += options(
    d, stride=[1, 2, 3, (1, 2), (2, 1)],
    padding=[0, 1, 2, (1, 0), (0, 2), "same", "valid", "full"], dilation=[1, 2, (1, 2), (2, 1)])
  if groups > 1:
    call += f", groups={groups}"
  s.run(f"y = conv2d({call})")
  s.want("y")
  s.gradients("y", *leaves)


@makes("torch.nn.functional.conv2d")
def conv2d_by_position(s):
  d = s.draw
  groups = d.choice([1, 2])
  s.leaf("x", (1, 2, 5, 5), "integer")
  s.leaf("w", (2, 2 // groups, 2, 2), "integer")
  s.leaf("b", (2,))
  s.run(f"y = F.conv2d(x, w, b, {d.randint(1, 2)}, {d.randint(0, 1)}, {d.randint(1, 2)}, {groups})")
  s.want("y")


@makes("torch.nn.functional.conv2d")
def conv2d_filters_on_a_matrix(s):
  d = s.draw
  s.leaf("x", (d.randint(3, 5), d.randint(3, 5)))
  s.leaf("w", (d.randint(2, 3), 1, d.randint(1, 3), d.randint(1, 3)))
  s.run(f"y = conv2d(x, w{options(d, stride=[2], padding=[1, 'same'])})")
  s.want("y")
  s.gradients("y", "x", "w")


@makes("torch.nn.functional.conv1d", 2)
def conv1d(s):
  d = s.draw
  groups = d.choice([1, 1, 2])
  each, outputs = d.randint(1, 2), groups * d.randint(1, 2)
  batch = d.choice([(), (1,), (2,)])
  s.leaf("x", batch + (groups * each, d.randint(4, 9)))
  s.leaf("w", (outputs, each, d.randint(1, 3)))
  leaves, call = ["x", "w"], "x, w"
  if d.chance(0.4):
    s.leaf("b", (outputs,))
    leaves.append("b")
    call += d.choice([", b", ", bias=b"])
  call += options(
    d, stride=[1, 2, 3], padding=[0, 1, 2, "same", "valid", "full"], dilation=[1, 2, 3])
  if groups > 1:
    call += f", groups={groups}"
  s.run(f"y = conv1d({call})")
  s.want("y")
  s.gradients("y", *leaves)


@makes("torch.nn.functional.conv_transpose2d", 3)
def conv_transpose2d(s):
  d = s.draw
  groups = d.choice([1, 1, 2])
  each, outputs = d.randint(1, 2), d.randint(1, 2)
  image(s, "x", groups * each, d.randint(2, 4), d.randint(2, 4))
  kernel = (d.randint(1, 3), d.randint(1, 3))
  plain = groups == each == outputs == 1 and d.chance(0.7)
  s.leaf("w", kernel if plain else (groups * each, outputs) + kernel)
  leaves, call = ["x", "w"], "x, w"
  if d.chance(0.4):
    s.leaf("b", (groups * outputs,))
    leaves.append("b")
    call += d.choice([", b", ", bias=b"])
  call += options(
    d, stride=[1, 2, 3, (1, 2), (2, 3)], padding=[0, 1, (1, 0)], dilation=[1, 2, (2, 1)],
    output_padding=[1, (0, 1), (1, 0)])
  if groups > 1:
    call += f", groups={groups}"
  s.run(f"y = conv_transpose2d({call})")
  s.want("y")
  s.gradients("y", *leaves)


@makes("torch.nn.functional.conv_transpose2d")
def conv_transpose2d_by_position(s):
  d = s.draw
  s.leaf("x", (1, 2, 3, 3))
  s.leaf("w", (2, 2, 2, 3))
  s.leaf("b", (2,))
  s.run(f"y = F.conv_transpose2d(x, w, b, 2, {d.randint(0, 1)}, {d.randint(0, 1)})")
  s.want("y")
  s.gradients("y", "x", "w", "b")


def pool(s, name, **choices):
  d = s.draw
  if name.endswith("1d"):
    s.leaf("x", d.choice([(), (2,)]) + (d.randint(1, 2), d.randint(4, 9)))
    size, step = d.randint(1, 4), [1, 2, 3]
  else:
    image(s, "x", d.randint(1, 2), d.randint(3, 7), d.randint(3, 7))
    size = d.choice([1, 2, 2, 3, (2, 3), (3, 1)])
    step = [1, 2, 3, (1, 2), (3, 2)]
  keyword = d.choice(["", "", "kernel_size="])
  s.run(f"y = {name}(x, {keyword}{size}{options(d, stride=step, **choices)})")
  if not s.tensor("y").isfinite().all():
    raise Unfit
  s.want("y")
  s.gradients("y", "x")


@makes("torch.nn.functional.max_pool2d", 3)
def max_pool2d(s):
  pool(s, "max_pool2d", padding=[0, 1, (0, 1)], dilation=[1, 2, (1, 2)], ceil_mode=[True, False])


@makes("torch.nn.functional.avg_pool2d", 3)
def avg_pool2d(s):
  pool(
    s, "avg_pool2d", padding=[0, 1, (1, 0)], ceil_mode=[True, False],
    count_include_pad=[True, False])


@makes("torch.nn.functional.max_pool1d")
def max_pool1d(s):
  pool(s, "max_pool1d", padding=[0, 1], dilation=[1, 2], ceil_mode=[True, False])


@makes("torch.nn.functional.avg_pool1d")
def avg_pool1d(s):
  pool(s, "avg_pool1d", padding=[0, 1], ceil_mode=[True], count_include_pad=[True, False])


@makes("torch.nn.functional.max_pool2d")
def pools_by_position(s):
  d = s.draw
  s.leaf("x", (1, 6, 6), "integer")
  s.run(d.choice([
    "y = F.max_pool2d(x, 3, 2, 1, 2, True)", "y = F.max_pool2d(x, 2, 2)",
    "y = F.avg_pool2d(x, 3, 2, 1, True, False)", "y = F.avg_pool2d(x, (2, 3), (1, 2))"]))
  s.want("y")
  s.gradients("y", "x")


@makes("torch.nn.functional.lp_pool2d", 2)
def lp_pool(s):
  d = s.draw
  power = d.choice([1, 2, 2, 3, 4, 1.5])
  style = "positive" if power not in (2, 4) or d.chance() else "quarter"
  ceil = options(d, ceil_mode=[True, False])
  if d.chance(0.35):
    s.leaf("x", d.choice([(), (2,)]) + (2, d.randint(4, 8)), style)
    s.run(f"y = lp_pool1d(x, {power}, {d.randint(1, 3)}{options(d, stride=[1, 2])}{ceil})")
  else:
    image(s, "x", d.randint(1, 2), d.randint(3, 6), d.randint(3, 6), style)
    size = d.choice([1, 2, 3, (2, 1), (1, 3)])
    s.run(f"y = lp_pool2d(x, {power}, {size}{options(d, stride=[1, 2, (2, 1)])}{ceil})")
  s.want("y")
  if (s.tensor("y") == 0).any():
    return
  s.gradients("y", "x")


@makes("torch.nn.functional.adaptive_avg_pool2d", 2)
def adaptive(s):
  d = s.draw
  image(s, "x", d.randint(1, 2), d.randint(3, 7), d.randint(3, 7))
  kind = d.choice(["adaptive_avg_pool2d", "adaptive_max_pool2d"])
  s.run(f"y = {kind}(x, {d.choice([1, 2, 3, (1, 2), (3, 2), (2, 4)])})")
  s.want("y")
  s.gradients("y", "x")


@makes("torch.nn.functional.unfold", 2)
def unfold(s):
  d = s.draw
  image(s, "x", d.randint(1, 2), d.randint(3, 5), d.randint(3, 5))
  size = d.choice([1, 2, 3, (2, 3), (1, 2)])
  more = options(d, dilation=[1, 2], padding=[0, 1, (1, 0)], stride=[1, 2, (1, 2)])
  s.run(f"y = unfold(x, {size}{more})")
  s.want("y")
  s.gradients("y", "x")


@makes("torch.nn.functional.fold", 2)
def fold(s):
  d = s.draw
  size = (d.randint(3, 5), d.randint(3, 5))
  kernel = (d.randint(1, 3), d.randint(1, 3))
  stride, padding = d.randint(1, 2), d.randint(0, 1)
  rows, columns = ((w + 2 * padding - k) // stride + 1 for w, k in zip(size, kernel))
  shape = (2 * kernel[0] * kernel[1], rows * columns)
  s.leaf("x", d.choice([shape, (1,) + shape]))
  s.run(f"y = fold(x, {size}, {kernel}, padding={padding}, stride={stride})")
  s.want("y")
  s.gradients("y", "x")


@makes("torch.nn.functional.pad", 4)
def pad(s):
  d = s.draw
  mode = d.choice(["constant", "constant", "reflect", "replicate", "circular"])
  low = -1 if mode == "constant" and d.chance(0.3) else 0
  form = d.choice(["line", "matrix", "matrix", "side", "image", "batch"])
  shapes = {"line": (6,), "matrix": (4, 5), "side": (3, 5), "image": (2, 4, 4),
            "batch": (1, 2, 3, 4)}
  s.leaf("x", shapes[form])
  cells = tuple(d.randint(low, 2) for _ in range(2 if form in ("line", "side") else 4))
  if form in ("line", "matrix") and d.chance(0.3):
    cells = d.randint(1, 2)
  more = d.choice([f", mode='{mode}'", f", '{mode}'"]) if mode != "constant" else ""
  if mode == "constant" and d.chance():
    more = d.choice([", value=2",
  ", value=-0.5",
  ", 'constant', 1.5",
   ", mode='constant', value=3"])
  s.run(f"y = {d.choice(['pad', 'F.pad'])}(x, {cells}{more})", f"y = pad(x, {cells}{more})")
  s.want("y")
  s.gradients("y", "x")
