"""Cases of networks: layers with weights assigned, called and differentiated."""

import torch
from torch import nn

from cases import nested
from registry import makes
from script import Unfit


def layers(d, channels):
  """Some layers for a batch of images."""
  chosen = []
  for _ in range(d.randint(1, 4)):
    kind = d.choice([
      "conv", "conv", "transposed", "max", "average", "lp", "adaptive", "act", "act", "norm"])
    if kind == "conv":
      outputs, kernel = d.randint(1, 2), d.randint(1, 3)
      more = d.choice(["", ", padding=1", ", stride=2", ", padding='same'", ", bias=False",
                       ", dilation=2", ", stride=2, padding=1"])
      chosen.append(
        f"nn.Conv2d({channels}, {outputs}, {d.choice([kernel, f'({kernel}, 2)'])}{more})")
      channels = outputs
    elif kind == "transposed":
      outputs = d.randint(1, 2)
      more = d.choice(["", ", stride=2", ", stride=2, padding=1, output_padding=1"])
      chosen.append(f"nn.ConvTranspose2d({channels}, {outputs}, 2{more})")
      channels = outputs
    elif kind == "norm":
      chosen.append(f"nn.BatchNorm2d({channels})")
    else:
      chosen.append(d.choice({
        "max": ["nn.MaxPool2d(2)", "nn.MaxPool2d(3, stride=1, padding=1)", "nn.MaxPool2d(2, 1)",
                "nn.MaxPool2d(2, ceil_mode=True)"],
        "average": ["nn.AvgPool2d(2)", "nn.AvgPool2d(3, 2, 1)", "nn.AvgPool2d(2, stride=1)",
                    "nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False)"],
        "lp": ["nn.LPPool2d(2, 2)", "nn.LPPool2d(2, 2, stride=1)"],
        "adaptive": ["nn.AdaptiveAvgPool2d(2)", "nn.AdaptiveAvgPool2d((1, 2))"],
        "act": ["nn.ReLU()", "nn.Sigmoid()", "nn.Tanh()", "nn.LeakyReLU(0.2)", "nn.LeakyReLU()",
                "nn.Dropout(0)", "nn.Softmax(dim=1)"]}[kind]))
  return chosen


@makes("torch.nn.Sequential", 5)
def network(s):
  d = s.draw
  channels, height, width = d.randint(1, 2), d.randint(4, 6), d.randint(4, 6)
  chosen = layers(d, channels)
  image = torch.ones(2, channels, height, width)
  body = eval(f"nn.Sequential({', '.join(chosen)})", {"nn": nn}).eval()
  after = body(image)
  if d.chance(0.6):
    chosen += ["nn.Flatten()", f"nn.Linear({after[0].numel()}, {d.randint(1, 3)})"]
    if d.chance(0.3):
      chosen.append(d.choice(["nn.Softmax(dim=1)", "nn.ReLU()"]))
  text = f"net = nn.Sequential({', '.join(chosen)})"
  s.space["nn"] = nn
  s.leaf("x", (d.randint(1, 2), channels, height, width), "decimal")
  s.run(text)
  assign(s, s.space["net"])
  s.run("y = net(x)")
  s.want("y")
  parameters = [name for name, _ in s.space["net"].named_parameters()]
  if not s.tensor("y").isfinite().all():
    raise Unfit
  s.gradients("y", "x")
  for name in d.sample(parameters, min(2, len(parameters))):
    index, part = name.split(".")
    s.run(f"g{index}{part[0]} = grad(L, net[{index}].{part})")
    s.want(f"g{index}{part[0]}")
  if not s.steady():
    raise Unfit


def assign(s, net):
  """Gives every parameter values by a statement."""
  for name, parameter in net.named_parameters():
    index, part = name.split(".")
    values = s.draw.array(tuple(parameter.shape), "decimal").round(1)
    parameter.data = torch.tensor(values)
    s.statements.append(f"net[{index}].{part} = {nested(values)}")
  s.programs.clear()  # The network is made once; only what follows is run again.


@makes("torch.nn layers", 2)
def single_layer(s):
  d = s.draw
  s.space["nn"] = nn
  s.leaf("x", d.choice([(2, 4, 4), (1, 2, 4, 5)]), "decimal")
  layer = s.next(["nn.Sigmoid()", "nn.Tanh()", "nn.LeakyReLU(0.2)", "nn.Softmax(dim=0)",
                  "nn.Conv2d(2, 2, 3)", "nn.Conv2d(2, 1, (2, 3), stride=(1, 2), padding=(0, 1))",
                    "nn.ConvTranspose2d(2, 1, 2, stride=2)", "nn.MaxPool2d(2)",
                    "nn.AvgPool2d(2, 1)",
                    "nn.ReLU()", "nn.Conv2d(2, 4, 2, groups=2)", "nn.LPPool2d(2, 2)",
                    "nn.Conv2d(2, 2, 1, bias=False)", "nn.AdaptiveAvgPool2d(1)"])
  s.run(f"layer = {layer}")
  for part, parameter in s.space["layer"].named_parameters():
    values = s.draw.array(tuple(parameter.shape), "quarter")
    parameter.data = torch.tensor(values)
    s.statements.append(f"layer.{part} = {nested(values)}")
  s.run("y = layer(x)")
  s.want("y")
  s.gradients("y", "x")
