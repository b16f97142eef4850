extension Prelude {
  /// PyTorch's functions that section 3 has no names for.
  static let torch = #"""
    _slice = slice

    def _fit(net, optimizer, x, t, order, batch_size):
        net.train()
        total, correct = 0.0, 0
        for start in range(0, len(order), batch_size):
            rows = order[start:start + batch_size]
            scores = net(x[rows])
            loss = nn.CrossEntropyLoss()(scores, t[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
            correct += (scores.argmax(1) == t[rows]).sum().item()
        return total, correct

    def normal(mean=0.0, std=1.0, size=None):
        if size is None:
            size = mean.shape if torch.is_tensor(mean) else std.shape
        return torch.randn(size) * std + mean
    def equal(input, other): return tuple(input.shape) == tuple(other.shape) and bool((input == other).all())
    def isnan(input): return input != input
    def isinf(input): return torch.abs(input * 1.0) == inf
    def isfinite(input): return torch.abs(input * 1.0) < inf
    def isclose(input, other, rtol=1e-05, atol=1e-08): return torch.abs(input - other) <= atol + rtol * torch.abs(other)
    def logical_and(input, other): return (input != 0) & (other != 0)
    def logical_or(input, other): return (input != 0) | (other != 0)
    def logical_xor(input, other): return (input != 0) ^ (other != 0)
    def logical_not(input): return input == 0
    def greater_equal(input, other): return input >= other
    def less_equal(input, other): return input <= other
    def not_equal(input, other): return input != other
    def any(input, dim=None, keepdim=False): return (input != 0).long().sum(dim, keepdim) > 0 if dim is not None else bool((input != 0).any())
    def all(input, dim=None, keepdim=False): return (input == 0).long().sum(dim, keepdim) == 0 if dim is not None else bool((input != 0).all())
    def count_nonzero(input, dim=None): return (input != 0).long().sum() if dim is None else (input != 0).long().sum(dim)
    def tan(input): return torch.sin(input) / torch.cos(input)
    def sinh(input): return (torch.exp(input) - torch.exp(-input)) / 2
    def cosh(input): return (torch.exp(input) + torch.exp(-input)) / 2
    def atan(input): return torch.as_tensor(np.arctan(input))
    arctan = atan
    def log1p(input): return torch.as_tensor(np.log1p(input))
    def expm1(input): return torch.as_tensor(np.expm1(input))
    def exp2(input): return 2.0 ** input
    def rsqrt(input): return 1 / torch.sqrt(input)
    def reciprocal(input): return 1 / input
    def trunc(input): return torch.sign(input) * torch.floor(torch.abs(input))
    def frac(input): return input - trunc(input)
    def lerp(input, end, weight): return input + weight * (end - input)
    def addmm(input, mat1, mat2): return input + mat1 @ mat2
    def mv(input, vec): return input @ vec
    def ger(input, vec2): return torch.outer(input, vec2)
    def addcmul(input, tensor1, tensor2, value=1): return input + value * tensor1 * tensor2
    def addcdiv(input, tensor1, tensor2, value=1): return input + value * tensor1 / tensor2
    def hypot(input, other): return torch.sqrt(input ** 2 + other ** 2)
    def cross(input, other, dim=-1): return input[..., [1, 2, 0]] * other[..., [2, 0, 1]] - input[..., [2, 0, 1]] * other[..., [1, 2, 0]]
    def numel(input): return input.numel()
    def empty_like(input): return torch.zeros_like(input)
    def new_zeros(input, *size, dtype=None, device=None): return torch.zeros(*size)
    def new_ones(input, *size, dtype=None, device=None): return torch.ones(*size)
    def new_full(input, size, fill_value, dtype=None, device=None): return torch.full(size, fill_value)
    def new_tensor(input, data, dtype=None, device=None): return torch.tensor(data)
    def rand_like(input): return torch.rand(input.shape)
    def randn_like(input): return torch.randn(input.shape)
    def randperm(n): return torch.as_tensor(np.random.permutation(n))
    def full_like(input, fill_value): return torch.zeros_like(input) + fill_value
    def bernoulli(input): return (torch.rand(input.shape) < input).float()
    def multinomial(input, num_samples, replacement=False):
        left, found = input.tolist(), []
        for _ in range(num_samples):
            total = sum(left)
            i = np.random.choice(len(left), p=[q / total for q in left])
            found.append(i)
            if not replacement:
                left[i] = 0.0
        return torch.tensor(found)

    def diag(input, diagonal=0):
        if input.dim() == 2:
            return _diagonal(input, diagonal)
        n = len(input) + abs(diagonal)
        made = torch.zeros(n, n).type(input.dtype)
        places = torch.arange(len(input))
        made[places + max(-diagonal, 0), places + max(diagonal, 0)] = input
        return made
    def diagonal(input, offset=0): return diag(input, offset)
    def _diagonal(x, k):
        places = torch.arange(max(min(x.shape[0] + min(k, 0), x.shape[1] - max(k, 0)), 0))
        return x[places + max(-k, 0), places + max(k, 0)]
    def trace(input): return diag(input).sum()
    def movedim(input, source, destination):
        order = [d for d in range(input.dim()) if d != source % input.dim()]
        order.insert(destination % input.dim(), source % input.dim())
        return input.permute(*order)
    def swapaxes(input, axis0, axis1): return input.transpose(axis0, axis1)
    swapdims = swapaxes
    def broadcast_to(input, shape): return input.expand(*shape)
    def hstack(tensors): return torch.cat([x for x in tensors], dim=0 if tensors[0].dim() == 1 else 1)
    def vstack(tensors): return torch.cat([x.unsqueeze(0) if x.dim() == 1 else x for x in tensors], dim=0)
    def narrow(input, dim, start, length): return movedim(movedim(input, dim, 0)[start:start + length], 0, dim)
    def split(tensor, split_size_or_sections, dim=0):
        n, sizes = tensor.shape[dim], split_size_or_sections
        if not isinstance(sizes, (list, tuple)): sizes = [min(sizes, n - i) for i in range(0, n, sizes)]
        starts = [sum(sizes[:i]) for i in range(len(sizes))]
        return tuple([narrow(tensor, dim, a, s) for a, s in zip(starts, sizes)])
    def chunk(input, chunks, dim=0): return split(input, -(-input.shape[dim] // chunks), dim)
    def unbind(input, dim=0): return tuple([row for row in movedim(input, dim, 0)])
    def select(input, dim, index): return movedim(input, dim, 0)[index]
    def logspace(start, end, steps, base=10.0): return base ** torch.linspace(start, end, steps)
    def index_select(input, dim, index): return movedim(movedim(input, dim, 0)[index], 0, dim)
    def take(input, index): return input.reshape(-1)[index]
    def masked_select(input, mask): return input[mask]
    def masked_fill(x, mask, value): return torch.where(mask, torch.zeros_like(x) + value, x)
    def nonzero(input, as_tuple=False):
        places = np.nonzero(input.numpy())
        return tuple([torch.as_tensor(p) for p in places]) if as_tuple else torch.stack([torch.as_tensor(p) for p in places], dim=1)
    def argwhere(input): return nonzero(input)
    def meshgrid(*xs, indexing='ij'):
        return tuple([torch.as_tensor(g) for g in np.meshgrid(*[x.numpy() for x in xs], indexing=indexing)])
    def unique(x, sorted=True, return_inverse=False, return_counts=False):
        made = np.unique(x.numpy(), return_inverse=return_inverse, return_counts=return_counts)
        return tuple([torch.as_tensor(m) for m in made]) if isinstance(made, tuple) else torch.as_tensor(made)
    def bincount(input, minlength=0): return torch.as_tensor(np.bincount(input.numpy(), minlength=minlength))
    def median(input, dim=None):
        if dim is None:
            return torch.sort(input.reshape(-1))[0][(input.numel() - 1) // 2]
        return kthvalue(input, (input.shape[dim] - 1) // 2 + 1, dim)
    def get_default_dtype(): return torch.float32
    def quantile(input, q, dim=None): return torch.as_tensor(np.quantile(input, q, dim))
    def logsumexp(input, dim, keepdim=False):
        top = torch.amax(input, dim, keepdim=True)
        made = top + torch.log(torch.exp(input - top).sum(dim, keepdim=True))
        return made if keepdim else made.squeeze(dim)
    def dist(input, other, p=2): return torch.norm(input - other, p)
    def cdist(x1, x2): return torch.sqrt(((x1.unsqueeze(-2) - x2.unsqueeze(-3)) ** 2).sum(-1))
    def tensordot(a, b, dims=2): return torch.as_tensor(np.tensordot(a, b, dims))
    def cov(input, correction=1):
        away = input - input.mean(-1, keepdim=True)
        return away @ away.T / (input.shape[-1] - correction)
    def corrcoef(input):
        c = cov(input)
        s = torch.sqrt(torch.diagonal(c))
        return c / (s[:, None] * s)
    def kron(input, other): return torch.as_tensor(np.kron(input, other))
    def inverse(input): return torch.as_tensor(np.linalg.inv(input))
    inv = inverse
    def det(input): return np.linalg.det(input)
    def solve(input, A): return torch.as_tensor(np.linalg.solve(input, A))
    def diff(input, dim=-1): return narrow(input, dim, 1, input.shape[dim] - 1) - narrow(input, dim, 0, input.shape[dim] - 1)
    def scatter_add(input, dim, index, src): return input + _scattered(input, dim, index, src)
    def _scattered(x, dim, index, source):
        made = torch.zeros_like(x)
        for place in np.ndindex(*index.shape):
            target = list(place)
            target[dim] = int(index[place])
            made[tuple(target)] += source[place] if torch.is_tensor(source) else source
        return made
    def scatter(input, dim, index, src):
        made = input.clone()
        for place in np.ndindex(*index.shape):
            target = list(place)
            target[dim] = int(index[place])
            made[tuple(target)] = src[place] if torch.is_tensor(src) else src
        return made
    def _listed(parameters): return [parameters] if torch.is_tensor(parameters) else list(parameters)
    def clip_grad_value_(parameters, clip_value):
        for p in _listed(parameters):
            if p.grad is not None:
                p.grad.clamp_(-clip_value, clip_value)
    def parameters_to_vector(parameters): return torch.cat([p.reshape(-1) for p in parameters])
    def vector_to_parameters(vec, parameters):
        at = 0
        for p in parameters:
            p.data = vec[at:at + p.numel()].view_as(p)
            at += p.numel()
    def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        grads = [p.grad for p in _listed(parameters) if p.grad is not None]
        if norm_type == inf:
            total = max([float(torch.abs(g).max()) for g in grads], default=0.0)
        else:
            total = sum([float((torch.abs(g) ** norm_type).sum()) for g in grads]) ** (1 / norm_type)
        if total > max_norm:
            for g in grads:
                g.mul_(max_norm / (total + 1e-6))
        return torch.tensor(total)
    """#

  /// `torch.nn.functional`.
  static let torchFunctional = #"""


    def binary_cross_entropy_with_logits(input, target, weight=None, reduction='mean', pos_weight=None):
        if pos_weight is None:
            rows = torch.clamp(input, min=0) - input * target + torch.log(1 + torch.exp(-torch.abs(input)))
        else:
            log_weight = 1 + (pos_weight - 1) * target
            rows = (1 - target) * input + log_weight * (torch.log(1 + torch.exp(-torch.abs(input))) + torch.clamp(-input, min=0))
        return _reduced(rows if weight is None else rows * weight, reduction)
    def _reduced(rows, reduction):
        return rows.mean() if reduction == 'mean' else rows.sum() if reduction == 'sum' else rows
    def smooth_l1_loss(input, target, reduction='mean', beta=1.0):
        d = torch.abs(input - target)
        return _reduced(torch.where(d < beta, 0.5 * d ** 2 / beta, d - 0.5 * beta), reduction)
    def huber_loss(input, target, reduction='mean', delta=1.0):
        d = torch.abs(input - target)
        return _reduced(torch.where(d < delta, 0.5 * d ** 2, delta * (d - 0.5 * delta)), reduction)
    def kl_div(input, target, reduction='mean', log_target=False):
        rows = torch.exp(target) * (target - input) if log_target else \
            torch.where(target > 0, target * (torch.log(torch.clamp(target, min=1e-300)) - input), torch.zeros_like(target))
        return rows.sum() / input.shape[0] if reduction == 'batchmean' else _reduced(rows, reduction)
    def logsigmoid(input): return -torch.softplus(-input)
    def selu(input): return 1.0507009873554805 * torch.elu(input, 1.6732632423543772)
    def celu(input, alpha=1.0): return torch.relu(input) + torch.clamp(alpha * (torch.exp(input / alpha) - 1), max=0)
    def mish(input): return input * torch.tanh(torch.softplus(input))
    def hardsigmoid(input): return torch.clamp(input + 3, 0, 6) / 6
    def hardswish(input): return input * hardsigmoid(input)
    def prelu(input, weight): return torch.where(input > 0, input, weight * input)
    def softsign(input): return input / (1 + torch.abs(input))
    def tanhshrink(input): return input - torch.tanh(input)
    def hardshrink(input, lambd=0.5): return torch.where(torch.abs(input) > lambd, input, torch.zeros_like(input))
    def softshrink(input, lambd=0.5): return torch.sign(input) * torch.clamp(torch.abs(input) - lambd, min=0)
    def threshold(input, threshold, value): return torch.where(input > threshold, input, torch.zeros_like(input) + value)
    def glu(input, dim=-1):
        a, b = torch.chunk(input, 2, dim)
        return a * torch.sigmoid(b)
    def softmin(input, dim=-1): return torch.softmax(-input, dim)
    def normalize(input, p=2.0, dim=1, eps=1e-12):
        return input / torch.clamp(torch.norm(input, p, dim, True), min=eps)
    def cosine_similarity(x1, x2, dim=1, eps=1e-8):
        sizes = torch.norm(x1, 2, dim) * torch.norm(x2, 2, dim)
        return (x1 * x2).sum(dim) / torch.clamp(sizes, min=eps)
    def pairwise_distance(x1, x2, p=2.0, eps=1e-6): return torch.norm(x1 - x2 + eps, p, -1)
    def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
        dims = tuple(range(-len(normalized_shape), 0))
        mean = input.mean(dims, keepdim=True)
        made = (input - mean) / torch.sqrt(((input - mean) ** 2).mean(dims, keepdim=True) + eps)
        made = made if weight is None else made * weight
        return made if bias is None else made + bias
    def rms_norm(input, normalized_shape, weight=None, eps=None):
        dims = tuple(range(-len(normalized_shape), 0))
        made = input / torch.sqrt((input ** 2).mean(dims, keepdim=True) + (2.220446049250313e-16 if eps is None else eps))
        return made if weight is None else made * weight
    def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
        rows = input.reshape(input.shape[0], num_groups, -1)
        mean = rows.mean(2, keepdim=True)
        made = ((rows - mean) / torch.sqrt(((rows - mean) ** 2).mean(2, keepdim=True) + eps)).reshape(input.shape)
        shape = [1, -1] + [1] * (input.dim() - 2)
        made = made if weight is None else made * weight.reshape(shape)
        return made if bias is None else made + bias.reshape(shape)
    def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-5):
        return group_norm(input, input.shape[1], weight, bias, eps)
    def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
        squares = input ** 2
        count = input.shape[1]
        sums = [squares[:, max(c - size // 2, 0):c + (size - 1) // 2 + 1].sum(1) for c in range(count)]
        return input / (k + alpha / size * torch.stack(sums, dim=1)) ** beta
    def embedding(input, weight): return weight[input]
    def pixel_shuffle(input, upscale_factor):
        (n, c, h, w), r = input.shape, upscale_factor
        made = input.reshape(n, c // (r * r), r, r, h, w).permute(0, 1, 4, 2, 5, 3)
        return made.reshape(n, c // (r * r), h * r, w * r)
    def dropout2d(input, p=0.5, training=True):
        if not training:
            return input
        kept = (torch.rand(input.shape[0], input.shape[1], 1, 1) >= p).float()
        return input * kept / (1 - p)
    def global_avg_pool2d(input): return input.mean((2, 3), keepdim=True)
    def upsample(input, size=None, scale_factor=None, mode='nearest', align_corners=None):
        return torch.interpolate(input, size, scale_factor, mode, align_corners)
    """#

  /// `torch.optim.lr_scheduler`: what changes an optimiser's rate from one step to the next.
  ///
  /// Source: PyTorch's documentation of `torch.optim`.
  static let schedulers = #"""
    class _Scheduler:
        def __init__(self, optimizer):
            self.optimizer = optimizer
            for group in optimizer.param_groups: group.setdefault('initial_lr', group['lr'])
            self.base_lrs = [group['lr'] for group in optimizer.param_groups]
            self.last_epoch = -1
            self.step()
        def step(self, *given):
            self.last_epoch += 1
            for group, base in zip(self.optimizer.param_groups, self.base_lrs):
                group['lr'] = self._rate(base, self.last_epoch)
        def get_last_lr(self): return [group['lr'] for group in self.optimizer.param_groups]
        def get_lr(self): return self.get_last_lr()
        def state_dict(self): return {'last_epoch': self.last_epoch, 'base_lrs': list(self.base_lrs)}
        def load_state_dict(self, state_dict): self.last_epoch, self.base_lrs = state_dict['last_epoch'], state_dict['base_lrs']
    class StepLR(_Scheduler):
        def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
            self.step_size, self.gamma = step_size, gamma
            super().__init__(optimizer)
        def _rate(self, base, n): return base * self.gamma ** (n // self.step_size)
    class MultiStepLR(_Scheduler):
        def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
            self.milestones, self.gamma = milestones, gamma
            super().__init__(optimizer)
        def _rate(self, base, n): return base * self.gamma ** len([m for m in self.milestones if m <= n])
    class ExponentialLR(_Scheduler):
        def __init__(self, optimizer, gamma, last_epoch=-1):
            self.gamma = gamma
            super().__init__(optimizer)
        def _rate(self, base, n): return base * self.gamma ** n
    class LambdaLR(_Scheduler):
        def __init__(self, optimizer, lr_lambda, last_epoch=-1):
            self.lr_lambda = lr_lambda
            super().__init__(optimizer)
            self.base_lrs = [group['initial_lr'] for group in optimizer.param_groups]
            self.last_epoch = -1
            self.step()
        def _rate(self, base, n): return base * self.lr_lambda(n)
    class CosineAnnealingLR(_Scheduler):
        def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
            self.T_max, self.eta_min = T_max, eta_min
            super().__init__(optimizer)
        def _rate(self, base, n):
            return self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * n / self.T_max)) / 2
    class ReduceLROnPlateau:
        def __init__(self, optimizer, mode='min', factor=0.1, patience=10, threshold=1e-4, threshold_mode='rel', cooldown=0, min_lr=0.0, eps=1e-8):
            self.optimizer, self.sign = optimizer, 1 if mode == 'min' else -1
            self.factor, self.patience, self.threshold, self.min_lr = factor, patience, threshold, min_lr
            self.is_relative, self.cooldown, self.cooldown_counter = threshold_mode == 'rel', cooldown, 0
            self.best, self.num_bad_epochs = float('inf'), 0
        def step(self, metric):
            value = self.sign * float(metric)
            room = self.threshold * abs(self.best) if self.is_relative and self.best != float('inf') else self.threshold
            if self.best == float('inf') or value < self.best - room:
                self.best, self.num_bad_epochs = value, 0
            else:
                self.num_bad_epochs += 1
            if self.cooldown_counter > 0:
                self.cooldown_counter, self.num_bad_epochs = self.cooldown_counter - 1, 0
            if self.num_bad_epochs > self.patience:
                self.num_bad_epochs, self.cooldown_counter = 0, self.cooldown
                for group in self.optimizer.param_groups:
                    group['lr'] = max(group['lr'] * self.factor, self.min_lr)
        def get_last_lr(self): return [group['lr'] for group in self.optimizer.param_groups]
    """#

  /// `torch.utils.data`.
  static let data = #"""
    class Dataset:
        pass
    class TensorDataset(Dataset):
        def __init__(self, *tensors): self.tensors = tensors
        def __len__(self): return len(self.tensors[0])
        def __getitem__(self, i): return tuple([t[i] for t in self.tensors])
    class Subset(Dataset):
        def __init__(self, dataset, indices): self.dataset, self.indices = dataset, list(indices)
        def __len__(self): return len(self.indices)
        def __getitem__(self, i): return self.dataset[self.indices[i]]
    class ConcatDataset(Dataset):
        def __init__(self, datasets): self.datasets = list(datasets)
        def __len__(self): return sum([len(d) for d in self.datasets])
        def __getitem__(self, i):
            i = i + len(self) if i < 0 else i
            for d in self.datasets:
                if i < len(d):
                    return d[i]
                i -= len(d)
            raise IndexError('list index out of range')
    def random_split(dataset, lengths, generator=None):
        if sum(lengths) <= 1:
            lengths = [int(math.floor(len(dataset) * share)) for share in lengths]
            for i in range(len(dataset) - sum(lengths)):
                lengths[i % len(lengths)] += 1
        order = np.random.permutation(len(dataset)).tolist()
        starts = [sum(lengths[:i]) for i in range(len(lengths))]
        return [Subset(dataset, order[a:a + n]) for a, n in zip(starts, lengths)]
    def default_collate(rows):
        first = rows[0]
        if isinstance(first, (tuple, list)):
            return [default_collate([row[i] for row in rows]) for i in range(len(first))]
        if isinstance(first, dict):
            return {key: default_collate([row[key] for row in rows]) for key in first}
        if isinstance(first, str):
            return rows
        return torch.stack([torch.as_tensor(row) for row in rows]) if hasattr(first, 'shape') else torch.tensor(rows)
    class DataLoader:
        def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, num_workers=0, collate_fn=None, pin_memory=False):
            self.dataset, self.batch_size, self.shuffle, self.drop_last = dataset, batch_size, shuffle, drop_last
            self.collate_fn = default_collate if collate_fn is None else collate_fn
        def __len__(self):
            n = len(self.dataset)
            return n // self.batch_size if self.drop_last else -(-n // self.batch_size)
        def __iter__(self):
            n = len(self.dataset)
            order = np.random.permutation(n).tolist() if self.shuffle else list(range(n))
            starts = range(0, n, self.batch_size)
            batches = [order[s:s + self.batch_size] for s in starts][:len(self)]
            return map(lambda batch: self.collate_fn([self.dataset[i] for i in batch]), batches)
    """#
}
