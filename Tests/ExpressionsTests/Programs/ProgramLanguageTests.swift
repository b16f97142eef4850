import Testing

/// Python's language, with the results that CPython 3.11 gives.
struct ProgramLanguageTests {
  @Test(arguments: [
    (
      "def f(a, b=2, *args, c=3, **kw):\n    return a, b, args, c, kw\nf(1, 3, 4, 5, c=6, d=7)",
      "(1, 3, (4, 5), 6, {'d': 7})"
    ),
    (
      "def outer():\n    n = 0\n    def inc(k=1):\n        nonlocal n\n        n += k\n        return n\n    return inc\ng = outer()\nx = g()\ng(5)",
      "6"
    ),
    ("[x*y for x in range(3) for y in range(4) if (x+y) % 2]", "[0, 0, 0, 2, 2, 6]"),
    ("{k: v**2 for k, v in zip('abc', range(3))}", "{'a': 0, 'b': 1, 'c': 4}"),
    ("sum(x*x for x in range(10))", "285"),
    ("[h() for h in [lambda k=k: k for k in range(3)]]", "[0, 1, 2]"),
    ("a, *b, c = [1, 2, 3, 4]\na, b, c", "(1, [2, 3], 4)"),
    ("7 // 2, -7 // 2, -7 % 3, 7 % -3, 2**10, 2**-1, 7/2", "(3, -4, 2, -2, 1024, 0.5, 3.5)"),
    (
      "1e16, 1e15, 1e-5, 0.0001, 2.0, 123456789012345680.0",
      "(1e+16, 1000000000000000.0, 1e-05, 0.0001, 2.0, 1.2345678901234568e+17)"
    ),
    (
      "'%d %5.2f %s %r %-5s|%05d %e %g' % (3, 2.5, 'x', 'y', 'ab', 42, 12345.678, 0.0001)",
      "\"3  2.50 x 'y' ab   |00042 1.234568e+04 0.0001\""
    ),
    (
      "f\"{3.14159:.2f} {42:>6} {'a':^5}| {1234567:,} {0.5:.1%} {255:#x} {3:+d} {1e20}\"",
      "'3.14     42   a  | 1,234,567 50.0% 0xff +3 1e+20'"
    ),
    ("'{} {:>5} {name}'.format(1, 2, name='n')", "'1     2 n'"),
    ("round(2.5), round(2.675, 2), divmod(7, 3), abs(-3)", "(2, 2.67, (2, 1), 3)"),
    (
      "'hello'[1:3], 'hello'[::-1], 'l' in 'hello', 'a,b'.split(',')",
      "('el', 'olleh', True, ['a', 'b'])"
    ),
    ("x = [3, 1, 2]\ny = x\ny.append(5)\nx", "[3, 1, 2, 5]"),
    ("1 < 2 < 3, None is None, not 0, 0 or 'z', (1, 2) < (1, 3)", "(True, True, True, 'z', True)"),
    ("type(3).__name__, isinstance(True, int), isinstance('a', (int, str))", "('int', True, True)"),
  ])
  func `an expression is what Python makes of it`(program: String, wanted: String) {
    let trial = ProgramTrial(program)
    #expect(trial.diagnostic == nil)
    #expect(trial.lines.last == wanted)
  }

  @Test func `classes define operators, inherit, and have properties`() {
    let trial = ProgramTrial(
      """
      class A:
          count = 0
          def __init__(self, x):
              self.x = x
              A.count += 1
          def __add__(self, other): return A(self.x + other.x)
          def __repr__(self): return f"A({self.x})"
          def __len__(self): return 3
          def __getitem__(self, i): return self.x * i
          def __call__(self, y): return self.x + y
          @property
          def double(self): return self.x * 2
          @staticmethod
          def make(): return A(9)
          @classmethod
          def two(cls): return cls(2)
      class B(A):
          def __init__(self, x):
              super().__init__(x)
          def __repr__(self): return "B" + super().__repr__()
      a = A(1) + A(2)
      print(a, len(a), a[4], a(10), a.double, A.make(), A.two(), B(5), isinstance(B(1), A), A.count)
      """)
    #expect(trial.diagnostic == nil)
    #expect(trial.lines == ["A(3) 3 12 13 6 A(9) A(2) BA(5) True 7"])
  }

  @Test func `loops break, continue and have an else`() {
    let trial = ProgramTrial(
      """
      for i in range(5):
          if i == 1: continue
          if i == 3: break
          print(i, end=' ')
      else:
          print('never')
      print()
      while i < 5:
          i += 1
      else:
          print('done', i)
      """)
    #expect(trial.lines == ["0 2 ", "done 5"])
  }

  @Test(arguments: [
    ("x = [1]\nx[3]", "IndexError"), ("{}['a']", "KeyError"), ("1 / 0", "ZeroDivisionError"),
    ("'a' + 1", "TypeError"), ("nothing_here", "NameError"), ("int('x')", "ValueError"),
    ("def f(): return f()\nf()", "RecursionError"), ("2 ** 100", "OverflowError"),
    ("def f():\n    y = x\n    x = 1\nf()", "UnboundLocalError"),
    ("assert 1 > 2, 'no'", "AssertionError"),
    ("raise ValueError('small')", "ValueError"), ("[0] * 10**12", "MemoryError"),
    ("try:\n    pass\nexcept:\n    pass", "NotImplementedError"), ("(1).foo", "AttributeError"),
    ("import pandas", "ModuleNotFoundError"), ("def f(a): pass\nf()", "TypeError"),
    ("a, b = 1, 2, 3", "ValueError"),
  ])
  func `what is wrong is named as Python names it`(program: String, wanted: String) {
    let trial = ProgramTrial(program)
    #expect(trial.diagnostic?.program?.python == wanted)
  }

  @Test func `an error knows the call and the loop variables`() {
    let trial = ProgramTrial(
      """
      import numpy as np
      def slide(x):
          for i in range(3):
              for j in range(3):
                  y = x[i, j]
      slide(np.zeros((2, 2)))
      """)
    let program = trial.diagnostic?.program
    #expect(program?.python == "IndexError")
    #expect(program?.calls.map(\.function) == ["slide"])
    #expect(program?.variables.map { "\($0.name) = \($0.text)" } == ["i = 0", "j = 2"])
  }

  @Test func `what ran before an error stays`() {
    let trial = ProgramTrial("a = 5\nb = 1 / 0\nc = 3")
    #expect(trial.session.variables["a"] != nil)
    #expect(trial.session.variables["c"] == nil)
  }

  @Test func `an endless loop stops at the limit of steps`() {
    #expect(ProgramTrial("while True: pass").diagnostic?.id == "program-steps")
  }
}
