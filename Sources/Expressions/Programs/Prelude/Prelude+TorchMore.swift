extension Prelude {
  /// PyTorch's rarer functions of elements, rows and indices.
  static let torchMore = #"""


    def _div(input, other, rounding_mode=None):
        made = input / other
        return made if rounding_mode is None else torch.floor(made) if rounding_mode == 'floor' else trunc(made)
    _divide = _div
    def _add(input, other, alpha=1): return input + alpha * other
    def _sub(input, other, alpha=1): return input - alpha * other
    def true_divide(input, other): return input / other
    def float_power(input, exponent): return (input * 1.0) ** exponent
    def clamp_min(input, min): return torch.clamp(input, min=min)
    def clamp_max(input, max): return torch.clamp(input, max=max)
    def bitwise_and(input, other): return input & other
    def bitwise_or(input, other): return input | other
    def bitwise_xor(input, other): return input ^ other
    def bitwise_not(input): return ~input
    def rad(input): return input * (math.pi / 180)
    def expit(input): return torch.sigmoid(input)
    def logit(input, eps=None):
        x = input if eps is None else torch.clamp(input, eps, 1 - eps)
        return torch.log(x / (1 - x))
    def xlogy(input, other): return torch.where(input == 0, torch.zeros_like(other), input * torch.log(other))
    def _each(input, f): return torch.tensor([f(v) for v in input.reshape(-1).tolist()]).reshape(input.shape)
    def lgamma(input): return _each(input, math.lgamma)
    def erfc(input): return 1 - erf(input)

    def kthvalue(input, k, dim=-1, keepdim=False):
        values, places = torch.sort(input, dim=dim)
        found = _Extreme(narrow(values, dim, k - 1, 1), narrow(places, dim, k - 1, 1))
        return found if keepdim else _Extreme(found.values.squeeze(dim), found.indices.squeeze(dim))
    class _Bounds:
        def __init__(self, least, most): self.min, self.max = least, most
        def __iter__(self): return iter((self.min, self.max))
        def __getitem__(self, i): return (self.min, self.max)[i]
    def aminmax(input, dim=None, keepdim=False):
        if dim is None:
            return _Bounds(input.min(), input.max())
        return _Bounds(torch.amin(input, dim, keepdim), torch.amax(input, dim, keepdim))
    def logcumsumexp(input, dim): return torch.log(torch.cumsum(torch.exp(input), dim))
    def renorm(input, p, dim, maxnorm):
        rows = movedim(input, dim, 0)
        sizes = torch.norm(rows.reshape(rows.shape[0], -1), p, 1)
        scale = torch.where(sizes > maxnorm, maxnorm / (sizes + 1e-7), torch.ones_like(sizes))
        return movedim(rows * scale.reshape([-1] + [1] * (rows.dim() - 1)), 0, dim)
    def unique_consecutive(input, return_inverse=False, return_counts=False):
        values, counts, places = [], [], []
        for v in input.reshape(-1).tolist():
            if values and values[-1] == v:
                counts[-1] += 1
            else:
                values.append(v)
                counts.append(1)
            places.append(len(values) - 1)
        made = [torch.tensor(values)] + ([torch.tensor(places)] if return_inverse else []) + ([torch.tensor(counts)] if return_counts else [])
        return made[0] if len(made) == 1 else tuple(made)
    def cartesian_prod(*tensors):
        if len(tensors) == 1:
            return tensors[0]
        return torch.stack([g.reshape(-1) for g in meshgrid(*tensors)], dim=1)
    def combinations(input, r=2, with_replacement=False):
        rows = [()]
        for _ in range(r):
            rows = [row + (i,) for row in rows for i in range(len(input)) if not row or (i >= row[-1] if with_replacement else i > row[-1])]
        return input[torch.tensor([list(row) for row in rows])]
    def index_add(input, dim, index, source, alpha=1):
        made = movedim(input, dim, 0).clone()
        for n, i in enumerate(index.tolist()):
            made[i] = made[i] + alpha * movedim(source, dim, 0)[n]
        return movedim(made, 0, dim)
    def index_copy(input, dim, index, source):
        made = movedim(input, dim, 0).clone()
        for n, i in enumerate(index.tolist()):
            made[i] = movedim(source, dim, 0)[n]
        return movedim(made, 0, dim)
    def index_fill(input, dim, index, value):
        made = movedim(input, dim, 0).clone()
        for i in index.tolist():
            made[i] = value
        return movedim(made, 0, dim)
    def masked_scatter(input, mask, source):
        made = input.clone()
        mask = broadcast_to(mask, made.shape)
        made[mask] = source.reshape(-1)[:int(mask.long().sum())]
        return made
    def fill_diagonal(input, fill_value):
        made = input.clone()
        places = torch.arange(min(made.shape))
        made[places, places] = fill_value
        return made
    def select_scatter(input, src, dim, index):
        made = movedim(input, dim, 0).clone()
        made[index] = src
        return movedim(made, 0, dim)
    def block_diag(*tensors):
        parts = [atleast_2d(t) for t in tensors]
        made = torch.zeros(sum(p.shape[0] for p in parts), sum(p.shape[1] for p in parts))
        i = j = 0
        for p in parts:
            made[i:i + p.shape[0], j:j + p.shape[1]] = p
            i, j = i + p.shape[0], j + p.shape[1]
        return made
    def atleast_1d(input): return input.reshape(1) if input.dim() == 0 else input
    def atleast_2d(input): return input.reshape(1, -1) if input.dim() < 2 else input
    def atleast_3d(input): return input.reshape(1, -1, 1) if input.dim() < 2 else input.unsqueeze(-1) if input.dim() == 2 else input
    def column_stack(tensors): return torch.cat([t.reshape(-1, 1) if t.dim() < 2 else t for t in tensors], dim=1)
    def dstack(tensors): return torch.cat([atleast_3d(t) for t in tensors], dim=2)
    def row_stack(tensors): return torch.vstack(tensors)
    def broadcast_shapes(*shapes): return torch.zeros(tuple(np.broadcast_shapes(*shapes))).shape
    def broadcast_tensors(*tensors):
        shape = tuple(np.broadcast_shapes(*[tuple(t.shape) for t in tensors]))
        return tuple([t.expand(shape) for t in tensors])
    def concatenate(tensors, dim=0): return torch.cat(tensors, dim)
    def hsplit(input, parts): return torch.tensor_split(input, parts, 0 if input.dim() == 1 else 1)
    def vsplit(input, parts): return torch.tensor_split(input, parts, 0)
    def tensor_split(input, indices_or_sections, dim=0):
        return tuple([torch.as_tensor(p) for p in np.array_split(input, indices_or_sections, dim)])
    def matrix_rank(input): return torch.tensor(np.linalg.matrix_rank(input))
    def eigvalsh(input): return torch.as_tensor(np.linalg.eigvalsh(input))
    def eigh(input): return tuple([torch.as_tensor(m) for m in np.linalg.eigh(input)])
    def svd(input, full_matrices=True):
        made = tuple([torch.as_tensor(m) for m in np.linalg.svd(input)])
        return made
    def svdvals(input): return torch.as_tensor(np.linalg.svd(input, compute_uv=False))
    def qr(input): return tuple([torch.as_tensor(m) for m in np.linalg.qr(input)])
    def cholesky(input): return torch.as_tensor(np.linalg.cholesky(input))
    def pinv(input): return torch.as_tensor(np.linalg.pinv(input))
    def pinverse(input): return pinv(input)
    def matrix_power(input, n): return torch.as_tensor(np.linalg.matrix_power(input, n))
    def vector_norm(x, ord=2, dim=None, keepdim=False): return torch.norm(x, ord, dim, keepdim)
    def matrix_norm(input, ord='fro'): return torch.as_tensor(np.linalg.norm(input.detach().numpy(), ord))
    def multi_dot(tensors): return torch.as_tensor(np.linalg.multi_dot(tensors))
    def matrix_exp(input):
        made, term = torch.eye(input.shape[-1]), torch.eye(input.shape[-1])
        for n in range(1, 60):
            term = term @ input / n
            made = made + term
        return made
    def jacobian(func, inputs, create_graph=False):
        many = isinstance(inputs, (tuple, list))
        xs = [x.detach().clone().requires_grad_() for x in (inputs if many else (inputs,))]
        y = func(*xs)
        sizes = tuple(y.shape)
        rows = [torch.autograd.grad(v, xs, allow_unused=True) for v in y.reshape(-1)]
        made = [torch.stack([torch.zeros_like(x) if row[n] is None else row[n] for row in rows]).reshape(sizes + tuple(x.shape)) for n, x in enumerate(xs)]
        return tuple(made) if many else made[0]
    """#

  /// `torch.nn.functional`'s rarer functions, those of volumes among them.
  static let torchFunctionalMore = #"""


    def _triple(given): return (given,) * 3 if isinstance(given, int) else tuple(given)
    def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
        if input.dim() == 4:
            return conv3d(input.unsqueeze(0), weight, bias, stride, padding, dilation, groups).squeeze(0)
        (s, *strides), (d, *dilations) = _triple(stride), _triple(dilation)
        k = weight.shape[2]
        if isinstance(padding, str):
            padding = 0 if padding == 'valid' else [e * (n - 1) // 2 for e, n in zip((d, *dilations), weight.shape[2:])]
        p, *sides = _triple(padding)
        input = torch.pad(input, (0, 0, 0, 0, p, p)) if p else input
        planes = []
        for o in range((input.shape[2] - d * (k - 1) - 1) // s + 1):
            parts = [torch.conv2d(input[:, :, o * s + n * d], weight[:, :, n], None, strides, sides, dilations, groups) for n in range(k)]
            planes.append(sum(parts[1:], parts[0]))
        made = torch.stack(planes, dim=2)
        return made if bias is None else made + bias.reshape(1, -1, 1, 1, 1)
    def _pool3d(input, kernel_size, stride, padding, pool, join):
        if input.dim() == 4:
            return _pool3d(input.unsqueeze(0), kernel_size, stride, padding, pool, join).squeeze(0)
        kernel = _triple(kernel_size)
        steps, sides = _triple(kernel if stride is None else stride), _triple(padding)
        depth, planes = input.shape[2], []
        for o in range((depth + 2 * sides[0] - kernel[0]) // steps[0] + 1):
            at = o * steps[0] - sides[0]
            inside = [pool(input[:, :, n], kernel[1:], steps[1:], sides[1:]) for n in range(max(at, 0), min(at + kernel[0], depth))]
            planes.append(join(inside, kernel[0]))
        return torch.stack(planes, dim=2)
    def max_pool3d(input, kernel_size, stride=None, padding=0):
        def join(parts, n):
            made = parts[0]
            for p in parts[1:]:
                made = torch.maximum(made, p)
            return made
        return _pool3d(input, kernel_size, stride, padding, torch.max_pool2d, join)
    def avg_pool3d(input, kernel_size, stride=None, padding=0):
        return _pool3d(input, kernel_size, stride, padding, torch.avg_pool2d, lambda parts, n: sum(parts[1:], parts[0]) / n)
    def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
        return torch.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode, True)
    def _batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05):
        dims = [d for d in range(input.dim()) if d != 1]
        with torch.no_grad():
            running_mean.add_(momentum * (input.mean(dims) - running_mean))
            running_var.add_(momentum * (input.var(dims) - running_var))
        return torch.batch_norm(input, None, None, weight, bias, True, momentum, eps)
    def bilinear(input1, input2, weight, bias=None):
        made = torch.einsum('ni,oij,nj->no', input1, weight, input2)
        return made if bias is None else made + bias
    def gumbel_softmax(logits, tau=1, hard=False, dim=-1):
        soft = torch.softmax((logits - torch.log(-torch.log(torch.rand(logits.shape)))) / tau, dim)
        if not hard:
            return soft
        return (soft == torch.amax(soft, dim, keepdim=True)).float() - soft.detach() + soft
    def rrelu(input, lower=0.125, upper=1 / 3, training=False):
        slope = lower + (upper - lower) * torch.rand(input.shape) if training else (lower + upper) / 2
        return torch.where(input >= 0, input, input * slope)
    def softmax2d(input): return torch.softmax(input, -3)
    def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction='mean'):
        rows = 0.5 * (torch.log(torch.clamp(var, min=eps)) + (input - target) ** 2 / torch.clamp(var, min=eps))
        return _reduced(rows + (0.5 * math.log(2 * math.pi) if full else 0), reduction)
    def soft_margin_loss(input, target, reduction='mean'):
        return _reduced(torch.log(1 + torch.exp(-target * input)), reduction)
    """#
}
