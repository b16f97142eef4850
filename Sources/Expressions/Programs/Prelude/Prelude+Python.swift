extension Prelude {
  /// `collections`.
  static let collections = #"""
    class Counter(dict):
        def __init__(self, items=(), **counts):
            super().__init__()
            self.update(items, **counts)
        def __missing__(self, key): return 0
        def update(self, items=(), **counts):
            for key, count in counts.items():
                self[key] += count
            if isinstance(items, dict):
                for key, count in items.items():
                    self[key] += count
            else:
                for item in items:
                    self[item] += 1
        def most_common(self, n=None):
            pairs = sorted(self.items(), key=lambda pair: -pair[1])
            return pairs if n is None else pairs[:n]
        def subtract(self, items):
            for key, count in Counter(items).items():
                self[key] -= count
        def __add__(self, other): return self._joined(other, lambda a, b: a + b)
        def __sub__(self, other): return self._joined(other, lambda a, b: a - b)
        def __and__(self, other): return self._joined(other, min)
        def __or__(self, other): return self._joined(other, max)
        def _joined(self, other, join):
            made = Counter()
            for key in list(self) + [key for key in other if key not in self]:
                count = join(self[key], other[key])
                if count > 0:
                    made[key] = count
            return made
        def elements(self): return iter([key for key, count in self.items() for _ in range(count)])
        def total(self): return sum(self.values())
        def __repr__(self):
            return 'Counter({' + ', '.join([f'{k!r}: {v!r}' for k, v in self.most_common()]) + '})'
    class defaultdict(dict):
        def __init__(self, default_factory=None, *given, **named):
            super().__init__(*given, **named)
            self.default_factory = default_factory
        def __missing__(self, key):
            if self.default_factory is None:
                raise KeyError(key)
            self[key] = value = self.default_factory()
            return value
        def __repr__(self): return f'defaultdict({self.default_factory!r}, {dict(self)!r})'
    def namedtuple(typename, field_names, defaults=()):
        names = field_names.replace(',', ' ').split() if isinstance(field_names, str) else list(field_names)
        class Row:
            _fields = tuple(names)
            @classmethod
            def _make(cls, items): return Row(*items)
            def __init__(self, *given, **named):
                values = list(given)
                for name in names[len(given):]:
                    values.append(named[name] if name in named else defaults[names.index(name) - len(names)])
                for name, value in zip(names, values):
                    setattr(self, name, value)
            def _values(self): return [getattr(self, name) for name in names]
            def __getitem__(self, i): return tuple(self._values())[i]
            def __iter__(self): return iter(self._values())
            def __len__(self): return len(names)
            def __eq__(self, other): return tuple(self) == tuple(other)
            def __hash__(self): return hash(tuple(self))
            def __lt__(self, other): return tuple(self) < tuple(other)
            def __add__(self, other): return tuple(self) + tuple(other)
            def count(self, item): return tuple(self).count(item)
            def index(self, item): return tuple(self).index(item)
            def _asdict(self): return dict(zip(names, self._values()))
            def _replace(self, **named): return Row(*[named.get(n, v) for n, v in self._asdict().items()])
            def __repr__(self):
                return typename + '(' + ', '.join([f'{n}={v!r}' for n, v in self._asdict().items()]) + ')'
        Row.__name__ = typename
        return Row
    class ChainMap:
        def __init__(self, *maps): self.maps = list(maps) or [{}]
        def __getitem__(self, key):
            for map in self.maps:
                if key in map:
                    return map[key]
            raise KeyError(key)
        def __setitem__(self, key, value): self.maps[0][key] = value
        def __contains__(self, key): return any([key in map for map in self.maps])
        def get(self, key, default=None): return self[key] if key in self else default
        def keys(self): return list(dict.fromkeys([key for map in reversed(self.maps) for key in map]))
        def __iter__(self): return iter(self.keys())
        def __len__(self): return len(self.keys())
        def items(self): return [(key, self[key]) for key in self.keys()]
        def values(self): return [self[key] for key in self.keys()]
        def new_child(self, map=None): return ChainMap({} if map is None else map, *self.maps)
    class deque:
        def __init__(self, items=(), maxlen=None):
            self.maxlen, self._items = maxlen, []
            self.extend(items)
        def append(self, x):
            self._items.append(x)
            if self.maxlen is not None and len(self._items) > self.maxlen:
                self._items.pop(0)
        def appendleft(self, x):
            self._items.insert(0, x)
            if self.maxlen is not None and len(self._items) > self.maxlen:
                self._items.pop()
        def extend(self, items):
            for x in items:
                self.append(x)
        def pop(self): return self._items.pop()
        def popleft(self): return self._items.pop(0)
        def clear(self): self._items.clear()
        def extendleft(self, items):
            for x in items:
                self.appendleft(x)
        def copy(self): return deque(self._items, self.maxlen)
        def count(self, x): return self._items.count(x)
        def index(self, x): return self._items.index(x)
        def insert(self, i, x): self._items.insert(i, x)
        def remove(self, x): self._items.remove(x)
        def reverse(self): self._items.reverse()
        def __reversed__(self): return iter(self._items[::-1])
        def rotate(self, n=1):
            n = n % max(len(self._items), 1)
            self._items[:] = self._items[len(self._items) - n:] + self._items[:len(self._items) - n]
        def __len__(self): return len(self._items)
        def __getitem__(self, i): return self._items[i]
        def __setitem__(self, i, x): self._items[i] = x
        def __iter__(self): return iter(self._items)
        def __contains__(self, x): return x in self._items
        def __eq__(self, other): return isinstance(other, deque) and self._items == other._items
        def __repr__(self):
            return f'deque({self._items!r})' if self.maxlen is None else f'deque({self._items!r}, maxlen={self.maxlen})'
    """#

  /// `tqdm`: what is gone through, without a bar.
  static let progress = #"""
    class tqdm:
        def __init__(self, iterable=(), **options): self.iterable = iterable
        def __iter__(self): return iter(self.iterable)
        def __len__(self): return len(self.iterable)
        def __enter__(self): return self
        def __exit__(self, *details): return None
        def update(self, n=1): return None
        def close(self): return None
        def set_description(self, *text, **options): return None
        def set_postfix(self, *text, **options): return None
        def write(self, text): print(text)
    def trange(*bounds, **options): return tqdm(range(*bounds))
    """#

  /// `abc`: what is abstract is not kept from being made.
  static let abstract = #"""
    class ABC: pass
    def abstractmethod(function): return function
    """#

  /// `dataclasses`: the fields are the names that a class annotates.
  static let dataclasses = #"""
    class _Field:
        def __init__(self, default, factory): self.default, self.factory = default, factory
    _missing = []
    def field(default=_missing, default_factory=None, **options): return _Field(default, default_factory)
    def dataclass(cls=None, **options):
        def made(cls):
            names = list(getattr(cls, '__dataclass_fields__', ()))
            names += [name for name in getattr(cls, '__fields__', ()) if name not in names]
            cls.__dataclass_fields__ = tuple(names)
            def __init__(self, *given, **named):
                if len(given) > len(names):
                    raise TypeError(f'__init__() takes {len(names) + 1} positional arguments but {len(given) + 1} were given')
                named = {**dict(zip(names, given)), **named}
                for name in names:
                    value = named.pop(name, getattr(cls, name, _missing))
                    if isinstance(value, _Field):
                        value = value.default if value.factory is None else value.factory()
                    if value is _missing:
                        raise TypeError(f"__init__() missing 1 required positional argument: '{name}'")
                    setattr(self, name, value)
                for name in named:
                    raise TypeError(f"__init__() got an unexpected keyword argument '{name}'")
                if hasattr(self, '__post_init__'):
                    self.__post_init__()
            def __repr__(self):
                return f"{cls.__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"
            def __eq__(self, other):
                return type(self) is type(other) and all(getattr(self, name) == getattr(other, name) for name in names)
            def __hash__(self): return hash(tuple([getattr(self, name) for name in names]))
            cls.__init__, cls.__repr__, cls.__eq__ = __init__, __repr__, __eq__
            if options.get('frozen', options.get('unsafe_hash', False)):
                cls.__hash__ = __hash__
            if options.get('order', False):
                def row(value): return tuple([getattr(value, name) for name in names])
                cls.__lt__ = lambda self, other: row(self) < row(other)
                cls.__le__ = lambda self, other: row(self) <= row(other)
                cls.__gt__ = lambda self, other: row(self) > row(other)
                cls.__ge__ = lambda self, other: row(self) >= row(other)
            return cls
        return made if cls is None else made(cls)
    def _plain(value):
        if is_dataclass(value):
            return asdict(value)
        if isinstance(value, (list, tuple)):
            return type(value)([_plain(item) for item in value])
        return {key: _plain(item) for key, item in value.items()} if isinstance(value, dict) else value
    def is_dataclass(value): return hasattr(value, '__dataclass_fields__')
    def asdict(value): return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    def astuple(value): return tuple([getattr(value, name) for name in value.__dataclass_fields__])
    class _Named:
        def __init__(self, name): self.name = name
    def fields(value): return tuple([_Named(name) for name in value.__dataclass_fields__])
    def replace(value, **changes): return type(value)(**{**asdict(value), **changes})
    """#

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

  /// `sys`: its streams, which are what `print` writes on.
  static let system = #"""
    class _Stream:
        def write(self, text):
            print(text, end='')
            return len(text)
        def flush(self): pass
    stdout, stderr, argv = _Stream(), _Stream(), ['program.py']
    def setrecursionlimit(limit): pass
    def getrecursionlimit(): return 200
    def getsizeof(value): return 8 * len(value) if hasattr(value, '__len__') else 8
    version_info = (3, 11, 0)
    """#
}
