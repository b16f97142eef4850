"""Cases for activations, element-wise functions, broadcasting arithmetic, comparisons."""

from registry import makes

SHAPES = [(4,), (2, 3), (3, 3), (2, 2, 2)]

# A function, the manner of numbers that it takes, whether it is differentiated.
UNARY = [
  ("relu({})", None), ("F.relu({})", None), ("{}.relu()", None), ("leaky_relu({})", None),
  ("leaky_relu({}, 0.2)", None), ("F.leaky_relu({}, negative_slope=0.1)", None),
  ("sigmoid({})", None), ("torch.sigmoid({})", None), ("tanh({})", None), ("{}.tanh()", None),
  ("softplus({})", None), ("F.softplus({}, beta=2)", None), ("F.softplus({}, 2, 1)", None),
  ("softplus({} * 10, threshold=5)", None), ("gelu({})", None), ("gelu({}, approximate='tanh')",
   None),
  ("F.gelu({}, approximate='none')", None), ("exp({})", None), ("{}.exp()", None),
  ("log({})", "positive"), ("torch.log({})", "positive"), ("sqrt({})", "positive"),
  ("abs({})", None), ("torch.abs({})", None), ("{}.abs()", None), ("sign({})", None),
  ("floor({})", None), ("ceil({})", None), ("round({})", None), ("round({} / 2)", None),
  ("pow({}, 2)", None), ("pow({}, 3)", None), ("{} ** 2", None), ("{} ** 3", None),
  ("{} ** 0.5", "positive"), ("{} ** -1", "positive"), ("2 ** {}", None), ("pow(2, {})", None),
  ("{}.pow(2)", None), ("clamp({}, -1, 1)", None), ("clamp({}, min=0)", None),
  ("torch.clamp({}, max=0.5)", None), ("{}.clamp(min=-0.5, max=2)", None), ("clamp({}, 0, 6)",
   None),
  ("remainder({}, 2)", None), ("mod({}, 1.5)", None), ("remainder({}, -2)", None),
  ("-{}", None), ("+{}", None), ("1 / {}", "positive"), ("{} // 2", None), ("3 - {}", None),
  ("maximum({}, zeros_like({}))", None), ("{} * {}", None)]


@makes("torch element-wise", 8)
def unary(s):
  d = s.draw
  text, style = s.next(UNARY)
  s.leaf("x", d.choice(SHAPES), style)
  text = text.replace("{}", "x")
  python = text.replace("pow(2, x)", "2 ** x")
  s.run(f"y = {text}", f"y = {python}")
  s.want("y")
  if "//" not in text and d.chance(0.7):
    s.gradients("y", "x")


@makes("torch.softmax", 3)
def softmax(s):
  d = s.draw
  s.leaf("x", d.choice([(4,), (2, 3), (2, 3, 2)]))
  name = d.choice(["softmax", "log_softmax", "F.softmax", "F.log_softmax", "torch.softmax"])
  s.run(f"y = {name}(x, {d.choice(['dim=', ''])}{d.choice([0, -1])})")
  s.want("y")
  s.gradients("y", "x")


@makes("torch.pow", 2)
def powers(s):
  d = s.draw
  s.leaf("x", (2, 2), "positive")
  s.leaf("p", d.choice([(2, 2), (2,), ()]))
  s.run(*d.choice([("y = pow(x, p)",), ("y = x ** p",), ("y = x ^ p", "y = x ** p"),
                   ("y = x .^ p", "y = x ** p"), ("y = x ** p ** 2",), ("y = -x ** p",),
                   ("y = x.pow(p)",), ("y = 2 ** -x",), ("y = x ^ -p", "y = x ** -p")]))
  s.want("y")
  if "p" in s.programs[-1]:
    s.gradients("y", "x", "p")
  else:
    s.gradients("y", "x")


@makes("torch.maximum", 2)
def pairs(s):
  d = s.draw
  s.leaf("a", (2, 3), "integer")
  s.leaf("b", d.choice([(2, 3), (3,), (2, 1)]), "integer")
  s.run("y = " + d.choice([
    "maximum(a, b)", "minimum(a, b)", "max(a, b)", "min(a, b)", "torch.maximum(a, b)",
    "torch.max(a, b)"]), None)
  s.want("y")
  s.gradients("y", "a", "b")


@makes("torch.remainder")
def remainders(s):
  d = s.draw
  s.leaf("a", (2, 3))
  s.leaf("b", d.choice([(3,), (2, 1)]), "positive")
  s.run("y = " + d.choice(["remainder(a, b)", "mod(a, b)", "torch.remainder(a, b)"]),
        "y = torch.remainder(a, b)")
  s.want("y")
  s.gradients("y", "a")


@makes("torch broadcasting", 4)
def arithmetic(s):
  d = s.draw
  left, right = d.choice([
    ((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 3), (2, 1)), ((2, 1), (1, 3)), ((3,), (2, 1)),
    ((2, 2, 2), (2, 1, 1)), ((2, 3), ()), ((1,), (3,)), ((2, 1, 2), (3, 1))])
  s.leaf("a", left)
  s.leaf("b", right, "positive")
  s.run(*d.choice([
    ("y = a + b",), ("y = a - b",), ("y = a * b",), ("y = a / b",), ("y = (a + 1) * (b - 2)",),
    ("y = a .* b", "y = a * b"), ("y = a ./ b", "y = a / b"), ("y = 2*a - b/4",),
    ("y = a / b / 2",), ("y = a - b - 1",), ("y = -a * b",), ("y = a*a + 2*a*b + b*b",),
    ("y = 2(a + b)", "y = 2*(a + b)"), ("y = (a)(b)", "y = a * b"), ("y = 3a - 2b",
     "y = 3*a - 2*b"),
    ("y = a × b − 1", "y = a * b - 1"), ("y = a ÷ b · 2", "y = a / b * 2"),
    ("y = a² + b³", "y = a**2 + b**3")]))
  s.want("y")
  s.gradients("y", "a", "b")


@makes("torch updates")
def updates(s):
  d = s.draw
  s.leaf("x", (2, 3))
  s.leaf("b", (3,), "positive")
  s.run("y = x * 1")
  for _ in range(d.randint(1, 3)):
    operator, value = d.choice("+-*/"), d.choice(["b", "2", "b * b"])
    s.run(f"y {operator}= {value}", f"y = y {operator} ({value})")
  s.want("y")
  s.gradients("y", "x", *(["b"] if any("(b" in program for program in s.programs) else []))


@makes("torch comparison", 2)
def comparisons(s):
  d = s.draw
  s.leaf("a", (2, 3), "integer", False)
  s.leaf("b", d.choice([(2, 3), (3,), ()]), "integer", False)
  first, second = d.choice("< <= > >= == !=".split()), d.choice("< <= > >= == !=".split())
  if d.chance(0.4):
    s.run(f"y = -1 {first} a {second} b", f"y = ((-1 {first} a) * (a {second} b)).double()")
  elif d.chance(0.4):
    s.run(f"y = (a {first} b) * a + 2 * (a {second} 0)",
          f"y = (a {first} b).double() * a + 2 * (a {second} 0).double()")
  else:
    printed = {"<=": "≤", ">=": "≥", "!=": "≠"}.get(first, first) if d.chance(0.3) else first
    s.run(f"y = a {printed} b", f"y = (a {first} b).double()")
  s.want("y")


@makes("torch floor division")
def floor_division(s):
  s.leaf("a", (2, 3), None, False)
  s.leaf("b", (3,), "positive", False)
  s.run(s.draw.choice(["y = a // b", "y = a // 2", "y = 7 // b", "y = a // -b"]))
  s.want("y")


@makes("IEEE arithmetic")
def infinities(s):
  d = s.draw
  s.constant("x", d.choice([[1, 0, -1], [0, -2, 3]]))
  s.run(*d.choice([
    ("y = 1 / x",), ("y = x / 0",), ("y = log(x)",), ("y = sqrt(x)",), ("y = x / x",),
    ("y = exp(x * 1000)",), ("y = maximum(x / 0, -x)",
     ), ("y = sum(1 / x)",), ("y = max(x / 0, dim=0)",),
    ("y = relu(x / x)",), ("y = x * inf",), ("y = (x / x == x / x)",
     "y = (x / x == x / x).double()"),
    ("y = mean(log(x))",), ("y = max(x / x)",), ("y = argmax(x / x)",),
     ("y = sigmoid(x * inf + 1)",),
    ("y = clamp(x / 0, -1, 1)",), ("y = sign(x / 0)",), ("y = x ** -1",), ("y = 0 ** x",)]))
  s.want("y")
