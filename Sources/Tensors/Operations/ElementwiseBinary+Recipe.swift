extension ElementwiseBinary {
  /// The libraries' operator, or their function.
  public func recipe(at site: RecipeSite) -> Recipe {
    // Two numbers that are both written out make an array of the first, so that the result is one.
    let areNumbers = site.operands.allSatisfy(\.isNumber)
    let a = areNumbers ? site.array(0) : site.name(0)
    let b = site.name(1)
    if site.library == .matlab { return matlab(site) }
    let module = site.library == .pytorch ? "torch" : "np"
    switch function {
    case .add: return site.gives("\(a) + \(b)")
    case .subtract: return site.gives("\(a) - \(b)")
    case .multiply: return site.gives("\(a) * \(b)")
    case .divide: return site.gives("\(a) / \(b)")
    case .floorDivide: return site.gives("\(a) // \(b)")
    case .remainder: return site.gives("\(a) % \(b)")
    case .power: return site.gives("\(a) ** \(b)")
    case .maximum: return site.gives("\(module).maximum(\(site.array(0)), \(site.array(1)))")
    case .minimum: return site.gives("\(module).minimum(\(site.array(0)), \(site.array(1)))")
    case .less: return comparison(site, a, "<", b)
    case .lessEqual: return comparison(site, a, "<=", b)
    case .greater: return comparison(site, a, ">", b)
    case .greaterEqual: return comparison(site, a, ">=", b)
    case .equal: return comparison(site, a, "==", b)
    case .notEqual: return comparison(site, a, "!=", b)
    }
  }

  /// 1 where it holds and 0 elsewhere.
  private func comparison(_ site: RecipeSite, _ a: String, _ sign: String, _ b: String) -> Recipe {
    site.gives("(\(a) \(sign) \(b))." + (site.library == .pytorch ? "double()" : "astype(float)"))
  }

  private func matlab(_ site: RecipeSite) -> Recipe {
    guard site.isFlat(outputShape) else { return .none }
    let (a, b) = (site.name(0), site.name(1))
    return switch function {
    case .add: site.gives("\(a) + \(b)")
    case .subtract: site.gives("\(a) - \(b)")
    case .multiply: site.gives("\(a) .* \(b)")
    case .divide: site.gives("\(a) ./ \(b)")
    case .floorDivide: site.gives("floor(\(a) ./ \(b))")
    case .remainder: site.gives("mod(\(a), \(b))")
    case .power: site.gives("\(a) .^ \(b)")
    case .maximum: site.gives("max(\(a), \(b))")
    case .minimum: site.gives("min(\(a), \(b))")
    case .less: site.gives("double(\(a) < \(b))")
    case .lessEqual: site.gives("double(\(a) <= \(b))")
    case .greater: site.gives("double(\(a) > \(b))")
    case .greaterEqual: site.gives("double(\(a) >= \(b))")
    case .equal: site.gives("double(\(a) == \(b))")
    case .notEqual: site.gives("double(\(a) ~= \(b))")
    }
  }
}
