#!/usr/bin/env python3
"""What PyTorch and ONNX Runtime make of single layers that `strider export` wrote.

    layer_exports.py STRIDER > data/layer_exports.jsonl

One JSON object a layer: how it is typed, its weights, an input for two images, the program that was written
for PyTorch with PyTorch's numbers, and the model with ONNX Runtime's. A layer that cannot be written has
what was said instead.
"""

import base64
import json
import os
import pathlib
import sys
import tempfile

import numpy as np
import onnx
import onnxruntime
from safetensors.torch import load_file

from exports import run, scores

LAYERS = [
    ("Conv1d(2, 3, 3, padding=1)", (2, 8)), ("BatchNorm1d(3, eps=0.1)", (3, 5)),
    ("BatchNorm1d(4)", (4,)), ("MaxPool1d(2)", (2, 8)), ("AvgPool1d(3, stride=2, padding=1)", (2, 8)),
    ("GELU()", (2, 3, 4)), ("GELU(approximate='tanh')", (2, 3, 4)), ("SiLU()", (2, 3, 4)),
    ("Hardtanh(min_val=-0.5, max_val=2)", (2, 3, 4)), ("Softplus()", (2, 3, 4)),
    ("Softplus(beta=2)", (2, 3, 4)), ("Softplus(threshold=1)", (2, 3, 4)),
    ("LPPool2d(2, 3)", (2, 7, 7)), ("LPPool2d(2, 3, stride=2, ceil_mode=True)", (2, 8, 8)),
    ("LPPool2d(3, 2)", (2, 8, 8)), ("AvgPool2d(3, stride=2, padding=1)", (2, 7, 7)),
    ("AvgPool2d(3, stride=2, padding=1, ceil_mode=True, count_include_pad=False)", (2, 8, 8)),
    ("AvgPool2d(3, stride=2, divisor_override=4)", (2, 8, 8)),
    ("MaxPool2d(3, stride=2, padding=1, dilation=2, ceil_mode=True)", (2, 9, 9)),
    ("Softmax()", (5,)), ("Softmax()", (3, 4, 2)), ("Softmax(dim=-1)", (3, 4, 2)),
    ("Flatten(start_dim=2)", (2, 3, 4)), ("Flatten(end_dim=2)", (2, 3, 4)),
    ("AdaptiveAvgPool2d((1, 2))", (2, 4, 6)), ("AdaptiveAvgPool2d((3, 2))", (2, 4, 6)),
    ("ConvTranspose2d(2, 4, 3, stride=2, padding=1, output_padding=1, groups=2, dilation=2)",
     (2, 4, 5)),
    ("Upsample(scale_factor=2)", (2, 3, 4)),
    ("Upsample(size=(7, 9), mode='bilinear')", (2, 3, 4)),
    ("Upsample(scale_factor=2.5, mode='bilinear', align_corners=True)", (2, 3, 4)),
    ("Upsample(scale_factor=1.5, mode='nearest-exact')", (2, 5, 4)),
]


def main():
  strider = os.path.abspath(sys.argv[1])
  for number, (code, shape) in enumerate(LAYERS):
    x = np.random.default_rng(number).normal(0, 2, (2, *shape)).astype(np.float32)
    if code.startswith("LPPool2d(3"):
      x = np.abs(x)  # a negative sum has no third root
    case = {"code": code, "shape": list(x.shape), "input": x.ravel().tolist()}
    with tempfile.TemporaryDirectory() as place:
      folder = pathlib.Path(place)
      sizes = ",".join(map(str, shape))
      lines = f"net = nn.Sequential(nn.{code})\nnet.eval()\nexport net --as"
      said = run(strider, folder, [], f"{lines} pytorch --to net.py\n")
      if (folder / "net.py").exists():
        case["program"] = (folder / "net.py").read_text()
        case["torch"] = scores(folder, x).ravel().tolist()
        case["weights"] = {
            n: w.ravel().tolist() for n, w in load_file(folder / "net.safetensors").items()}
      else:
        case["torch_refusal"] = said
      # The weights belong to the session, so they are taken along.
      load = "net.load_state_dict(load('net.safetensors'))\n" if case.get("weights") else ""
      said = run(strider, folder, [], lines.replace("export", f"{load}export")
                 + f" onnx --input {sizes} --to net.onnx\n")
      if (folder / "net.onnx").exists():
        onnx.checker.check_model(str(folder / "net.onnx"), full_check=True)
        session = onnxruntime.InferenceSession(str(folder / "net.onnx"))
        case["onnx"] = session.run(None, {"input": x})[0].ravel().tolist()
        case["model"] = base64.b64encode((folder / "net.onnx").read_bytes()).decode()
      else:
        case["onnx_refusal"] = said
    print(json.dumps(case))


if __name__ == "__main__":
  main()
