#!/usr/bin/env python3
"""How light Strider is, as ratios measured side by side in one run.

    startup.py [--strider .build/release/strider] [--rounds 15]

Three ratios, each of medians taken in turn so that a machine's changing speed meets both sides alike:
start to the first prompt at a pseudo-terminal, against an empty Swift program from start to end; peak memory of
both; and 2,000 small statements through `strider run`, against Python importing NumPy. The empty
program is compiled here as the compiler does by default; the release build of Strider gains by
linking the standard library in. The last line is JSON.
"""
import argparse, json, os, pty, select, statistics, subprocess, sys, tempfile, time


def empty_program(folder):
  """An empty Swift program as the compiler makes it by default, with the shared standard library."""
  source, program = os.path.join(folder, "main.swift"), os.path.join(folder, "empty")
  with open(source, "w") as file:
    file.write("\n")
  subprocess.run(["swiftc", "-O", source, "-o", program], check=True)
  return program


def measured(command, until=None, stdin=None):
  """Seconds until the end, or until a text comes at a pseudo-terminal; and peak memory in KiB."""
  began = time.perf_counter()
  if until is None:
    process = subprocess.Popen(
      command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - began, usage.ru_maxrss
  child, terminal = pty.fork()
  if child == 0:
    os.execv(command[0], command)
  seen, taken = b"", None
  while taken is None:
    ready, _, _ = select.select([terminal], [], [], 20)
    if not ready:
      sys.exit("no prompt came: " + repr(seen))
    seen += os.read(terminal, 4096)
    if until in seen:
      taken = time.perf_counter() - began
  os.write(terminal, b"\x04")
  try:
    while os.read(terminal, 4096):
      pass
  except OSError:
    pass
  _, _, usage = os.wait4(child, 0)
  return taken, usage.ru_maxrss


def script(folder):
  """2,000 small statements."""
  path = os.path.join(folder, "statements.strider")
  lines = ["x = [1 2 3; 4 5 6; 7 8 9]", "k = [1 0; 0 -1]"]
  while len(lines) < 2000:
    lines += [
      "y = conv2d(x, k)", "z = relu(y) + 1;", "s = sum(z);", "grad(s, k)", "a = x[0, 1] * 2",
    ]
  with open(path, "w") as file:
    file.write("\n".join(lines[:2000]) + "\n")
  return path


def main():
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("--strider", default=".build/release/strider")
  parser.add_argument("--python", default=sys.executable, help="one that has NumPy")
  parser.add_argument("--rounds", type=int, default=15)
  options = parser.parse_args()
  os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", STRIDER_HISTORY="")
  with tempfile.TemporaryDirectory() as folder:
    empty, statements = empty_program(folder), script(folder)
    strider = os.path.abspath(options.strider)
    sides = {
      "prompt": lambda: measured([strider, "--quiet"], until=b"strider>"),
      "empty": lambda: measured([empty]),
      "statements": lambda: measured([strider, "run", statements]),
      "numpy": lambda: measured([options.python, "-c", "import numpy"]),
    }
    taken = {name: [] for name in sides}
    for round in range(options.rounds + 1):
      for name, side in sides.items():
        result = side()
        if round > 0:
          taken[name].append(result)
  middle = {
    name: [statistics.median(part) for part in zip(*results)] for name, results in taken.items()
  }
  ratios = {
    "start": middle["prompt"][0] / middle["empty"][0],
    "memory": middle["prompt"][1] / middle["empty"][1],
    "statements": middle["statements"][0] / middle["numpy"][0],
  }
  print(f"start to prompt   {ratios['start']:.2f} of an empty program (wanted: under 3)")
  print(f"memory at prompt  {ratios['memory']:.2f} of an empty program (wanted: under 3)")
  print(f"2,000 statements  {ratios['statements']:.2f} of importing NumPy (wanted: under 1)")
  print(json.dumps({"kind": "startup", **ratios}))


main()
