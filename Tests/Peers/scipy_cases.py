#!/usr/bin/env python3
"""Random cases in NumPy's and SciPy's spelling, with their results.

The statements of a case are valid Python and are run as they stand, so names, defaults and the
meaning of `mode=`, `boundary=`, `axis=` are those libraries' own.
"""

import re

import numpy as np
import scipy.signal

from cases import Draw, case, literal, main, result

SAME_NAME = ["", "", ", mode='full'", ", mode='same'", ", mode='valid'", ", 'same'", ", 'valid'"]
BOUNDARY = ["", "", ", boundary='fill'", ", boundary='wrap'", ", boundary='symm'"]


def two_dimensional(d):
  """`convolve2d`, `correlate2d`: modes and boundaries; the kernel is the smaller of the two."""
  rows, columns = d.randint(3, 6), d.randint(3, 6)
  leaves = {"x": (rows, columns), "k": (d.randint(1, 3), d.randint(1, 3))}
  name = d.choice(["signal.", "scipy.signal.", ""]) + d.choice(["convolve2d", "correlate2d"])
  return leaves, f"{name}(x, k{d.choice(SAME_NAME)}{d.choice(BOUNDARY)})"


def one_dimensional(d):
  """`convolve` and `correlate` of NumPy; the first may be the shorter."""
  leaves = {"a": (d.randint(1, 7),), "v": (d.randint(1, 4),)}
  name = d.choice(["np.convolve", "np.correlate", "numpy.convolve", "convolve", "correlate"])
  return leaves, f"{name}(a, v{d.choice(SAME_NAME)})"


def signal_lines(d):
  """`scipy.signal`'s own `convolve` and `correlate`, which are full unless told."""
  leaves = {"a": (d.randint(4, 8),), "v": (d.randint(1, 4),)}
  name = d.choice(["signal.convolve", "signal.correlate", "scipy.signal.correlate"])
  return leaves, f"{name}(a, v{d.choice(SAME_NAME)})"


def pads(d):
  """`np.pad`: a number, a pair for all, pairs for each dimension; first dimension first."""
  shape = d.choice([(5,), (3, 4), (4, 3), (2, 3, 3)])
  a, b = d.randint(0, 2), d.randint(0, 2)
  each = tuple((d.randint(0, 2), d.randint(0, 2)) for _ in shape)
  width = d.choice([d.randint(1, 2), (a, b), each, each, (each[0],)])
  mode = d.choice([
    "", ", 'constant'", ", mode='constant'", ", mode='constant', constant_values=7",
    ", 'constant', constant_values=-1", ", mode='reflect'", ", mode='edge'", ", mode='wrap'"])
  if "reflect" in mode or "wrap" in mode:
    width = tuple((min(l, n - 1), min(r, n - 1)) for (l, r), n in zip(each, shape))
  return {"x": shape}, f"np.pad(x, {width}{mode})"


PLAIN = [
  "np.std(x)", "np.var(x)", "np.std(x, axis=0)", "np.var(x, axis=1)",
  "np.std(x, axis=1, keepdims=True)",
  "np.var(x, 0)", "numpy.std(x, axis=-1)", "np.mean(x)", "np.mean(x, axis=0)", "np.sum(x)",
  "np.sum(x, axis=1)", "np.sum(x, axis=0, keepdims=True)", "np.max(x)", "np.max(x, axis=1)",
  "np.min(x, axis=0)", "np.argmax(x)", "np.argmax(x, axis=1)", "np.argmin(x, axis=0)",
  "np.dot(x, x.T)", "np.dot(x, x[0])", "np.dot(x[0], x[1])", "np.matmul(x, x.T)", "x @ x.T",
  "np.outer(x[0], x[1])", "np.exp(x)", "np.abs(x)", "np.sign(x)", "np.floor(x)", "np.ceil(x)",
  "np.round(x)", "np.round(x / 2)", "np.maximum(x, 0)", "np.minimum(x, 1)", "np.sqrt(np.abs(x))",
  "np.tanh(x)", "np.flip(x)", "np.flip(x, 0)", "np.flip(x, axis=1)", "np.rot90(x)",
  "np.rot90(x, 2)",
  "np.rot90(x, -1)", "np.roll(x, 1)", "np.roll(x, 1, axis=0)", "np.roll(x, -2, axis=1)",
  "np.transpose(x)", "np.reshape(x, (2, -1))", "x.reshape(-1, 1)", "np.squeeze(x[None, :, :])",
  "np.concatenate([x, x], axis=1)", "np.concatenate((x, x))", "np.stack([x, x], axis=1)",
  "np.linalg.norm(x)", "np.linalg.norm(x[0])", "np.zeros((2, 3))", "np.ones(3)", "np.ones((2, 2))",
  "np.eye(3)", "np.full((2, 2), 5)", "np.arange(4)", "np.arange(2, 9, 3)", "np.linspace(0, 1, 5)",
  "np.zeros_like(x)", "np.ones_like(x) * 2", "np.mod(x, 2)", "np.power(x, 2)", "x[::-1]",
  "x[::-1, ::-1]", "x[:, ::-2]", "x[-1]", "x[1:, :-1]", "x[..., 0]", "x[None].shape[0]", "x ** 2",
  "x // 2", "(x > 0) * x", "np.log(np.exp(x))", "np.array([[1, 2], [3, 4]]) * 2",
  "np.remainder(x, 3)", "np.sum(x * x)", "np.pad(x, 1).shape[0]",
  "np.arange(6).reshape(2, 3)", "np.arange(12).reshape((3, 4))[1:, ::2]", "np.pi * x",
  "np.sum(np.abs(x), axis=(0, 1))", "np.allclose(x, x + 1e-12)", "np.max(np.abs(x - x.mean()))"]


def plain(d):
  """One call in NumPy's manner, mostly of a matrix."""
  text = d.choice(PLAIN)
  return {"x": (d.choice([2, 4]), d.randint(2, 4))}, text


def make(seed):
  """The case of a seed."""
  kinds = [two_dimensional, two_dimensional, one_dimensional, signal_lines, pads, pads, plain,
  plain,
           plain]
  kind = kinds[seed % len(kinds)]
  d = Draw(seed)
  leaves, text = kind(d)
  style = d.style()
  space = {"np": np, "numpy": np, "scipy": scipy, "signal": scipy.signal, "convolve": np.convolve,
           "correlate": np.correlate, "convolve2d": scipy.signal.convolve2d,
           "correlate2d": scipy.signal.correlate2d}
  statements = []
  for name, shape in leaves.items():
    if re.search(rf"\b{name}\b", text):
      space[name] = d.array(shape, style)
      statements.append(f"{name} = {literal(space[name], d)}")
  statements.append(f"y = {text}")
  expected = {"y": result(eval(text, space))}
  return case("; ".join(statements), text.split("(")[0], seed, expected)


def generate(seed, count):
  with np.errstate(all="ignore"):
    for number in range(seed, seed + count):
      yield make(number)


if __name__ == "__main__":
  main(generate, __doc__)
