extension Prelude {
  /// NumPy's functions of shapes and places: joining, cutting, indices.
  static let numpyPlaces = #"""


    def size(a, axis=None): return np.asarray(a).size if axis is None else np.shape(a)[axis]
    def atleast_1d(a):
        a = np.asarray(a)
        return a.reshape(1) if a.ndim == 0 else a
    def atleast_2d(a):
        a = atleast_1d(a)
        return a.reshape(1, -1) if a.ndim == 1 else a
    def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
        x = np.ascontiguousarray(x)
        shape, strides = x.shape if shape is None else shape, x.strides if strides is None else strides
        places = np.zeros((), dtype=int)
        for length, step in zip(shape, strides):
            if step % 8 != 0:
                raise ValueError(f'a stride of {step} bytes is no whole number of elements of 8 bytes')
            places = np.expand_dims(places, -1) + np.arange(length) * (step // 8)
        return x.reshape(-1)[places]
    def broadcast_arrays(*arrays):
        shape = np.shape(sum(np.zeros(np.shape(a)) for a in arrays))
        return [np.asarray(a) + np.zeros(shape, dtype=int) for a in arrays]
    def broadcast_to(array, shape): return np.asarray(array) + np.zeros(shape, dtype=int)
    def moveaxis(a, source, destination):
        a = np.asarray(a)
        if not isinstance(source, (tuple, list)):
            source, destination = [source], [destination]
        source = [s % a.ndim for s in source]
        order = [d for d in range(a.ndim) if d not in source]
        for d, s in sorted(zip([d % a.ndim for d in destination], source)):
            order.insert(d, s)
        return a.transpose(*order)
    def rollaxis(a, axis, start=0):
        axis, start = axis % a.ndim, start + a.ndim if start < 0 else start
        return moveaxis(a, axis, start - 1 if axis < start else start)
    def column_stack(tup):
        parts = [np.asarray(a) for a in tup]
        return np.concatenate([p.reshape(-1, 1) if p.ndim == 1 else p for p in parts], axis=1)
    def dstack(tup):
        parts = [atleast_2d(a) for a in tup]
        return np.concatenate([p[:, :, None] if p.ndim == 2 else p for p in parts], axis=2)
    def block(arrays):
        if isinstance(arrays[0], list):
            return np.concatenate([np.concatenate([atleast_2d(p) for p in row], axis=1) for row in arrays])
        return np.concatenate([np.asarray(p) for p in arrays], axis=-1)
    class _Row:
        def __getitem__(self, key):
            parts = key if isinstance(key, tuple) else (key,)
            made = [np.arange(0 if p.start is None else p.start, p.stop, 1 if p.step is None else p.step)
                    if isinstance(p, _slice) else atleast_1d(p) for p in parts]
            return np.concatenate(made)
    class _Columns:
        def __getitem__(self, key): return column_stack(key if isinstance(key, tuple) else (key,))
    class _Index:
        def __init__(self, always): self.always = always
        def __getitem__(self, key):
            return (key,) if self.always and not isinstance(key, tuple) else key
    r_, c_, s_, index_exp = _Row(), _Columns(), _Index(False), _Index(True)

    def append(arr, values, axis=None):
        if axis is None:
            return np.concatenate([np.ravel(arr), np.ravel(values)])
        return np.concatenate([np.asarray(arr), np.asarray(values)], axis=axis)
    def _along(a, axis):
        a = np.asarray(a)
        return np.ravel(a) if axis is None else np.swapaxes(a, axis, 0)
    def _back(a, axis): return a if axis is None else np.swapaxes(a, axis, 0)
    def insert(arr, obj, values, axis=None):
        a = _along(arr, axis)
        at = obj % (len(a) + 1) if obj < 0 else obj
        row = np.asarray(values) + np.zeros(a[:1].shape, dtype=int) if np.ndim(values) == 0 or a.ndim > 1 else np.asarray(values)
        return _back(np.concatenate([a[:at], row, a[at:]]), axis)
    def delete(arr, obj, axis=None):
        a = _along(arr, axis)
        if isinstance(obj, _slice):
            gone = list(range(len(a)))[obj]
        else:
            gone = [i % len(a) for i in (obj if isinstance(obj, (list, tuple)) else np.ravel(obj).tolist())]
        return _back(a[[i for i in range(len(a)) if i not in gone]], axis)
    def array_split(ary, indices_or_sections, axis=0):
        ary = _along(ary, axis)
        if isinstance(indices_or_sections, int):
            each, extra = divmod(len(ary), indices_or_sections)
            sizes = [each + 1] * extra + [each] * (indices_or_sections - extra)
            ends = [sum(sizes[:i + 1]) for i in range(len(sizes) - 1)]
        else:
            ends = list(indices_or_sections)
        cuts = [0] + ends + [len(ary)]
        return [_back(ary[i:j], axis) for i, j in zip(cuts, cuts[1:])]
    def split(ary, indices_or_sections, axis=0):
        if isinstance(indices_or_sections, int) and np.shape(ary)[axis] % indices_or_sections:
            raise ValueError('the array does not divide into equal parts · 数组不能等分')
        return array_split(ary, indices_or_sections, axis)
    def hsplit(ary, indices_or_sections): return split(ary, indices_or_sections, 0 if np.ndim(ary) == 1 else 1)
    def vsplit(ary, indices_or_sections): return split(ary, indices_or_sections, 0)
    def dsplit(ary, indices_or_sections): return split(ary, indices_or_sections, 2)
    def row_stack(tup): return np.vstack(tup)
    def diagflat(v, k=0): return np.diag(np.ravel(v), k)
    def fromiter(iter, dtype=float, count=-1): return np.array(list(iter)).astype(dtype)
    def resize(a, new_shape):
        flat = np.ravel(a)
        count = math.prod(new_shape) if isinstance(new_shape, (tuple, list)) else new_shape
        return flat[np.arange(count) % len(flat)].reshape(new_shape)

    def flatnonzero(a):
        return np.array([i for i, v in enumerate(np.ravel(a).tolist()) if v], dtype=int)
    def nonzero(a):
        a = np.asarray(a)
        flat, found = flatnonzero(a), []
        for length in reversed(a.shape):
            found.insert(0, flat % max(length, 1))
            flat = flat // max(length, 1)
        return tuple(found)
    def argwhere(a): return np.stack(nonzero(a), axis=1)
    def ravel_multi_index(multi_index, dims):
        flat = 0
        for place, length in zip(multi_index, dims):
            flat = flat * length + np.asarray(place)
        return flat
    def ndindex(*shape):
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        return iter(_places(shape))
    def _places(shape):
        found = [()]
        for length in shape:
            found = [f + (i,) for f in found for i in range(length)]
        return found
    def ndenumerate(arr):
        arr = np.asarray(arr)
        return iter([(place, arr[place]) for place in _places(arr.shape)])
    class nditer:
        def __init__(self, op, flags=(), op_flags=None, order='K'):
            self.several = isinstance(op, (list, tuple)) and len(op) > 0 and hasattr(op[0], 'shape')
            arrays = broadcast_arrays(*op) if self.several else [op if hasattr(op, 'shape') else np.asarray(op)]
            self.array, self.arrays = arrays[0], arrays
            self.places = _places(np.shape(self.array))
            if order == 'F':
                self.places = [place[::-1] for place in _places(np.shape(self.array)[::-1])]
            self.at, self.begun = 0, False
            self.writes = op_flags is not None and 'write' in str(op_flags)
        @property
        def finished(self): return self.at >= len(self.places)
        @property
        def multi_index(self): return self.places[self.at]
        @property
        def index(self): return self.at
        @property
        def value(self):
            place = self.places[self.at]
            if self.several:
                return tuple([a[place] for a in self.arrays])
            return self.array[place + (...,)] if self.writes else self.array[place]
        def iternext(self):
            self.at += 1
            return not self.finished
        def __getitem__(self, which): return self.value
        def __setitem__(self, which, value): self.array[self.places[self.at]] = value
        def __iter__(self):
            self.at, self.begun = 0, False
            return self
        def __next__(self):
            if self.begun:
                self.at += 1
            self.begun = True
            if self.finished:
                raise StopIteration
            return self.value
        def __enter__(self): return self
        def __exit__(self, *details): return None
    def ix_(*sequences):
        made = []
        for d, s in enumerate(sequences):
            s = np.asarray(s)
            shape = [1] * len(sequences)
            shape[d] = len(s)
            made.append(s.reshape(shape))
        return tuple(made)
    def tril_indices(n, k=0, m=None): return nonzero(np.tril(np.ones((n, n if m is None else m)), k))
    def triu_indices(n, k=0, m=None): return nonzero(np.triu(np.ones((n, n if m is None else m)), k))
    def diag_indices(n): return np.arange(n), np.arange(n)
    def apply_along_axis(func1d, axis, arr, *given, **named):
        arr = np.moveaxis(np.asarray(arr), axis, -1)
        rows = arr.reshape(-1, arr.shape[-1])
        made = np.array([func1d(row, *given, **named) for row in rows])
        made = made.reshape(arr.shape[:-1] + made.shape[1:])
        return np.moveaxis(made, -1, axis) if made.ndim == arr.ndim else made
    def apply_over_axes(func, a, axes):
        for axis in axes:
            a = np.expand_dims(func(a, axis), axis)
        return a
    def broadcast_shapes(*shapes): return np.shape(sum([np.zeros(s) for s in shapes]))
    def atleast_3d(a):
        a = np.asarray(a)
        return a.reshape(1, -1, 1) if a.ndim < 2 else a[:, :, None] if a.ndim == 2 else a
    def unstack(x, axis=0): return tuple(np.moveaxis(np.asarray(x), axis, 0))
    def diag_indices_from(arr): return tuple([np.arange(len(arr))] * np.ndim(arr))
    def tril_indices_from(arr, k=0): return tril_indices(arr.shape[0], k, arr.shape[1])
    def triu_indices_from(arr, k=0): return triu_indices(arr.shape[0], k, arr.shape[1])

    def _flat_sort(a, axis=None): return np.sort(np.ravel(a))
    def _flat_argsort(a, axis=None): return np.argsort(np.ravel(a))
    def _linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
        made = np.linspace(start, stop, num, endpoint)
        parts = num - 1 if endpoint else num
        return (made, (stop - start) / parts if parts else np.nan) if retstep else made
    def _sides(pad_width, ndim):
        pairs = np.asarray(pad_width).tolist()
        if not isinstance(pairs, list):
            pairs = [pairs, pairs]
        if not isinstance(pairs[0], list):
            pairs = [pairs * 2 if len(pairs) == 1 else pairs]
        pairs = [p * 2 if len(p) == 1 else p for p in pairs]
        return pairs * ndim if len(pairs) == 1 else pairs
    def _pad(array, pad_width, mode='constant', stat_length=None, end_values=0, reflect_type='even', **given):
        made = np.asarray(array)
        sides = _sides(pad_width, made.ndim)
        if callable(mode):
            made = np.pad(made, sides)
            for axis, side in enumerate(sides):
                rows = np.moveaxis(made, axis, -1)
                for place in _places(rows.shape[:-1]):
                    row = np.array(rows[place])
                    changed = mode(row, tuple(side), axis, given)
                    rows[place] = row if changed is None else changed
            return made
        ends = _sides(end_values, made.ndim)
        for axis, (before, after) in enumerate(sides):
            rows = np.moveaxis(made, axis, 0)
            if mode == 'reflect':
                one = [(0, 0)] * (rows.ndim - 1)
                if len(rows) == 1 or reflect_type == 'even':
                    rows = np.pad(rows, [(before, after)] + one, mode='reflect')
                else:
                    while before > 0 or after > 0:
                        a, b = min(before, len(rows) - 1), min(after, len(rows) - 1)
                        front, back = 2 * rows[:1] - rows[a:0:-1], 2 * rows[-1:] - rows[-2:-2 - b:-1]
                        rows = np.concatenate([part for part, n in ((front, a), (rows, 1), (back, b)) if n])
                        before, after = before - a, after - b
            else:
                first, last = _ends(rows, mode, stat_length)
                low, high = ends[axis]
                front = [low + (first - low) * i / before if mode == 'linear_ramp' else first for i in range(before)]
                back = [high + (last - high) * i / after if mode == 'linear_ramp' else last for i in reversed(range(after))]
                kind = rows.dtype
                rows = np.concatenate([p for p in ([np.stack(front)] if front else []) + [rows] + ([np.stack(back)] if back else [])])
                if str(kind).startswith('int'):
                    rows = np.floor(rows).astype(int) if mode == 'linear_ramp' else np.rint(rows).astype(int)
            made = np.moveaxis(rows, 0, axis)
        return made
    def _ends(rows, mode, length):
        if mode in ('linear_ramp', 'empty'):
            return rows[0], rows[-1]
        pick = {'maximum': np.max, 'minimum': np.min, 'mean': np.mean, 'median': median}[mode]
        n = len(rows) if length is None else length
        if not isinstance(n, int):
            n = int(np.ravel(n)[0])
        return pick(rows[:n], axis=0), pick(rows[len(rows) - n:], axis=0)

    def _outer(f, a, b):
        a, b = np.asarray(a), np.asarray(b)
        return f(a.reshape(a.shape + (1,) * b.ndim), b)
    def _accumulate(f, array, axis=0):
        rows = np.moveaxis(np.asarray(array), axis, 0)
        made = [rows[0]]
        for row in rows[1:]:
            made.append(f(made[-1], row))
        return np.moveaxis(np.array(made), 0, axis)
    def _reduce(f, array, axis=0, keepdims=False, initial=None):
        array = np.asarray(array)
        rows = np.ravel(array) if axis is None else np.moveaxis(array, axis, 0)
        made = rows[0] if initial is None else f(initial, rows[0])
        for row in rows[1:]:
            made = f(made, row)
        return np.expand_dims(made, axis) if keepdims else made
    def _as_pairs(*functions):
        for f in functions:
            _name_methods(f)
    def _name_methods(f):
        f.outer = lambda a, b: _outer(f, a, b)
        f.accumulate = lambda array, axis=0: _accumulate(f, array, axis)
        f.reduce = lambda array, axis=0, keepdims=False, initial=None: _reduce(f, array, axis, keepdims, initial)
    _as_pairs(logical_and, logical_or, logical_xor, hypot, arctan2, fmax, fmin, logaddexp, bitwise_and, bitwise_or, bitwise_xor)
    def vectorize(pyfunc, otypes=None):
        def call(*given):
            shape = np.shape(sum([np.zeros(np.shape(g)) for g in given]))
            parts = [np.ravel(np.asarray(g) + np.zeros(shape, dtype=int)) for g in given]
            made = [pyfunc(*row) for row in zip(*parts)]
            return np.array(made).reshape(shape) if shape else made[0]
        return call
    """#
}
