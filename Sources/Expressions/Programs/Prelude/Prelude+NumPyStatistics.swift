extension Prelude {
  /// NumPy's counts, statistics and polynomials.
  static let numpyStatistics = #"""


    def any(a, axis=None, keepdims=False):
        return (np.asarray(a) != 0).astype(int).sum(axis=axis, keepdims=keepdims) > 0
    def all(a, axis=None, keepdims=False):
        return (np.asarray(a) == 0).astype(int).sum(axis=axis, keepdims=keepdims) == 0
    def count_nonzero(a, axis=None, keepdims=False):
        return (np.asarray(a) != 0).astype(int).sum(axis=axis, keepdims=keepdims)
    def bincount(x, weights=None, minlength=0):
        x = np.ravel(x).tolist()
        counts = [0] * max(minlength, max(x, default=-1) + 1)
        for i, n in enumerate(x):
            counts[n] += 1 if weights is None else weights[i]
        return np.array(counts, dtype=int if weights is None else float)
    def ptp(a, axis=None, keepdims=False):
        a = np.asarray(a)
        return np.max(a, axis=axis, keepdims=keepdims) - np.min(a, axis=axis, keepdims=keepdims)
    def quantile(a, q, axis=None, keepdims=False):
        if np.ndim(q):
            return np.stack([np.asarray(quantile(a, p, axis)) for p in q])
        a = np.asarray(a)
        rows = np.ravel(a) if axis is None else np.moveaxis(a, axis, -1)
        rows = np.sort(rows)
        at = q * (rows.shape[-1] - 1)
        low = int(math.floor(at))
        high = min(low + 1, rows.shape[-1] - 1)
        made = rows[..., low] + (rows[..., high] - rows[..., low]) * (at - low)
        return np.expand_dims(made, axis) if keepdims else made
    def percentile(a, q, axis=None, keepdims=False):
        return quantile(a, np.asarray(q) / 100, axis, keepdims)
    def median(a, axis=None, keepdims=False): return quantile(a, 0.5, axis, keepdims)
    def _known(a): return np.asarray(a)[~isnan(a)]
    def nansum(a, axis=None): return np.sum(np.where(isnan(a), 0, a), axis=axis)
    def nanmean(a, axis=None):
        return nansum(a, axis) / (~isnan(a)).astype(int).sum(axis=axis)
    def nanmax(a, axis=None): return np.max(np.where(isnan(a), -np.inf, a), axis=axis)
    def nanmin(a, axis=None): return np.min(np.where(isnan(a), np.inf, a), axis=axis)
    def nanargmax(a, axis=None): return np.argmax(np.where(isnan(a), -np.inf, a), axis=axis)
    def nanargmin(a, axis=None): return np.argmin(np.where(isnan(a), np.inf, a), axis=axis)
    def nanstd(a): return np.std(_known(a))
    def nanmedian(a): return median(_known(a))
    def ediff1d(ary): return diff(np.ravel(ary))
    def diff(a, n=1, axis=-1):
        a = np.asarray(a)
        for _ in range(n):
            rows = np.moveaxis(a, axis, -1)
            a = np.moveaxis(rows[..., 1:] - rows[..., :-1], -1, axis)
        return a
    def gradient(f, step=1.0, axis=None):
        f = np.asarray(f) * 1.0
        if axis is None and f.ndim > 1:
            return [gradient(f, step, d) for d in range(f.ndim)]
        rows = np.moveaxis(f, 0 if axis is None else axis, 0)
        inside = (rows[2:] - rows[:-2]) / (2 * step)
        made = np.concatenate([(rows[1:2] - rows[:1]) / step, inside, (rows[-1:] - rows[-2:-1]) / step])
        return np.moveaxis(made, 0, 0 if axis is None else axis)
    def cov(m, y=None, rowvar=True, ddof=1, bias=False):
        m = atleast_2d(m)
        if y is not None:
            m = np.concatenate([m, atleast_2d(y)])
        m = m if rowvar else m.T
        m = m - np.mean(m, axis=1, keepdims=True)
        return m @ m.T / (m.shape[1] - (0 if bias else ddof))
    def corrcoef(x, y=None):
        c = cov(x, y)
        d = np.sqrt(diag(c))
        return c / np.outer(d, d)
    def histogram(a, bins=10, range=None, density=False):
        a = np.ravel(a)
        if isinstance(bins, int):
            low, high = (np.min(a), np.max(a)) if range is None else range
            edges = np.linspace(low, high, bins + 1)
        else:
            edges = np.asarray(bins)
        counts = [0] * (len(edges) - 1)
        cuts = edges.tolist()
        for v in a.tolist():
            if cuts[0] <= v <= cuts[-1]:
                counts[min(len([c for c in cuts if c <= v]), len(counts)) - 1] += 1
        counts = np.array(counts)
        return (counts / (counts.sum() * diff(edges)) if density else counts), edges
    def interp(x, xp, fp):
        def one(v):
            if v <= xp[0]:
                return fp[0]
            for a, b, c, d in zip(xp, xp[1:], fp, fp[1:]):
                if v <= b:
                    return c + (d - c) * (v - a) / (b - a)
            return fp[-1]
        return one(x) * 1.0 if np.ndim(x) == 0 else np.array([one(v) for v in x]) * 1.0
    def trapezoid(y, x=None, dx=1.0):
        y = np.asarray(y)
        steps = dx if x is None else diff(x)
        return (steps * (y[1:] + y[:-1]) / 2).sum()
    trapz = trapezoid
    def array2string(a, precision=None, separator=' ', suppress_small=None):
        def shown(v):
            if isinstance(v, list):
                return '[' + separator.join([shown(w) for w in v]) + ']'
            text = str(v if precision is None or not isinstance(v, float) else round(v, precision))
            return text[:-1] if text.endswith('.0') else text
        return shown(np.asarray(a).tolist())
    def array_str(a, precision=None): return array2string(a, precision)
    def array_repr(arr): return 'array(' + array2string(arr, separator=', ') + ')'
    def cumulative_sum(x, axis=None): return np.cumsum(x, axis)
    def nanprod(a, axis=None): return np.prod(np.where(isnan(a), 1, a), axis=axis)
    def nancumsum(a): return np.cumsum(np.where(isnan(a), 0, a))
    def nanvar(a): return np.var(_known(a))
    def nanpercentile(a, q): return percentile(_known(a), q)
    def roots(p):
        p = trim_zeros(p, 'f')
        n = len(p) - 1
        if n < 1:
            return np.array([])
        companion = np.diag(np.ones(n - 1), -1)
        companion[0] = -np.asarray(p[1:]) / p[0]
        return np.sort(np.linalg.eigvals(companion))[::-1]
    class poly1d:
        def __init__(self, c): self.coef = self.c = self.coeffs = np.asarray(c) * 1.0 if any(np.asarray(c) % 1 != 0) else np.asarray(c)
        @property
        def order(self): return len(self.coef) - 1
        @property
        def r(self): return roots(self.coef)
        roots = r
        def __call__(self, x): return polyval(self.coef, x)
        def __len__(self): return self.order
        def __getitem__(self, power): return self.coef[self.order - power] if 0 <= power <= self.order else 0
        def deriv(self): return poly1d(polyder(self.coef))
        def __mul__(self, other): return poly1d(polymul(self.coef, other.coef if isinstance(other, poly1d) else [other]))
        def __add__(self, other): return poly1d(polyadd(self.coef, other.coef if isinstance(other, poly1d) else [other]))
    def polymul(a1, a2): return np.convolve(np.asarray(a1), np.asarray(a2))
    def polyadd(a1, a2):
        a1, a2 = np.asarray(a1), np.asarray(a2)
        n = max(len(a1), len(a2))
        return np.pad(a1, (n - len(a1), 0)) + np.pad(a2, (n - len(a2), 0))
    def polyder(p, m=1):
        p = np.asarray(p)
        for _ in range(m):
            p = p[:-1] * np.arange(len(p) - 1, 0, -1)
        return p
    def polyval(p, x):
        value = 0
        for c in p:
            value = value * x + c
        return value
    def polyfit(x, y, deg):
        A = vander(np.asarray(x) * 1.0, deg + 1)
        return np.linalg.lstsq(A, np.asarray(y) * 1.0)[0]
    def inner(a, b):
        a, b = np.asarray(a), np.asarray(b)
        return (a * b).sum() if a.ndim == 1 else a @ b.T
    def vdot(a, b): return (np.ravel(a) * np.ravel(b)).sum()
    def tensordot(a, b, axes=2):
        a, b = np.asarray(a), np.asarray(b)
        if isinstance(axes, int):
            left, right = list(range(a.ndim - axes, a.ndim)), list(range(axes))
        else:
            left, right = [[s] if isinstance(s, int) else list(s) for s in axes]
        left, right = [d % a.ndim for d in left], [d % b.ndim for d in right]
        own = [d for d in range(a.ndim) if d not in left]
        others = [d for d in range(b.ndim) if d not in right]
        count = math.prod([a.shape[d] for d in left])
        rows = a.transpose(*(own + left)).reshape(-1, count)
        columns = b.transpose(*(right + others)).reshape(count, -1)
        shape = [a.shape[d] for d in own] + [b.shape[d] for d in others]
        return (rows @ columns).reshape(shape) if shape else (rows @ columns)[0, 0]
    def cross(a, b):
        a, b = np.asarray(a), np.asarray(b)
        x, y = a[..., [1, 2, 0]] * b[..., [2, 0, 1]], a[..., [2, 0, 1]] * b[..., [1, 2, 0]]
        return x - y
    def kron(a, b):
        a, b = np.asarray(a), np.asarray(b)
        if a.ndim == 1:
            return (a[:, None] * b[None, :]).ravel()
        made = a[:, None, :, None] * b[None, :, None, :]
        return made.reshape(a.shape[0] * b.shape[0], a.shape[1] * b.shape[1])
    """#
}
