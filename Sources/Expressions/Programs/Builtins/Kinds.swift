import Tensors

/// What `isinstance`, `callable` and `hasattr` ask.
enum Kinds {
  /// Whether a value is of a type, or of one of several.
  static func matches(_ value: ProgramValue, _ type: ProgramValue) -> Bool {
    if let types = type.parts { return types.contains { matches(value, $0) } }
    if let own = type.object as? ClassObject {
      if own.nature == .module, own.bases.isEmpty,
        value.object is NetworkObject || value.object is LazyLayerObject
      {
        return true
      }
      return (value.object as? InstanceObject)?.type.derives(from: own) ?? false
    }
    if let layer = type.object as? LibraryFunctionObject {
      if let instance = value.object as? InstanceObject, instance.type.nature == .module {
        return instance.type.order.contains { $0.name == layer.name }
      }
      return (value.object?.resolved as? NetworkObject)?.layerName == layer.name
    }
    let name = (type.object as? TypeObject)?.name ?? (type.object as? TypeNameObject)?.name
    switch name {
    case "object": return true
    case "int":
      if case .boolean = value { return true }
      return value.object == nil && value.integer != nil
    case "float", "float64", "floating":
      if case .real = value { return true }
      return false
    case "integer", "int64":
      if case .whole = value { return true }
      return false
    case "ndarray": return value.array.map { !$0.isTorch } ?? false
    case "Tensor": return value.array?.isTorch ?? false
    case "Parameter": return value.array?.isParameter ?? false
    case "dict": return value.dictionary != nil
    case "list":
      return ((value.object as? InstanceObject)?.held ?? value.object) is ListObject
    case "Size": return value.object is TupleObject
    case "tuple":
      return value.typeName == name || (value.object as? InstanceObject)?.own("_fields") != nil
        || (value.object as? InstanceObject)?.held is TupleObject
    case "Sequential":
      if let instance = value.object as? InstanceObject {
        return instance.type.derives(from: TorchNames.row)
      }
      return value.typeName == "Sequential"
    case "ModuleList":
      if let instance = value.object as? InstanceObject {
        return instance.type.derives(from: TorchNames.list)
      }
      return value.typeName == "ModuleList"
    case "type": return value.object is ClassObject || value.object is TypeObject
    default: return value.typeName == name
    }
  }

  static func isCallable(_ value: ProgramValue) -> Bool {
    switch value.object {
    case is FunctionObject, is BoundFunctionObject, is BuiltinObject, is TypeObject, is ClassObject,
      is LibraryFunctionObject, is MethodObject, is NetworkObject, is LazyLayerObject,
      is CachedFunction:
      true
    case let instance as InstanceObject:
      instance.own("__call__") != nil || instance.type.nature == .module
    default: false
    }
  }

  /// The attribute that `getattr` asks for; nil where there is none.
  static func attribute(
    _ given: ProgramArguments, _ machine: ProgramMachine
  ) throws(ProgramFailure) -> ProgramValue? {
    guard let name = given.values[1].text else {
      throw .wantsText("getattr", given.values[1].typeName)
    }
    do throws(ProgramFailure) {
      return try machine.attributeIfAny(given.values[0], name)
    } catch {
      guard error.python == "AttributeError" else { throw error }
      return nil
    }
  }
}
