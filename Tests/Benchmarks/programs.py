#!/usr/bin/env python3
"""How quickly programs run, as ratios to CPython with NumPy, measured in turn in one run.

    programs.py [--strider .build/release/strider] [--python python3] [--rounds 5]

Each program is timed by itself, with `time.perf_counter`, so that neither start counts; each side runs it
three times and the quickest counts. What is printed is Strider's median divided by CPython's: at most 1 is
promised where inner loops read or write arrays, at most 5 for loops of plain numbers and lists. The last
line is JSON.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile

HEAD = """import time
import numpy as np
def timed(run):
    best = 1e9
    for _ in range(3):
        begun = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - begun)
    print("%.9f" % best)
"""

ARRAYS = {
  "conv, seven loops": """
x, k = np.ones((2, 3, 12, 12)), np.ones((4, 3, 3, 3))
def run():
    y = np.zeros((2, 4, 10, 10))
    for n in range(2):
        for f in range(4):
            for i in range(10):
                for j in range(10):
                    for c in range(3):
                        for a in range(3):
                            for b in range(3):
                                y[n, f, i, j] += x[n, c, i + a, j + b] * k[f, c, a, b]
""",
  "conv, windows": """
x, k = np.ones((64, 64)), np.ones((3, 3))
def run():
    y = np.zeros((62, 62))
    for i in range(62):
        for j in range(62):
            y[i, j] = np.sum(x[i:i + 3, j:j + 3] * k)
""",
  "conv, by elements": """
x, k = np.ones((40, 40)), np.ones((3, 3))
def run():
    y = np.zeros((38, 38))
    for i in range(38):
        for j in range(38):
            s = 0.0
            for a in range(3):
                for b in range(3):
                    s += x[i + a, j + b] * k[a, b]
            y[i, j] = s
""",
  "conv backward": """
x, w, dy = np.ones((2, 3, 10, 10)), np.ones((4, 3, 3, 3)), np.ones((2, 4, 8, 8))
def run():
    dx, dw = np.zeros_like(x), np.zeros_like(w)
    for n in range(2):
        for f in range(4):
            for i in range(8):
                for j in range(8):
                    dx[n, :, i:i + 3, j:j + 3] += w[f] * dy[n, f, i, j]
                    dw[f] += x[n, :, i:i + 3, j:j + 3] * dy[n, f, i, j]
""",
  "max-pool backward": """
x, dy = np.sin(np.arange(1024.)).reshape(32, 32), np.ones((15, 15))
def run():
    dx = np.zeros_like(x)
    for i in range(15):
        for j in range(15):
            w = x[i * 2:i * 2 + 3, j * 2:j * 2 + 3]
            a, b = np.unravel_index(np.argmax(w), w.shape)
            dx[i * 2 + a, j * 2 + b] += dy[i, j]
""",
  "softmax loss, naive": """
X, W, y = np.sin(np.arange(600.)).reshape(60, 10), np.cos(np.arange(50.)).reshape(10, 5), [i % 5 for i in range(60)]
def run():
    loss, dW = 0.0, np.zeros_like(W)
    for i in range(60):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss -= np.log(p[y[i]])
        for j in range(5):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
""",
  "whole arrays": """
x = np.sin(np.arange(40000.)).reshape(200, 200)
def run():
    y = x
    for i in range(20):
        y = np.maximum(y * 0.5 + x, 0) - y.mean(axis=0)
""",
  "fancy indices": """
p, t = np.ones((100, 10)) / 10, np.arange(100) % 10
def run():
    for i in range(100):
        q = p.copy()
        q[np.arange(100), t] -= 1
        l = -np.log(p[np.arange(100), t]).mean()
""",
}

PLAIN = {
  "numbers": """
def run():
    s = 0
    for i in range(300000):
        s += i * 2 % 7
""",
  "nested lists": """
img = [[(i * 7 + j) % 10 for j in range(64)] for i in range(64)]
def run():
    out = [[0] * 62 for _ in range(62)]
    for i in range(62):
        for j in range(62):
            t = 0
            for a in range(3):
                for b in range(3):
                    t += img[i + a][j + b]
            out[i][j] = t
""",
  "dict of counts": """
words = ["w%d" % (i % 97) for i in range(20000)]
def run():
    c = {}
    for w in words:
        c[w] = c.get(w, 0) + 1
""",
  "comprehensions": """
def run():
    x = [i * i for i in range(50000) if i % 3]
    y = sum(v % 7 for v in x)
    z = sorted(x, key=lambda v: -v)
""",
  "functions": """
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def run(): fib(20)
""",
  "objects": """
class P:
    def __init__(self, x): self.x = x
    def step(self, d):
        self.x += d
        return self.x
def run():
    p = P(0)
    for i in range(50000): p.step(1)
""",
  "texts": """
def run():
    s = []
    for i in range(20000): s.append(f"{i:>6} {i / 3:.3f}")
    t = "\\n".join(s)
""",
}


def seconds(command, path):
  """What the program says of itself."""
  result = subprocess.run([*command, path], capture_output=True, text=True)
  if result.returncode:
    sys.exit(result.stderr + result.stdout)
  return float(result.stdout.split()[-1])


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
  parser.add_argument("--strider", default=".build/release/strider")
  parser.add_argument("--python", default=sys.executable)
  parser.add_argument("--rounds", type=int, default=5)
  options = parser.parse_args()
  ratios = {}
  with tempfile.TemporaryDirectory() as folder:
    for name, program in {**ARRAYS, **PLAIN}.items():
      path = os.path.join(folder, "program.py")
      with open(path, "w") as file:
        file.write(HEAD + program + "timed(run)\n")
      ours, theirs = [], []
      for _ in range(options.rounds):
        ours.append(seconds([options.strider, "run"], path))
        theirs.append(seconds([options.python], path))
      a, b = statistics.median(ours), statistics.median(theirs)
      ratios[name] = a / b
      bound = 1 if name in ARRAYS else 5
      print(f"{name:22} {a * 1e3:9.2f} ms {b * 1e3:9.2f} ms  {a / b:6.2f}  (at most {bound})", flush=True)
  print(json.dumps(ratios))


if __name__ == "__main__":
  main()
