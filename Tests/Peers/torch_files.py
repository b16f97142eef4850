#!/usr/bin/env python3
"""Files as PyTorch writes them, with the tensors that are in them.

A list of objects: `file` is the file as base64; `tensors` what a state dict holds, by name, or `fault` why
it is not read.
"""

import base64
import io
import json
import pickle

import torch
from torch import nn


class Evil:
  def __reduce__(self):
    return (print, ("executed",))


def saved(value, **options):
  file = io.BytesIO()
  torch.save(value, file, **options)
  return file.getvalue()


def script(module):
  file = io.BytesIO()
  torch.jit.save(torch.jit.script(module), file)
  return file.getvalue()


def case(name, data, tensors=None, fault=None):
  held = None if tensors is None else {
      key: {"shape": list(value.shape), "numbers": value.double().flatten().tolist()}
      for key, value in tensors.items()}
  return {"name": name, "file": base64.b64encode(data).decode(), "tensors": held, "fault": fault}


def main():
  torch.manual_seed(3)
  net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(8, 2))
  state = net.state_dict()
  turned = {"turned": torch.arange(6.0).reshape(2, 3).T, "part": torch.arange(10.0)[2:8:2],
            "spread": torch.ones(1).expand(4), "empty": torch.zeros(0, 3)}
  kinds = {"half": torch.tensor([1.5, -2.25]).half(), "brain": torch.tensor([3.0, 0.5]).bfloat16(),
           "double": torch.tensor([0.1], dtype=torch.float64), "scalar": torch.tensor(7.0)}
  cases = [
      case("state", saved(state), state),
      case("checkpoint", saved({"epoch": 3, "model_state_dict": state, "loss": 0.5,
                                "history": [1, 2.5, None, True]}), state),
      case("parameters", saved({"w": nn.Parameter(torch.ones(2))}), {"w": torch.ones(2)}),
      case("strides", saved(turned), turned),
      case("kinds", saved(kinds), kinds),
      case("protocol 4", saved(state, pickle_protocol=4), state),
      case("legacy", saved(state, _use_new_zipfile_serialization=False), fault="torch-legacy"),
      case("module", saved(net), fault="torch-object"),
      case("evil", saved({"w": torch.ones(1), "x": Evil()}), fault="torch-object"),
      case("script", script(nn.Sequential(nn.Linear(2, 1))), fault="torch-script"),
      case("whole", saved({"w": torch.ones(2, dtype=torch.int32)}), fault="checkpoint-type"),
      case("nan", saved({"w": torch.tensor([1.0, float("nan")])}), fault="checkpoint-nan"),
      case("nothing", saved({"epoch": 1}), fault="torch-no-tensors"),
  ]
  print(json.dumps(cases, indent=0))


if __name__ == "__main__":
  main()
