extension Prelude {
  /// Attention with several heads, and the encoder of a transformer.
  ///
  /// Source: PyTorch's documentation of `nn.MultiheadAttention` and `nn.TransformerEncoderLayer`.
  static let torchAttention = #"""


    def channel_shuffle(input, groups):
        n, c = input.shape[0], input.shape[1]
        parts = input.reshape((n, groups, c // groups) + tuple(input.shape[2:]))
        return parts.transpose(1, 2).reshape(input.shape)
    class ChannelShuffle(nn.Module):
        def __init__(self, groups):
            super().__init__()
            self.groups = groups
        def forward(self, input): return channel_shuffle(input, self.groups)
        def extra_repr(self): return f"groups={self.groups}"
    def multilabel_soft_margin_loss(input, target, weight=None, reduction='mean'):
        each = -(target * F.logsigmoid(input) + (1 - target) * F.logsigmoid(-input))
        if weight is not None:
            each = each * weight
        each = each.mean(-1)
        return each if reduction == 'none' else each.sum() if reduction == 'sum' else each.mean()
    class MultiLabelSoftMarginLoss(_Loss):
        def __init__(self, weight=None, reduction='mean'): super().__init__(multilabel_soft_margin_loss, weight=weight, reduction=reduction)
    class MultiheadAttention(nn.Module):
        def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, batch_first=False):
            super().__init__()
            if embed_dim % num_heads != 0:
                raise AssertionError('embed_dim must be divisible by num_heads')
            self.embed_dim, self.num_heads, self.head_dim = embed_dim, num_heads, embed_dim // num_heads
            self.dropout, self.batch_first = dropout, batch_first
            self.in_proj_weight = nn.Parameter(torch.empty(3 * embed_dim, embed_dim))
            nn.init.xavier_uniform_(self.in_proj_weight)
            self.in_proj_bias = nn.Parameter(torch.zeros(3 * embed_dim)) if bias else None
            self.out_proj = nn.Linear(embed_dim, embed_dim, bias=bias)
            if bias:
                nn.init.zeros_(self.out_proj.bias)
        def _heads(self, x, part):
            size = self.embed_dim
            b = None if self.in_proj_bias is None else self.in_proj_bias[part * size:(part + 1) * size]
            y = F.linear(x, self.in_proj_weight[part * size:(part + 1) * size], b)
            return y.reshape(x.shape[0], x.shape[1], self.num_heads, self.head_dim).transpose(1, 2)
        def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
            is_batch = query.dim() == 3
            swaps = is_batch and not self.batch_first
            given = [x.transpose(0, 1) if swaps else x if is_batch else x.unsqueeze(0) for x in (query, key, value)]
            q, k, v = [self._heads(x, part) for part, x in enumerate(given)]
            scores = q @ k.transpose(-2, -1) / math.sqrt(self.head_dim)
            if attn_mask is not None:
                if attn_mask.dim() == 3:
                    attn_mask = attn_mask.reshape(scores.shape)
                scores = scores.masked_fill(attn_mask, float('-inf')) if attn_mask.dtype == torch.bool else scores + attn_mask
            if key_padding_mask is not None:
                hidden = key_padding_mask.reshape(-1, 1, 1, key_padding_mask.shape[-1])
                scores = scores.masked_fill(hidden, float('-inf')) if hidden.dtype == torch.bool else scores + hidden
            weights = F.dropout(torch.softmax(scores, -1), self.dropout, self.training)
            joined = (weights @ v).transpose(1, 2).reshape(given[0].shape)
            made = self.out_proj(joined)
            made = made.transpose(0, 1) if swaps else made if is_batch else made.squeeze(0)
            if not need_weights:
                return made, None
            shown = weights.mean(1) if average_attn_weights else weights
            return made, shown if is_batch else shown.squeeze(0)
    class TransformerEncoderLayer(nn.Module):
        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation='relu', layer_norm_eps=1e-5, batch_first=False, norm_first=False, bias=True):
            super().__init__()
            self.self_attn = MultiheadAttention(d_model, nhead, dropout, bias, batch_first)
            self.linear1 = nn.Linear(d_model, dim_feedforward, bias=bias)
            self.dropout = nn.Dropout(dropout)
            self.linear2 = nn.Linear(dim_feedforward, d_model, bias=bias)
            self.norm_first = norm_first
            self.norm1, self.norm2 = nn.LayerNorm(d_model, eps=layer_norm_eps), nn.LayerNorm(d_model, eps=layer_norm_eps)
            self.dropout1, self.dropout2 = nn.Dropout(dropout), nn.Dropout(dropout)
            self.activation = {'relu': torch.relu, 'gelu': F.gelu}[activation] if isinstance(activation, str) else activation
        def _attend(self, x, mask, padding): return self.dropout1(self.self_attn(x, x, x, key_padding_mask=padding, need_weights=False, attn_mask=mask)[0])
        def _feed(self, x): return self.dropout2(self.linear2(self.dropout(self.activation(self.linear1(x)))))
        def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
            if self.norm_first:
                x = src + self._attend(self.norm1(src), src_mask, src_key_padding_mask)
                return x + self._feed(self.norm2(x))
            x = self.norm1(src + self._attend(src, src_mask, src_key_padding_mask))
            return self.norm2(x + self._feed(x))
    class TransformerEncoder(nn.Module):
        def __init__(self, encoder_layer, num_layers, norm=None):
            super().__init__()
            self.layers = nn.ModuleList([copy.deepcopy(encoder_layer) for _ in range(num_layers)])
            self.num_layers, self.norm = num_layers, norm
        def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
            for layer in self.layers:
                src = layer(src, src_mask=mask, src_key_padding_mask=src_key_padding_mask)
            return src if self.norm is None else self.norm(src)
    """#
}
