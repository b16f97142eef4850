"""A few statements of the language, run by PyTorch as they are written."""

import math
import re

import torch

from cases import case, literal, result
from torch_names import names


class Unfit(Exception):
  """What was drawn makes no good case: too large, or nothing to differentiate."""


def copying(statement):
  """An element assignment as PyTorch can differentiate it: into a copy, out of the old value."""
  assigned = re.match(r"(\w+)(\[.*?\]) ([-+*/]?)= (.*)", statement)
  if not assigned:
    return statement
  name, index, operator, value = assigned.groups()
  value = re.sub(rf"\b{name}\b", "old", value)
  if operator:
    value = f"old{index} {operator} ({value})"
  return f"old = {name}; {name} = {name}.clone(); {name}{index} = {value}"


class Script:
  """Builds a case statement by statement; every statement is run at once by PyTorch."""

  def __init__(self, draw, turn=0):
    self.draw = draw
    self.turn = turn
    self.space = names()
    self.statements = []
    self.programs = []
    self.leaves = {}
    self.wanted = []

  def next(self, choices):
    """The choice whose turn it is, so that all of a list come up."""
    return choices[self.turn % len(choices)]

  def leaf(self, name, shape, style=None, differentiable=True, values=None):
    """Defines a tensor by a literal."""
    if values is None:
      values = self.draw.array(shape, style or self.draw.style())
    self.space[name] = torch.tensor(values).requires_grad_(differentiable)
    self.leaves[name] = self.space[name]
    self.statements.append(f"{name} = {literal(values, self.draw)}")
    return name

  def constant(self, name, values):
    """Defines a tensor that nothing is differentiated with respect to."""
    import numpy as np

    return self.leaf(name, None, values=np.asarray(values, dtype=np.float64), differentiable=False)

  def run(self, statement, python=None):
    """Adds a statement; `python` is given where PyTorch spells it otherwise."""
    program = python or copying(statement)
    exec(program, self.space)
    self.statements.append(statement)
    self.programs.append(program)

  def want(self, *wanted):
    """Names whose values the case expects."""
    self.wanted += wanted

  def tensor(self, name):
    """The value of a name, as a tensor."""
    value = self.space[name]
    return value if isinstance(value, torch.Tensor) else torch.tensor(float(value))

  def gradients(self, of, *leaves):
    """Ends in a scalar made of `of` and asks for its gradients."""
    y = self.tensor(of)
    if y.numel() == 0 or not y.requires_grad:
      raise Unfit
    if y.dim() == 0 or y.numel() == 1 and self.draw.chance():
      self.run(f"L = {of} * 3" if y.dim() == 0 else f"L = sum({of})")
    else:
      self.leaf("c", tuple(y.shape), "integer", differentiable=False)
      self.run(self.draw.choice([f"L = sum({of} * c)", f"L = ({of} * c).sum()"]))
    for leaf in leaves:
      self.run(f"d{leaf} = grad(L, {leaf})", f"d{leaf} = grad_through_steps(L, {leaf})")
      self.want(f"d{leaf}")

  def finish(self, origin, seed, **more):
    """The case, once every wanted value is of a modest size."""
    expected = {}
    for name in self.wanted:
      value = self.tensor(name).detach().double()
      if value.numel() > 400:
        raise Unfit
      expected[name] = result(value.numpy())
      numbers = [v for v in expected[name]["values"] if not isinstance(v, str)]
      if any(abs(v) > 1e8 for v in numbers):
        raise Unfit
    return case("; ".join(self.statements), origin, seed, expected, **more)

  def steady(self, tolerance=1e-7):
    """Whether a hair's breadth in the leaves leaves all results where they are."""
    space = dict(self.space)
    for name, value in self.leaves.items():
      noise = torch.tensor([self.draw.uniform(-1, 1) for _ in range(value.numel())])
      shaken = value.detach() + 1e-11 * noise.reshape(value.shape)
      space[name] = shaken.requires_grad_(value.requires_grad)
    for program in self.programs:
      exec(program, space)
    for name in self.wanted:
      now = torch.as_tensor(space[name]).detach().double()
      if not torch.allclose(now, self.tensor(name).detach().double(), tolerance, tolerance):
        return False
    return all(math.isfinite(float(v)) for n in self.wanted for v in self.tensor(n).flatten())
