extension Prelude {
  /// Recurrent layers and their cells.
  ///
  /// Source: PyTorch's documentation of `nn.RNN`, `nn.GRU` and `nn.LSTM`.
  static let torchRecurrent = #"""


    def _recurrent_weights(module, gates, inputs, hidden, suffix, bias):
        bound = 1 / math.sqrt(hidden)
        shapes = [('weight_ih', (gates * hidden, inputs)), ('weight_hh', (gates * hidden, hidden))]
        for name, shape in shapes + ([('bias_ih', (gates * hidden,)), ('bias_hh', (gates * hidden,))] if bias else []):
            setattr(module, name + suffix, nn.Parameter(torch.rand(*shape) * 2 * bound - bound))
    def _sums(module, x, h, suffix):
        a, b = x @ getattr(module, 'weight_ih' + suffix).T, h @ getattr(module, 'weight_hh' + suffix).T
        if hasattr(module, 'bias_ih' + suffix):
            a, b = a + getattr(module, 'bias_ih' + suffix), b + getattr(module, 'bias_hh' + suffix)
        return a, b
    def _rnn_step(module, x, state, suffix):
        a, b = _sums(module, x, state[0], suffix)
        return (torch.relu(a + b) if module.nonlinearity == 'relu' else torch.tanh(a + b),)
    def _gru_step(module, x, state, suffix):
        (ar, az, an), (br, bz, bn) = [torch.chunk(s, 3, -1) for s in _sums(module, x, state[0], suffix)]
        r, z = torch.sigmoid(ar + br), torch.sigmoid(az + bz)
        n = torch.tanh(an + r * bn)
        return ((1 - z) * n + z * state[0],)
    def _lstm_step(module, x, state, suffix):
        a, b = _sums(module, x, state[0], suffix)
        i, f, g, o = torch.chunk(a + b, 4, -1)
        c = torch.sigmoid(f) * state[1] + torch.sigmoid(i) * torch.tanh(g)
        return (torch.sigmoid(o) * torch.tanh(c), c)
    class _Cell(nn.Module):
        def __init__(self, gates, step, input_size, hidden_size, bias, nonlinearity='tanh'):
            super().__init__()
            self.input_size, self.hidden_size, self.nonlinearity = input_size, hidden_size, nonlinearity
            self.states, self.rule = 2 if gates == 4 else 1, step
            _recurrent_weights(self, gates, input_size, hidden_size, '', bias)
        def forward(self, input, hx=None):
            zeros = torch.zeros(input.shape[:-1] + (self.hidden_size,))
            state = (zeros,) * self.states if hx is None else hx if self.states == 2 else (hx,)
            made = self.rule(self, input, state, '')
            return made if self.states == 2 else made[0]
        def extra_repr(self): return f"{self.input_size}, {self.hidden_size}"
    class RNNCell(_Cell):
        def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh'): super().__init__(1, _rnn_step, input_size, hidden_size, bias, nonlinearity)
    class GRUCell(_Cell):
        def __init__(self, input_size, hidden_size, bias=True): super().__init__(3, _gru_step, input_size, hidden_size, bias)
    class LSTMCell(_Cell):
        def __init__(self, input_size, hidden_size, bias=True): super().__init__(4, _lstm_step, input_size, hidden_size, bias)
    class _Recurrent(nn.Module):
        def __init__(self, gates, step, input_size, hidden_size, num_layers, bias, batch_first, bidirectional, nonlinearity='tanh'):
            super().__init__()
            if not 0 < num_layers <= 1000:
                raise ValueError(f'num_layers must be from 1 to 1000, not {num_layers}')
            self.input_size, self.hidden_size, self.num_layers = input_size, hidden_size, num_layers
            self.batch_first, self.bidirectional, self.nonlinearity = batch_first, bidirectional, nonlinearity
            self.states, self.rule = 2 if gates == 4 else 1, step
            self.ways = ['', '_reverse'] if bidirectional else ['']
            for layer in range(num_layers):
                inputs = input_size if layer == 0 else hidden_size * len(self.ways)
                for way in self.ways:
                    _recurrent_weights(self, gates, inputs, hidden_size, f'_l{layer}{way}', bias)
        def forward(self, input, hx=None):
            is_single = input.dim() == 2
            rows = input.unsqueeze(1) if is_single else input.transpose(0, 1) if self.batch_first else input
            zeros = torch.zeros(self.num_layers * len(self.ways), rows.shape[1], self.hidden_size)
            start = (zeros,) * self.states if hx is None else tuple(hx) if self.states == 2 else (hx,)
            start = [s.unsqueeze(1) if s.dim() == 2 else s for s in start]
            ends = []
            for layer in range(self.num_layers):
                made = []
                for n, way in enumerate(self.ways):
                    state = tuple([s[layer * len(self.ways) + n] for s in start])
                    outputs, order = [], range(rows.shape[0])
                    for t in reversed(order) if way else order:
                        state = self.rule(self, rows[t], state, f'_l{layer}{way}')
                        outputs.append(state[0])
                    ends.append(state)
                    made.append(torch.stack(outputs[::-1] if way else outputs))
                rows = made[0] if len(made) == 1 else torch.cat(made, dim=-1)
            finals = [torch.stack([e[n] for e in ends]) for n in range(self.states)]
            if is_single:
                rows, finals = rows.squeeze(1), [f.squeeze(1) for f in finals]
            elif self.batch_first:
                rows = rows.transpose(0, 1)
            return rows, tuple(finals) if self.states == 2 else finals[0]
        def extra_repr(self):
            text = f"{self.input_size}, {self.hidden_size}" + (f", num_layers={self.num_layers}" if self.num_layers > 1 else '')
            return text + (', batch_first=True' if self.batch_first else '') + (', bidirectional=True' if self.bidirectional else '')
    class RNN(_Recurrent):
        def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True, batch_first=False, dropout=0.0, bidirectional=False):
            super().__init__(1, _rnn_step, input_size, hidden_size, num_layers, bias, batch_first, bidirectional, nonlinearity)
    class GRU(_Recurrent):
        def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False):
            super().__init__(3, _gru_step, input_size, hidden_size, num_layers, bias, batch_first, bidirectional)
    class LSTM(_Recurrent):
        def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False):
            super().__init__(4, _lstm_step, input_size, hidden_size, num_layers, bias, batch_first, bidirectional)
    """#
}
