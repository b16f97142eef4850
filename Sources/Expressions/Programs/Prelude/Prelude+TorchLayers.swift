extension Prelude {
  /// Layers that are put together from functions.
  static let torchLayers = #"""


    class Mish(nn.Module):
        def __init__(self, inplace=False): super().__init__()
        def forward(self, input): return mish(input)
    class Hardswish(nn.Module):
        def __init__(self, inplace=False): super().__init__()
        def forward(self, input): return hardswish(input)
    class Hardsigmoid(nn.Module):
        def __init__(self, inplace=False): super().__init__()
        def forward(self, input): return hardsigmoid(input)
    class SELU(nn.Module):
        def __init__(self, inplace=False): super().__init__()
        def forward(self, input): return selu(input)
    class LogSoftmax(nn.Module):
        def __init__(self, dim=None):
            super().__init__()
            self.dim = dim
        def forward(self, input): return torch.log_softmax(input, -1 if self.dim is None else self.dim)
        def extra_repr(self): return f"dim={self.dim}"
    class Softmin(nn.Module):
        def __init__(self, dim=None):
            super().__init__()
            self.dim = dim
        def forward(self, input): return softmin(input, -1 if self.dim is None else self.dim)
        def extra_repr(self): return f"dim={self.dim}"
    class CELU(nn.Module):
        def __init__(self, alpha=1.0, inplace=False):
            super().__init__()
            self.alpha = alpha
        def forward(self, input): return celu(input, self.alpha)
        def extra_repr(self): return f"alpha={self.alpha}"
    class Tanhshrink(nn.Module):
        def forward(self, input): return tanhshrink(input)
    class Hardshrink(nn.Module):
        def __init__(self, lambd=0.5):
            super().__init__()
            self.lambd = lambd
        def forward(self, input): return hardshrink(input, self.lambd)
        def extra_repr(self): return f"{self.lambd}"
    class Softshrink(Hardshrink):
        def forward(self, input): return softshrink(input, self.lambd)
    class Threshold(nn.Module):
        def __init__(self, threshold, value, inplace=False):
            super().__init__()
            self.threshold, self.value = threshold, value
        def forward(self, input): return threshold(input, self.threshold, self.value)
        def extra_repr(self): return f"threshold={self.threshold}, value={self.value}"
    class GLU(nn.Module):
        def __init__(self, dim=-1):
            super().__init__()
            self.dim = dim
        def forward(self, input): return glu(input, self.dim)
        def extra_repr(self): return f"dim={self.dim}"
    class Softsign(nn.Module):
        def forward(self, input): return softsign(input)
    class LogSigmoid(nn.Module):
        def forward(self, input): return logsigmoid(input)
    class PReLU(nn.Module):
        def __init__(self, num_parameters=1, init=0.25):
            super().__init__()
            self.weight = nn.Parameter(torch.full((num_parameters,), init))
        def forward(self, input):
            shape = [1, -1] + [1] * (input.dim() - 2) if input.dim() > 1 else [-1]
            return prelu(input, self.weight.reshape(shape))
        def extra_repr(self): return f"num_parameters={len(self.weight)}"
    class LayerNorm(nn.Module):
        def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True):
            super().__init__()
            self.shape = tuple(normalized_shape) if isinstance(normalized_shape, (tuple, list)) else (normalized_shape,)
            self.eps = eps
            self.affine = elementwise_affine
            self.weight = nn.Parameter(torch.ones(self.shape)) if elementwise_affine else None
            self.bias = nn.Parameter(torch.zeros(self.shape)) if elementwise_affine else None
        def forward(self, input): return layer_norm(input, self.shape, self.weight, self.bias, self.eps)
        def extra_repr(self): return f"{self.shape}, eps={self.eps}, elementwise_affine={self.affine}, bias={self.affine}"
    class RMSNorm(nn.Module):
        def __init__(self, normalized_shape, eps=None, elementwise_affine=True):
            super().__init__()
            self.shape = tuple(normalized_shape) if isinstance(normalized_shape, (tuple, list)) else (normalized_shape,)
            self.eps, self.affine = eps, elementwise_affine
            self.weight = nn.Parameter(torch.ones(self.shape)) if elementwise_affine else None
        def forward(self, input): return rms_norm(input, self.shape, self.weight, self.eps)
        def extra_repr(self): return f"{self.shape}, eps={self.eps}, elementwise_affine={self.affine}"
    class GroupNorm(nn.Module):
        def __init__(self, num_groups, num_channels, eps=1e-5, affine=True):
            super().__init__()
            if num_channels % num_groups != 0:
                raise ValueError('num_channels must be divisible by num_groups')
            self.num_groups, self.num_channels, self.eps, self.affine = num_groups, num_channels, eps, affine
            self.weight = nn.Parameter(torch.ones(num_channels)) if affine else None
            self.bias = nn.Parameter(torch.zeros(num_channels)) if affine else None
        def forward(self, input): return group_norm(input, self.num_groups, self.weight, self.bias, self.eps)
        def extra_repr(self): return f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, bias={self.affine}"
    class InstanceNorm2d(nn.Module):
        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False):
            super().__init__()
            self.num_features, self.eps, self.momentum, self.affine = num_features, eps, momentum, affine
            self.weight = nn.Parameter(torch.ones(num_features)) if affine else None
            self.bias = nn.Parameter(torch.zeros(num_features)) if affine else None
        def forward(self, input): return instance_norm(input, weight=self.weight, bias=self.bias, eps=self.eps)
        def extra_repr(self):
            return f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, bias={self.affine}, track_running_stats=False"
    class InstanceNorm1d(InstanceNorm2d):
        pass
    class LocalResponseNorm(nn.Module):
        def __init__(self, size, alpha=1e-4, beta=0.75, k=1.0):
            super().__init__()
            self.size, self.alpha, self.beta, self.k = size, alpha, beta, k
        def forward(self, input): return local_response_norm(input, self.size, self.alpha, self.beta, self.k)
        def extra_repr(self): return f"{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}"
    class Embedding(nn.Module):
        def __init__(self, num_embeddings, embedding_dim):
            super().__init__()
            self.weight = nn.Parameter(torch.randn(num_embeddings, embedding_dim))
        def forward(self, input): return self.weight[input]
        def extra_repr(self): return f"{self.weight.shape[0]}, {self.weight.shape[1]}"
    class Bilinear(nn.Module):
        def __init__(self, in1_features, in2_features, out_features):
            super().__init__()
            bound = 1 / math.sqrt(in1_features)
            self.weight = nn.Parameter(torch.rand(out_features, in1_features, in2_features) * 2 * bound - bound)
            self.bias = nn.Parameter(torch.rand(out_features) * 2 * bound - bound)
        def forward(self, a, b): return torch.einsum('ni,oij,nj->no', a, self.weight, b) + self.bias
        def extra_repr(self):
            out, a, b = self.weight.shape
            return f"in1_features={a}, in2_features={b}, out_features={out}, bias=True"
    class Dropout2d(nn.Module):
        def __init__(self, p=0.5, inplace=False):
            super().__init__()
            self.p = p
        def forward(self, input): return dropout2d(input, self.p, self.training)
        def extra_repr(self): return f"p={self.p}, inplace=False"
    class ZeroPad2d(nn.Module):
        def __init__(self, padding):
            super().__init__()
            self.padding = (padding,) * 4 if isinstance(padding, int) else tuple(padding)
        def forward(self, input): return torch.pad(input, self.padding)
        def extra_repr(self): return f"{self.padding}"
    class ReflectionPad2d(ZeroPad2d):
        def forward(self, input): return torch.pad(input, self.padding, mode='reflect')
    class ReplicationPad2d(ZeroPad2d):
        def forward(self, input): return torch.pad(input, self.padding, mode='replicate')
    class ConstantPad2d(ZeroPad2d):
        def __init__(self, padding, value):
            super().__init__(padding)
            self.value = value
        def forward(self, input): return torch.pad(input, self.padding, value=self.value)
        def extra_repr(self): return f"padding={self.padding}, value={self.value}"
    class Unflatten(nn.Module):
        def __init__(self, dim, unflattened_size):
            super().__init__()
            self.dim, self.size = dim, tuple(unflattened_size)
        def forward(self, input):
            shape = tuple(input.shape)
            d = self.dim % len(shape)
            return input.reshape(shape[:d] + self.size + shape[d + 1:])
        def extra_repr(self): return f"dim={self.dim}, unflattened_size={self.size}"
    class PixelShuffle(nn.Module):
        def __init__(self, upscale_factor):
            super().__init__()
            self.factor = upscale_factor
        def forward(self, input): return pixel_shuffle(input, self.factor)
        def extra_repr(self): return f"upscale_factor={self.factor}"
    class AdaptiveMaxPool2d(nn.Module):
        def __init__(self, output_size, return_indices=False):
            super().__init__()
            self.output_size, self.return_indices = output_size, return_indices
        def forward(self, input): return torch.adaptive_max_pool2d(input, self.output_size, self.return_indices)
        def extra_repr(self): return f"output_size={self.output_size}"
    class MaxPool2d(nn.Module):
        def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
            super().__init__()
            self.kernel_size, self.stride = kernel_size, kernel_size if stride is None else stride
            self.padding, self.dilation, self.return_indices, self.ceil_mode = padding, dilation, return_indices, ceil_mode
        def forward(self, input):
            return torch.max_pool2d(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode, self.return_indices)
        def extra_repr(self):
            return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, dilation={self.dilation}, ceil_mode={self.ceil_mode}"
    class MaxPool1d(MaxPool2d):
        def forward(self, input):
            return torch.max_pool1d(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode, self.return_indices)
    class MaxUnpool2d(nn.Module):
        def __init__(self, kernel_size, stride=None, padding=0):
            super().__init__()
            self.kernel_size = self._sides(kernel_size)
            self.stride, self.padding = self._sides(kernel_size if stride is None else stride), self._sides(padding)
        def _sides(self, given): return (given, given) if isinstance(given, int) else tuple(given)
        def forward(self, input, indices, output_size=None):
            return torch.max_unpool2d(input, indices, self.kernel_size, self.stride, self.padding, output_size)
        def extra_repr(self): return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"
    class MaxUnpool1d(MaxUnpool2d):
        def _sides(self, given): return (given,) if isinstance(given, int) else tuple(given)
        def forward(self, input, indices, output_size=None):
            return torch.max_unpool1d(input, indices, self.kernel_size, self.stride, self.padding, output_size)
    class PixelUnshuffle(nn.Module):
        def __init__(self, downscale_factor):
            super().__init__()
            self.factor = downscale_factor
        def forward(self, input): return pixel_unshuffle(input, self.factor)
        def extra_repr(self): return f"downscale_factor={self.factor}"
    class AdaptiveAvgPool1d(nn.Module):
        def __init__(self, output_size):
            super().__init__()
            self.output_size = output_size
        def forward(self, input): return adaptive_avg_pool1d(input, self.output_size)
        def extra_repr(self): return f"output_size={self.output_size}"
    class ConvTranspose1d(nn.Module):
        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1):
            super().__init__()
            self.sizes = (in_channels, out_channels)
            self.kernel_size, self.stride, self.padding = (kernel_size,), (stride,), (padding,)
            self.settings = (stride, padding, output_padding, groups, dilation)
            bound = 1 / math.sqrt(out_channels // groups * kernel_size)
            self.weight = nn.Parameter(torch.rand(in_channels, out_channels // groups, kernel_size) * 2 * bound - bound)
            self.bias = nn.Parameter(torch.rand(out_channels) * 2 * bound - bound) if bias else None
        def forward(self, input): return conv_transpose1d(input, self.weight, self.bias, *self.settings)
        def extra_repr(self):
            text = f"{self.sizes[0]}, {self.sizes[1]}, kernel_size={self.kernel_size}, stride={self.stride}"
            return text + (f", padding={self.padding}" if self.padding != (0,) else '')
    class UpsamplingNearest2d(nn.Module):
        def __init__(self, size=None, scale_factor=None):
            super().__init__()
            self.size, self.scale_factor = size, scale_factor
        def forward(self, input): return torch.interpolate(input, self.size, self.scale_factor)
    class UpsamplingBilinear2d(UpsamplingNearest2d):
        def forward(self, input):
            return torch.interpolate(input, self.size, self.scale_factor, mode='bilinear', align_corners=True)
    class Softmax2d(nn.Module):
        def forward(self, input): return torch.softmax(input, -3)
    class CosineSimilarity(nn.Module):
        def __init__(self, dim=1, eps=1e-8):
            super().__init__()
            self.dim, self.eps = dim, eps
        def forward(self, a, b): return cosine_similarity(a, b, self.dim, self.eps)
    class ModuleDict(nn.Module):
        def __init__(self, modules=None):
            super().__init__()
            for name, module in ({} if modules is None else modules).items():
                setattr(self, name, module)
        def __getitem__(self, name): return getattr(self, name)
        def __setitem__(self, name, module): setattr(self, name, module)
        def __contains__(self, name): return hasattr(self, name)
        def __len__(self): return len(list(self.children()))
        def __iter__(self): return iter(self.keys())
        def keys(self): return [name for name, _ in self.named_children()]
        def values(self): return [module for _, module in self.named_children()]
        def items(self): return list(self.named_children())
    """#
}
