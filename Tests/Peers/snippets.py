#!/usr/bin/env python3
"""Snippets in their native spelling with the results that their own tools give.

What Python computes is run by PyTorch, NumPy and SciPy with float64 as the default, what is
MATLAB's by
Octave. Transcripts are run without their prompts and outputs. The keys of `expected` are names, or
expressions such as `x.grad`. With `"beyond": true` the contract promises nothing: it may run and
then
gives this result, or be refused with advice.
"""

import math
import re

import numpy as np
import scipy.signal
import torch

from cases import case, main, result
from octave_cases import octave
from snippets_matlab import MATLAB, PRINTED, REFUSED
from snippets_python import NUMPY, TORCH

PROMPT = re.compile(r"^(>>>|>>|\.\.\.|In \[\d+\]:) ?")


def inputs(source):
  """The inputs of a transcript, or the whole of anything else."""
  if not PROMPT.match(source):
    return source
  return "\n".join(PROMPT.sub("", line) for line in source.splitlines() if PROMPT.match(line))


def python(source, wanted):
  """What Python's libraries give for a snippet."""
  torch.set_default_dtype(torch.float64)
  for name in ("float32", "float"):
    setattr(torch, name, torch.float64)
  space = {"torch": torch, "F": torch.nn.functional, "nn": torch.nn, "np": np, "scipy": scipy,
           "signal": scipy.signal, "math": math, "print": lambda *values: None}
  exec(source, space)
  found = {}
  for key in wanted:
    value = eval(key, space)
    found[key] = result(value.detach().numpy() if isinstance(value, torch.Tensor) else value)
  return found


def from_python():
  for source, wanted in TORCH + NUMPY:
    origin = "numpy/scipy" if (source, wanted) in NUMPY else "torch"
    expected = python(inputs(source.replace("WEIGHT(", "nn.Parameter(")), wanted)
    if "WEIGHT" in source:
      yield case(source.replace("WEIGHT(", "nn.Parameter("), origin, None, expected, beyond=True)
      source = re.sub(r"WEIGHT\((.*)\)\n", r"\1\n", source)
    yield case(source, origin, None, expected)


def from_octave():
  programs, cases = [], []
  for source, wanted in MATLAB:
    for key in wanted:
      lines = inputs(source).replace(" ...\n", " ").split("\n")
      programs.append(["\n".join(lines), f"y = {key}"])
      cases.append((source, wanted, key))
  results = dict(zip(((s, k) for s, _, k in cases), octave(programs)))
  for source, wanted in MATLAB:
    expected = {}
    for key in wanted:
      rows, columns, values = results[source, key]
      shape = [] if rows == columns == 1 and "out" in key else [rows, columns]
      expected[key] = result(np.array(values).reshape(shape))
    yield case(source, "matlab", None, expected)


def from_textbooks():
  for source, value in PRINTED:
    yield case(source, "as printed", None, {"y": result(eval(value))})


def generate(seed, count):
  rows = [*from_python(), *from_octave(), *from_textbooks()]
  rows += [{"source": source, "refused": True, "origin": "refused"} for source in REFUSED]
  yield from rows[seed:seed + count]


if __name__ == "__main__":
  main(generate, __doc__)
