extension Prelude {
  /// `functools`.
  static let functools = #"""
    def reduce(function, items, *start):
        items = list(items)
        value = start[0] if start else items.pop(0)
        for item in items:
            value = function(value, item)
        return value
    class partial:
        def __init__(self, func, *args, **keywords):
            self.func, self.args, self.keywords = func, args, keywords
        def __call__(self, *args, **keywords):
            return self.func(*self.args, *args, **{**self.keywords, **keywords})
    def wraps(wrapped, *names):
        def decorator(wrapper):
            wrapper.__name__, wrapper.__doc__ = wrapped.__name__, wrapped.__doc__
            wrapper.__wrapped__ = wrapped
            return wrapper
        return decorator
    class _CacheInfo:
        def __init__(self, hits, misses, maxsize, currsize):
            self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize
        def __iter__(self): return iter((self.hits, self.misses, self.maxsize, self.currsize))
        def __repr__(self): return f'CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, currsize={self.currsize})'
    def total_ordering(cls):
        if not hasattr(cls, '__gt__'): cls.__gt__ = lambda a, b: b < a
        if not hasattr(cls, '__le__'): cls.__le__ = lambda a, b: a < b or a == b
        if not hasattr(cls, '__ge__'): cls.__ge__ = lambda a, b: b < a or a == b
        return cls
    def cmp_to_key(compare):
        class Key:
            def __init__(self, value): self.value = value
            def __lt__(self, other): return compare(self.value, other.value) < 0
            def __eq__(self, other): return compare(self.value, other.value) == 0
        return Key
    """#

  /// `itertools`: what has an end is a list gone through.
  static let itertools = #"""
    class count:
        def __init__(self, start=0, step=1): self.at, self.by = start - step, step
        def __iter__(self): return self
        def __next__(self):
            self.at += self.by
            return self.at
    class cycle:
        def __init__(self, items): self.items, self.at = list(items), -1
        def __iter__(self): return self
        def __next__(self):
            if not self.items:
                raise StopIteration
            self.at = (self.at + 1) % len(self.items)
            return self.items[self.at]
    def repeat(item, times): return iter([item] * times)
    class chain:
        def __init__(self, *parts): self.source = iter([item for part in parts for item in part])
        def __iter__(self): return self.source
        def __next__(self): return next(self.source)
        @staticmethod
        def from_iterable(parts): return chain(*parts)
    def islice(items, *given):
        bounds = slice(*given)
        stop, taken = bounds.stop, []
        source = iter(items)
        while stop is None or len(taken) < stop:
            item = next(source, _end)
            if item is _end:
                break
            taken.append(item)
        return iter(taken[bounds])
    _end = []
    def product(*parts, repeat=1):
        found = [()]
        for part in [list(p) for p in parts] * repeat:
            found = [f + (item,) for f in found for item in part]
        return iter(found)
    def permutations(items, r=None):
        items = list(items)
        n = len(items)
        r = n if r is None else r
        return iter([tuple([items[i] for i in p]) for p in product(range(n), repeat=r) if len(set(p)) == r])
    def combinations(items, r):
        items = list(items)
        found = [((), 0)]
        for _ in range(r):
            found = [(f + (items[i],), i + 1) for f, start in found for i in range(start, len(items))]
        return iter([f for f, _ in found])
    def combinations_with_replacement(items, r):
        items = list(items)
        found = [((), 0)]
        for _ in range(r):
            found = [(f + (items[i],), i) for f, start in found for i in range(start, len(items))]
        return iter([f for f, _ in found])
    def accumulate(items, function=None, initial=None):
        made = [] if initial is None else [initial]
        for item in items:
            made.append(item if not made else made[-1] + item if function is None else function(made[-1], item))
        return iter(made)
    def zip_longest(*parts, fillvalue=None):
        rows = [list(p) for p in parts]
        length = max([len(row) for row in rows], default=0)
        return iter([tuple([row[i] if i < len(row) else fillvalue for row in rows]) for i in range(length)])
    def starmap(function, items): return map(lambda given: function(*given), items)
    def takewhile(test, items):
        made = []
        for item in items:
            if not test(item):
                break
            made.append(item)
        return iter(made)
    def dropwhile(test, items):
        items = list(items)
        while items and test(items[0]):
            items.pop(0)
        return iter(items)
    def filterfalse(test, items): return iter([item for item in items if not test(item)])
    def pairwise(items):
        items = list(items)
        return zip(items, items[1:])
    def groupby(items, key=None):
        groups = []
        for item in items:
            k = item if key is None else key(item)
            if not groups or groups[-1][0] != k:
                groups.append((k, []))
            groups[-1][1].append(item)
        return iter([(k, iter(group)) for k, group in groups])
    """#

  /// `math`: whole numbers, sums, angles.
  static let mathematics = #"""
    def _gcd(a, b):
        while b:
            a, b = b, a % b
        return abs(a)
    def gcd(*numbers):
        result = 0
        for n in numbers:
            result = _gcd(result, n)
        return result
    def lcm(*numbers):
        result = 1
        for n in numbers:
            result = abs(result * n) // _gcd(result, n) if n else 0
        return result
    def factorial(n):
        if n < 0 or n != int(n):
            raise ValueError('factorial(n): n = 0, 1, 2, …')
        return prod(range(1, min(int(n), 64) + 1))
    def prod(items, start=1):
        for item in items:
            start = start * item
        return start
    def comb(n, k):
        if k > n:
            return 0
        result = 1
        for i in range(min(k, n - k)):
            result = result * (n - i) // (i + 1)
        return result
    def perm(n, k=None): return 0 if k is not None and k > n else prod(range(n - (n if k is None else k) + 1, n + 1))
    def isclose(a, b, rel_tol=1e-09, abs_tol=0.0):
        return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol) and abs(a - b) != inf
    def isfinite(x): return x == x and abs(x) != inf
    def degrees(x): return x * (180 / pi)
    def radians(x): return x * (pi / 180)
    def modf(x):
        whole = float(int(x))
        return x - whole, whole
    def isqrt(n):
        root = int(n ** 0.5)
        while root * root > n:
            root -= 1
        while (root + 1) * (root + 1) <= n:
            root += 1
        return root
    def fsum(items):
        parts = []
        for x in items:
            x, kept = float(x), []
            for y in parts:
                if abs(x) < abs(y):
                    x, y = y, x
                high = x + y
                low = y - (high - x)
                if low:
                    kept.append(low)
                x = high
            parts = kept + [x]
        return sum(parts, 0.0)
    def dist(p, q): return sum([(a - b) ** 2 for a, b in zip(p, q)]) ** 0.5
    def ldexp(x, n): return x * 2.0 ** n
    """#

  /// `random`: what draws several.
  static let random = #"""
    import random as _random
    def randrange(*bounds): return _random.choice(range(*bounds))
    def sample(items, k):
        items = list(items)
        _random.shuffle(items)
        return items[:k]
    def choices(items, weights=None, k=1):
        items = list(items)
        if weights is None:
            return [_random.choice(items) for _ in range(k)]
        made = []
        for _ in range(k):
            rest = _random.random() * sum(weights)
            for item, weight in zip(items, weights):
                rest -= weight
                if rest < 0:
                    break
            made.append(item)
        return made
    def normalvariate(mu=0.0, sigma=1.0): return _random.gauss(mu, sigma)
    """#
}
