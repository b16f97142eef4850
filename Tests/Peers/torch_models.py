#!/usr/bin/env python3
"""What torchvision's networks give for weights that a formula makes, in float64.

Nothing is stored but a few scores: the weights are made again from their places, by the same formula, in
`PresetModelPeerTests`. AlexNet and VGG-16 are taken without their classifiers, whose weights would fill
a gigabyte.
"""

import json

import torch
from torchvision import models


def made(name, shape, number):
  """Numbers that follow from their places: element i of tensor n."""
  count = 1
  for length in shape:
    count *= length
  i = torch.arange(count, dtype=torch.float64)
  value = torch.remainder(i * 7919 + number * 104729, 65537) / 65537 - 0.5
  if name.endswith("running_var"):
    value = value + 1
  elif len(shape) > 1:
    value = value * (24 / (count / shape[0])) ** 0.5
  elif name.endswith("weight"):
    value = value * 0.2 + 1
  else:
    value = value * 0.2
  return value.reshape(shape)


def main():
  cases = []
  for name, size, part in [
      ("resnet18", 64, None), ("resnet50", 64, None), ("squeezenet1_1", 64, None),
      ("mobilenet_v2", 64, None), ("alexnet", 96, "features"), ("vgg16", 32, "features")]:
    net = getattr(models, name)(weights=None)
    if part:
      net = getattr(net, part)
    net = net.double().eval()
    state = net.state_dict()
    for number, (key, tensor) in enumerate(state.items()):
      if not key.endswith("num_batches_tracked"):
        state[key] = made(key, list(tensor.shape), number)
    net.load_state_dict(state)
    x = made("x.x", [1, 3, size, size], 5) * (1 / (24 / (3 * size * size)) ** 0.5)
    x.requires_grad_()
    y = net(x).flatten()
    y.sum().backward()
    cases.append({
        "name": name, "part": part, "size": size, "count": y.numel(),
        "scores": [y[k * (y.numel() - 1) // 23].item() for k in range(24)], "largest": y.abs().max().item(),
        "gradient": [x.grad.flatten()[k * (x.numel() - 1) // 23].item() for k in range(24)],
        "largest_gradient": x.grad.abs().max().item()})
  print(json.dumps(cases, indent=0))


if __name__ == "__main__":
  main()
