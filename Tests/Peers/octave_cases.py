#!/usr/bin/env python3
"""Random cases in MATLAB's spelling, run by Octave exactly as they stand.

Besides `conv2`, `filter2`, `rot90`, the dotted operators and the transpose, they hold MATLAB's
rules
of what a blank means inside brackets. A case with `"row": true` has a result of one row, which may
also be a vector of that length.
"""

import math
import os
import subprocess
import tempfile

from cases import Draw, case, encode, main, number

BATCH = 500


def matrix(d, rows, columns, style):
  """A literal in one of MATLAB's spellings."""
  separator = d.choice([" ", ", ", ",", "  "])
  between = d.choice(["; ", ";", " ; "])
  lines = [separator.join(number(d.number(style)) for _ in range(columns)) for _ in range(rows)]
  text = between.join(lines)
  return "[" + text + (";" if rows == 1 else "") + "]"


def convolutions(d):
  style = d.style()
  sizes = [(d.randint(1, 5), d.randint(1, 5)), (d.randint(1, 4), d.randint(1, 4))]
  a, b = (matrix(d, *size, style) for size in sizes)
  name = d.choice(["conv2", "conv2", "filter2"])
  shape = d.choice(["", "", ", 'full'", ", 'same'", ", 'valid'", ', "same"'])
  if shape == ", 'valid'":
    (rows, columns), (h, w) = sizes if name == "conv2" else reversed(sizes)
    if h > rows or w > columns:
      shape = ", 'same'"
  return [f"A = {a}", f"B = {b}", f"y = {name}(A, B{shape})"]


def turns(d):
  a = matrix(d, d.randint(2, 3), d.randint(2, 4), d.style())
  return [f"A = {a}", "y = " + d.choice([
    "rot90(A)", "rot90(A, 2)", "rot90(A, -1)", "rot90(A, 3)", "rot90(A, 5)", "A'", "A''",
    "rot90(A')", "rot90(A, 2)'", "(A + 1)'", "conv2(A, rot90(A, 2))",
    "conv2(A, rot90(A, 2), 'same')",
    "filter2(A', A')", "conv2(A', [1 -1]')", "conv2(A, [1 2 1])", "conv2(A, [1; 0; -1], 'same')"])]


def operators(d):
  rows, columns = d.randint(2, 3), d.randint(2, 3)
  a, b = (matrix(d, rows, columns, d.style()) for _ in range(2))
  return [f"A = {a}", f"B = {b}", "y = " + d.choice([
    "A .* B", "A + B", "A - B", "A .* B - 2", "2 * A - B / 4", "A .^ 2", "-A .^ 2", "(A - 1) .* B'"
    if rows == columns else "A.*B", "2 .^ A", "A / 2", "A ./ (B .* B + 1)", "(A + B)' .* A'",
    "A.*B + A", "1 ./ (A .^ 2 + 1)", "abs(A) .^ 0.5", "exp(A) .* B", "mod(A, 2)", "floor(A / 2)",
    "A > B", "A >= B", "A == B", "(A < B) .* A", "-A'", "A' + B'", "sqrt(A .* A)", "abs(A - B)"])]


# Literals whose meaning hangs on blanks; `a` is 3, `b` is 2, `A` is a matrix of two rows.
BLANKS = [
  "[1 -2; 3 4]", "[1 - 2; 3]", "[1-2; 3]", "[1 -2 + 3; 4 5]", "[a -b; 1 2]", "[a - b; 1]", "[a -b]",
  "[a, -b; b, -a]", "[a' b'; 1 2]", "[a*2 b; 1 2]", "[a * 2 b; 1 2]", "[a *2 b; 1 2]",
  "[(a) b; 1 2]",
  "[a (b); 1 2]", "[abs(-1) 2; 3 4]", "[1, 2\n3, 4]", "[1 2\n 3 4\n]", "[1 2 % first\n 3 4]",
  "[1 2 ...\n 3 4; 5 6 7 8]", "[-1 +2; - 3 4]", "[1e2 -1e-1; .5 1.]", "[a^2 b^-1; 1 2]",
  "[a .^2 b; 1 2]",
  "[1 , 2 ; 3 , 4]", "[ 1 2 ; 3 4 ]", "[1 2;\n3 4]", "[1 2;3 4]'", "[1 2; 3 4]' - [1 0; 0 1]",
  "[[1 2]; [3 4]]", "[-a -b; -(a) -(b)]", "[a+b a-b; a +b a]", "[a == 3 b; 0 1]",
  "[a/b 1; 2 3]", "[a / b 1; 2 3]", "[2 (3 - 1); 4 (5)]", "[1 -(2); 3 -a']", "[1 -2]'"]


def blanks(d):
  text = d.choice(BLANKS)
  return ["a = 3", "b = 2", f"y = {text}"]


def mixtures(d):
  a = matrix(d, 4, 4, "integer")
  return [f"A = {a}", "K = " + d.choice([
    "[1 0 -1; 2 0 -2; 1 0 -1]", "[0 1 0; 1 -4 1; 0 1 0]", "[1 1; 1 1] / 4", "[1 2 1]' * [1]"]),
    "G = conv2(A, K, 'same')", "y = " + d.choice(["G .^ 2", "abs(G)", "G'", "G - A", "G > 0"])]


KINDS = [convolutions, convolutions, convolutions, convolutions, turns, operators, operators,
blanks,
         mixtures]


def octave(programs):
  """Runs the programs in one Octave, each on its own; gives rows, columns and numbers, or None."""
  lines = []
  for program in programs:
    lines += ["clear all", "try"] + [statement + ";" for statement in program]
    lines += ["printf('@ %d %d', size(y)); printf(' %.17g', double(y.')); printf(\"\\n\");",
              "catch problem", "printf(\"@ error\\n\");", "end"]
  with tempfile.NamedTemporaryFile("w", suffix=".m", delete=False) as script:
    script.write("1;\n" + "\n".join(lines) + "\n")
  try:
    output = subprocess.run(["octave-cli", "--no-gui", "--norc", "--quiet", script.name],
                            capture_output=True, text=True, check=True).stdout
  finally:
    os.unlink(script.name)
  results = []
  for line in output.splitlines():
    if not line.startswith("@ "):
      continue
    fields = line[2:].split()
    results.append(None if fields[0] == "error" else
                   (int(fields[0]), int(fields[1]), [float(v.replace("Inf",
                    "inf")) for v in fields[2:]]))
  return results


def generate(seed, count):
  for first in range(seed, seed + count, BATCH):
    seeds = range(first, min(first + BATCH, seed + count))
    programs = [KINDS[number % len(KINDS)](Draw(number)) for number in seeds]
    results = octave(programs)
    if len(results) != len(programs):
      raise RuntimeError(f"Octave gave {len(results)} results for {len(programs)} programs")
    for number_, program, found in zip(seeds, programs, results):
      if found is None or math.prod(found[:2]) == 0:
        continue
      rows, columns, values = found
      expected = {"y": {"shape": [rows, columns], "values": [encode(v) for v in values]}}
      more = {"row": True} if rows == 1 else {}
      yield case("; ".join(program), "octave", number_, expected, **more)


if __name__ == "__main__":
  main(generate, __doc__)
