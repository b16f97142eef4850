extension Prelude {
  /// `np.linalg`, by elimination and rotations as textbooks have them.
  ///
  /// Source: Golub & Van Loan, *Matrix Computations*.
  static let numpyLinearAlgebra = #"""
    def _eliminated(A, B):
        n = len(A)
        A, B = np.array(A) * 1.0, np.array(B) * 1.0
        sign = 1.0
        for i in range(n):
            best = max(range(i, n), key=lambda r: abs(A[r, i]))
            if A[best, i] == 0:
                return A, B, 0.0
            if best != i:
                order = list(range(n))
                order[i], order[best] = best, i
                A, B, sign = A[order], B[order], -sign
            for r in range(i + 1, n):
                factor = A[r, i] / A[i, i]
                A[r, i:] = A[r, i:] - factor * A[i, i:]
                B[r] = B[r] - factor * B[i]
        return A, B, sign
    def det(a):
        U, _, sign = _eliminated(a, np.zeros((len(a), 1)))
        product = sign
        for i in range(len(U)):
            product = product * U[i, i]
        return product
    def solve(a, b):
        b = np.asarray(b)
        U, B, sign = _eliminated(a, b.reshape(len(b), -1))
        if sign == 0:
            raise ValueError('the matrix is singular · 矩阵是奇异的')
        for i in reversed(range(len(U))):
            B[i] = (B[i] - U[i, i + 1:] @ B[i + 1:]) / U[i, i] if i + 1 < len(U) else B[i] / U[i, i]
        return B.reshape(b.shape)
    def inv(a): return solve(a, np.eye(len(a)))
    def lstsq(a, b, rcond=None):
        a, b = np.asarray(a), np.asarray(b)
        q, r = qr(a)
        x = solve(r, q.T @ b)
        return x, ((a @ x - b) ** 2).sum(), a.shape[1], None
    def qr(a):
        a = np.asarray(a) * 1.0
        height, k = len(a), min(a.shape)
        q = np.eye(height)
        for j in range(k):
            v = a[j:, j].copy()
            rest = (v[1:] * v[1:]).sum() if len(v) > 1 else 0
            if rest == 0:
                continue
            length = np.sqrt(v[0] * v[0] + rest)
            v[0] = v[0] + (length if v[0] >= 0 else -length)
            v = v / np.sqrt((v * v).sum())
            a[j:] = a[j:] - 2 * np.outer(v, v @ a[j:])
            q[:, j:] = q[:, j:] - 2 * np.outer(q[:, j:] @ v, v)
        return q[:, :k], np.triu(a[:k])
    def cholesky(a):
        n = len(a)
        L = np.zeros((n, n))
        for i in range(n):
            for j in range(i + 1):
                rest = a[i, j] - (L[i, :j] * L[j, :j]).sum() if j else a[i, j]
                L[i, j] = np.sqrt(rest) if i == j else rest / L[j, j]
        return L
    def matrix_power(a, n):
        made = np.eye(len(a))
        for _ in range(abs(n)):
            made = made @ a
        return made if n >= 0 else inv(made)
    def eigh(a):
        A = np.array(a) * 1.0
        n = len(A)
        V = np.eye(n)
        for _ in range(60):
            off = sum([abs(A[i, j]) for i in range(n) for j in range(n) if i != j])
            if off < 1e-14 * (1 + abs(np.trace(A))):
                break
            for p in range(n):
                for q in range(p + 1, n):
                    if abs(A[p, q]) < 1e-300:
                        continue
                    t = (A[q, q] - A[p, p]) / (2 * A[p, q])
                    t = (1 if t >= 0 else -1) / (abs(t) + math.sqrt(t * t + 1))
                    c = 1 / math.sqrt(t * t + 1)
                    R = np.eye(n)
                    R[p, p], R[q, q], R[p, q], R[q, p] = c, c, t * c, -t * c
                    A, V = R.T @ A @ R, V @ R
        order = np.argsort(np.diag(A))
        return np.diag(A)[order], V[:, order]
    def eigvalsh(a): return eigh(a)[0]
    def slogdet(a):
        d = det(a)
        return (float(np.sign(d)), float(np.log(abs(d)))) if d != 0 else (0.0, -np.inf)
    def cond(x, p=None):
        if p is None or p == 2:
            s = svd(x, compute_uv=False)
            return s[0] / s[-1]
        return np.linalg.norm(x, p) * np.linalg.norm(inv(x), p)
    def multi_dot(arrays):
        made = arrays[0]
        for a in arrays[1:]:
            made = made @ a
        return made
    def eigvals(a): return eig(a)[0]
    def eig(a):
        A = np.array(a) * 1.0
        n = len(A)
        if np.allclose(A, A.T, 0, 1e-14):
            return eigh(A)
        H = A
        for _ in range(500):
            if n < 2 or np.max(np.abs(np.tril(H, -1))) < 1e-14 * (1 + np.max(np.abs(H))):
                break
            shift = H[-1, -1] * np.eye(n)
            q, r = qr(H - shift + 1e-300 * np.eye(n))
            H = r @ q + shift
        if n > 1 and np.max(np.abs(np.tril(H, -1))) > 1e-8 * (1 + np.max(np.abs(H))):
            raise NotImplementedError('the eigenvalues are complex numbers, which are not here · 特征值是复数，这里没有复数')
        values, columns = np.diag(H), []
        for v in values:
            v = float(v)
            shifted = A - (v + 1e-10 * (1 + abs(v))) * np.eye(n)
            x = np.ones(n)
            for _ in range(3):
                x = solve(shifted, x)
                x = x / np.sqrt((x * x).sum())
            columns.append(x)
        return values, np.stack(columns, axis=1)
    def _norm(x, ord=None, axis=None, keepdims=False):
        x = np.asarray(x)
        if ord == 'nuc':
            return svd(x, compute_uv=False).sum()
        if ord == 2 or ord == -2:
            s = svd(x, compute_uv=False)
            return s[0] if ord == 2 else s[-1]
        sums = np.abs(x).sum(axis=0 if ord in (1, -1) else 1)
        return np.max(sums) if ord > 0 else np.min(sums)
    def svd(a, full_matrices=True, compute_uv=True):
        a = np.asarray(a) * 1.0
        if a.shape[0] < a.shape[1]:
            made = svd(a.T, full_matrices, compute_uv)
            return (made[2].T, made[1], made[0].T) if compute_uv else made
        columns, n = [a[:, j] for j in range(a.shape[1])], a.shape[1]
        turns = [np.eye(n)[:, j] for j in range(n)]
        for _ in range(40):
            largest = 0.0
            for p in range(n):
                for q in range(p + 1, n):
                    x, y = columns[p], columns[q]
                    alpha, beta, gamma = float((x * x).sum()), float((y * y).sum()), float((x * y).sum())
                    if alpha * beta == 0 or abs(gamma) <= 1e-16 * math.sqrt(alpha * beta):
                        continue
                    largest = max(largest, abs(gamma) / math.sqrt(alpha * beta))
                    zeta = (beta - alpha) / (2 * gamma)
                    t = (1 if zeta >= 0 else -1) / (abs(zeta) + math.sqrt(1 + zeta * zeta))
                    c = 1 / math.sqrt(1 + t * t)
                    columns[p], columns[q] = c * x - c * t * y, c * t * x + c * y
                    v, w = turns[p], turns[q]
                    turns[p], turns[q] = c * v - c * t * w, c * t * v + c * w
            if largest < 1e-15:
                break
        sizes = [np.sqrt((x * x).sum()) for x in columns]
        order = sorted(range(n), key=lambda j: -float(sizes[j]))
        s = np.array([sizes[j] for j in order])
        if not compute_uv:
            return s
        u = [columns[j] / sizes[j] if sizes[j] > 0 else columns[j] for j in order]
        if full_matrices and a.shape[0] > n:
            u = _completed(u, a.shape[0])
        return np.stack(u, axis=1), s, np.stack([turns[j] for j in order])
    def _completed(columns, n):
        for j in range(n):
            v = np.eye(n)[:, j]
            for _ in range(2):
                for q in columns:
                    v = v - (q * v).sum() * q
            length = np.sqrt((v * v).sum())
            if length > 1e-8 and len(columns) < n:
                columns = columns + [v / length]
        return columns
    def matrix_rank(A):
        A = np.asarray(A)
        if A.ndim < 2:
            return int(np.any(A != 0))
        s = svd(A, compute_uv=False)
        return int((s > np.max(s) * max(A.shape) * 2.220446049250313e-16).sum())
    def matrix_norm(x, ord='fro'): return np.linalg.norm(x, ord)
    def vector_norm(x, ord=2): return np.linalg.norm(np.ravel(x), ord)
    def pinv(a):
        U, s, Vt = svd(a, full_matrices=False)
        return Vt.T @ (np.where(s > np.max(s) * 1e-15, 1 / np.maximum(s, 1e-300), 0)[:, None] * U.T)
    """#
}
