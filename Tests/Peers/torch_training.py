#!/usr/bin/env python3
"""Steps of training with PyTorch, from given weights on given pictures to the weights afterwards.

The output is a list with a network a line. Layers are described as Strider's checkpoints describe them,
so that both build the same network from the same text.
"""

import json

import torch
from torch import nn

RELU = {"type": "ReLU"}
FLATTEN = {"type": "Flatten", "start_dim": 1, "end_dim": -1}


def pool(kind, size, **more):
  return {"type": kind, "kernel_size": [size, size], "stride": [size, size],
          "padding": [0, 0], "dilation": [1, 1], "ceil_mode": 0, **more}


def convolution(inputs, outputs, size, padding=0):
  return {"type": "Conv2d", "in_channels": inputs, "out_channels": outputs,
          "kernel_size": [size, size], "stride": [1, 1], "padding": [padding, padding],
          "dilation": [1, 1], "groups": 1, "bias": 1}


def transposed(inputs, outputs, size, stride, padding, output_padding, groups=1, bias=1):
  return {"type": "ConvTranspose2d", "in_channels": inputs, "out_channels": outputs,
          "kernel_size": [size, size], "stride": [stride, stride],
          "padding": [padding, padding], "output_padding": [output_padding, output_padding],
          "dilation": [1, 1], "groups": groups, "bias": bias}


def norm(channels, momentum=0.1, eps=1e-5):
  return {"type": "BatchNorm2d", "num_features": channels, "eps": repr(eps),
          "momentum": repr(momentum)}


def dense(inputs, outputs):
  return {"type": "Linear", "in_features": inputs, "out_features": outputs, "bias": 1}


# Images, layers, optimizer, pictures of each step.
CASES = [
  ([1, 6, 6],
   [convolution(1, 4, 3, 1), norm(4), RELU, pool("MaxPool2d", 2),
    transposed(4, 3, 3, 2, 1, 1), norm(3, 0.3, 1e-3),
    {"type": "LeakyReLU", "negative_slope": "0.1"}, FLATTEN, dense(108, 4)],
   "momentum", [20, 20, 17, 1, 20]),
  ([2, 5, 7],
   [norm(2), transposed(2, 4, 2, 1, 0, 0, 2, 0), {"type": "Tanh"}, norm(4),
    {"type": "AdaptiveAvgPool2d", "output_size": [4, 3]}, pool("LPPool2d", 2, norm_type="2.0"),
    FLATTEN, dense(8, 5), RELU, dense(5, 3)],
   "adam", [33, 16, 15, 33]),
]


def module(layer):
  """The layer of a description."""
  kind = layer["type"]
  pair = {key: tuple(value) for key, value in layer.items() if isinstance(value, list)}
  if kind in ("Conv2d", "ConvTranspose2d"):
    return getattr(nn, kind)(layer["in_channels"], layer["out_channels"],
                             groups=layer["groups"], bias=bool(layer["bias"]), **pair)
  if kind == "MaxPool2d":
    return nn.MaxPool2d(pair["kernel_size"], pair["stride"])
  if kind == "LPPool2d":
    return nn.LPPool2d(float(layer["norm_type"]), pair["kernel_size"], pair["stride"])
  if kind == "AdaptiveAvgPool2d":
    return nn.AdaptiveAvgPool2d(pair["output_size"])
  if kind == "BatchNorm2d":
    return nn.BatchNorm2d(layer["num_features"], float(layer["eps"]), float(layer["momentum"]))
  if kind == "Linear":
    return nn.Linear(layer["in_features"], layer["out_features"])
  if kind == "LeakyReLU":
    return nn.LeakyReLU(float(layer["negative_slope"]))
  return getattr(nn, kind)()


def numbers(state):
  return {name: tensor.flatten().tolist() for name, tensor in state.items()}


def case(image, layers, optimizer, batches):
  net = nn.Sequential(*map(module, layers)).double()
  # Every number is one that single precision holds.
  for tensor in net.state_dict().values():
    if tensor.is_floating_point():
      tensor.copy_(tensor.float())
  classes = layers[-1]["out_features"]
  before = numbers(net.state_dict())
  rule = (torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9) if optimizer == "momentum"
          else torch.optim.Adam(net.parameters(), lr=0.01))
  steps = []
  for count in batches:
    # Short in decimals, and whole in binary fractions.
    x = (torch.randn(count, *image) * 16).round() / 16
    t = torch.randint(classes, (count,))
    rule.zero_grad()
    loss = nn.functional.cross_entropy(net(x.double()), t)
    loss.backward()
    rule.step()
    steps.append({"x": x.flatten().tolist(), "t": t.tolist(), "loss": loss.item()})
  after = numbers(net.state_dict())
  net.eval()
  scores = net(x.double()).flatten().tolist()
  parts = json.dumps({"type": "Sequential", "parts": layers}, separators=(",", ":"))
  return {"image": image, "layers": parts, "optimizer": optimizer, "before": before,
          "steps": steps, "after": after, "scores": scores}


if __name__ == "__main__":
  torch.manual_seed(0)
  cases = [json.dumps(case(*arguments), separators=(",", ":")) for arguments in CASES]
  print("[" + ",\n".join(cases) + "]")
