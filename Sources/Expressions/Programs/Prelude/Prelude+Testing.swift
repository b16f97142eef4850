extension Prelude {
  /// `numpy.testing`: what holds is passed over, what does not is an `AssertionError` with the numbers.
  static let numpyTesting = #"""
    def _expect(x, y, bad, wanted, err_msg):
        x, y = np.asarray(x), np.asarray(y)
        if x.shape != y.shape and x.ndim and y.ndim:
            raise AssertionError(f'{wanted}{err_msg and ', ' + err_msg}: shapes {x.shape}, {y.shape} mismatch')
        x, y = np.atleast_1d(x), np.atleast_1d(y)
        wrong = bad(x, y)
        if wrong.any():
            difference = np.max(np.abs(x * 1.0 - y)[wrong])
            raise AssertionError(f'{wanted}{err_msg and ', ' + err_msg}: {int(wrong.sum())} of {wrong.size} elements differ, by up to {difference:g}')
    def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True):
        _expect(actual, desired, lambda x, y: ~np.isclose(x, y, rtol, atol, equal_nan), f'Not equal to tolerance rtol={rtol:g}, atol={atol:g}', err_msg)
    def assert_array_almost_equal(actual, desired, decimal=6, err_msg='', verbose=True):
        _expect(actual, desired, lambda x, y: ~(np.abs(x - y) < 1.5 * 10.0 ** -decimal), f'Arrays are not almost equal to {decimal} decimals', err_msg)
    def assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True):
        assert_array_almost_equal(actual, desired, decimal, err_msg)
    def assert_array_equal(actual, desired, err_msg='', verbose=True):
        _expect(actual, desired, lambda x, y: (x != y) & ~((x != x) & (y != y)), 'Arrays are not equal', err_msg)
    def assert_array_less(x, y, err_msg='', verbose=True):
        _expect(x, y, lambda x, y: ~(x < y), 'Arrays are not strictly ordered x < y', err_msg)
    def assert_equal(actual, desired, err_msg='', verbose=True):
        if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
            return assert_array_equal(actual, desired, err_msg)
        if not actual == desired:
            raise AssertionError(f'Items are not equal {err_msg}: {actual!r} and {desired!r}')
    def assert_(val, msg=''):
        if not val:
            raise AssertionError(msg)
    """#

  /// `torch.testing`.
  static let torchTesting = #"""
    def assert_close(actual, expected, rtol=1.3e-06, atol=1e-05, equal_nan=False, msg=''):
        actual, expected = torch.as_tensor(actual), torch.as_tensor(expected)
        if tuple(actual.shape) != tuple(expected.shape):
            raise AssertionError(f'The values for attribute shape do not match: {tuple(actual.shape)} and {tuple(expected.shape)}')
        wrong = ~torch.isclose(actual * 1.0, expected * 1.0, rtol, atol)
        if wrong.any():
            raise AssertionError(f'Tensor-likes are not close! {msg}{int(wrong.sum())} of {wrong.numel()} elements differ')
    """#

  /// `torch.nn.grad`: gradients of convolutions from the sizes of what they are for.
  static let torchGradients = #"""
    def _of(operation, sizes, other, grad_output, turn, settings):
        leaf = torch.zeros(sizes, requires_grad=True)
        made = operation(other.detach(), leaf, None, *settings) if turn else operation(leaf, other.detach(), None, *settings)
        return torch.autograd.grad(made, leaf, grad_output)[0]
    def conv1d_input(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of(F.conv1d, input_size, weight, grad_output, False, (stride, padding, dilation, groups))
    def conv2d_input(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of(F.conv2d, input_size, weight, grad_output, False, (stride, padding, dilation, groups))
    def conv1d_weight(input, weight_size, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of(F.conv1d, weight_size, input, grad_output, True, (stride, padding, dilation, groups))
    def conv2d_weight(input, weight_size, grad_output, stride=1, padding=0, dilation=1, groups=1):
        return _of(F.conv2d, weight_size, input, grad_output, True, (stride, padding, dilation, groups))
    """#

  /// `torch.autograd.gradcheck`: each output's slopes against central differences.
  static let torchChecks = #"""
    def gradcheck(func, inputs, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True, **more):
        inputs = (inputs,) if torch.is_tensor(inputs) else tuple(inputs)
        leaves = [x for x in inputs if torch.is_tensor(x) and x.requires_grad]
        if not leaves:
            raise ValueError('gradcheck expects at least one input tensor to require gradient')
        for x in leaves:
            made = func(*inputs).reshape(-1)
            slopes = [torch.autograd.grad(y, x, retain_graph=True)[0].reshape(-1) for y in made]
            flat = x.data.view(-1)
            for i in range(len(flat)):
                with torch.no_grad():
                    before = flat[i].item()
                    flat[i] = before + eps
                    above = func(*inputs).reshape(-1)
                    flat[i] = before - eps
                    below = func(*inputs).reshape(-1)
                    flat[i] = before
                for j in range(len(made)):
                    expected = ((above[j] - below[j]) / (2 * eps)).item()
                    if abs(slopes[j][i].item() - expected) > atol + rtol * abs(expected):
                        if raise_exception:
                            raise RuntimeError(f'Jacobian mismatch for output {j} with respect to input {i}: numerical {expected:g}, analytical {slopes[j][i].item():g}')
                        return False
        return True
    """#
}
