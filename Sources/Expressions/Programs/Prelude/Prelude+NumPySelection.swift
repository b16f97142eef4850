extension Prelude {
  /// NumPy's functions that choose elements, and its sets.
  static let numpySelection = #"""


    def take(a, indices, axis=None):
        a = np.asarray(a)
        if axis is None:
            return np.ravel(a)[np.asarray(indices)]
        return np.moveaxis(np.moveaxis(a, axis, 0)[np.asarray(indices)], 0, axis) \
            if np.ndim(indices) == 1 else np.moveaxis(a, axis, 0)[indices]
    def take_along_axis(arr, indices, axis):
        grid = meshgrid(*[np.arange(n) for n in indices.shape], indexing='ij')
        grid[axis] = indices
        return arr[tuple(grid)]
    def choose(a, choices):
        choices = [np.asarray(c) + 0 * np.asarray(a) for c in choices]
        made = choices[0]
        for n, choice in enumerate(choices):
            made = np.where(np.asarray(a) == n, choice, made)
        return made
    def select(condlist, choicelist, default=0):
        made = default
        for condition, choice in zip(reversed(condlist), reversed(choicelist)):
            made = np.where(condition, choice, made)
        return made
    def put(a, ind, v):
        flat = a.reshape(-1)
        flat[np.asarray(ind)] = v
        a[...] = flat.reshape(a.shape)
    def put_along_axis(arr, indices, values, axis):
        grid = meshgrid(*[np.arange(n) for n in indices.shape], indexing='ij')
        grid[axis] = indices
        arr[tuple(grid)] = values
    def piecewise(x, condlist, funclist):
        made = np.zeros_like(x)
        for n, choice in enumerate(funclist):
            where = condlist[n] if n < len(condlist) else ~sum(condlist).astype(bool)
            made = np.where(where, choice(x) if callable(choice) else choice, made)
        return made
    def in1d(ar1, ar2): return isin(np.ravel(ar1), ar2)
    def trim_zeros(filt, trim='fb'):
        values = list(filt)
        while 'f' in trim and values and values[0] == 0: values = values[1:]
        while 'b' in trim and values and values[-1] == 0: values = values[:-1]
        return np.array(values)
    def compress(condition, a, axis=None): return take(a, flatnonzero(condition), axis)
    def extract(condition, arr): return np.ravel(arr)[flatnonzero(condition)]
    def place(arr, mask, vals): arr[mask] = vals
    def fill_diagonal(a, val):
        n = np.arange(min(a.shape))
        a[n, n] = val
    def partition(a, kth): return np.sort(a)
    def argpartition(a, kth): return np.argsort(a)
    def lexsort(keys):
        order = list(range(len(keys[0])))
        for key in keys:
            order = sorted(order, key=lambda i: key[i])
        return np.array(order)
    def searchsorted(a, v, side='left'):
        def one(x):
            return sum([1 for y in np.ravel(a).tolist() if (y < x if side == 'left' else y <= x)])
        return one(v) if np.ndim(v) == 0 else np.array([one(x) for x in np.ravel(v).tolist()]).reshape(np.shape(v))
    def digitize(x, bins, right=False):
        return searchsorted(bins, x, 'left' if right else 'right')
    def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None):
        if axis == 0:
            rows = sorted(set(map(tuple, np.asarray(ar).tolist())))
            return np.array([list(row) for row in rows])
        flat = ar.tolist() if isinstance(ar, _Texts) else np.ravel(ar).tolist()
        found = {}
        for i, v in enumerate(flat):
            found.setdefault(v, []).append(i)
        values = sorted(found)
        made = [np.array(values)]
        if return_index:
            made.append(np.array([found[v][0] for v in values]))
        if return_inverse:
            number = {v: i for i, v in enumerate(values)}
            made.append(np.array([number[v] for v in flat]))
        if return_counts:
            made.append(np.array([len(found[v]) for v in values]))
        return made[0] if len(made) == 1 else tuple(made)
    def isin(element, test_elements):
        test_elements = set(np.ravel(test_elements).tolist())
        return np.array([v in test_elements for v in np.ravel(element).tolist()]).reshape(np.shape(element))
    def intersect1d(ar1, ar2): return np.array(sorted(set(np.ravel(ar1).tolist()) & set(np.ravel(ar2).tolist())))
    def union1d(ar1, ar2): return np.array(sorted(set(np.ravel(ar1).tolist()) | set(np.ravel(ar2).tolist())))
    def gcd(x1, x2): return np.vectorize(math.gcd)(x1, x2)
    def lcm(x1, x2): return np.vectorize(math.lcm)(x1, x2)
    def left_shift(x1, x2): return np.asarray(x1) << np.asarray(x2)
    def right_shift(x1, x2): return np.asarray(x1) >> np.asarray(x2)
    def frompyfunc(func, nin, nout): return np.vectorize(func)
    def setdiff1d(ar1, ar2): return np.array(sorted(set(np.ravel(ar1).tolist()) - set(np.ravel(ar2).tolist())))
    """#
}
