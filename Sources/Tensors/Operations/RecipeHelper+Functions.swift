/// What NumPy has no function for, as short loops that can be read.
extension RecipeHelper {
  private init(_ name: String, modules: [String] = [], _ text: String) {
    self.name = name
    self.modules = modules
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  static let conv2d = RecipeHelper(
    "conv2d",
    """
    def conv2d(x, w, bias=None, stride=(1, 1), dilation=(1, 1), groups=1,
               padding=((0, 0), (0, 0))):
        x = np.pad(x, ((0, 0), (0, 0)) + padding)
        (sh, sw), (dh, dw) = stride, dilation
        filters, depth, kh, kw = w.shape
        h = (x.shape[2] - dh * (kh - 1) - 1) // sh + 1
        v = (x.shape[3] - dw * (kw - 1) - 1) // sw + 1
        y = np.zeros((len(x), filters, h, v))
        for o in range(filters):
            c = o // (filters // groups) * depth
            for a in range(kh):
                for b in range(kw):
                    rows = slice(a * dh, a * dh + sh * (h - 1) + 1, sh)
                    columns = slice(b * dw, b * dw + sw * (v - 1) + 1, sw)
                    part = x[:, c:c + depth, rows, columns]
                    y[:, o] += np.einsum('nchv,c->nhv', part, w[o, :, a, b])
        if bias is not None:
            y = y + bias.reshape(-1, 1, 1)
        return y
    """)

  static let convTranspose2d = RecipeHelper(
    "conv_transpose2d",
    """
    def conv_transpose2d(x, w, size, bias=None, stride=(1, 1),
                         dilation=(1, 1), groups=1, padding=(0, 0)):
        (sh, sw), (dh, dw), (ph, pw) = stride, dilation, padding
        n, channels, h, v = x.shape
        _, width, kh, kw = w.shape
        y = np.zeros((n, width * groups, size[0] + 2 * ph + dh * kh,
                      size[1] + 2 * pw + dw * kw))
        for c in range(channels):
            o = c // (channels // groups) * width
            for a in range(kh):
                for b in range(kw):
                    rows = slice(a * dh, a * dh + sh * (h - 1) + 1, sh)
                    columns = slice(b * dw, b * dw + sw * (v - 1) + 1, sw)
                    y[:, o:o + width, rows, columns] += np.einsum(
                        'nhv,o->nohv', x[:, c], w[c, :, a, b])
        y = y[:, :, ph:ph + size[0], pw:pw + size[1]]
        if bias is not None:
            y = y + bias.reshape(-1, 1, 1)
        return y
    """)

  static let pool2d = RecipeHelper(
    "pool2d",
    """
    def pool2d(x, put, window, size, stride=(1, 1), dilation=(1, 1),
               padding=((0, 0), (0, 0))):
        h, v = x.shape[-2:]
        y = np.zeros(x.shape[:-2] + size)
        for i in range(size[0]):
            for j in range(size[1]):
                top = i * stride[0] - padding[0][0]
                left = j * stride[1] - padding[1][0]
                rows = [top + a * dilation[0] for a in range(window[0])]
                columns = [left + b * dilation[1] for b in range(window[1])]
                n = (sum(r < h + padding[0][1] for r in rows)
                     * sum(c < v + padding[1][1] for c in columns))
                rows = [r for r in rows if 0 <= r < h]
                columns = [c for c in columns if 0 <= c < v]
                cells = x[..., rows, :][..., columns]
                y[..., i, j] = put(cells.reshape(x.shape[:-2] + (-1,)), n)
        return y
    """)

  static let adaptivePool2d = RecipeHelper(
    "adaptive_pool2d",
    """
    def adaptive_pool2d(x, put, size):
        h, v = x.shape[-2:]
        y = np.zeros(x.shape[:-2] + size)
        for i in range(size[0]):
            for j in range(size[1]):
                rows = slice(i * h // size[0], -(-(i + 1) * h // size[0]))
                columns = slice(j * v // size[1], -(-(j + 1) * v // size[1]))
                y[..., i, j] = put(x[..., rows, columns], axis=(-2, -1))
        return y
    """)

  static let unfold = RecipeHelper(
    "unfold",
    """
    def unfold(x, window, dilation=(1, 1), padding=((0, 0), (0, 0)),
               stride=(1, 1)):
        x = np.pad(x, ((0, 0), (0, 0)) + padding)
        h = (x.shape[2] - dilation[0] * (window[0] - 1) - 1) // stride[0] + 1
        v = (x.shape[3] - dilation[1] * (window[1] - 1) - 1) // stride[1] + 1
        columns = []
        for i in range(h):
            for j in range(v):
                top, left = i * stride[0], j * stride[1]
                cells = x[:, :, top:top + dilation[0] * window[0]:dilation[0],
                          left:left + dilation[1] * window[1]:dilation[1]]
                cells = cells[:, :, :window[0], :window[1]]
                columns.append(cells.reshape(len(x), -1))
        return np.stack(columns, axis=2)
    """)

  static let fold = RecipeHelper(
    "fold",
    """
    def fold(columns, size, window, dilation=(1, 1),
             padding=((0, 0), (0, 0)), stride=(1, 1)):
        (top, bottom), (left, right) = padding
        n, height, places = columns.shape
        channels = height // (window[0] * window[1])
        columns = columns.reshape(n, channels, window[0], window[1], places)
        x = np.zeros((n, channels, size[0] + top + bottom,
                      size[1] + left + right))
        wide = (x.shape[3] - dilation[1] * (window[1] - 1) - 1) // stride[1] + 1
        for p in range(places):
            for a in range(window[0]):
                for b in range(window[1]):
                    r = p // wide * stride[0] + a * dilation[0]
                    c = p % wide * stride[1] + b * dilation[1]
                    x[:, :, r, c] += columns[:, :, a, b, p]
        return x[:, :, top:top + size[0], left:left + size[1]]
    """)

  static let crossEntropy = RecipeHelper(
    "cross_entropy",
    """
    def cross_entropy(x, t, axis=0, weight=None, ignored=-100,
                      reduction='mean', smoothing=0, are_logarithms=False):
        p = np.moveaxis(x, axis, -1)
        if not are_logarithms:
            p = p - p.max(-1, keepdims=True)
            p = p - np.log(np.exp(p).sum(-1, keepdims=True))
        classes = p.shape[-1]
        w = np.ones(classes)
        if weight is not None:
            w = weight
        is_alike = t.shape == x.shape
        if is_alike and not are_logarithms:
            q = w * ((1 - smoothing) * np.moveaxis(t, axis, -1)
                     + smoothing / classes)
            total = p[..., 0].size
        else:
            hit = np.arange(classes) == t[..., None]
            q = (1 - smoothing) * w * hit
            q = q + smoothing / classes * w
            q = q * (t != ignored)[..., None]
            total = (w * hit * (t != ignored)[..., None]).sum()
        losses = -np.where(q == 0, 0, q * p).sum(-1)
        if reduction == 'none':
            return losses
        return losses.sum() / (total if reduction == 'mean' else 1)
    """)

  static let erf = RecipeHelper(
    "erf", modules: ["math"],
    """
    def erf(x):
        return np.vectorize(math.erf)(x)
    """)

  /// A gradient by small changes of each number, where a library has none of its own.
  public static let gradient = RecipeHelper(
    "gradient",
    """
    def gradient(f, x, h=1e-6):
        g = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            g[i] = (f(up) - f(down)) / (2 * h)
        return g
    """)

  static let matlabPool = RecipeHelper(
    "pool2d",
    """
    function y = pool2d(x, window, stride, places, put)
      y = zeros(places);
      for i = 1:places(1)
        for j = 1:places(2)
          rows = (i - 1) * stride(1) + (1:window(1));
          columns = (j - 1) * stride(2) + (1:window(2));
          y(i, j) = put(x(rows, columns));
        end
      end
    end
    """)
}
