#!/usr/bin/env python3
"""The ONNX project's own operator tests, as far as the language can express them.

The tests are those of `onnx.backend.test.case.node`: a model of one node, its inputs and its
outputs.
They hold numbers in float32 mostly, so results agree to about 1e-4. There is nothing random here:
`--seed` is the number of the first test and `--count` how many are tried.
"""

import warnings

import numpy as np

from cases import case, main, nested, result
from onnx_operators import EXPRESSIONS, TEMPLATES, Node

RTOL, ATOL = 1e-4, 1e-6

# Outputs that the project has typed in with four decimals.
ROUNDED = {"test_averagepool_2d_ceil_last_window_starts_on_pad"}


# A statement may only name inputs that are tensors of ordinary numbers.
KINDS = {"float16", "float32", "float64", "int32", "int64", "bool"}


def short(name, array):
  """A literal with as few digits as give the same float32 number back."""
  if array.dtype in (np.float32, np.float16):
    array = np.vectorize(lambda v: float(str(v)), otypes=[np.float64])(array)
  return f"{name} = {nested(array.astype(np.float64))}"


def express(test):
  """The case of one of ONNX's tests, or None."""
  if len(test.model.graph.node) != 1 or not test.data_sets:
    return None
  given, wanted = ([np.asarray(v) if isinstance(v, np.generic) else v for v in values]
                   for values in test.data_sets[0])
  proto = test.model.graph.node[0]
  if any(not isinstance(v, np.ndarray) or v.dtype.name not in KINDS for v in (*given, wanted[0])):
    return None
  node = Node(proto, fill(proto, given))
  if proto.op_type == "Div" and wanted[0].dtype.kind == "i":
    return None
  if proto.op_type == "Pow" and wanted[0].dtype.kind == "i":
    return None
  text = TEMPLATES.get(node.type)
  if text is None and node.type in EXPRESSIONS:
    text = EXPRESSIONS[node.type](node)
  if text is None or wanted[0].size == 0 or any(v.size == 0 for v in given):
    return None
  statements = [short(name, value) for name, value in zip(node.names, node.inputs)
                if name and value is not None and name in text]
  source = "; ".join(statements + [f"y = {text}"])
  expected = {"y": result(wanted[0])}
  tolerance = 2e-3 if wanted[0].dtype == np.float16 else RTOL
  absolute = 1e-4 if test.name in ROUNDED else ATOL
  return case(source, f"onnx {test.name}", None, expected, rtol=tolerance, atol=absolute)


def fill(proto, given):
  """The inputs in place: an input that is left out is None."""
  values = iter(given)
  return [next(values, None) if name else None for name in proto.input]


def generate(seed, count):
  warnings.filterwarnings("ignore")
  from onnx.backend.test.case.node import collect_testcases

  tests = collect_testcases(None)
  for test in tests[seed:seed + count]:
    if (row := express(test)) is not None:
      yield row


if __name__ == "__main__":
  main(generate, __doc__)
