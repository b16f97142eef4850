"""The language's function names, computed by PyTorch in float64.

Mostly these are PyTorch's own functions. What is written out here is where the language takes more
than PyTorch does: a matrix as one map, `'same'` with a stride, `'full'`, one number for all sides.
"""

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def pair(value):
  """A number for both axes, or the pair itself."""
  return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


def as_batch(x):
  """An image or a matrix as a batch of one."""
  return x.reshape((1,) * (4 - x.dim()) + tuple(x.shape))


def as_given(y, rank):
  """A batch of results with the dimensions that the operand did not have dropped again."""
  if rank == 4:
    return y
  if rank == 3:
    return y[0]
  return y[0, 0] if y.shape[1] == 1 else y[0]


def sides(padding, sizes, kernel, stride, dilation):
  """Cells before and behind every axis, last axis first, as `F.pad` takes them."""
  cells = []
  for size, k, s, d in reversed(list(zip(sizes, kernel, stride, dilation))):
    if padding == "full":
      cells += [d * (k - 1)] * 2
    elif padding == "same":
      total = max(0, (-(-size // s) - 1) * s + d * (k - 1) + 1 - size)
      cells += [total // 2, total - total // 2]
    else:
      cells += [0, 0]
  return cells


def conv2d(x, w, bias=None, stride=1, padding=0, dilation=1, groups=1):
  stride, dilation = pair(stride), pair(dilation)
  w = as_batch(w)
  y = as_batch(x)
  if isinstance(padding, str):
    y = F.pad(y, sides(padding, y.shape[2:], w.shape[2:], stride, dilation))
    padding = 0
  return as_given(F.conv2d(y, w, bias, stride, padding, dilation, groups), x.dim())


def conv1d(x, w, bias=None, stride=1, padding=0, dilation=1, groups=1):
  if isinstance(padding, str):
    x = F.pad(x, sides(padding, x.shape[-1:], w.shape[2:], (stride,), (dilation,)))
    padding = 0
  return F.conv1d(x, w, bias, stride, padding, dilation, groups)


def conv_transpose2d(x, w, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
  y = F.conv_transpose2d(
    as_batch(x), as_batch(w), bias, stride, padding, output_padding, groups, dilation)
  return as_given(y, x.dim())


def on_maps(function):
  """A function of images that takes a matrix as one map and gives one back."""

  def lifted(x, *arguments, **keywords):
    if x.dim() != 2:
      return function(x, *arguments, **keywords)
    return function(x[None], *arguments, **keywords)[0]

  return lifted


def unfold(x, kernel_size, dilation=1, padding=0, stride=1):
  return F.unfold(x[None] if x.dim() == 2 else x, kernel_size, dilation, padding, stride)


def pad(x, pad, mode="constant", value=None):
  if not isinstance(pad, (tuple, list)):
    pad = (pad,) * (2 * min(x.dim(), 2))
  if mode != "constant" and x.dim() == len(pad) // 2:
    return F.pad(x[None], pad, mode, value)[0]
  return F.pad(x, pad, mode, value)


def reduction(function):
  """`max` and `min`: a dimension gives the values, two tensors go element by element."""
  whole, pairwise = function, torch.maximum if function is torch.max else torch.minimum

  def reduced(x, dim=None, keepdim=False):
    if dim is None:
      return whole(x)
    if isinstance(dim, torch.Tensor):
      return pairwise(x, dim)
    return whole(x, dim, keepdim).values

  return reduced


def with_indices(function):
  """The values and the indices of `v, i = max(x, dim=d)`."""

  def both(x, dim, keepdim=False):
    values, indices = function(x, dim, keepdim)
    return values, indices.double()

  return both


def cross_entropy(x, target, *arguments, **keywords):
  target = torch.as_tensor(target)
  target = target if target.shape == x.shape else target.long()
  return F.cross_entropy(x, target, *arguments, **keywords)


def nll_loss(x, target, *arguments, **keywords):
  return F.nll_loss(x, target.long(), *arguments, **keywords)


def norm(x, p=2, dim=None, keepdim=False):
  return torch.norm(x, p=p, dim=dim, keepdim=keepdim)


def grad(loss, *leaves):
  gradients = torch.autograd.grad(loss, leaves, retain_graph=True, allow_unused=False)
  return gradients[0] if len(leaves) == 1 else gradients


def grad_through_steps(loss, leaf):
  """A gradient that PyTorch leaves out where only `floor` and its like lie between."""
  found = torch.autograd.grad(loss, leaf, retain_graph=True, allow_unused=True)[0]
  return torch.zeros_like(leaf) if found is None else found


def names():
  """A fresh namespace in which the statements of a case are run."""
  space = {name: getattr(torch, name) for name in (
    "matmul dot outer flatten reshape permute transpose squeeze unsqueeze concatenate stack "
    "sigmoid tanh exp log sqrt abs sign floor ceil round pow remainder maximum minimum "
    "sum mean var std zeros ones full eye linspace zeros_like ones_like rot90 roll "
    "softmax log_softmax relu numel clamp").split()}
  space.update({name: getattr(F, name) for name in (
    "linear leaky_relu softplus gelu mse_loss l1_loss binary_cross_entropy batch_norm "
    "dropout fold").split()})
  space.update({name: on_maps(getattr(F, name)) for name in (
    "max_pool2d avg_pool2d lp_pool2d adaptive_avg_pool2d adaptive_max_pool2d").split()})
  space.update({name: getattr(F, name) for name in (
    "max_pool1d avg_pool1d lp_pool1d").split()})
  space.update(
    torch=torch, F=F, conv1d=conv1d, conv2d=conv2d, conv_transpose2d=conv_transpose2d,
    unfold=unfold, pad=pad, norm=norm, grad=grad, cross_entropy=cross_entropy,
    nll_loss=nll_loss,
    max=reduction(torch.max), min=reduction(torch.min), max_pair=with_indices(torch.max),
    min_pair=with_indices(torch.min), mod=torch.remainder, grad_through_steps=grad_through_steps,
    cat=lambda tensors, dim=0: torch.cat(tuple(tensors), dim),
    flip=lambda x, dims: torch.flip(x, dims if isinstance(dims, (tuple, list)) else (dims,)),
    view=lambda x, *shape: x.reshape(*shape),
    argmax=lambda *a, **k: torch.argmax(*a, **k).double(),
    argmin=lambda *a, **k: torch.argmin(*a, **k).double(),
    allclose=lambda *a, **k: float(torch.allclose(*a, **k)),
    one_hot=lambda x, n=-1: F.one_hot(torch.as_tensor(x).long(), n).double(),
    arange=lambda *a: torch.arange(*(float(v) for v in a)),
    size=lambda x, d: float(x.size(d)), inf=float("inf"), nan=float("nan"),
    e=2.718281828459045, pi=3.141592653589793)
  return space
