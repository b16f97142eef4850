#!/usr/bin/env python3
"""Random cases over every function and option of the language, with PyTorch's results.

Each case is made from its own seed alone; consecutive seeds go through all functions in turn.
"""

import warnings

from cases import Draw, case, main
from registry import MAKERS
from script import Script, Unfit

import torch_elements  # noqa: F401
import torch_networks  # noqa: F401
import torch_programs  # noqa: F401
import torch_reductions  # noqa: F401
import torch_shapes  # noqa: F401
import torch_windows  # noqa: F401

warnings.filterwarnings("ignore")


def make(seed):
  """The case of a seed: the first of its draws that PyTorch takes."""
  rounds, place = divmod(seed, len(MAKERS))
  origin, maker = MAKERS[place]
  turn = rounds * MAKERS.count(MAKERS[place]) + MAKERS[:place].count(MAKERS[place])
  for attempt in range(200):
    script = Script(Draw(seed * 1000 + attempt), turn + attempt)
    try:
      maker(script)
      if hasattr(script, "refused"):
        return case("; ".join(script.statements), script.refused, seed, raises=True)
      return script.finish(origin, seed)
    except (Unfit, RuntimeError, IndexError, ValueError):
      continue
  raise RuntimeError(f"no case comes out of seed {seed} for {origin}")


def generate(seed, count):
  for number in range(seed, seed + count):
    yield make(number)


if __name__ == "__main__":
  main(generate, __doc__)
