extension Prelude {
  /// `scipy.signal`: what computes the same in another way.
  static let signals = #"""
    def fftconvolve(in1, in2, mode='full', axes=None): return signal.convolve(np.asarray(in1) * 1.0, in2, mode)
    def medfilt2d(input, kernel_size=3):
        return scipy.ndimage.median_filter(input, kernel_size, mode='constant')
    def medfilt(volume, kernel_size=3):
        return scipy.ndimage.median_filter(volume, kernel_size, mode='constant')
    def oaconvolve(in1, in2, mode='full', axes=None): return signal.convolve(in1, in2, mode)
    """#

  /// `scipy.special`: functions of networks.
  static let functions = #"""
    def expit(x): return 1 / (1 + np.exp(-np.asarray(x)))
    def logit(x): return np.log(np.asarray(x) / (1 - np.asarray(x)))
    def logsumexp(a, axis=None, keepdims=False):
        top = np.max(a, axis=axis, keepdims=True)
        made = np.log(np.sum(np.exp(a - top), axis=axis, keepdims=True)) + top
        return made if keepdims else np.squeeze(made, axis=axis)
    def log_softmax(x, axis=None): return x - logsumexp(x, axis=axis, keepdims=True)
    def softmax(x, axis=None): return np.exp(log_softmax(np.asarray(x), axis))
    """#

  /// `scipy.ndimage`: filters of pictures; the border is mirrored with its last cell unless said otherwise.
  static let images = #"""
    _modes = {'reflect': 'symmetric', 'mirror': 'reflect', 'nearest': 'edge', 'wrap': 'wrap',
              'constant': 'constant', 'grid-constant': 'constant', 'grid-mirror': 'symmetric', 'grid-wrap': 'wrap'}
    def _padded(input, sizes, mode, cval, isTurned=False):
        if mode not in _modes:
            raise RuntimeError(f'boundary mode not supported: {mode}')
        sides = [((k - 1) // 2, k // 2) if isTurned else (k // 2, (k - 1) // 2) for k in sizes]
        if _modes[mode] == 'constant':
            return np.pad(input, sides, mode='constant', constant_values=cval)
        return np.pad(input, sides, mode=_modes[mode])
    def _windows(input, sizes): return np.lib.stride_tricks.sliding_window_view(input, tuple(sizes))
    def _sizes(input, size): return tuple(size) if isinstance(size, (tuple, list)) else (size,) * input.ndim
    def correlate(input, weights, output=None, mode='reflect', cval=0.0, origin=0):
        input, weights = np.asarray(input), np.asarray(weights)
        if input.ndim != weights.ndim:
            raise RuntimeError('filter weights array has incorrect shape.')
        wide = _padded(input, weights.shape, mode, cval)
        if input.ndim == 2:
            return scipy.signal.correlate2d(wide, weights, mode='valid')
        return (_windows(wide, weights.shape) * weights).sum(axis=tuple(range(input.ndim, 2 * input.ndim)))
    def convolve(input, weights, output=None, mode='reflect', cval=0.0, origin=0):
        input, weights = np.asarray(input), np.asarray(weights)
        if input.ndim != weights.ndim:
            raise RuntimeError('filter weights array has incorrect shape.')
        wide = _padded(input, weights.shape, mode, cval, isTurned=True)
        if input.ndim == 2:
            return scipy.signal.convolve2d(wide, weights, mode='valid')
        turned = np.flip(weights)
        return (_windows(wide, weights.shape) * turned).sum(axis=tuple(range(input.ndim, 2 * input.ndim)))
    def _along(weights, axis, ndim):
        shape = [1] * ndim
        shape[axis] = len(weights)
        return np.asarray(weights).reshape(shape)
    def correlate1d(input, weights, axis=-1, output=None, mode='reflect', cval=0.0):
        input = np.asarray(input)
        return correlate(input, _along(weights, axis, input.ndim), mode=mode, cval=cval)
    def convolve1d(input, weights, axis=-1, output=None, mode='reflect', cval=0.0):
        input = np.asarray(input)
        return convolve(input, _along(weights, axis, input.ndim), mode=mode, cval=cval)
    def uniform_filter(input, size=3, output=None, mode='reflect', cval=0.0):
        input = np.asarray(input)
        sizes = _sizes(input, size)
        return correlate(input, np.ones(sizes) / np.prod(sizes), mode=mode, cval=cval)
    def gaussian_filter(input, sigma, order=0, output=None, mode='reflect', cval=0.0, truncate=4.0):
        input = np.asarray(input)
        for axis, s in enumerate(_sizes(input, sigma)):
            if s > 0:
                radius = int(truncate * s + 0.5)
                weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / s) ** 2)
                input = correlate1d(input, weights / weights.sum(), axis, mode=mode, cval=cval)
        return input
    def _extreme(input, size, mode, cval, pick):
        input = np.asarray(input)
        sizes = _sizes(input, size)
        windows = _windows(_padded(input, sizes, mode, cval), sizes)
        return pick(windows.reshape(input.shape + (-1,)))
    def maximum_filter(input, size=3, footprint=None, output=None, mode='reflect', cval=0.0):
        return _extreme(input, size, mode, cval, lambda w: np.max(w, axis=-1))
    def minimum_filter(input, size=3, footprint=None, output=None, mode='reflect', cval=0.0):
        return _extreme(input, size, mode, cval, lambda w: np.min(w, axis=-1))
    def median_filter(input, size=3, footprint=None, output=None, mode='reflect', cval=0.0):
        return _extreme(input, size, mode, cval, lambda w: np.sort(w, axis=-1)[..., w.shape[-1] // 2])
    def _derivative(input, axis, mode, cval, smooth):
        input = np.asarray(input)
        made = correlate1d(input, [-1, 0, 1], axis, mode=mode, cval=cval)
        for other in range(input.ndim):
            if other != axis % input.ndim:
                made = correlate1d(made, smooth, other, mode=mode, cval=cval)
        return made
    def sobel(input, axis=-1, output=None, mode='reflect', cval=0.0):
        return _derivative(input, axis, mode, cval, [1, 2, 1])
    def prewitt(input, axis=-1, output=None, mode='reflect', cval=0.0):
        return _derivative(input, axis, mode, cval, [1, 1, 1])
    def gaussian_laplace(input, sigma, output=None, mode='reflect', cval=0.0):
        return sum(_second(input, sigma, axis, mode, cval) for axis in range(np.ndim(input)))
    def _second(input, sigma, axis, mode, cval):
        made = np.asarray(input)
        for other, s in enumerate(_sizes(made, sigma)):
            radius = int(4.0 * s + 0.5)
            places = np.arange(-radius, radius + 1)
            weights = np.exp(-0.5 * (places / s) ** 2)
            weights = weights / weights.sum()
            if other == axis:
                weights = weights * (places ** 2 / s ** 4 - 1 / s ** 2)
            made = correlate1d(made, weights, other, mode=mode, cval=cval)
        return made
    def laplace(input, output=None, mode='reflect', cval=0.0):
        input = np.asarray(input)
        return sum(correlate1d(input, [1, -2, 1], axis, mode=mode, cval=cval) for axis in range(input.ndim))
    """#

  /// `scipy.linalg`: matrices of a pattern, with which a convolution is written as a product.
  static let matrices = #"""
    def toeplitz(c, r=None):
        c = np.ravel(np.asarray(c))
        r = c if r is None else np.ravel(np.asarray(r))
        places = len(r) - 1 + np.arange(len(c)).reshape(-1, 1) - np.arange(len(r))
        return np.concatenate([r[:0:-1], c])[places]
    def circulant(c):
        c = np.ravel(np.asarray(c))
        return c[(np.arange(len(c)).reshape(-1, 1) - np.arange(len(c))) % len(c)]
    def block_diag(*arrays):
        arrays = [np.atleast_2d(a) for a in arrays]
        rows, columns = sum(a.shape[0] for a in arrays), sum(a.shape[1] for a in arrays)
        made, i, j = np.zeros((rows, columns)), 0, 0
        for a in arrays:
            made[i:i + a.shape[0], j:j + a.shape[1]] = a
            i, j = i + a.shape[0], j + a.shape[1]
        return made
    def inv(a): return np.linalg.inv(a)
    def det(a): return np.linalg.det(a)
    def norm(a, ord=None, axis=None, keepdims=False): return np.linalg.norm(a, ord, axis, keepdims)
    def solve(a, b): return np.linalg.solve(a, b)
    """#
}
