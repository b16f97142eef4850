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

  /// `abc`: what is abstract is not kept from being made.
  static let abstract = #"""
    class ABC: pass
    def abstractmethod(function): return function
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
