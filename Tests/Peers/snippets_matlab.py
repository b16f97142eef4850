"""Lines as students paste them from pages about MATLAB, and lines that the language refuses."""

MATLAB = [
  ("A = [1 2; 3 4];\nB = [1 0; 0 1];\nC = conv2(A, B)", ["C"]),
  ("A = [1 2 3; 4 5 6; 7 8 9];\nK = [0 1 0; 1 -4 1; 0 1 0];\nC = conv2(A, K, 'same')", ["C"]),
  ("A = [16 2 3 13; 5 11 10 8; 9 7 6 12; 4 14 15 1];\ns = [1 2 1; 0 0 0; -1 -2 -1];\n"
   "H = conv2(A, s);\nV = conv2(A, s');\nG = sqrt(H.^2 + V.^2);", ["H", "V", "G"]),
  (">> A = [1, 2, 3; 4, 5, 6; 7, 8, 9];\n>> k = [1, 0; 0, -1];\n>> conv2(A, k, 'valid')\n\nans "
   "=\n\n"
   "     4     4\n     4     4\n\n>> y = filter2(k, A, 'valid')\n\ny =\n\n    -4    -4\n    -4    "
   "-4\n",
   ["y"]),
  ("% smooth a picture with the mean of its neighbours\nX = [10 20 30; 40 50 60; 70 80 90];\n"
   "h = ones(3,3) / 9;   % box filter\nY = filter2(h, X)", ["Y"]),
  ("I = [1 2 3 4\n     5 6 7 8\n     9 10 11 12];\nK = [1 1\n     1 1] / 4;\nM = conv2(I, K, "
   "'valid')",
   ["M"]),
  ("A = [1 2; 3 4];\nB = A.^2 - 2*A + 1;\nC = A .* B ./ 2;\nD = A';", ["B", "C", "D"]),
  ("H = [1 2; 3 4];\nR = rot90(H, 2);\nX = [1 2 3; 4 5 6; 7 8 9];\nsame = conv2(X, R) - "
   "filter2(H, X, 'full')",
   ["R", "same"]),
  ("u = [1; 2; 1];\nv = [1 0 -1;];\nS = u .* v\nA = [0 0 0; 0 1 0; 0 0 0];\nC = conv2(A, S, "
   "'same')",
   ["S", "C"]),
  ("a = [3, -1, ...\n     2; 0, 4, -2];\nb = abs(a) .^ 0.5;\nc = mod(a, 3);", ["b", "c"]),
  ("W = 227; F = 11; P = 0; S = 4;\nout = floor((W - F + 2*P)/S) + 1", ["out"]),
  ("A = ones(2, 3); B = zeros(2, 3);\nC = (A > B) .* 5", ["C"]),
  ("f = [0 -1 0; -1 5 -1; 0 -1 0];\nimg = [1 1 1 1; 1 9 9 1; 1 9 9 1; 1 1 1 1];\n"
   "sharp = conv2(img, f, 'same')", ["sharp"]),
  ("E = eye(3);\nL = conv2(E, [1 1; 1 1], 'full')", ["L"])]

# Formulas as printed in textbooks; Python computes them in its own spelling.
PRINTED = [
  ("W = 10, F = 3, P = 0, S = 2\ny = (W−F+2P)/S+1", "(10 - 3 + 0) / 2 + 1"),
  ("W = 10, F = 3, P = 0, S = 2\ny = ⌊(W − F + 2P) / S⌋ + 1", "(10 - 3 + 0) // 2 + 1"),
  ("n = 7\nf = 3\np = 1\ns = 2\ny = ⌊(n + 2p − f) ÷ s⌋ + 1", "(7 + 2 - 3) // 2 + 1"),
  ("x = 4\ny = 3x² − 2x + 1", "3 * 16 - 8 + 1"),
  ("W=32,K=5\ny = 2(W − K) + 1", "2 * (32 - 5) + 1"),
  ("a = 5 × 3 ÷ 2\ny = a · 2", "15.0"),
  ("x ＝ （1＋2）×3\ny = x", "9"),
  ("y = ⌈7 / 2⌉", "4"),
  ("a = 2; y = (a+1)(a-1)", "3"),
  ("y = 2^-1 + -2^2", "0.5 - 4"),
  ("y = 1 < 2 < 3", "1"),
  ("I = 5, O = 3\ny = I ≥ O", "1"),
  ("输入 = 28\n核 = 5\ny = 输入 － 核 ＋ 1", "24")]

# What the language does not take: the error names what to type instead.
REFUSED = [
  "for i in range(3):\n    print(i)",
  "for i in range(0, 3): y = i",
  "def corr2d(X, K):\n    h, w = K.shape\n    return h",
  "class Net(nn.Module):\n    pass",
  "with torch.no_grad():\n    y = 1",
  "if x > 0:\n    y = 1",
  "while True: pass",
  "y = [i * i for i in range(3)]",
  "f = lambda x: x + 1",
  "y = {'a': 1}",
  "for i = 1:3\n  disp(i)\nend",
  "function y = f(x)\n  y = x;\nend",
  "A = [1 2; 3 4]; A(1, 2)",
  "A = [1 2; 3 4]; A(1, 2) = 5",
  "A = [1 2; 3 4]; y = A(:, 1)",
  "A = [1 2; 3 4]; y = A(end)",
  "y = 1:5",
  "y = 0:0.1:1",
  "x = [1 2; 3 4]; x(1:2)",
  "D = 2; F = 3; y = D(F-1)",
  "y = 3x3",
  "y = 0x1F",
  "y = 2^2P",
  "y = x if True else z",
  "y = 5 if 3 > 2 else 4",
  "y = np.fft.fft([1, 2, 3])",
  "y = torch.nn.functional.conv9d([1 2], [1 2])",
  "y = tf.nn.conv2d(x, w, strides=1, padding='SAME')",
  "y = cv2.filter2D(img, -1, kernel)",
  "imshow(A)",
  "x = 5\nx++",
  "a && b",
  "y = not True",
  "return 5",
  "print 'hello'",
  "y = f'{3}'",
  "x = [1, 2, 3; 4, 5]",
  "x = [[1, 2], [3]]",
  "y = conv2d([1 2; 3 4], [1 0; 0 1], strides=2)",
  "y = conv2d([1 2; 3 4], [1 0; 0 1], border='same')",
  "y = conv2([1 2; 3 4], [1 0; 0 1], 'reflect')",
  "y = ones(2, 4, 4); z = conv2d(y, [1 0; 0 1])",
  "model.fit(x, y)",
  "try:\n    y = 1\nexcept ValueError:\n    y = 2",
  "assert 1 == 2",
  "x = 5; del x",
  "y = torch.tensor([1, 2]) and 3",
  "y = \"unfinished",
  "y = (1 + 2",
  "y = [1, 2",
  "y = 1 +",
  "y = * 3"]
