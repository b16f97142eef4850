#!/usr/bin/env python3
"""How quickly networks train and answer, beside the machine's limit and the engines that are installed.

    peers.py [--build .build/release] [--python python3] [--rounds 5]

Each round measures both sides one after the other, on one thread, and what is printed is the median of the
rounds' ratios: above 1 Strider is quicker. The share is of what the machine could do at most, multiply-adds of
whole vectors from registers alone, measured in the same round. PyTorch and ONNX Runtime are asked where the
Python that is named has them, PyTorch in its best layout. The ratios are drawn at last by the program itself.
The last line is JSON.
"""
import argparse, json, os, platform, statistics, subprocess, sys, tempfile, time

NETS = ["lenet5", "simple"]


# The peers' side, run by the Python that has them.

def best_of(seconds, run):
  """The shortest time of a run; enough runs to fill some seconds."""
  run()
  best, began = 1e9, time.perf_counter()
  while time.perf_counter() - began < seconds:
    start = time.perf_counter()
    run()
    best = min(best, time.perf_counter() - start)
  return best


def torch_net(name):
  from torch import nn
  if name == "lenet5":
    return nn.Sequential(
      nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(),
      nn.MaxPool2d(2), nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(),
      nn.Linear(84, 10))
  return nn.Sequential(
    nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(),
    nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, 10))


def torch_train(name):
  """Images a second of whole training steps, batch 64."""
  import torch
  torch.set_num_threads(1)
  net = torch_net(name).to(memory_format=torch.channels_last)
  x = torch.rand(64, 1, 28, 28).to(memory_format=torch.channels_last)
  t = torch.randint(0, 10, (64,))
  loss = torch.nn.CrossEntropyLoss()
  step = torch.optim.SGD(net.parameters(), lr=0.001, momentum=0.9, fused=True)

  def run():
    step.zero_grad()
    loss(net(x), t).backward()
    step.step()

  return 64 / best_of(1.5, run)


def torch_layer(shape):
  """GFLOP/s of the passes of a convolution, batch 64; each the better of two layouts."""
  import torch
  torch.set_num_threads(1)
  source, rest = shape.split(">")
  channels, rows, columns = map(int, source.split("x"))
  filters, rest = rest.split("@")
  kernel, padding = (rest.split("p") + ["0"])[:2]
  side, padding = int(kernel.split("x")[0]), int(padding)
  best = {"fwd": 0, "dgrad": 0, "wgrad": 0}
  for layout in (torch.contiguous_format, torch.channels_last):
    x = torch.rand(64, channels, rows, columns).to(memory_format=layout)
    w = torch.rand(int(filters), channels, side, side).to(memory_format=layout)
    y = torch.nn.functional.conv2d(x, w, padding=padding)
    dy = torch.rand(*y.shape).to(memory_format=layout)
    work = 2 * y.numel() * channels * side * side / 1e9

    def gradient(mask):
      return torch.ops.aten.convolution_backward(
        dy, x, w, None, [1, 1], [padding, padding], [1, 1], False, [0, 0], 1, mask)

    passes = {
      "fwd": lambda: torch.nn.functional.conv2d(x, w, padding=padding),
      "dgrad": lambda: gradient([True, False, False]),
      "wgrad": lambda: gradient([False, True, False]),
    }
    with torch.no_grad():
      for op, run in passes.items():
        best[op] = max(best[op], work / best_of(0.3, run))
  return best


def onnx_one(name):
  """Microseconds for one picture."""
  import torch, onnxruntime
  with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "net.onnx")
    x = torch.rand(1, 1, 28, 28)
    torch.onnx.export(torch_net(name).eval(), (x,), path, dynamo=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options)
    given = {session.get_inputs()[0].name: x.numpy()}
    return best_of(1, lambda: session.run(None, given)) * 1e6


# Both sides in turn.

ONE_PICTURE = """
import time
import torch
import torch.nn as nn
net = {net}
x = torch.rand(1, 1, 28, 28)
best = 1.0
with torch.no_grad():
    for i in range(2000):
        start = time.perf_counter()
        net(x)
        best = min(best, time.perf_counter() - start)
print(best * 1000000)
"""
SIMPLE = """nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(),
    nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, 10))"""


def output(command, **options):
  return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


class Benchmark:
  def __init__(self, options):
    self.build, self.python, self.rounds = options.build, options.python, options.rounds
    self.strider = os.path.join(self.build, "strider")
    self.rows = []

  def peer(self, *arguments):
    run = subprocess.run([self.python, "-W", "ignore", __file__, "--peer", *arguments], check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return json.loads(run.stdout.splitlines()[-1])

  def has(self, module):
    return subprocess.run([self.python, "-c", f"import {module}"],
                          stderr=subprocess.DEVNULL).returncode == 0

  def own(self, program, *arguments):
    lines = output([os.path.join(self.build, program), "--format", "json", *arguments])
    return [json.loads(line) for line in lines.splitlines() if line.startswith("{")]

  def report(self, what, ratios, shares=()):
    row = {"what": what, "ratio": statistics.median(ratios) if ratios else None,
           "share": statistics.median(shares) if shares else None}
    self.rows.append(row)
    ratio = f"{row['ratio']:6.2f}" if ratios else "     –"
    share = f"{100 * row['share']:5.0f} %" if shares else ""
    print(f"{what:34}{ratio}{share}", flush=True)

  def machine(self):
    model = platform.processor() or platform.machine()
    try:
      with open("/proc/cpuinfo") as file:
        model = next(line.split(":")[1].strip() for line in file if "model name" in line)
    except (OSError, StopIteration):
      pass
    kernels = output([self.strider, "--language", "en", "--version"]).splitlines()[1].split(None, 1)[1]
    load = os.getloadavg()[0]
    print(f"{model}, {os.cpu_count()} cores, {kernels}, load {load:.1f} at the beginning")
    return {"machine": model, "cores": os.cpu_count(), "kernels": kernels, "load": load}

  def training(self, torch):
    for net in NETS:
      ratios, shares = [], []
      for _ in range(self.rounds):
        own = self.own("training-benchmark", "--net", net, "--what", "train", "--seconds", "1.5")[0]
        shares.append(own["peak_fraction"])
        if torch:
          ratios.append(own["images_per_second_max"] / self.peer("torch_train", net))
      self.report(f"training {net}", ratios, shares)
      rates = []
      for _ in range(self.rounds):
        one, two = (self.own("training-benchmark", "--net", net, "--what", "train", "--threads",
                             threads)[0]["images_per_second_max"] for threads in "12")
        rates.append(two / one)
      self.report(f"training {net}, two threads to one", rates)

  def layers(self, torch):
    rows = self.own("layer-benchmark", "--seconds", "0.01")
    for shape in dict.fromkeys(row["shape"] for row in rows if row["kind"] == "layer"):
      ratios, shares = {}, {}
      for _ in range(self.rounds):
        own = [row for row in self.own("layer-benchmark", "--shapes", shape) if row["shape"] == shape]
        peer = self.peer("torch_layer", shape) if torch else {}
        for row in own:
          shares.setdefault(row["op"], []).append(row["peak_fraction"])
          if peer:
            ratios.setdefault(row["op"], []).append(row["gflops"] / peer[row["op"]])
      for op in shares:
        self.report(f"{shape} {op}", ratios.get(op, []), shares[op])

  def one_picture(self, onnx):
    for net, made in (("lenet5", "lenet5()"), ("simple", SIMPLE)):
      ratios = []
      with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "one.py")
        with open(path, "w") as file:
          file.write(ONE_PICTURE.format(net=made))
        for _ in range(self.rounds):
          own = float(output([self.strider, "run", path]).split()[-1])
          if onnx:
            ratios.append(self.peer("onnx_one", net) / own)
      self.report(f"one picture at the prompt, {net}", ratios)

  def draw(self):
    """The ratios as the program draws them."""
    ratios = [row["ratio"] for row in self.rows if row["ratio"]]
    if len(ratios) > 1:
      print("\nthe ratios in this order:")
      line = "[" + ", ".join(f"{ratio:.3f}" for ratio in ratios) + "]"
      print(output([self.strider, "run", "-"], input=f"show {line}\n"))


def main():
  if sys.argv[1:2] == ["--peer"]:
    return print(json.dumps(globals()[sys.argv[2]](*sys.argv[3:])))
  parser = argparse.ArgumentParser(
    description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("--build", default=".build/release")
  parser.add_argument("--python", default="python3")
  parser.add_argument("--rounds", type=int, default=5)
  benchmark = Benchmark(parser.parse_args())
  facts = benchmark.machine()
  torch, onnx = benchmark.has("torch"), benchmark.has("torch, onnx, onnxruntime")
  print("times PyTorch" if torch else "PyTorch is not installed: shares only", "and share of the limit")
  benchmark.training(torch)
  benchmark.layers(torch)
  print("times ONNX Runtime" if onnx else "ONNX Runtime is not installed")
  benchmark.one_picture(onnx)
  benchmark.draw()
  print(json.dumps({**facts, "rows": benchmark.rows}))


if __name__ == "__main__":
  main()
