extension Prelude {
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
