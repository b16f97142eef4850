/// The names of a function, a lambda, a class body or an entry: which are its own, which come from around.
final class NameScope {
  enum Kind { case module, function, classBody }

  let kind: Kind
  private(set) var bound: Set<String> = []
  private(set) var used: Set<String> = []
  private(set) var globals: Set<String> = []
  private(set) var nonlocals: Set<String> = []
  /// Own names that an inner function shares.
  private(set) var cells: Set<String> = []
  /// Names of functions around that it or an inner function uses, in the order they were found.
  private(set) var free: [String] = []
  private(set) var children: [SourceRange: NameScope] = [:]

  init(_ kind: Kind) { self.kind = kind }

  func bind(_ name: String) { bound.insert(name) }
  func use(_ name: String) { used.insert(name) }
  func declareGlobal(_ name: String) { globals.insert(name) }
  func declareNonlocal(_ name: String) { nonlocals.insert(name) }

  /// Adds the scope of what stands at a range directly inside.
  func add(_ child: NameScope, at range: SourceRange) { children[range] = child }

  /// Whether a name is a variable of this scope.
  func owns(_ name: String) -> Bool {
    bound.contains(name) && !globals.contains(name) && !nonlocals.contains(name)
  }

  /// Finds out which names are shared with inner functions.
  func resolve(inside around: [NameScope] = []) {
    for name in used.union(nonlocals).sorted() where !owns(name) && !globals.contains(name) {
      guard let owner = around.lastIndex(where: { $0.kind == .function && $0.owns(name) }) else {
        continue
      }
      around[owner].cells.insert(name)
      for scope in around[(owner + 1)...] { scope.take(name) }
      take(name)
    }
    for child in children.values { child.resolve(inside: around + [self]) }
  }

  private func take(_ name: String) {
    if !free.contains(name) { free.append(name) }
  }
}

/// Finds the names of a scope: what its statements bind and use.
///
/// Comprehensions keep their own names, but for those that `:=` gives a value: they belong to what is around.
struct NameFinder {
  let scope: NameScope
  /// Where `:=` binds: the scope itself, or what is around a comprehension.
  let around: NameScope

  init(scope: NameScope, around: NameScope? = nil) {
    self.scope = scope
    self.around = around ?? scope
  }

  func visit(_ block: ProgramBlock) { for statement in block { visit(statement) } }

  func visit(_ statement: ProgramStatement) {
    switch statement.kind {
    case .expression(let value): visit(value)
    case .assignment(let targets, let value):
      visit(value)
      for target in targets { visit(target) }
    case .augmented(let target, _, _, let value):
      visit(target)
      if case .name(let name) = target.kind { scope.use(name) }
      visit(value)
    case .annotated(let target, _, let value):
      guard let value else { return }
      visit(value)
      visit(target)
    case .function(let definition):
      for decorator in definition.decorators { visit(decorator) }
      scope.bind(definition.name.text)
      enter(definition.parameters, at: statement.range) { finder in finder.visit(definition.body) }
    case .classDefinition(let definition):
      for decorator in definition.decorators { visit(decorator) }
      for argument in definition.arguments { visit(argument.value) }
      scope.bind(definition.name.text)
      let child = NameScope(.classBody)
      NameFinder(scope: child).visit(definition.body)
      scope.add(child, at: statement.range)
    case .conditional(let branches, let otherwise):
      for branch in branches {
        visit(branch.test)
        visit(branch.body)
      }
      visit(otherwise ?? [])
    case .forLoop(let target, let iterable, let body, let otherwise):
      visit(iterable)
      visit(target)
      visit(body)
      visit(otherwise ?? [])
    case .whileLoop(let test, let body, let otherwise):
      visit(test)
      visit(body)
      visit(otherwise ?? [])
    case .with(let items, let body):
      for item in items {
        visit(item.manager)
        if let target = item.target { visit(target) }
      }
      visit(body)
    case .returning(let value): if let value { visit(value) }
    case .assertion(let test, let message):
      visit(test)
      if let message { visit(message) }
    case .deletion(let targets): for target in targets { visit(target) }
    case .raising(let value, let cause):
      if let value { visit(value) }
      if let cause { visit(cause) }
    case .global(let names): for name in names { scope.declareGlobal(name.text) }
    case .nonlocal(let names): for name in names { scope.declareNonlocal(name.text) }
    case .importing(let modules):
      for module in modules {
        let path = module.module.text
        scope.bind(module.alias?.text ?? String(path.prefix { $0 != "." }))
      }
    case .importingFrom(_, _, let names):
      for name in names { scope.bind((name.alias ?? name.name).text) }
    case .breaking, .continuing, .passing, .outside: return
    }
  }

  func visit(_ target: ProgramTarget) {
    switch target.kind {
    case .name(let name): scope.bind(name)
    case .attribute(let base, _): visit(base)
    case .element(let base, let index):
      visit(base)
      visit(index)
    case .several(let targets): for target in targets { visit(target) }
    case .starred(let target): visit(target)
    }
  }

  private func visit(_ index: ProgramIndex) {
    for item in index.items {
      switch item {
      case .expression(let value): visit(value)
      case .slice(let start, let stop, let step, _):
        for part in [start, stop, step] { if let part { visit(part) } }
      }
    }
  }

  private func enter(
    _ parameters: [ProgramParameter], at range: SourceRange, around: NameScope? = nil,
    _ body: (NameFinder) -> Void
  ) {
    for parameter in parameters { if let value = parameter.defaultValue { visit(value) } }
    let child = NameScope(.function)
    for parameter in parameters { child.bind(parameter.name.text) }
    body(NameFinder(scope: child, around: around))
    scope.add(child, at: range)
  }

  func visit(_ expression: ProgramExpression) {
    switch expression.kind {
    case .integer, .real, .text, .constant, .outside: return
    case .name(let name): scope.use(name)
    case .formatted(let parts): visit(parts)
    case .unary(_, let value), .not(let value), .starred(let value), .attribute(let value, _):
      visit(value)
    case .chain(let first, let links):
      visit(first)
      for link in links { visit(link.operand) }
    case .power(let base, let exponent, _):
      visit(base)
      visit(exponent)
    case .comparison(let first, let links):
      visit(first)
      for link in links { visit(link.operand) }
    case .and(let values), .or(let values), .tuple(let values), .list(let values), .set(let values):
      for value in values { visit(value) }
    case .conditional(let test, let then, let otherwise):
      visit(test)
      visit(then)
      visit(otherwise)
    case .lambda(let parameters, let body):
      enter(parameters, at: expression.range) { $0.visit(body) }
    case .call(let callee, let arguments):
      visit(callee)
      for argument in arguments { visit(argument.value) }
    case .element(let base, let index):
      visit(base)
      visit(index)
    case .dictionary(let items):
      for item in items {
        switch item {
        case .pair(let key, let value):
          visit(key)
          visit(value)
        case .unpacked(let value): visit(value)
        }
      }
    case .comprehension(let comprehension): visit(comprehension, at: expression.range)
    case .named(let name, let value):
      visit(value)
      around.bind(name.text)
      guard around !== scope else { return }
      around.kind == .function
        ? scope.declareNonlocal(name.text) : scope.declareGlobal(name.text)
    }
  }

  private func visit(_ parts: [FormattedPart]) {
    for part in parts {
      if case .field(let value, _, _, let format) = part {
        visit(value)
        visit(format)
      }
    }
  }

  /// A comprehension is a scope of its own, as in Python, all but its first iterable.
  private func visit(_ comprehension: Comprehension, at range: SourceRange) {
    let first = comprehension.clauses[0]
    visit(first.iterable)
    enter([], at: range, around: around) { finder in
      for (place, clause) in comprehension.clauses.enumerated() {
        if place > 0 { finder.visit(clause.iterable) }
        finder.visit(clause.target)
        for condition in clause.conditions { finder.visit(condition) }
      }
      switch comprehension.result {
      case .list(let value), .set(let value), .generator(let value): finder.visit(value)
      case .dictionary(let key, let value):
        finder.visit(key)
        finder.visit(value)
      }
    }
  }
}
