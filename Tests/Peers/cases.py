"""What every generator shares: cases, literals in the language's spellings, the command line.

A case is one line of JSON: the source of a few statements, and the values that names have after
them. Numbers round-trip; nan and the infinities are strings.
"""

import argparse
import json
import math
import random
import sys


def encode(value):
  """A number as JSON holds it: whole numbers without a point, what JSON lacks as a string."""
  value = float(value)
  if math.isnan(value):
    return "nan"
  if math.isinf(value):
    return "inf" if value > 0 else "-inf"
  if value == int(value) and abs(value) < 1e15:
    return int(value)
  return value


def result(array):
  """Shape and row-major values of anything NumPy takes for an array."""
  import numpy as np

  array = np.asarray(array, dtype=np.float64)
  return {"shape": list(array.shape), "values": [encode(v) for v in array.ravel()]}


def case(source, origin, seed=None, expected=None, raises=False, **more):
  """One case, its keys in the order in which they are read."""
  row = {"source": source}
  if raises:
    row["raises"] = True
  else:
    row["expected"] = expected
  row["origin"] = origin
  if seed is not None:
    row["seed"] = seed
  row.update(more)
  return row


def number(value):
  """A number as it is typed, with every digit that it needs."""
  value = float(value)
  if math.isnan(value):
    return "nan"
  if math.isinf(value):
    return "inf" if value > 0 else "-inf"
  if value == int(value) and abs(value) < 1e15:
    return str(int(value))
  return repr(value)


def nested(array):
  """Brackets in brackets, as Python writes an array of any rank."""
  if len(array.shape) == 0:
    return number(array)
  return "[" + ", ".join(nested(row) for row in array) + "]"


def literal(array, choose=None):
  """An array's literal; a random source picks among the spellings that a matrix has."""
  if choose is None or len(array.shape) != 2 or array.shape[0] == 0 or array.shape[1] == 0:
    return nested(array)
  separator = choose.choice([None, None, " ", ", "])
  if separator is None:
    return nested(array)
  rows = [separator.join(number(v) for v in row) for row in array]
  return "[" + "; ".join(rows) + (";" if len(rows) == 1 else "") + "]"


class Draw(random.Random):
  """A seeded source of small tensors in a few manners."""

  def chance(self, probability=0.5):
    """True with the given probability."""
    return self.random() < probability

  def number(self, style):
    """One number: `integer` repeats often, `quarter` is exact, `decimal` hardly ever ties."""
    if style == "integer":
      return float(self.randint(-3, 3))
    if style == "quarter":
      return self.randint(-8, 8) / 4
    if style == "positive":
      return self.randint(1, 3000) / 1000
    if style == "unit":
      return self.randint(1, 999) / 1000
    return self.randint(-2500, 2500) / 1000

  def array(self, shape, style="decimal"):
    """A NumPy array of such numbers."""
    import numpy as np

    values = [self.number(style) for _ in range(math.prod(shape))]
    return np.array(values, dtype=np.float64).reshape(shape)

  def style(self):
    """A manner of numbers, ties as likely as not."""
    return self.choice(["integer", "quarter", "decimal"])


def main(generate, description):
  """Writes `count` cases from `seed` on, one a line, to standard output."""
  parser = argparse.ArgumentParser(description=description)
  parser.add_argument("--seed", type=int, default=0, help="seed of the first case")
  parser.add_argument("--count", type=int, default=1000, help="how many cases")
  arguments = parser.parse_args()
  for row in generate(arguments.seed, arguments.count):
    sys.stdout.write(json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) + "\n")
