#!/usr/bin/env python3
"""Runs fresh cases, or files of them, through the real program and reports what differs.

    compare.py STRIDER                        a few thousand fresh cases from every peer
    compare.py STRIDER --seed 50000 --count 20000 --peers torch
    compare.py STRIDER data/*.jsonl           the cases of these files

Many cases share one process: they are written into one script for `strider run - --keep-going
--format json`, each behind a printed mark and followed by `clear`. Transcripts and whatever
left its batch unfinished are run alone. Exits with 1 if anything differs.
"""

import argparse
import collections
import json
import math
import re
import subprocess
import sys

RTOL, ATOL = 1e-9, 1e-12
BATCH = 200
PROMPT = re.compile(r"^(>>>|>>|In \[\d+\]:) ?")


def script(row, index):
  """The lines of one case: a mark, the source, a mark, the values, a clean slate."""
  prompt = PROMPT.match(row["source"])
  start = prompt[0] if prompt else ""
  if row.get("refused"):
    return [row["source"]]
  lines = [] if prompt else [f'print("@@ {index}")']
  lines.append(row["source"])
  lines.append(f'{start}print("@@ values")')
  lines += [start + key for key in row.get("expected", {})]
  lines.append(f'{start}print("@@ end")')
  return lines


def run(binary, lines, timeout=300):
  """The objects that a script prints, and how the process ended."""
  process = subprocess.run(
    [binary, "run", "-", "--keep-going", "--format", "json"], input="\n".join(lines) + "\n",
    capture_output=True, text=True, timeout=timeout)
  found = []
  for line in process.stdout.splitlines():
    try:
      found.append(json.loads(line))
    except json.JSONDecodeError:
      found.append({"kind": "broken", "text": line[:200]})
  return found, process.returncode


def is_mark(item, text=None):
  value = item.get("text", "") if item.get("kind") == "text" else ""
  return value.startswith("@@ ") and (text is None or value == f"@@ {text}")


def parts(found):
  """What came before the values of a case, the values, and whether the end was reached."""
  before, values, place = [], [], "before"
  for item in found:
    if is_mark(item, "values"):
      place = "values"
    elif is_mark(item, "end"):
      return before, values, True
    elif not is_mark(item):
      (before if place == "before" else values).append(item)
  return before, values, False


def alone(binary, row):
  """One case in its own process."""
  try:
    found, status = run(binary, script(row, 0), 60)
  except subprocess.TimeoutExpired:
    return "hangs", "no end within 60 s"
  if status < 0 or status > 128:
    return "crash", f"signal {-status}"
  return judge(row, *parts(found))


def judge(row, before, values, finished):
  """None if all is well, else the kind of the difference and its details."""
  errors = [item for item in before if item.get("kind") in ("error", "broken")]
  if row.get("raises") or row.get("refused"):
    return None if errors else ("accepted", "no error came")
  if row.get("beyond") and errors:
    return None
  if errors:
    error = errors[0]
    return "error", f"{error.get('id')}: {error.get('message', error.get('text'))}"
  if not finished:
    return "unfinished", "the script stopped"
  values = [item for item in values if item.get("kind") != "note"]
  if len(values) != len(row["expected"]):
    return "values", f"{len(values)} values for {len(row['expected'])} names"
  for (key, expected), item in zip(row["expected"].items(), values):
    if item.get("kind") != "value":
      return "no value", f"{key}: {item.get('kind')} {item.get('message', item.get('text'))}"
    problem = difference(row, expected, item)
    if problem:
      return problem[0], f"{key}: {problem[1]}"
  return None


def difference(row, expected, item):
  """How a value differs from the one expected."""
  shape, wanted = item["shape"], expected["shape"]
  if shape != wanted and not (row.get("row") and [1] + shape == wanted):
    return "shape", f"{shape}, expected {wanted}"
  got, want = ([float(v) for v in value["values"]] for value in (item, expected))
  if len(got) != len(want):
    return "count", f"{len(got)} numbers, expected {len(want)}"
  scale = max([1.0] + [abs(v) for v in want if math.isfinite(v)])
  for index, (a, b) in enumerate(zip(got, want)):
    if a == b or math.isnan(a) and math.isnan(b):
      continue
    if not abs(a - b) <= row.get("atol", ATOL * scale) + row.get("rtol", RTOL) * abs(b):
      return "number", f"[{index}] {a!r}, expected {b!r}"
  return None


def check(binary, rows):
  """The problem of every case that has one."""
  for first in range(0, len(rows), BATCH):
    batch = rows[first:first + BATCH]
    together = [i for i, row in enumerate(batch) if can_share(row)]
    lines = []
    for index in together:
      lines += script(batch[index], index) + ["clear"]
    try:
      found, _ = run(binary, lines)
    except subprocess.TimeoutExpired:
      found = []
    segments = split(found)
    for index, row in enumerate(batch):
      problem = ("alone", "") if index not in segments else judge(row, *parts(segments[index]))
      if problem:
        problem = alone(binary, row)
        if problem is None and index in segments:
          problem = ("only in company", "right alone, wrong after other cases")
      if problem:
        yield row, problem


def can_share(row):
  """Whether a case may stand among others: no transcript, nothing left open."""
  return not row.get("refused") and not PROMPT.match(row["source"])


def split(found):
  """The objects of every case by its number, of those that reached their end."""
  segments, current = collections.defaultdict(list), None
  for item in found:
    if is_mark(item) and item["text"][3:].isdigit():
      current = int(item["text"][3:])
    if current is not None:
      segments[current].append(item)
    if is_mark(item, "end"):
      current = None
  return {index: items for index, items in segments.items() if parts(items)[2]}


def fresh(peers, seed, count):
  """New cases from the peers named."""
  if "torch" in peers:
    import torch_cases
    yield from torch_cases.generate(seed, count)
  if "scipy" in peers:
    import scipy_cases
    yield from scipy_cases.generate(seed, count)
  if "octave" in peers:
    import octave_cases
    yield from octave_cases.generate(seed, count)
  if "onnx" in peers:
    import onnx_cases
    yield from onnx_cases.generate(0, 1_000_000)
  if "snippets" in peers:
    import snippets
    yield from snippets.generate(0, 1_000_000)


def pattern(text):
  """A message without its numbers, to group what is alike."""
  return re.sub(r"-?\d+(\.\d+)?(e-?\d+)?", "#", text)[:100]


def main():
  parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
  parser.add_argument("binary")
  parser.add_argument("files", nargs="*", help="JSON Lines instead of fresh cases")
  parser.add_argument("--seed", type=int, default=100_000)
  parser.add_argument("--count", type=int, default=2000, help="of each random peer")
  parser.add_argument("--peers", default="torch,scipy,octave,onnx,snippets")
  parser.add_argument("--show", type=int, default=2, help="examples of each kind")
  parser.add_argument("--write", help="a file for every case that differs")
  arguments = parser.parse_args()
  if arguments.files:
    rows = [json.loads(line) for name in arguments.files for line in open(name, encoding="utf-8")]
  else:
    rows = list(fresh(arguments.peers.split(","), arguments.seed, arguments.count))
  groups = collections.defaultdict(list)
  for row, (kind, detail) in check(arguments.binary, rows):
    groups[kind, row["origin"].split()[0] if kind != "error" else "", pattern(detail)].append(
      (row, detail))
  report(groups, len(rows), arguments)
  sys.exit(1 if groups else 0)


def report(groups, total, arguments):
  wrong = sum(len(found) for found in groups.values())
  print(f"{total} cases, {wrong} differ")
  for (kind, origin, _), found in sorted(groups.items(), key=lambda item: -len(item[1])):
    print(f"\n{len(found)} × {kind} {origin}: {found[0][1]}")
    for row, detail in found[:arguments.show]:
      print(f"    {row['origin']} seed {row.get('seed')}: {detail}")
      print("      " + row["source"][:700].replace("\n", "\n      "))
  if arguments.write:
    with open(arguments.write, "w", encoding="utf-8") as out:
      for (kind, *_), found in groups.items():
        for row, detail in found:
          out.write(json.dumps({**row, "problem": kind, "detail": detail},
                    ensure_ascii=False) + "\n")


if __name__ == "__main__":
  main()
