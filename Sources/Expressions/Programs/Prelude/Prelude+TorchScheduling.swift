extension Prelude {
  /// More of `torch.optim.lr_scheduler`, and what several of them do one after another.
  ///
  /// Source: PyTorch's documentation of `torch.optim`; Smith, *Cyclical Learning Rates*; Loshchilov & Hutter, *SGDR*.
  static let moreSchedulers = #"""


    class LinearLR(_Scheduler):
        def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
            self.start_factor, self.end_factor, self.total_iters = start_factor, end_factor, total_iters
            super().__init__(optimizer)
        def _rate(self, base, n):
            share = min(self.total_iters, n) / self.total_iters
            return base * (self.start_factor + (self.end_factor - self.start_factor) * share)
    class ConstantLR(_Scheduler):
        def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
            self.factor, self.total_iters = factor, total_iters
            super().__init__(optimizer)
        def _rate(self, base, n): return base * self.factor if n < self.total_iters else base
    class PolynomialLR(_Scheduler):
        def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
            self.total_iters, self.power = total_iters, power
            super().__init__(optimizer)
        def _rate(self, base, n):
            return base * (1 - min(self.total_iters, n) / self.total_iters) ** self.power
    class MultiplicativeLR(_Scheduler):
        def __init__(self, optimizer, lr_lambda, last_epoch=-1):
            self.lr_lambda = lr_lambda
            super().__init__(optimizer)
        def _rate(self, base, n):
            for i in range(1, n + 1):
                base = base * self.lr_lambda(i)
            return base
    class CosineAnnealingWarmRestarts(_Scheduler):
        def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
            self.T_0, self.T_mult, self.eta_min = T_0, T_mult, eta_min
            super().__init__(optimizer)
        def _rate(self, base, n):
            length = self.T_0
            while n >= length:
                n, length = n - length, length * self.T_mult
            self.T_cur, self.T_i = n, length
            return self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * n / length)) / 2
    def _set_momentum(optimizer, value):
        for group in optimizer.param_groups:
            if 'betas' in group:
                group['betas'] = (value, group['betas'][1])
            elif 'momentum' in group:
                group['momentum'] = value
    class CyclicLR(_Scheduler):
        def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular',
                     gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9):
            self.max_lr, self.up = max_lr, step_size_up
            self.total = step_size_up + (step_size_up if step_size_down is None else step_size_down)
            self.mode, self.gamma, self.scale_fn, self.scale_mode = mode, gamma, scale_fn, scale_mode
            self.momenta = (base_momentum, max_momentum) if cycle_momentum else None
            for group in optimizer.param_groups: group['lr'] = base_lr
            super().__init__(optimizer)
        def _scale(self, cycle, n):
            if self.scale_fn is not None:
                return self.scale_fn(cycle if self.scale_mode == 'cycle' else n)
            return 1.0 if self.mode == 'triangular' else 1 / 2 ** (cycle - 1) if self.mode == 'triangular2' else self.gamma ** n
        def _rate(self, base, n):
            cycle = math.floor(1 + n / self.total)
            x, ratio = 1 + n / self.total - cycle, self.up / self.total
            share = (x / ratio if x <= ratio else (x - 1) / (ratio - 1)) * self._scale(cycle, n)
            if self.momenta is not None:
                low, high = self.momenta
                _set_momentum(self.optimizer, high - (high - low) * share)
            return base + (self.max_lr - base) * share
    class OneCycleLR(_Scheduler):
        def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3,
                     anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95,
                     div_factor=25.0, final_div_factor=1e4, three_phase=False, last_epoch=-1):
            self.total_steps = epochs * steps_per_epoch if total_steps is None else total_steps
            start, least, last = max_lr / div_factor, max_lr / div_factor / final_div_factor, self.total_steps - 1
            turn = pct_start * self.total_steps - 1
            low, high = (base_momentum, max_momentum) if cycle_momentum else (None, None)
            self.phases = [(0, turn, start, max_lr, high, low)]
            if three_phase:
                back = 2 * pct_start * self.total_steps - 2
                self.phases += [(turn, back, max_lr, start, low, high), (back, last, start, least, high, high)]
            else:
                self.phases += [(turn, last, max_lr, least, low, high)]
            self.is_cosine = anneal_strategy == 'cos'
            super().__init__(optimizer)
        def _between(self, a, b, share):
            return b + (a - b) / 2 * (1 + math.cos(math.pi * share)) if self.is_cosine else (b - a) * share + a
        def _rate(self, base, n):
            if n > self.total_steps:
                raise ValueError(f'Tried to step {n} times. The specified number of total steps is {self.total_steps}')
            for i, (begin, end, a, b, m, k) in enumerate(self.phases):
                if n <= end or i == len(self.phases) - 1:
                    share = (n - begin) / (end - begin)
                    if m is not None:
                        _set_momentum(self.optimizer, self._between(m, k, share))
                    return self._between(a, b, share)
    class SequentialLR:
        def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
            self.optimizer, self.schedulers, self.milestones, self.last_epoch = optimizer, schedulers, milestones, 0
            for group in optimizer.param_groups: group['lr'] = group['initial_lr']
            for scheduler in schedulers:
                scheduler.base_lrs = [group['initial_lr'] for group in optimizer.param_groups]
            self._begin(schedulers[0])
        def _begin(self, scheduler):
            scheduler.last_epoch = -1
            scheduler.step()
        def step(self):
            self.last_epoch += 1
            n = len([m for m in self.milestones if m <= self.last_epoch])
            if n > 0 and self.milestones[n - 1] == self.last_epoch:
                self._begin(self.schedulers[n])
            else:
                self.schedulers[n].step()
        def get_last_lr(self): return [group['lr'] for group in self.optimizer.param_groups]
    """#
}
