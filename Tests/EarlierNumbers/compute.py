"""Has a program compute the cases and writes what it prints: python3 compute.py PROGRAM > numbers.jsonl

Left out, and counted at the end, are cases that the program refuses, that give more numbers than
MOST_NUMBERS, and whose print hangs on the last bit of a number: half way between two printed ones, or
what rounding leaves of a sum that is zero.
"""

import json
import subprocess
import sys

from cases import sources

MOST_NUMBERS = 300
DECIMALS = 4


def output(program, source, form):
  run = subprocess.run(
    [program, "run", "-", "--format", form, "--language", "en"], input=source, text=True,
    capture_output=True)
  return run.stdout if run.returncode == 0 else ""


def is_half_way(number):
  scaled = abs(number) * 10**DECIMALS
  return number != int(number) and abs(scaled % 1 - 0.5) < 1e-9 * max(1, scaled)


def computed(program, source):
  """What a program makes of a case, or why the case is left out."""
  objects = [json.loads(line) for line in output(program, source, "json").splitlines()]
  values = [[o["shape"], o["values"]] for o in objects if o["kind"] == "value"]
  numbers = [number for _, numbers in values for number in numbers]
  if not numbers or any(isinstance(number, str) for number in numbers):
    return "refused, or not finite"
  if len(numbers) > MOST_NUMBERS:
    return "too large"
  if any(is_half_way(number) for number in numbers):
    return "half way"
  if any(0 < abs(number) < 1e-12 * max(map(abs, numbers)) for number in numbers):
    return "rest of zero"
  return {"source": source.split("\n"), "values": values,
          "text": output(program, source, "text").splitlines()}


def main():
  counts = {"kept": 0}
  for source in sources():
    case = computed(sys.argv[1], source)
    reason = case if isinstance(case, str) else "kept"
    counts[reason] = counts.get(reason, 0) + 1
    if reason == "kept":
      print(json.dumps(case, ensure_ascii=False, separators=(",", ":")))
  print(counts, file=sys.stderr)


main()
