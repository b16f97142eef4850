/// What arrays do with gradients.
extension ArrayMethods {
  static let gradients: [String: Method] = [
    "detach": { array, _, _ throws(ProgramFailure) in .object(ArrayAttributes.detached(array)) },
    "backward": { array, given, machine throws(ProgramFailure) in
      try machine.backward(.object(array), given)
      return ProgramValue.none
    },
    "requires_grad_": { array, given, machine throws(ProgramFailure) in
      let asks = try given.argument(0, "requires_grad").map { value throws(ProgramFailure) in
        try machine.isTrue(value)
      }
      machine.ask(array, asks ?? true)
      return .object(array)
    },
    "register_hook": { array, given, machine throws(ProgramFailure) in
      try given.check("register_hook", 1...1)
      let hook = GradientHook(given.values[0], of: array, machine)
      machine.namespace.gradientHooks.append(hook)
      return .object(
        HookHandle { [weak namespace = machine.namespace] in
          namespace?.gradientHooks.removeAll { $0 === hook }
        })
    },
    "retain_grad": { array, _, machine throws(ProgramFailure) in
      array.retainsGradient = !array.asksForGradient
      machine.ask(array, true)
      return ProgramValue.none
    },
  ]
}
