"""Cases for products of matrices, for shapes, for indexing and element assignment."""

from registry import makes
from script import Unfit


def differ(s, *leaves):
  """Gradients of `y` as often as not."""
  if s.draw.chance(0.6):
    s.gradients("y", *leaves)


@makes("torch.matmul", 2)
def matmul(s):
  d = s.draw
  n, k, m = d.randint(1, 3), d.randint(1, 4), d.randint(1, 3)
  left, right = d.choice([
    ((n, k), (k, m)), ((n, k), (k, m)), ((k,), (k, m)), ((n, k), (k,)), ((k,), (k,)),
    ((2, n, k), (k, m)), ((2, n, k), (2, k, m)), ((2, 1, n, k), (3, k, m)), ((2, n, k), (k,))])
  s.leaf("a", left)
  s.leaf("b", right)
  s.run(d.choice(["y = a @ b", "y = matmul(a, b)", "y = a.matmul(b)", "y = torch.matmul(a, b)"]))
  s.want("y")
  differ(s, "a", "b")


@makes("torch.dot")
def dot_outer(s):
  d = s.draw
  n = d.randint(1, 5)
  s.leaf("a", (n,))
  if d.chance():
    s.leaf("b", (n,))
    s.run(d.choice(["y = dot(a, b)", "y = torch.dot(a, b)", "y = a.dot(b)"]))
  else:
    s.leaf("b", (d.randint(1, 4),))
    s.run(d.choice(["y = outer(a, b)", "y = torch.outer(a, b)"]))
  s.want("y")
  differ(s, "a", "b")


@makes("torch.nn.functional.linear")
def linear(s):
  d = s.draw
  inputs, outputs = d.randint(1, 4), d.randint(1, 3)
  s.leaf("x", d.choice([(), (2,), (2, 2)]) + (inputs,))
  s.leaf("w", (outputs, inputs))
  if d.chance():
    s.leaf("b", (outputs,))
    s.run(d.choice(["y = linear(x, w, b)", "y = F.linear(x, w, bias=b)"]))
    s.want("y")
    differ(s, "x", "w", "b")
  else:
    s.run("y = linear(x, w)")
    s.want("y")
    differ(s, "x", "w")


@makes("torch.norm", 2)
def norm(s):
  d = s.draw
  s.leaf("x", d.choice([(4,), (3, 4), (2, 2, 3)]))
  power = d.choice(["", "", ", 1", ", p=1", ", 2", ", p=3", ", inf", ", p='fro'"])
  more = d.choice(["", ", dim=-1", ", dim=0", ", dim=-1, keepdim=True"])
  s.run(f"y = norm(x{power or (', 2' if more else '')}{more})")
  s.want("y")
  if (s.tensor("y") != 0).all():
    differ(s, "x")


@makes("torch.allclose")
def allclose(s):
  d = s.draw
  s.leaf("a", (2, 2), "integer", False)
  s.leaf("b", (2, 2), None, False, s.tensor("a").numpy() * (1 + d.choice([0, 1e-9, 1e-6, 1e-3, 1])))
  s.run(f"y = allclose(a, b{d.choice(['', '', ', rtol=0.01', ', atol=0.01', ', 0.1, 0.1'])})")
  s.want("y")


@makes("torch.reshape", 3)
def reshape(s):
  s.leaf("x", (2, 3, 4))
  s.run("y = " + s.next([
    "x.reshape(4, 6)", "x.reshape((6, 4))", "reshape(x, (3, -1))", "x.reshape(-1)",
    "x.view(2, 12)", "x.view(-1, 3)", "flatten(x)", "x.flatten(1)", "flatten(x, start_dim=1)",
    "torch.flatten(x, 0, 1)", "x.flatten(start_dim=0, end_dim=-2)", "permute(x, (2, 0, 1))",
    "x.permute(1, 0, 2)", "x.permute((0, 2, 1))", "transpose(x, 0, 1)", "x.transpose(1, 2)",
    "x.transpose(-1, 0)", "torch.reshape(x, (1, 24))"]))
  s.want("y")
  differ(s, "x")


@makes("torch.squeeze", 2)
def squeeze(s):
  d = s.draw
  s.leaf("x", d.choice([(1, 3, 1, 2), (2, 1, 3, 1)]))
  s.run("y = " + d.choice([
    "squeeze(x)", "x.squeeze()", "x.squeeze(0)", "squeeze(x, 1)", "x.squeeze(dim=-1)",
    "x.squeeze(2)", "unsqueeze(x, 0)", "x.unsqueeze(-1)", "unsqueeze(x, dim=2)",
    "x[0].unsqueeze(0).unsqueeze(0)"]))
  s.want("y")
  differ(s, "x")


@makes("torch.Tensor.T")
def transposes(s):
  d = s.draw
  s.leaf("x", (d.randint(1, 3), d.randint(1, 4)))
  s.run(*d.choice([("y = x.T",), ("y = x'", "y = x.T"), ("y = x' @ x", "y = x.T @ x"),
                   ("y = x.T * 2",), ("y = (x + 1)'", "y = (x + 1).T"), ("y = x''", "y = x.T.T")]))
  s.want("y")
  differ(s, "x")


@makes("torch.cat", 3)
def cat(s):
  d = s.draw
  dim = d.choice([0, 1, -1])
  shape = [d.randint(1, 3), d.randint(1, 3)]
  s.leaf("a", tuple(shape))
  if d.chance(0.6):
    shape[dim] = d.randint(1, 4)
  s.leaf("b", tuple(shape))
  equal = s.tensor("a").shape == s.tensor("b").shape
  if equal and d.chance():
    s.run("y = " + d.choice([
      "stack([a, b])", "torch.stack((a, b))", "stack([a, b], dim=1)", "stack([a, b, a], -1)",
      "torch.stack([a, b], dim=2)"]))
  else:
    call = d.choice(["cat([a, b]", "torch.cat((a, b)", "concatenate((a, b)", "cat([b, a, b]"])
    s.run(f"y = {call}, {d.choice(['dim=', ''])}{dim})" if dim or d.chance() else f"y = {call})")
  s.want("y")
  differ(s, "a", "b")


@makes("torch.stack")
def stacked_literals(s):
  s.leaf("a", (2,))
  s.leaf("b", (2,))
  text = s.draw.choice(["[a, b]", "[a; b]", "[a, b, a]", "[a; b; b]"])
  s.run(f"y = {text}", f"y = torch.stack([{text[1:-1].replace(';', ',')}])")
  s.want("y")
  differ(s, "a", "b")


@makes("torch.flip", 2)
def flip_roll(s):
  d = s.draw
  s.leaf("x", d.choice([(3, 4), (2, 3)]))
  s.run("y = " + d.choice([
    "flip(x, 0)", "flip(x, (0, 1))", "x.flip(1)", "torch.flip(x, [0, 1])", "flip(x, dims=(1,))",
    "rot90(x)", "rot90(x, 2)", "rot90(x, -1)", "rot90(x, 3)", "torch.rot90(x, 1, (1, 0))",
    "torch.rot90(x, 1, [0, 1])", "rot90(x, 5)", "roll(x, 1)", "roll(x, 1, 0)", "roll(x, -1, 1)",
    "torch.roll(x, (1, 2), (0, 1))", "roll(x, shifts=2, dims=1)", "x.roll(3)"]),
    None)
  s.want("y")
  differ(s, "x")


SLICES = [
  "x[0]", "x[-1]", "x[1, 2]", "x[-2, -1]", "x[0:2]", "x[:, 1]", "x[1:, :-1]", "x[::2, ::2]",
  "x[..., 0]", "x[None]", "x[:, None]", "x[None, 0, :]", "x[0, ...]", "x[1:2, 1:3]", "x[..., None]",
  "x[-3:, -2:]", "x[:10]", "x[2:1]", "x[:, 1::2]", "x[0][1]", "x[1:][0]", "x[...]", "x[:, -1:]"]


@makes("torch.Tensor.__getitem__", 3)
def slices(s):
  s.leaf("x", (3, 4))
  s.run(f"y = {s.next(SLICES)}")
  if s.tensor("y").numel() == 0:
    raise Unfit
  s.want("y")
  differ(s, "x")


@makes("numpy.ndarray.__getitem__", 2)
def backward_slices(s):
  s.leaf("x", (3, 4))
  s.run(*s.draw.choice([
    ("y = x[::-1]", "y = x.flip(0)"), ("y = x[:, ::-1]", "y = x.flip(1)"),
    ("y = x[::-1, ::-1]", "y = x.flip(0, 1)"), ("y = x[2:0:-1]", "y = x[1:3].flip(0)"),
    ("y = x[0, ::-2]", "y = x[0, 1::2].flip(0)"), ("y = x[::-2, 1]", "y = x[::2, 1].flip(0)"),
    ("y = x[-1::-1, 0]", "y = x[:, 0].flip(0)"), ("y = x[..., 3:1:-1]", "y = x[:, 2:4].flip(1)"),
    ("y = x[1::-1]", "y = x[:2].flip(0)")]))
  s.want("y")
  differ(s, "x")


@makes("torch.Tensor.__getitem__")
def deep_slices(s):
  d = s.draw
  s.leaf("x", (2, 2, 3, 3))
  s.run("y = " + d.choice([
    "x[0, 1]", "x[:, 0]", "x[..., 1]", "x[1, ..., 0]", "x[:, :, 1:, :2]", "x[0, 0, 1, 2]",
    "x[:, None, 0]", "x[-1, :, ::2, ::2]", "x[:, 1:, 0, 1:]", "x[1][0][2]"]))
  s.want("y")
  differ(s, "x")


@makes("torch.Tensor.__setitem__", 3)
def assignment(s):
  d = s.draw
  s.leaf("x", (3, 3))
  s.leaf("v", (3,))
  s.run(d.choice(["y = x * 2", "y = x + v", "y = x * x", "y = x"]))
  for _ in range(d.randint(1, 2)):
    s.run(d.choice([
      "y[0, 0] = 5", "y[1] = v", "y[:, 2] = v * 3", "y[1, 1] = v[0] * v[1]", "y[0:2, 0:2] = 1",
      "y[-1, -1] = y[0, 0]", "y[::2] = 0", "y[..., 0] = v", "y[2] = y[0] * v", "y[0] = -y[0]",
      "y[1, 2] += 2", "y[0] *= v", "y[:, 1] -= v"]))
  s.run(d.choice(["z = y * y", "z = y * 3", "z = exp(y / 4)"]))
  s.want("y", "z")
  s.run("L = sum(z * v)")
  for leaf in ("x", "v", "y"):
    s.run(f"d{leaf} = grad(L, {leaf})", f"d{leaf} = grad_through_steps(L, {leaf})")
    s.want(f"d{leaf}")
