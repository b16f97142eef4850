extension Prelude {
  /// `operator`.
  static let operators = #"""
    def add(a, b): return a + b
    def sub(a, b): return a - b
    def mul(a, b): return a * b
    def truediv(a, b): return a / b
    def floordiv(a, b): return a // b
    def mod(a, b): return a % b
    def pow(a, b): return a ** b
    def matmul(a, b): return a @ b
    def neg(a): return -a
    def pos(a): return +a
    def eq(a, b): return a == b
    def ne(a, b): return a != b
    def lt(a, b): return a < b
    def le(a, b): return a <= b
    def gt(a, b): return a > b
    def ge(a, b): return a >= b
    def and_(a, b): return a & b
    def or_(a, b): return a | b
    def xor(a, b): return a ^ b
    def not_(a): return not a
    def is_(a, b): return a is b
    def truth(a): return bool(a)
    def contains(a, b): return b in a
    def getitem(a, b): return a[b]
    def setitem(a, b, c): a[b] = c
    def concat(a, b): return a + b
    def itemgetter(item, *items):
        if items:
            return lambda value: tuple([value[i] for i in (item,) + items])
        return lambda value: value[item]
    def _path(value, name):
        for part in name.split('.'):
            value = getattr(value, part)
        return value
    def attrgetter(attr, *attrs):
        if attrs:
            return lambda value: tuple([_path(value, name) for name in (attr,) + attrs])
        return lambda value: _path(value, attr)
    def methodcaller(name, *args, **keywords): return lambda value: getattr(value, name)(*args, **keywords)
    """#

  /// `warnings`, of which there are none.
  static let warnings = #"""
    class catch_warnings:
        def __init__(self, record=False, **settings): pass
        def __enter__(self): return []
        def __exit__(self, *what): return False
    def simplefilter(action, category=None, lineno=0, append=False): pass
    def resetwarnings(): pass
    """#

  /// `os`, apart from its files: no variable of the machine's is read.
  static let environment = #"""
    environ = {}
    def getenv(key, default=None): return environ.get(key, default)
    def cpu_count(): return 1
    """#

  /// `gc`: memory is given back as soon as nobody has it.
  static let collection = #"""
    def collect(generation=2): return 0
    def enable(): pass
    def disable(): pass
    """#

  /// `pprint`.
  static let printing = #"""
    def pprint(object, *settings, **more): print(object)
    def pformat(object, *settings, **more): return repr(object)
    """#

  /// `torch.cuda`, of which no device is there.
  static let seeding = #"""
    def manual_seed(seed): pass
    def manual_seed_all(seed): pass
    def empty_cache(): pass
    def synchronize(device=None): pass
    def current_device(): return 0
    def memory_allocated(device=None): return 0
    """#

  /// `torch.backends.cudnn`, whose switches nothing turns.
  static let switches = #"""
    benchmark = deterministic = enabled = False
    def is_available(): return False
    def version(): return None
    """#

  /// `torchsummary` and `torchinfo`: the table that `summary` gives.
  static let summaries = #"""
    _table = summary
    def summary(model, input_size=None, *settings, **more): return _table(model, tuple(input_size))
    """#

  /// `heapq`: a list whose element i is not larger than 2i + 1 and 2i + 2.
  ///
  /// Source: Knuth, *The Art of Computer Programming* 3, 5.2.3.
  static let heaps = #"""
    def _rise(heap, start, at):
        item = heap[at]
        while at > start:
            parent = (at - 1) // 2
            if not item < heap[parent]:
                break
            heap[at], at = heap[parent], parent
        heap[at] = item
    def _sink(heap, at):
        start, count, item = at, len(heap), heap[at]
        child = 2 * at + 1
        while child < count:
            if child + 1 < count and not heap[child] < heap[child + 1]:
                child += 1
            heap[at], at = heap[child], child
            child = 2 * at + 1
        heap[at] = item
        _rise(heap, start, at)
    def heappush(heap, item):
        heap.append(item)
        _rise(heap, 0, len(heap) - 1)
    def heappop(heap):
        last = heap.pop()
        if not heap:
            return last
        first, heap[0] = heap[0], last
        _sink(heap, 0)
        return first
    def heapify(x):
        for i in reversed(range(len(x) // 2)):
            _sink(x, i)
    def heapreplace(heap, item):
        first, heap[0] = heap[0], item
        _sink(heap, 0)
        return first
    def heappushpop(heap, item):
        return heapreplace(heap, item) if heap and heap[0] < item else item
    def nlargest(n, iterable, key=None): return sorted(iterable, key=key, reverse=True)[:n]
    def nsmallest(n, iterable, key=None): return sorted(iterable, key=key)[:n]
    def merge(*iterables, key=None, reverse=False):
        return iter(sorted([item for part in iterables for item in part], key=key, reverse=reverse))
    """#

  /// `bisect`.
  static let bisection = #"""
    def bisect_left(a, x, lo=0, hi=None, key=None):
        hi = len(a) if hi is None else hi
        while lo < hi:
            mid = (lo + hi) // 2
            if (a[mid] if key is None else key(a[mid])) < x:
                lo = mid + 1
            else:
                hi = mid
        return lo
    def bisect_right(a, x, lo=0, hi=None, key=None):
        hi = len(a) if hi is None else hi
        while lo < hi:
            mid = (lo + hi) // 2
            if x < (a[mid] if key is None else key(a[mid])):
                hi = mid
            else:
                lo = mid + 1
        return lo
    bisect = bisect_right
    def insort_left(a, x): a.insert(bisect_left(a, x), x)
    def insort_right(a, x): a.insert(bisect_right(a, x), x)
    insort = insort_right
    """#

  /// `statistics`.
  static let statistics = #"""
    def mean(data):
        data = list(data)
        whole = sum(data) / len(data)
        return int(whole) if all([isinstance(x, int) for x in data]) and whole == int(whole) else whole
    def fmean(data): return sum(data) / len(list(data))
    def median(data):
        rows = sorted(data)
        n = len(rows)
        return rows[n // 2] if n % 2 else (rows[n // 2 - 1] + rows[n // 2]) / 2
    def median_low(data): return sorted(data)[(len(data) - 1) // 2]
    def median_high(data): return sorted(data)[len(data) // 2]
    def mode(data):
        data = list(data)
        return max(data, key=data.count)
    def multimode(data):
        counts = {}
        for x in data:
            counts[x] = counts.get(x, 0) + 1
        return [x for x, n in counts.items() if n == max(counts.values())]
    def pvariance(data):
        m = fmean(data)
        return sum([(x - m) ** 2 for x in data]) / len(data)
    def variance(data): return pvariance(data) * len(data) / (len(data) - 1)
    def stdev(data): return variance(data) ** 0.5
    def pstdev(data): return pvariance(data) ** 0.5
    """#

  /// `enum`: the members of a class are made as it is, from the names that it gives values.
  static let enumerations = #"""
    class auto: pass
    class Enum:
        _member_map_ = {}
        def __init__(self, name, value):
            self.name, self.value = name, value
            self._name_, self._value_ = name, value
        def __init_subclass__(cls, **options):
            members, count = {}, 0
            for name in cls.__names__:
                value = getattr(cls, name)
                if name.startswith('_') or callable(value) and not isinstance(value, auto) and value is not auto:
                    continue
                if isinstance(value, (classmethod, staticmethod, property)):
                    continue
                count = count + 1 if isinstance(value, auto) else value if isinstance(value, int) else count
                value = count if isinstance(value, auto) else value
                same = [m for m in members.values() if m.value == value]
                member = same[0] if same else cls(name, value)
                if not same:
                    members[name] = member
                setattr(cls, name, member)
            cls._member_map_ = members
        def __str__(self): return f'{type(self).__name__}.{self.name}'
        def __repr__(self): return f'<{type(self).__name__}.{self.name}: {self.value!r}>'
        def __hash__(self): return hash(self.name)
        def __eq__(self, other): return self is other
    class IntEnum(Enum):
        def __eq__(self, other): return self.value == (other.value if isinstance(other, Enum) else other)
        def __lt__(self, other): return self.value < (other.value if isinstance(other, Enum) else other)
        def __le__(self, other): return self.value <= (other.value if isinstance(other, Enum) else other)
        def __gt__(self, other): return self.value > (other.value if isinstance(other, Enum) else other)
        def __ge__(self, other): return self.value >= (other.value if isinstance(other, Enum) else other)
        def __hash__(self): return hash(self.value)
        def __add__(self, other): return self.value + other
        __radd__ = __add__
        def __mul__(self, other): return self.value * other
        __rmul__ = __mul__
        def __int__(self): return self.value
        def __index__(self): return self.value
        def __str__(self): return str(self.value)
    def unique(enumeration): return enumeration
    """#

  /// `typing`: the class of rows with names.
  static let typing = #"""
    class NamedTuple:
        def __init_subclass__(cls, **options):
            cls._fields = tuple(getattr(cls, '__fields__', ()))
        def __init__(self, *given, **named):
            for name, value in zip(self._fields, given):
                setattr(self, name, value)
            for name in self._fields[len(given):]:
                setattr(self, name, named[name] if name in named else getattr(type(self), name))
        def _values(self): return [getattr(self, name) for name in self._fields]
        def __getitem__(self, i): return tuple(self._values())[i]
        def __iter__(self): return iter(self._values())
        def __len__(self): return len(self._fields)
        def __eq__(self, other): return tuple(self) == tuple(other)
        def __hash__(self): return hash(tuple(self))
        def __lt__(self, other): return tuple(self) < tuple(other)
        def __add__(self, other): return tuple(self) + tuple(other)
        def _asdict(self): return dict(zip(self._fields, self._values()))
        def _replace(self, **named): return type(self)(**{**self._asdict(), **named})
        def __repr__(self):
            return type(self).__name__ + '(' + ', '.join([f'{n}={v!r}' for n, v in self._asdict().items()]) + ')'
    """#
}
