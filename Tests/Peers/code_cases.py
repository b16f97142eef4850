"""Runs the programs that `code` prints and writes what came of them to `data/code.jsonl`.

    python3 code_cases.py ../../.build/debug/strider > data/code.jsonl

Each case is a text of Strider's and the expression that is asked about. The PyTorch and the NumPy program
are printed at 80 columns and, for every third case, at 40, and each is executed as it stands; a line of
the file holds the programs and the numbers that they print.
"""

import fcntl
import json
import os
import pty
import struct
import sys
import tempfile
import termios

import numpy as np
import torch

from code_sources import CASES


def printed(strider, text, width):
    """What the program writes to a terminal of so many columns."""
    with tempfile.NamedTemporaryFile("w", suffix=".strider", delete=False) as script:
        script.write(text + "\n")
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update({"NO_COLOR": "1", "TERM": "xterm", "LANG": "C.UTF-8"})
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
        os.execv(strider, [strider, "run", script.name])
    output = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        output += part
    os.waitpid(child, 0)
    os.unlink(script.name)
    return output.decode().replace("\r\n", "\n").rstrip("\n")


def value(program):
    """The one thing that a program prints, as an array."""
    found = []
    exec(compile(program, "program", "exec"), {"print": found.append})
    (result,) = found
    if isinstance(result, torch.Tensor):
        result = result.detach().numpy()
    return np.asarray(result, dtype=float)


def number(x):
    return "nan" if x != x else "inf" if x == np.inf else "-inf" if x == -np.inf else x


def main():
    strider = os.path.abspath(sys.argv[1])
    failed = 0
    for place, (source, expression) in enumerate(CASES):
        row = {"source": source, "expression": expression, "programs": []}
        for library in ["pytorch", "numpy"]:
            for width in [80, 40] if place % 3 == 0 else [80]:
                text = printed(strider, f"{source};\ncode {expression} --{library}", width)
                try:
                    result = value(text)
                except Exception as error:
                    failed += 1
                    print(f"{text}\n{type(error).__name__}: {error}\n", file=sys.stderr)
                    continue
                row["programs"].append({
                    "library": library, "width": width, "text": text, "shape": list(result.shape),
                    "values": [number(float(x)) for x in result.ravel()]})
        print(json.dumps(row))
    sys.exit(failed > 0)


main()
