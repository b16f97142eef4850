"""Writes the programs of `data/programs.jsonl` with what CPython, NumPy and PyTorch make of them.

    python3 program_cases.py > data/programs.jsonl

Each program is a text in which the bare expressions at its margin are its results. A line of the file
holds the program, what each result is as `repr` writes it, or its numbers where it is an array, and
what `print` wrote in between.
"""

import ast
import contextlib
import io
import json
import math
import sys

import numpy as np

from program_sources import PROGRAMS

try:
    import torch

    torch.set_default_dtype(torch.float64)
except ImportError:
    torch = None


def array(value):
    """A tensor as an array; anything else as it is."""
    if torch is not None and isinstance(value, torch.Tensor):
        return value.detach().numpy()
    return value


def plain(value):
    """A value with nested lists in place of the arrays in it."""
    value = array(value)
    if isinstance(value, (np.generic, np.ndarray)):
        return value.tolist()
    if type(value) in (list, tuple):
        return type(value)(plain(item) for item in value)
    if type(value) is dict:
        return {key: plain(item) for key, item in value.items()}
    return value


def fact(value):
    """A result as a test compares it."""
    value = array(value)
    if torch is not None and isinstance(value, torch.Size):
        value = tuple(value)
    if isinstance(value, np.ndarray):
        # JSON has no word for what is no number.
        numbers = [float(n) if math.isfinite(n) else str(float(n)) for n in value.ravel()]
        return {"shape": list(value.shape), "numbers": numbers}
    return {"text": repr(plain(value))}


def results(program):
    """The results of a program, in order: bare expressions and what was printed."""
    found = []
    scope = {"__name__": "__main__"}
    for statement in ast.parse(program).body:
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            if isinstance(statement, ast.Expr):
                code = compile(ast.Expression(statement.value), "<program>", "eval")
                value = eval(code, scope)
            else:
                value = None
                exec(compile(ast.Module([statement], []), "<program>", "exec"), scope)
        found += [{"printed": line} for line in output.getvalue().splitlines()]
        if value is not None:
            found.append(fact(value))
    return found


def main():
    for name, program in PROGRAMS:
        needs_torch = "torch" in program or "nn." in program
        if needs_torch and torch is None:
            print(f"{name} needs PyTorch", file=sys.stderr)
            continue
        try:
            case = {"name": name, "program": program, "results": results(program)}
        except Exception as error:
            case = {"name": name, "program": program, "raises": type(error).__name__}
        print(json.dumps(case, ensure_ascii=False))


if __name__ == "__main__":
    main()
