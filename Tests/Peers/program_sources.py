"""Programs of the kinds that courses write: loops, classes, lists, texts, PyTorch's modules.

They stand in `programs/*.txt`. Each begins with a line `### NAME`; its bare expressions at the margin are
its results.
"""

from pathlib import Path


def _read(text):
    programs = []
    for piece in ("\n" + text).split("\n### ")[1:]:
        name, _, program = piece.partition("\n")
        programs.append((name.strip(), program.rstrip("\n")))
    return programs


PROGRAMS = [
    program
    for path in sorted(Path(__file__).parent.glob("programs/*.txt"))
    for program in _read(path.read_text(encoding="utf-8"))
]
