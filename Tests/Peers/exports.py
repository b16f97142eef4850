#!/usr/bin/env python3
"""What PyTorch and ONNX Runtime make of networks that `strider export` wrote.

    exports.py STRIDER > data/exports.jsonl

One JSON object a network of `data/onnx_models.jsonl`: the program that was written for PyTorch, the
scores that PyTorch gives with it, and those that ONNX Runtime gives with the model that was written, once
onnx's checker has passed it. For networks with classes also the weights after one step of the training
program, by torchrun on one process and on two. A network that cannot be written has what was said.
"""

import base64
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import onnx
import onnxruntime
import torch
from safetensors.torch import load_file

HERE = pathlib.Path(__file__).parent
TRAINED = ["lenet", "mobile"]


def run(strider, folder, arguments, lines=""):
  """What the program says of what it cannot do."""
  done = subprocess.run(
      [strider, *arguments], cwd=folder, capture_output=True, text=True, input=lines,
      env={**os.environ, "LC_ALL": "C.UTF-8", "STRIDER_LESSONS": ""})
  return done.stderr.strip()


def export(strider, folder, model, form, path, *options):
  return run(strider, folder, ["export", model, "--as", form, "--to", path, *options])


def scores(folder, x):
  spec = importlib.util.spec_from_file_location("exported", folder / "net.py")
  module = importlib.util.module_from_spec(spec)
  spec.loader.exec_module(module)
  with torch.no_grad():
    return module.load(str(folder / "net.safetensors"))(torch.tensor(x)).numpy()


def trained(folder, shape, processes):
  """The weights after one step on eight pictures."""
  made = np.random.default_rng(3).normal(0, 1, (8, *shape[1:])).astype(np.float32)
  classes = [n % 3 for n in range(8)]
  torch.save({"x": torch.tensor(made), "t": torch.tensor(classes)}, folder / "data.pt")
  torchrun = pathlib.Path(sys.executable).parent / "torchrun"
  subprocess.run(
      [torchrun, "--nproc-per-node", str(processes), "net_train.py", "--data", "data.pt",
       "--batch-size", "8", "--steps", "1", "--learning-rate", "0.5", "--save", "after.safetensors"],
      cwd=folder, check=True, capture_output=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
  weights = load_file(folder / "after.safetensors")
  return made.ravel().tolist(), classes, {n: w.ravel().tolist() for n, w in weights.items()}


def main():
  strider = os.path.abspath(sys.argv[1])
  for line in open(HERE / "data" / "onnx_models.jsonl", encoding="utf-8"):
    given = json.loads(line)
    x = np.array(given["input"], np.float32).reshape(given["shape"])
    case = {"name": given["name"]}
    with tempfile.TemporaryDirectory() as place:
      folder = pathlib.Path(place)
      (folder / "m.onnx").write_bytes(base64.b64decode(given["model"]))
      if "beside" in given:
        (folder / "weights.bin").write_bytes(base64.b64decode(given["beside"]))
      case["torch_refusal"] = export(strider, folder, "m.onnx", "pytorch", "net.py")
      if not case["torch_refusal"]:
        case["program"] = (folder / "net.py").read_text()
        case["torch"] = scores(folder, x).ravel().tolist()
      sizes = ",".join(map(str, given["shape"][1:]))
      case["onnx_refusal"] = export(
          strider, folder, "m.onnx", "onnx", "net.onnx", "--input", sizes)
      if not case["onnx_refusal"]:
        onnx.checker.check_model(str(folder / "net.onnx"), full_check=True)
        session = onnxruntime.InferenceSession(str(folder / "net.onnx"))
        case["onnx"] = session.run(None, {"input": x})[0].ravel().tolist()
        case["model"] = base64.b64encode((folder / "net.onnx").read_bytes()).decode()
      if given["name"] in TRAINED:
        case["training_program"] = (folder / "net_train.py").read_text()
        case["pictures"], case["classes"], case["one"] = trained(folder, given["shape"], 1)
        case["two"] = trained(folder, given["shape"], 2)[2]
    print(json.dumps(case))


if __name__ == "__main__":
  main()
