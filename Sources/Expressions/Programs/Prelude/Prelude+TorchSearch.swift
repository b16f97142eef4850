extension Prelude {
  /// PyTorch's functions that search, sort and count, and what statistics and angles it has besides.
  static let torchSearch = #"""


    def searchsorted(sorted_sequence, input, right=False, side=None):
        side = side or ('right' if right else 'left')
        if sorted_sequence.dim() == 1:
            return torch.as_tensor(np.searchsorted(sorted_sequence, input, side))
        rows = [searchsorted(s, v, side=side) for s, v in zip(sorted_sequence, input)]
        return torch.stack(rows)
    def finfo(type=None): return np.finfo('float32' if type is None else type)
    def iinfo(type): return np.iinfo(type)
    def bucketize(input, boundaries, right=False): return searchsorted(boundaries, input, right)
    def isin(elements, test_elements): return torch.as_tensor(np.isin(elements, test_elements))
    def histc(input, bins=100, min=0, max=0):
        if min == max:
            min, max = input.min().item(), input.max().item()
        return torch.as_tensor(np.histogram(input, bins, (min, max))[0]).float()
    def _running(input, dim, is_better):
        rows, best, places = movedim(input, dim, 0), [], []
        for n, row in enumerate(rows):
            if n == 0:
                best, places = [row], [torch.zeros_like(row).long()]
                continue
            better = is_better(row, best[-1])
            best.append(torch.where(better, row, best[-1]))
            places.append(torch.where(better, torch.zeros_like(row).long() + n, places[-1]))
        return _Extreme(movedim(torch.stack(best), 0, dim), movedim(torch.stack(places), 0, dim))
    class _Extreme:
        def __init__(self, values, indices): self.values, self.indices = values, indices
        def __iter__(self): return iter((self.values, self.indices))
        def __getitem__(self, i): return (self.values, self.indices)[i]
    def cummax(input, dim): return _running(input, dim, lambda new, old: new >= old)
    def cummin(input, dim): return _running(input, dim, lambda new, old: new <= old)
    def mode(input, dim=-1):
        rows = movedim(input, dim, -1)
        flat = rows.reshape(-1, rows.shape[-1]).tolist()
        best = [min(set(row), key=lambda v: (-row.count(v), v)) for row in flat]
        last = [len(row) - 1 - row[::-1].index(v) for row, v in zip(flat, best)]
        shape = rows.shape[:-1]
        return _Extreme(torch.tensor(best).reshape(shape), torch.tensor(last).reshape(shape))
    def take_along_dim(input, indices, dim): return torch.gather(input, dim, indices)
    def tril_indices(row, col, offset=0):
        return torch.tensor([[i, j] for i in range(row) for j in range(col) if j <= i + offset]).T
    def triu_indices(row, col, offset=0):
        return torch.tensor([[i, j] for i in range(row) for j in range(col) if j >= i + offset]).T
    def std_mean(input, dim=None, unbiased=True, keepdim=False):
        return torch.std(input, dim, unbiased, keepdim), torch.mean(input, dim, keepdim)
    def var_mean(input, dim=None, unbiased=True, keepdim=False):
        return torch.var(input, dim, unbiased, keepdim), torch.mean(input, dim, keepdim)
    def nan_to_num(input, nan=0.0, posinf=None, neginf=None):
        known = torch.where(isnan(input), torch.zeros_like(input) + nan, input)
        most = 3.4028234663852886e38
        known = torch.where(known == inf, torch.zeros_like(known) + (most if posinf is None else posinf), known)
        return torch.where(known == -inf, torch.zeros_like(known) + (-most if neginf is None else neginf), known)
    def nansum(input, dim=None): return torch.sum(nan_to_num(input), dim)
    def nanmean(input, dim=None): return nansum(input, dim) / torch.sum((~isnan(input)).float(), dim)
    def randint_like(input, low, high=None):
        low, high = (0, low) if high is None else (low, high)
        return torch.randint(low, high, tuple(input.shape))

    def asin(input): return torch.as_tensor(np.arcsin(input))
    def acos(input): return torch.as_tensor(np.arccos(input))
    arcsin, arccos = asin, acos
    def atan2(input, other): return torch.as_tensor(np.arctan2(input, other))
    arctan2 = atan2
    def deg2rad(input): return input * (math.pi / 180)
    def rad2deg(input): return input * (180 / math.pi)
    def fmod(input, other): return input - other * trunc(input / other)
    def heaviside(input, values): return torch.where(input == 0, values, (input > 0).float())
    def erf(input):
        # From the normal distribution that GELU has in it: gelu(z) = z·(1 + erf(z/√2))/2.
        z = torch.where(input == 0, torch.ones_like(input), input) * math.sqrt(2)
        slope = 2 / math.sqrt(math.pi)
        return torch.where(input == 0, slope * input, 2 * torch.gelu(z) / z - 1)

    def inner(input, other): return torch.tensordot(input, other, dims=([-1], [-1]))
    def baddbmm(input, batch1, batch2, beta=1, alpha=1): return beta * input + alpha * torch.bmm(batch1, batch2)
    def vander(x, N=None, increasing=False): return torch.as_tensor(np.vander(x, N, increasing))
    def trapezoid(y, x=None, dx=1, dim=-1):
        gaps = dx if x is None else diff(x)
        n = y.shape[dim]
        return (gaps * (narrow(y, dim, 1, n - 1) + narrow(y, dim, 0, n - 1)) / 2).sum(dim)
    trapz = trapezoid
    def diag_embed(input): return input.unsqueeze(-1) * torch.eye(input.shape[-1])
    def unflatten(input, dim, sizes):
        shape = tuple(input.shape)
        d = dim % len(shape)
        return input.reshape(shape[:d] + tuple(sizes) + shape[d + 1:])
    def is_floating_point(input): return 'float' in str(input.dtype)
    def Size(sizes=()): return torch.zeros(tuple(sizes)).shape if len(sizes) > 0 else ()

    def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
        made = torch.conv_transpose2d(
            input.unsqueeze(-2), weight.unsqueeze(-2), bias, (1, stride), (0, padding),
            (0, output_padding), groups, (1, dilation))
        return made.squeeze(-2)
    def adaptive_avg_pool1d(input, output_size):
        return torch.adaptive_avg_pool2d(input.unsqueeze(-2), (1, output_size)).squeeze(-2)
    def pixel_unshuffle(input, downscale_factor):
        (n, c, h, w), r = input.shape, downscale_factor
        made = input.reshape(n, c, h // r, r, w // r, r).permute(0, 1, 3, 5, 2, 4)
        return made.reshape(n, c * r * r, h // r, w // r)
    def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None):
        scores = query @ key.transpose(-2, -1) * (1 / math.sqrt(query.shape[-1]) if scale is None else scale)
        if is_causal:
            attn_mask = torch.tril(torch.ones(query.shape[-2], key.shape[-2])) > 0
        if attn_mask is not None:
            blocked = str(attn_mask.dtype) == 'torch.bool'
            scores = scores.masked_fill(~attn_mask, -inf) if blocked else scores + attn_mask
        return torch.softmax(scores, -1) @ value
    def margin_ranking_loss(input1, input2, target, margin=0.0, reduction='mean'):
        return _reduced(torch.clamp(-target * (input1 - input2) + margin, min=0), reduction)
    def hinge_embedding_loss(input, target, margin=1.0, reduction='mean'):
        return _reduced(torch.where(target == 1, input, torch.clamp(margin - input, min=0)), reduction)
    def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction='mean'):
        c = cosine_similarity(input1, input2)
        return _reduced(torch.where(target == 1, 1 - c, torch.clamp(c - margin, min=0)), reduction)
    def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2.0, eps=1e-6, swap=False, reduction='mean'):
        near, far = pairwise_distance(anchor, positive, p, eps), pairwise_distance(anchor, negative, p, eps)
        if swap:
            far = torch.minimum(far, pairwise_distance(positive, negative, p, eps))
        return _reduced(torch.clamp(near - far + margin, min=0), reduction)
    def poisson_nll_loss(input, target, log_input=True, full=False, eps=1e-8, reduction='mean'):
        rows = torch.exp(input) - target * input if log_input else input - target * torch.log(input + eps)
        return _reduced(rows, reduction)
    def multi_margin_loss(input, target, p=1, margin=1.0, reduction='mean'):
        right = torch.gather(input, 1, target.unsqueeze(1))
        rows = torch.clamp(margin - right + input, min=0) ** p
        own = torch.one_hot(target, input.shape[1]) == 1
        return _reduced(rows.masked_fill(own, 0).sum(1) / input.shape[1], reduction)
    """#
}
