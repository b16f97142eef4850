"""Lines as students paste them from pages about PyTorch, NumPy and SciPy; written for this test.

Each is the source and what is looked at afterwards.
"""

TORCH = [
  ("import torch\nimport torch.nn.functional as F\n\n"
   "x = torch.tensor([[[[1., 2., 3.], [4., 5., 6.], [7., 8., 9.]]]])\n"
   "w = torch.tensor([[[[1., 0.], [0., -1.]]]])\ny = F.conv2d(x, w)\nprint(y)", ["y"]),
  ("import torch\nimport torch.nn.functional as F\n"
   "x = torch.arange(25, dtype=torch.float32).reshape(1, 1, 5, 5)\n"
   "w = torch.ones(1, 1, 3, 3)\nout = F.conv2d(x, w, padding=1)\nprint(out.shape)", ["out"]),
  ("x = torch.arange(16.).view(1, 1, 4, 4)\nkernel = torch.tensor([[1., 0., -1.], [1., 0., -1.], "
   "[1., 0., -1.]]).view(1, 1, 3, 3)\nout = torch.nn.functional.conv2d(x, kernel, stride=1)",
   ["out"]),
  ("input = torch.tensor([[1, 2, 0, 3, 1],\n                      [0, 1, 2, 3, 1],\n"
   "                      [1, 2, 1, 0, 0],\n                      [5, 2, 3, 1, 1],\n"
   "                      [2, 1, 0, 1, 1]], dtype=torch.float32)\n"
   "kernel = torch.tensor([[1, 2, 1],\n                       [0, 1, 0],\n"
   "                       [2, 1, 0]], dtype=torch.float32)\n"
   "input = torch.reshape(input, (1, 1, 5, 5))\nkernel = torch.reshape(kernel, (1, 1, 3, 3))\n"
   "output = F.conv2d(input, kernel, stride=1)\noutput2 = F.conv2d(input, kernel, stride=2)\n"
   "output3 = F.conv2d(input, kernel, stride=1, padding=1)", ["output", "output2", "output3"]),
  (">>> x = torch.tensor([[1., 2.], [3., 4.]])\n>>> x.sum()\ntensor(10.)\n>>> y = x.T @ x\n>>> y\n"
   "tensor([[10., 14.],\n        [14., 20.]])", ["y"]),
  (">>> import torch\n>>> import torch.nn.functional as F\n>>> x = torch.ones(1, 1, 4, 4)\n"
   ">>> w = torch.ones(1, 1, 3, 3)\n>>> y = F.conv2d(x, w,\n...              padding=1)\n>>> "
   "y.shape\n"
   "torch.Size([1, 1, 4, 4])", ["y"]),
  ("In [1]: x = torch.arange(9.).reshape(3, 3)\n\nIn [2]: y = x[::2, 1:]\n\nIn [3]: y\nOut[3]:\n"
   "tensor([[1., 2.],\n        [7., 8.]])", ["y"]),
  ("x = torch.tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]])\n"
   "k = torch.tensor([[0.0, 1.0], [2.0, 3.0]])\n"
   "y = F.conv2d(x.reshape(1, 1, 3, 3), k.reshape(1, 1, 2, 2)).reshape(2, 2)", ["y"]),
  ("X = torch.ones((6, 8))\nX[:, 2:6] = 0\nK = torch.tensor([[1.0, -1.0]])\n"
   "Y = F.conv2d(X.reshape((1, 1, 6, 8)), K.reshape((1, 1, 1, 2)))\n"
   "Z = F.conv2d(X.T.reshape((1, 1, 8, 6)), K.reshape((1, 1, 1, 2)))", ["Y", "Z"]),
  ("X = torch.stack((torch.arange(9.).reshape(3, 3), torch.arange(1., 10.).reshape(3, 3)))\n"
   "K = torch.stack((torch.tensor([[0.0, 1.0], [2.0, 3.0]]), torch.tensor([[1.0, 2.0], [3.0, "
   "4.0]])))\n"
   "Y = F.conv2d(X.unsqueeze(0), K.unsqueeze(0))", ["Y"]),
  ("X = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))\npool2d = nn.MaxPool2d(3)\n"
   "a = pool2d(X)\npool2d = nn.MaxPool2d(3, padding=1, stride=2)\nb = pool2d(X)\n"
   "pool2d = nn.MaxPool2d((2, 3), stride=(2, 3), padding=(0, 1))\nc = pool2d(X)", ["a", "b", "c"]),
  ("X = torch.arange(16.).reshape(1, 1, 4, 4)\nX = torch.cat((X, X + 1), 1)\n"
   "pool2d = nn.MaxPool2d(3, padding=1, stride=2)\nY = pool2d(X)", ["Y"]),
  ("import torch\nfrom torch import nn\nconv = nn.Conv2d(1, 1, 3, bias=False)\n"
   "conv.weight = WEIGHT(torch.tensor([[[[1., 0., -1.], [2., 0., -2.], [1., 0., -1.]]]]))\n"
   "y = conv(torch.arange(25.).reshape(1, 1, 5, 5))", ["y"]),
  ("import torch.nn as nn\nlayer = nn.Conv2d(in_channels=1, out_channels=2, kernel_size=2, "
   "stride=2)\n"
   "layer.weight = WEIGHT(torch.tensor([[[[1., 2.], [3., 4.]]], [[[0., 1.], [1., 0.]]]]))\n"
   "layer.bias = WEIGHT(torch.tensor([0.5, -0.5]))\nout = layer(torch.ones(1, 1, 4, 4))", ["out"]),
  ("from torch import nn\nX = torch.ones((6, 8))\nX[:, 2:6] = 0\n"
   "conv2d = nn.Conv2d(1, 1, kernel_size=(1, 2), bias=False)\n"
   "conv2d.weight = WEIGHT(torch.tensor([[[[1.0, -1.0]]]]))\nY = conv2d(X.reshape(1, 1, 6, 8))\n"
   "l = ((Y - 1) ** 2).sum()\nl.backward()", ["Y", "l", "conv2d.weight.grad"]),
  ("tconv = nn.ConvTranspose2d(1, 1, kernel_size=2, bias=False)\n"
   "tconv.weight = WEIGHT(torch.tensor([[[[0.0, 1.0], [2.0, 3.0]]]]))\n"
   "Y = tconv(torch.tensor([[[[0.0, 1.0], [2.0, 3.0]]]]))", ["Y"]),
  ("X = torch.tensor([[0.0, 1.0], [2.0, 3.0]]).reshape(1, 1, 2, 2)\n"
   "K = torch.tensor([[0.0, 1.0], [2.0, 3.0]]).reshape(1, 1, 2, 2)\n"
   "a = F.conv_transpose2d(X, K)\nb = F.conv_transpose2d(X, K, stride=2)\n"
   "c = F.conv_transpose2d(X, K, padding=1)", ["a", "b", "c"]),
  ("x = torch.tensor([1., 2., 3.], requires_grad=True)\ny = (x ** "
   "2).sum()\ny.backward()\nprint(x.grad)",
   ["y", "x.grad"]),
  ("x = torch.tensor(3.0, requires_grad=True)\ny = x**3 + 2*x\ny.backward()", ["x.grad"]),
  ("x = torch.arange(4.0, requires_grad=True)\ny = 2 * torch.dot(x, x)\ny.backward()",
   ["y", "x.grad"]),
  ("x = torch.ones(2, 2, requires_grad=True)\ny = x + 2\nz = y * y * 3\nout = z.mean()\n"
   "out.backward()\nprint(x.grad)", ["out", "x.grad"]),
  ("a = torch.tensor([2., 3.], requires_grad=True)\nb = torch.tensor([6., 4.], "
   "requires_grad=True)\n"
   "Q = 3*a**3 - b**2\nQ.sum().backward()", ["Q", "a.grad", "b.grad"]),
  ("x = torch.tensor([[1., 2., 0.], [0., 1., 3.], [2., 1., 1.]], requires_grad=True)\n"
   "w = torch.tensor([[1., -1.], [0., 2.]], requires_grad=True)\n"
   "y = F.conv2d(x[None, None], w[None, None])\nloss = y.pow(2).sum()\nloss.backward()\n"
   "print(w.grad)\nprint(x.grad)", ["loss", "w.grad", "x.grad"]),
  ("x = torch.ones(5)\ny = torch.zeros(3)\nw = torch.full((5, 3), 0.1, requires_grad=True)\n"
   "b = torch.tensor([0.1, 0.2, 0.3], requires_grad=True)\nz = torch.matmul(x, w) + b\n"
   "loss = F.mse_loss(z, y)\nloss.backward()", ["loss", "w.grad", "b.grad"]),
  ("m = torch.tensor([[1., 3., 2., 4.], [5., 6., 7., 8.], [3., 2., 1., 0.], [1., 2., 3., 4.]])\n"
   "out = F.max_pool2d(m[None, None], kernel_size=2)\navg = F.avg_pool2d(m[None, None], 2)",
   ["out", "avg"]),
  ("t1d = torch.tensor([[[1., 2., 3., 4., 5., 6., 7.]]])\nF.avg_pool1d(t1d, kernel_size=3, "
   "stride=2)\n"
   "y = F.avg_pool1d(t1d, kernel_size=3, stride=2)", ["y"]),
  ("x = torch.tensor([[[1., 2., 3., 4., 5.]]])\nw = torch.tensor([[[1., 0., -1.]]])\n"
   "y = F.conv1d(x, w)\nz = F.conv1d(x, w, padding=1)\nd = F.conv1d(x, w, dilation=2)",
   ["y", "z", "d"]),
  ("x = torch.arange(1., 17.).reshape(1, 1, 4, 4)\ncols = F.unfold(x, kernel_size=2, stride=2)\n"
   "back = F.fold(cols, output_size=(4, 4), kernel_size=2, stride=2)", ["cols", "back"]),
  ("inp = torch.arange(18.).reshape(1, 2, 3, 3)\nw = torch.ones(2, 2, 2, 2)\n"
   "inp_unf = torch.nn.functional.unfold(inp, (2, 2))\n"
   "out_unf = inp_unf.transpose(1, 2).matmul(w.view(w.size(0), -1).T).transpose(1, 2)\n"
   "out = out_unf.view(1, 2, 2, 2)", ["out"]),
  ("t4d = torch.arange(8.).reshape(1, 2, 2, 2)\np1d = (1, 1)\nout = F.pad(t4d, p1d, \"constant\", "
   "0)\n"
   "p2d = (1, 1, 2, 0)\nout2 = F.pad(t4d, p2d, mode='replicate')", ["out", "out2"]),
  ("logits = torch.tensor([[2.0, 0.5, -1.0], [0.1, 0.2, 0.3]])\ntarget = torch.tensor([0, 2])\n"
   "loss = F.cross_entropy(logits, target)\nprobs = F.softmax(logits, dim=1)\n"
   "same = F.nll_loss(F.log_softmax(logits, dim=1), target)", ["loss", "probs", "same"]),
  ("m = torch.nn.Softmax(dim=1)\nout = m(torch.tensor([[1., 2., 3.], [1., 1., 1.]]))", ["out"]),
  ("x = torch.tensor([-2., -0.5, 0., 0.5, 2.])\na = F.relu(x)\nb = torch.sigmoid(x)\n"
   "c = F.leaky_relu(x, 0.1)\nd = F.gelu(x)", ["a", "b", "c", "d"]),
  ("net = nn.Sequential(\n    nn.Conv2d(1, 1, 2),\n    nn.ReLU(),\n    nn.MaxPool2d(2),\n"
   "    nn.Flatten(),\n    nn.Linear(1, 2)\n)\n"
   "net[0].weight = WEIGHT(torch.tensor([[[[1., -1.], [2., 0.]]]]))\n"
   "net[0].bias = WEIGHT(torch.tensor([0.5]))\nnet[4].weight = WEIGHT(torch.tensor([[1.], "
   "[-1.]]))\n"
   "net[4].bias = WEIGHT(torch.tensor([0., 1.]))\nout = net(torch.arange(9.).reshape(1, 1, 3, 3))",
   ["out"]),
  ("x = torch.tensor([[1., 2.], [3., 4.]])\nmean = x.mean(dim=0)\nstd = x.std(dim=0)\n"
   "z = (x - mean) / std\nval, idx = torch.max(x, dim=1)", ["z", "val", "idx"]),
  ("bn = F.batch_norm(torch.arange(8.).reshape(2, 1, 2, 2), torch.zeros(1), torch.ones(1), "
   "training=True)", ["bn"]),
  ("img = torch.zeros(1, 1, 5, 5)\nimg[0, 0, 2, 2] = 1\nblur = torch.ones(1, 1, 3, 3) / 9\n"
   "out = F.conv2d(img, blur, padding='same')", ["out"]),
  ("x = torch.randn(20, 16, 50, 100)\nm = nn.Conv2d(16, 33, (3, 5), stride=(2, 1), padding=(4, 2), "
   "dilation=(3, 1))\nn = m(x).shape[1]", ["n"]),
  ("x = torch.tensor([[1, 2], [3, 4]])\nprint(x[0, 1].item())\nv = x[0, 1].item()", ["v"]),
  ("target = torch.tensor([1, 0, 3])\nh = F.one_hot(target, num_classes=4)", ["h"]),
  ("w = torch.tensor([[1., 2.], [3., 4.]])\nturned = torch.flip(w, dims=[0, 1])\n"
   "x = torch.arange(9.).reshape(1, 1, 3, 3)\n"
   "y = F.conv2d(x, turned[None, None], padding=1)  # a true convolution", ["turned", "y"]),
  ("adaptive = nn.AdaptiveAvgPool2d((1, 1))\ny = adaptive(torch.arange(8.).reshape(1, 2, 2, 2))",
     ["y"]),
  ("m = nn.LPPool2d(2, 2, stride=1)\ny = m(torch.tensor([[[3., 4.], [0., 0.]]]))", ["y"]),
  ("x = torch.linspace(-1, 1, 5, dtype=torch.float64)\ny = torch.clamp(x, min=-0.5, max=0.5)",
     ["y"]),
  ("x = torch.tensor([1.0, 2.0], device='cpu').float()\ny = x.clone().detach().numpy()", ["y"]),
  ("x = torch.Tensor([[[1.0, 2.0, 4.0, 2.0, 1.0]]])\nw = torch.Tensor([[[1.0, 2.0, -1.0]]])\n"
   "d = torch.zeros_like(x)\nd[0, 0, 2] = 1.0\neps = 0.5\n"
   "y = (F.conv1d(x + eps*d, w, padding=1) - F.conv1d(x - eps*d, w, padding=1))/2/eps", ["y"]),
  ("a = torch.arange(3).reshape((3, 1))\nb = torch.arange(2).reshape((1, 2))\nc = a + b", ["c"])]

NUMPY = [
  ("import numpy as np\n\nx = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]])\n"
   "padded = np.pad(x, ((1, 1), (1, 1)), mode='constant')", ["padded"]),
  ("x = np.pad([1, 2, 3], (2, 1), 'constant', constant_values=(0))", ["x"]),
  ("a = np.array([1, 2, 3, 4, 5])\nb = np.pad(a, (2, 3), 'wrap')\nc = np.pad(a, (2, 3), "
   "'reflect')\n"
   "d = np.pad(a, (2, 3), 'edge')", ["b", "c", "d"]),
  ("img = np.ones((2, 3, 3))\nout = np.pad(img, ((0, 0), (1, 1), (2, 0)), mode='constant', "
   "constant_values=-1)", ["out"]),
  (">>> np.convolve([1, 2, 3], [0, 1, 0.5])\narray([0. , 1. , 2.5, 4. , 1.5])\n"
   ">>> y = np.convolve([1, 2, 3], [0, 1, 0.5], 'same')\n>>> z = np.convolve([1,2,3],[0,1,0.5], "
   "'valid')",
   ["y", "z"]),
  (">>> a = np.correlate([1, 2, 3], [0, 1, 0.5])\n>>> b = np.correlate([1, 2, 3], [0, 1, 0.5], "
   "\"same\")\n"
   ">>> c = np.correlate([1, 2, 3], [0, 1, 0.5], \"full\")", ["a", "b", "c"]),
  ("from scipy import signal\nimport numpy as np\nimg = np.arange(16).reshape(4, 4)\n"
   "k = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])\n"
   "full = signal.convolve2d(img, k)\nsame = signal.convolve2d(img, k, mode='same', "
   "boundary='fill')\n"
   "valid = signal.correlate2d(img, k, mode='valid')", ["full", "same", "valid"]),
  ("import scipy.signal\nx = np.arange(12.0).reshape(3, 4)\nh = np.ones((2, 2)) / 4\n"
   "grad = scipy.signal.convolve2d(x, h, boundary='symm', mode='same')\n"
   "w = scipy.signal.convolve2d(x, h, boundary='wrap', mode='same')", ["grad", "w"]),
  ("from scipy.signal import convolve2d\na = np.array([[1, 2, 3], [4, 5, 6]])\n"
   "y = convolve2d(a, np.array([[1, 1], [1, 1]]), 'valid')", ["y"]),
  ("from scipy.signal import correlate2d\ny = correlate2d(np.eye(4), np.ones((3, 3)), mode='same')",
   ["y"]),
  ("x = np.array([[1., 2.], [3., 4.]])\ns = np.std(x)\nv = np.var(x, axis=0)\n"
   "m = np.mean(x, axis=1, keepdims=True)\nd = np.dot(x, x)", ["s", "v", "m", "d"]),
  ("K = np.flip(np.array([[1, 2], [3, 4]]))\nR = np.rot90(np.array([[1, 2], [3, 4]]), 2)\n"
   "same = np.allclose(K, R)", ["K", "R", "same"]),
  ("a_slice_prev = np.arange(8.).reshape(2, 2, 2)\nW = np.ones((2, 2, 2)) * 0.5\nb = 1.0\n"
   "s = a_slice_prev * W\nZ = np.sum(s) + b", ["Z"]),
  ("x = np.arange(6).reshape(2, 3)\ny = x[::-1, ::-1]\nz = x[:, -1]\nw = x[None, ...].shape[0]",
   ["y", "z", "w"]),
  ("A = np.array([[1, 2], [3, 4]], dtype=np.float32)\nB = A @ A.T\nC = np.maximum(0, A - 2)",
   ["B", "C"]),
  ("x = np.linspace(0, 1, num=5)\ny = 1 / (1 + np.exp(-x))", ["y"]),
  ("z = np.array([1.0, 2.0, 3.0])\np = np.exp(z) / np.sum(np.exp(z))", ["p"]),
  ("W, F, P, S = 32, 5, 2, 1\nout = (W - F + 2*P) // S + 1", ["out"]),
  ("X = np.zeros((3, 3)); X[1, 1] = 4; X[0] += 1\ntotal = X.sum()", ["X", "total"]),
  ("a = np.concatenate(([1, 2], [3]))\nb = np.stack([np.array([1, 2]), np.array([3, 4])], axis=1)",
   ["a", "b"]),
  ("h = math.floor((28 + 2*0 - 5) / 1) + 1", ["h"])]
