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

  /// `np.linalg`, by elimination and rotations as textbooks have them.
  ///
  /// Source: Golub & Van Loan, *Matrix Computations*.
  static let numpyLinearAlgebra = #"""
    def _eliminated(A, B):
        n = len(A)
        A, B = np.array(A) * 1.0, np.array(B) * 1.0
        sign = 1.0
        for i in range(n):
            best = max(range(i, n), key=lambda r: abs(A[r, i]))
            if A[best, i] == 0:
                return A, B, 0.0
            if best != i:
                order = list(range(n))
                order[i], order[best] = best, i
                A, B, sign = A[order], B[order], -sign
            for r in range(i + 1, n):
                factor = A[r, i] / A[i, i]
                A[r, i:] = A[r, i:] - factor * A[i, i:]
                B[r] = B[r] - factor * B[i]
        return A, B, sign
    def det(a):
        U, _, sign = _eliminated(a, np.zeros((len(a), 1)))
        product = sign
        for i in range(len(U)):
            product = product * U[i, i]
        return product
    def solve(a, b):
        b = np.asarray(b)
        U, B, sign = _eliminated(a, b.reshape(len(b), -1))
        if sign == 0:
            raise ValueError('the matrix is singular · 矩阵是奇异的')
        for i in reversed(range(len(U))):
            B[i] = (B[i] - U[i, i + 1:] @ B[i + 1:]) / U[i, i] if i + 1 < len(U) else B[i] / U[i, i]
        return B.reshape(b.shape)
    def inv(a): return solve(a, np.eye(len(a)))
    def lstsq(a, b, rcond=None):
        a, b = np.asarray(a), np.asarray(b)
        q, r = qr(a)
        x = solve(r, q.T @ b)
        return x, ((a @ x - b) ** 2).sum(), a.shape[1], None
    def qr(a):
        a = np.asarray(a) * 1.0
        n = min(a.shape)
        columns, rows = [], []
        for j in range(a.shape[1]):
            v = a[:, j]
            row = []
            for _ in range(2):
                for k, q in enumerate(columns):
                    c = (q * v).sum()
                    v = v - c * q
                    if len(row) <= k:
                        row.append(c)
                    else:
                        row[k] = row[k] + c
            if len(columns) < n:
                length = np.sqrt((v * v).sum())
                columns.append(v / -length if length > 0 else v)
                row.append(-length)
            rows.append(row + [0.0] * (n - len(row)))
        return np.stack(columns, axis=1), np.array(rows).T
    def cholesky(a):
        n = len(a)
        L = np.zeros((n, n))
        for i in range(n):
            for j in range(i + 1):
                rest = a[i, j] - (L[i, :j] * L[j, :j]).sum() if j else a[i, j]
                L[i, j] = np.sqrt(rest) if i == j else rest / L[j, j]
        return L
    def matrix_power(a, n):
        made = np.eye(len(a))
        for _ in range(abs(n)):
            made = made @ a
        return made if n >= 0 else inv(made)
    def eigh(a):
        A = np.array(a) * 1.0
        n = len(A)
        V = np.eye(n)
        for _ in range(60):
            off = sum([abs(A[i, j]) for i in range(n) for j in range(n) if i != j])
            if off < 1e-14 * (1 + abs(np.trace(A))):
                break
            for p in range(n):
                for q in range(p + 1, n):
                    if abs(A[p, q]) < 1e-300:
                        continue
                    t = (A[q, q] - A[p, p]) / (2 * A[p, q])
                    t = (1 if t >= 0 else -1) / (abs(t) + math.sqrt(t * t + 1))
                    c = 1 / math.sqrt(t * t + 1)
                    R = np.eye(n)
                    R[p, p], R[q, q], R[p, q], R[q, p] = c, c, t * c, -t * c
                    A, V = R.T @ A @ R, V @ R
        order = np.argsort(np.diag(A))
        return np.diag(A)[order], V[:, order]
    def eigvalsh(a): return eigh(a)[0]
    def svd(a, full_matrices=True, compute_uv=True):
        a = np.asarray(a)
        values, V = eigh(a.T @ a)
        order = list(range(len(values)))[::-1][:min(a.shape)]
        s = np.sqrt(np.maximum(values[order], 0))
        if not compute_uv:
            return s
        V = V[:, order]
        return a @ V / np.maximum(s, 1e-300), s, V.T
    def matrix_rank(A):
        s = svd(A)[1]
        return int((s > np.max(s) * 1e-7).sum())
    def pinv(a):
        U, s, Vt = svd(a)
        return Vt.T @ (np.where(s > np.max(s) * 1e-7, 1 / np.maximum(s, 1e-300), 0)[:, None] * U.T)
    """#

  /// `np.random`; its numbers are the program's own.
  static let numpyRandom = #"""
    import random as _random
    def _shaped(numbers, size):
        return numbers(1)[0] if size is None else np.array(numbers(_count(size))).reshape(size)
    def _count(size): return math.prod(size) if isinstance(size, (tuple, list)) else size
    def choice(a, size=None, replace=True, p=None):
        items = np.arange(a) if isinstance(a, int) else np.asarray(a) if not isinstance(a, list) or not a or not isinstance(a[0], str) else a
        count = 1 if size is None else _count(size)
        if not replace:
            order = np.random.permutation(len(items)).tolist()
            if count > len(order):
                raise ValueError('there are not so many different elements · 没有这么多不同的元素')
            places = order[:count]
        elif p is None:
            places = [_random.randint(0, len(items) - 1) for _ in range(count)]
        else:
            places = [_drawn(list(p)) for _ in range(count)]
        if size is None:
            return items[places[0]]
        return [items[i] for i in places] if isinstance(items, list) else items[np.array(places)].reshape((size,) if isinstance(size, int) else tuple(size))
    def _drawn(p):
        rest = _random.random()
        for i, share in enumerate(p):
            rest -= share
            if rest < 0:
                return i
        return len(p) - 1
    def standard_normal(size=None): return np.random.normal(0.0, 1.0, size)
    def random_sample(size=None): return np.random.random(size)
    def random_integers(low, high, size=None): return np.random.randint(low, high + 1, size)
    def binomial(n, p, size=None):
        def numbers(count):
            return [sum([1 for _ in range(n) if _random.random() < p]) for _ in range(count)]
        return _shaped(numbers, size)
    def exponential(scale=1.0, size=None):
        return _shaped(lambda count: [-scale * math.log(1 - _random.random()) for _ in range(count)], size)
    class RandomState:
        def __init__(self, seed=None):
            if seed is not None:
                np.random.seed(seed)
        def rand(self, *shape): return np.random.rand(*shape)
        def randn(self, *shape): return np.random.randn(*shape)
        def randint(self, low, high=None, size=None):
            low, high = (0, low) if high is None else (low, high)
            return np.random.randint(low, high, size)
        def integers(self, low, high=None, size=None): return self.randint(low, high, size)
        def random(self, size=None): return np.random.random(size)
        def normal(self, loc=0.0, scale=1.0, size=None): return np.random.normal(loc, scale, size)
        def uniform(self, low=0.0, high=1.0, size=None): return np.random.uniform(low, high, size)
        def standard_normal(self, size=None): return standard_normal(size)
        def choice(self, a, size=None, replace=True, p=None): return choice(a, size, replace, p)
        def permutation(self, x): return np.random.permutation(x)
        def shuffle(self, x): np.random.shuffle(x)
        def binomial(self, n, p, size=None): return binomial(n, p, size)
        def seed(self, seed=None): np.random.seed(seed)
    Generator = RandomState
    def default_rng(seed=None): return RandomState(seed)
    """#
}
