extension Prelude {
  /// NumPy's rows of texts: names of classes that are picked by arrays.
  static let numpyTexts = #"""


    class _Texts:
        def __init__(self, items): self._items = list(items)
        @property
        def shape(self): return (len(self._items),)
        @property
        def size(self): return len(self._items)
        @property
        def ndim(self): return 1
        @property
        def dtype(self): return f"<U{max([len(t) for t in self._items], default=1)}"
        def __len__(self): return len(self._items)
        def __iter__(self): return iter(self._items)
        def __contains__(self, text): return text in self._items
        def __getitem__(self, key):
            if isinstance(key, _slice):
                return _Texts(self._items[key])
            if isinstance(key, int) or np.ndim(key) == 0:
                return self._items[int(key)]
            places = np.asarray(key)
            return _Texts([self._items[i] for i in (flatnonzero(places) if places.dtype == bool else places).tolist()])
        def __setitem__(self, key, text):
            if isinstance(key, (int, _slice)):
                self._items[key] = text
            else:
                for i in flatnonzero(key).tolist():
                    self._items[i] = text
        def _pairs(self, other): return zip(self._items, [other] * len(self) if isinstance(other, str) else list(other))
        def __eq__(self, other): return np.array([a == b for a, b in self._pairs(other)])
        def __ne__(self, other): return np.array([a != b for a, b in self._pairs(other)])
        def tolist(self): return list(self._items)
        def copy(self): return _Texts(self._items)
        def astype(self, dtype): return self.copy() if dtype is str else np.array([float(t) for t in self._items]).astype(dtype)
        def __repr__(self): return '[' + ' '.join([repr(t) for t in self._items]) + ']'
    """#
}
