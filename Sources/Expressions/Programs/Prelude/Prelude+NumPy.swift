extension Prelude {
  /// NumPy's functions of each element, and what makes arrays.
  static let numpy = #"""
    from math import atan as _atan, asin as _asin, acos as _acos, atan2 as _atan2
    from math import log1p as _log1p, expm1 as _expm1, cbrt as _cbrt
    _slice = slice

    def _plain(x, f, slope):
        x = np.asarray(x)
        if x.ndim == 0:
            return _plain(x.reshape(1), f, slope)[0]
        at = np.array(x.tolist(), dtype=float)
        known = np.array([f(v) for v in at.ravel().tolist()]).reshape(at.shape)
        slopes = slope(at)
        return known + (x - at) * np.where(np.isfinite(slopes), slopes, 0.0)

    def _ignored(f):
        def safe(v):
            return nan if v != v else f(v)
        return safe

    def tan(x): return np.sin(x) / np.cos(x)
    def sinh(x): return (np.exp(x) - np.exp(-np.asarray(x))) / 2
    def cosh(x): return (np.exp(x) + np.exp(-np.asarray(x))) / 2
    def arctan(x): return _plain(x, _atan, lambda v: 1 / (1 + v * v))
    def arcsin(x): return _plain(x, _asin, lambda v: 1 / np.sqrt(1 - v * v))
    def arccos(x): return _plain(x, _acos, lambda v: -1 / np.sqrt(1 - v * v))
    def log1p(x): return _plain(x, _log1p, lambda v: 1 / (1 + v))
    def expm1(x): return _plain(x, _expm1, lambda v: np.exp(v))
    def cbrt(x): return _plain(x, _cbrt, lambda v: 1 / (3 * np.power(np.square(v), 1 / 3)))
    def exp2(x): return 2.0 ** np.asarray(x)
    def arctan2(x1, x2):
        x1, x2 = np.asarray(x1) + 0 * np.asarray(x2), np.asarray(x2) + 0 * np.asarray(x1)
        if np.ndim(x1) == 0:
            return _atan2(x1, x2)
        pairs = zip(x1.ravel().tolist(), x2.ravel().tolist())
        return np.array([_atan2(a, b) for a, b in pairs]).reshape(x1.shape)
    def hypot(x1, x2): return np.sqrt(np.square(np.asarray(x1)) + np.square(np.asarray(x2)))
    def reciprocal(x): return 1 / np.asarray(x)
    def around(a, decimals=0): return np.round(a, decimals)
    def divmod(x1, x2): return np.floor_divide(x1, x2), np.mod(x1, x2)
    def modf(x): return np.asarray(x) - trunc(x), trunc(x)
    def signbit(x): return np.asarray(x) < 0
    def real(val): return val
    def float_power(x1, x2): return np.power(np.asarray(x1) * 1.0, x2)
    def copysign(x1, x2): return np.where(np.asarray(x2) < 0, -np.abs(x1), np.abs(x1)) if np.ndim(x1) or np.ndim(x2) else -abs(x1) if x2 < 0 else abs(x1)
    def isreal(x): return np.asarray(x) == np.asarray(x) if np.ndim(x) else True
    def iscomplexobj(x): return False
    def isrealobj(x): return True
    def _sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        return np.sum(np.where(where, a, 0), axis=axis, keepdims=keepdims) + initial
    def _mean(a, axis=None, dtype=None, out=None, keepdims=False, where=True):
        count = np.sum(np.where(where, np.ones_like(a), 0), axis=axis, keepdims=keepdims)
        return _sum(a, axis, keepdims=keepdims, where=where) / count
    def _max(a, axis=None, out=None, keepdims=False, initial=-inf, where=True):
        return np.maximum(np.max(np.where(where, a, initial), axis=axis, keepdims=keepdims), initial)
    def _min(a, axis=None, out=None, keepdims=False, initial=inf, where=True):
        return np.minimum(np.min(np.where(where, a, initial), axis=axis, keepdims=keepdims), initial)
    _amax, _amin = _max, _min
    def isscalar(element): return isinstance(element, (int, float, bool, str))
    def hanning(M):
        return 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(M) / (M - 1)) if M > 1 else np.ones(M)
    def rint(x): return np.round(x)
    def trunc(x): return np.sign(x) * np.floor(np.abs(x))
    def fix(x): return trunc(x)
    def fmod(x1, x2): return np.asarray(x1) - np.asarray(x2) * trunc(np.asarray(x1) / np.asarray(x2))
    def fmax(x1, x2): return np.maximum(x1, x2)
    def fmin(x1, x2): return np.minimum(x1, x2)
    def deg2rad(x): return np.asarray(x) * (np.pi / 180)
    def rad2deg(x): return np.asarray(x) * (180 / np.pi)
    radians, degrees = deg2rad, rad2deg
    def sinc(x):
        x = np.asarray(x) * np.pi
        y = np.where(x == 0, 1.0, x)
        return np.where(x == 0, 1.0, np.sin(y) / y)
    def heaviside(x1, x2): return np.where(np.asarray(x1) == 0, x2, np.asarray(x1) > 0) * 1.0
    def logaddexp(x1, x2):
        x1, x2 = np.asarray(x1), np.asarray(x2)
        top = np.maximum(x1, x2)
        return top + np.log(np.exp(x1 - top) + np.exp(x2 - top))

    def _truth(x): return np.asarray(x) != 0
    def logical_and(x1, x2): return _truth(x1) & _truth(x2)
    def logical_or(x1, x2): return _truth(x1) | _truth(x2)
    def logical_xor(x1, x2): return _truth(x1) ^ _truth(x2)
    def logical_not(x): return np.asarray(x) == 0
    def bitwise_and(x1, x2): return x1 & x2
    def bitwise_or(x1, x2): return x1 | x2
    def bitwise_xor(x1, x2): return x1 ^ x2
    def invert(x): return ~x
    bitwise_not = invert
    def equal(x1, x2): return np.asarray(x1) == x2
    def not_equal(x1, x2): return np.asarray(x1) != x2
    def greater_equal(x1, x2): return np.asarray(x1) >= x2
    def less_equal(x1, x2): return np.asarray(x1) <= x2
    def isnan(x): return np.asarray(x) != x
    def isinf(x): return np.abs(np.asarray(x) * 1.0) == np.inf
    def isfinite(x): return np.abs(np.asarray(x) * 1.0) < np.inf
    def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
        a, b = np.asarray(a), np.asarray(b)
        near = np.abs(a - b) <= atol + rtol * np.abs(b)
        near = near | (a == b)
        return near | ((a != a) & (b != b)) if equal_nan else near
    def array_equal(a1, a2):
        a, b = np.asarray(a1), np.asarray(a2)
        return a.shape == b.shape and bool((a == b).all())
    def array_equiv(a1, a2): return bool((np.asarray(a1) == np.asarray(a2)).all())
    def nan_to_num(x, nan=0.0, posinf=None, neginf=None):
        x = np.where(isnan(x), nan, x)
        x = np.where(x == np.inf, 1.7976931348623157e308 if posinf is None else posinf, x)
        return np.where(x == -np.inf, -1.7976931348623157e308 if neginf is None else neginf, x)
    def conj(x): return x

    def identity(n, dtype=float): return np.eye(n).astype(dtype)
    def empty_like(prototype, dtype=None): return np.zeros_like(prototype) if dtype is None else np.zeros_like(prototype).astype(dtype)
    def logspace(start, stop, num=50, base=10.0): return base ** np.linspace(start, stop, num)
    def geomspace(start, stop, num=50):
        return np.exp(np.linspace(np.log(start), np.log(stop), num))
    def tri(N, M=None, k=0): return np.tril(np.ones((N, N if M is None else M)), k)
    def vander(x, N=None, increasing=False):
        n = len(x) if N is None else N
        powers = range(n) if increasing else range(n - 1, -1, -1)
        return np.stack([np.asarray(x) ** p for p in powers], axis=1)
    def diag(v, k=0):
        v = np.asarray(v)
        if v.ndim == 2:
            return diagonal(v, k)
        n = len(v) + abs(k)
        made = np.zeros((n, n)).astype(v.dtype)
        places = np.arange(len(v))
        made[places + max(-k, 0), places + max(k, 0)] = v
        return made
    def diagonal(a, offset=0):
        n = min(a.shape[0] + min(offset, 0), a.shape[1] - max(offset, 0))
        places = np.arange(max(n, 0))
        return a[places + max(-offset, 0), places + max(offset, 0)]
    def trace(a, offset=0): return diagonal(np.asarray(a), offset).sum()
    def meshgrid(*xs, indexing='xy', sparse=False):
        xs = [np.asarray(x) for x in xs]
        order = list(range(len(xs)))
        if indexing == 'xy' and len(xs) > 1:
            order[0], order[1] = 1, 0
        shape = [1] * len(xs)
        for x, d in zip(xs, order):
            shape[d] = len(x)
        grids = []
        for x, d in zip(xs, order):
            own = [1] * len(xs)
            own[d] = len(x)
            grids.append(x.reshape(own) if sparse else np.array(broadcast_to(x.reshape(own), shape)))
        return grids
    def indices(dimensions):
        return np.stack(meshgrid(*[np.arange(n) for n in dimensions], indexing='ij'))
    def fromfunction(function, shape, **kwargs): return function(*indices(shape))
    class _Grid:
        def __init__(self, sparse): self.sparse = sparse
        def _axis(self, s):
            start = 0 if s.start is None else s.start
            step = 1 if s.step is None else s.step
            return np.arange(start, s.stop, step)
        def __getitem__(self, key):
            if not isinstance(key, tuple):
                return self._axis(key)
            grids = meshgrid(*[self._axis(s) for s in key], indexing='ij', sparse=self.sparse)
            return grids if self.sparse else np.stack(grids)
    mgrid, ogrid = _Grid(False), _Grid(True)

    class errstate:
        def __init__(self, **settings): pass
        def __enter__(self): return None
        def __exit__(self, *what): return False
        def __call__(self, function): return function
    class printoptions(errstate): pass
    class finfo:
        _kinds = {'float16': (2.0 ** -10, 65504.0, 2.0 ** -14),
                  'float32': (2.0 ** -23, 3.4028234663852886e38, 1.1754943508222875e-38)}
        def __init__(self, dtype=float):
            name = str(dtype).split('.')[-1].strip("'>")
            self.eps, self.max, self.tiny = self._kinds.get(name, (2.220446049250313e-16, 1.7976931348623157e308, 2.2250738585072014e-308))
            self.min, self.smallest_normal = -self.max, self.tiny
    class iinfo:
        _bits = {'int8': (-128, 127), 'uint8': (0, 255), 'int16': (-32768, 32767),
                 'uint16': (0, 65535), 'int32': (-2147483648, 2147483647), 'uint32': (0, 4294967295)}
        def __init__(self, dtype=int):
            name = str(dtype).split('.')[-1]
            self.min, self.max = self._bits.get(name, (-9223372036854775807 - 1, 9223372036854775807))
    def issubdtype(arg1, arg2):
        name = str(arg1).split('.')[-1]
        whole = 'int' in name
        arg2 = str(arg2)
        return whole if 'int' in arg2 else not whole if 'float' in arg2 else True
    """#
}
