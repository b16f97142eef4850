extension Prelude {
  /// Layers of volumes, layers with rare settings, losses as modules, dicts of parameters.
  static let torchLayersMore = #"""


    class Conv3d(nn.Module):
        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True):
            super().__init__()
            self.in_channels, self.out_channels, self.groups = in_channels, out_channels, groups
            self.kernel_size, self.stride = _triple(kernel_size), _triple(stride)
            self.padding = padding if isinstance(padding, str) else _triple(padding)
            self.dilation = _triple(dilation)
            bound = 1 / math.sqrt(in_channels // groups * math.prod(self.kernel_size))
            self.weight = nn.Parameter(torch.rand(out_channels, in_channels // groups, *self.kernel_size) * 2 * bound - bound)
            self.bias = nn.Parameter(torch.rand(out_channels) * 2 * bound - bound) if bias else None
        def forward(self, input): return conv3d(input, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)
        def extra_repr(self):
            text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
            text += f", padding={self.padding}" if self.padding != (0, 0, 0) else ''
            text += f", dilation={self.dilation}" if self.dilation != (1, 1, 1) else ''
            return text + (f", groups={self.groups}" if self.groups != 1 else '') + (', bias=False' if self.bias is None else '')
    class MaxPool3d(nn.Module):
        def __init__(self, kernel_size, stride=None, padding=0):
            super().__init__()
            self.kernel_size, self.stride, self.padding = kernel_size, kernel_size if stride is None else stride, padding
        def forward(self, input): return max_pool3d(input, self.kernel_size, self.stride, self.padding)
        def extra_repr(self):
            return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, dilation=1, ceil_mode=False"
    class AvgPool3d(MaxPool3d):
        def forward(self, input): return avg_pool3d(input, self.kernel_size, self.stride, self.padding)
        def extra_repr(self): return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"
    class BatchNorm2d(nn.Module):
        def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True):
            super().__init__()
            self.num_features, self.eps, self.momentum = num_features, eps, momentum
            self.affine, self.track_running_stats = affine, track_running_stats
            self.weight = nn.Parameter(torch.ones(num_features)) if affine else None
            self.bias = nn.Parameter(torch.zeros(num_features)) if affine else None
            self.running_mean = self.running_var = self.num_batches_tracked = None
            if track_running_stats:
                self.register_buffer('running_mean', torch.zeros(num_features))
                self.register_buffer('running_var', torch.ones(num_features))
                self.register_buffer('num_batches_tracked', torch.tensor(0))
        def forward(self, input):
            if not self.track_running_stats:
                return torch.batch_norm(input, None, None, self.weight, self.bias, True, 0.0, self.eps)
            if self.training:
                self.num_batches_tracked += 1
            share = 1 / int(self.num_batches_tracked) if self.momentum is None and self.training else self.momentum
            return torch.batch_norm(input, self.running_mean, self.running_var, self.weight, self.bias, self.training, share, self.eps)
        def extra_repr(self):
            return f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, bias={self.affine}, track_running_stats={self.track_running_stats}"
    class BatchNorm1d(BatchNorm2d):
        pass
    class Conv2d(nn.Module):
        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros'):
            super().__init__()
            made = nn.Conv2d(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias)
            self.in_channels, self.out_channels, self.groups, self.padding_mode = in_channels, out_channels, groups, padding_mode
            self.kernel_size, self.stride, self.padding, self.dilation = made.kernel_size, made.stride, made.padding, made.dilation
            self.weight, self.bias = nn.Parameter(made.weight), nn.Parameter(made.bias) if bias else None
        def forward(self, input):
            if self.padding == 'same':
                gaps = [d * (k - 1) for d, k in zip(self.dilation, self.kernel_size)]
                (t, b), (l, r) = [(g // 2, g - g // 2) for g in gaps]
            else:
                (t, l), (b, r) = self.padding, self.padding
            wide = torch.pad(input, (l, r, t, b), mode=self.padding_mode)
            return torch.conv2d(wide, self.weight, self.bias, self.stride, 0, self.dilation, self.groups)
        def extra_repr(self):
            text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
            text += f", padding={self.padding}" if self.padding != (0, 0) else ''
            text += f", dilation={self.dilation}" if self.dilation != (1, 1) else ''
            text += f", groups={self.groups}" if self.groups != 1 else ''
            return text + (', bias=False' if self.bias is None else '') + f", padding_mode={self.padding_mode}"
    class Conv1d(nn.Module):
        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros'):
            super().__init__()
            made = nn.Conv1d(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias)
            self.stride, self.padding, self.dilation, self.groups, self.padding_mode = made.stride, made.padding, made.dilation, groups, padding_mode
            self.weight, self.bias = nn.Parameter(made.weight), nn.Parameter(made.bias) if bias else None
        def forward(self, input):
            wide = torch.pad(input, (self.padding[0], self.padding[0]), mode=self.padding_mode)
            return torch.conv1d(wide, self.weight, self.bias, self.stride, 0, self.dilation, self.groups)
    class RReLU(nn.Module):
        def __init__(self, lower=0.125, upper=1 / 3, inplace=False):
            super().__init__()
            self.lower, self.upper = lower, upper
        def forward(self, input): return rrelu(input, self.lower, self.upper, self.training)
        def extra_repr(self): return f"lower={self.lower}, upper={self.upper}"
    class _Loss(nn.Module):
        def __init__(self, function, **settings):
            super().__init__()
            self.function, self.settings = function, settings
        def forward(self, *given): return self.function(*given, **self.settings)
    class CosineEmbeddingLoss(_Loss):
        def __init__(self, margin=0.0, reduction='mean'): super().__init__(cosine_embedding_loss, margin=margin, reduction=reduction)
    class HingeEmbeddingLoss(_Loss):
        def __init__(self, margin=1.0, reduction='mean'): super().__init__(hinge_embedding_loss, margin=margin, reduction=reduction)
    class MarginRankingLoss(_Loss):
        def __init__(self, margin=0.0, reduction='mean'): super().__init__(margin_ranking_loss, margin=margin, reduction=reduction)
    class TripletMarginLoss(_Loss):
        def __init__(self, margin=1.0, p=2.0, eps=1e-6, swap=False, reduction='mean'):
            super().__init__(triplet_margin_loss, margin=margin, p=p, eps=eps, swap=swap, reduction=reduction)
    class PoissonNLLLoss(_Loss):
        def __init__(self, log_input=True, full=False, eps=1e-8, reduction='mean'):
            super().__init__(poisson_nll_loss, log_input=log_input, full=full, eps=eps, reduction=reduction)
    class GaussianNLLLoss(_Loss):
        def __init__(self, full=False, eps=1e-6, reduction='mean'): super().__init__(gaussian_nll_loss, full=full, eps=eps, reduction=reduction)
    class MultiMarginLoss(_Loss):
        def __init__(self, p=1, margin=1.0, reduction='mean'): super().__init__(multi_margin_loss, p=p, margin=margin, reduction=reduction)
    class SoftMarginLoss(_Loss):
        def __init__(self, reduction='mean'): super().__init__(soft_margin_loss, reduction=reduction)
    class PairwiseDistance(_Loss):
        def __init__(self, p=2.0, eps=1e-6): super().__init__(pairwise_distance, p=p, eps=eps)
    class ParameterDict(nn.Module):
        def __init__(self, parameters=None):
            super().__init__()
            self.update({} if parameters is None else parameters)
        def update(self, parameters):
            for name, value in parameters.items():
                self[name] = value
        def __getitem__(self, name): return getattr(self, name)
        def __setitem__(self, name, value): setattr(self, name, value if isinstance(value, nn.Parameter) else nn.Parameter(value))
        def __contains__(self, name): return name in self.keys()
        def __len__(self): return len(self.keys())
        def __iter__(self): return iter(self.keys())
        def keys(self): return [name for name, _ in self.named_parameters()]
        def values(self): return [value for _, value in self.named_parameters()]
        def items(self): return list(self.named_parameters())
    """#
}
