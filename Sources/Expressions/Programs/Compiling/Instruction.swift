/// One instruction of the machine: 20 bytes.
///
/// Operands are registers where they are not negative, and module variables where they are: `~a` is the
/// variable's slot.
struct Instruction: BitwiseCopyable {
  var code: Code
  var extra: UInt8 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  var d: Int32 = 0

  /// What an instruction does; `extra` is the operator where there is one.
  enum Code: UInt8 {
    /// A statement begins, on the line a as the session counts them.
    case statement
    /// A statement of the library begins, whose line is that of its call.
    case step
    /// a ← b
    case move
    /// a must have a value: it is the variable named `names[b]`.
    case check
    /// a ← the module variable b or, where it has no value, the built-in `names[c]`; d may be a class's own
    case loadName
    /// a ← the value in the cell b; the variable is `names[c]`.
    case loadCell
    /// The cell a ← b
    case storeCell
    /// a ← a new cell with the value b
    case makeCell
    /// a ← b ∘ c
    case binary
    /// a ← b ∘= c, which changes b where it can be changed
    case inPlace
    /// a ← a + b·c
    case addProduct
    /// a ← b ∘ c, a comparison
    case compare
    /// a ← sign b
    case unary
    /// a ← not b
    case not
    /// On to instruction a.
    case jump
    /// On to instruction a where b is true, or is not.
    case jumpIf, jumpUnless
    /// a ← something that goes through b
    case iterate
    /// b ← the next of the iterator a, or on to instruction c; `loops[d]` is the loop
    case next
    /// The next pass of a `while`; `loops[d]` is the loop.
    case pass
    /// Loops inside the depth a are left.
    case leave
    /// a ← b[index c]
    case element
    /// b[index c] ← a
    case setElement
    /// b[index c] ∘= a
    case changeElement
    /// b[index c] += a·d
    case addProductToElement
    /// The element b[index c] is removed.
    case removeElement
    /// a ← b.names[c]
    case attribute
    /// b.names[c] ← a
    case setAttribute
    /// b.names[c] is removed.
    case removeAttribute
    /// a ← b(call c)
    case call
    /// a ← b.names[d](call c)
    case callMethod
    /// a ← b, a number of the record as an array without dimensions
    case keep
    /// a ← what `super()` means in this function, for the object b
    case superObject
    /// a ← the sum of b·c, where d is a function `sum` of a library, or where extra is 1
    case sumOfProducts
    /// a ← a list, tuple or set of `extra`'s kind from the call b's arguments
    case collect
    /// a ← a dict; `dictionaries[b]`
    case dictionary
    /// The list a gets b.
    case append
    /// The set a gets b.
    case insert
    /// The dict a gets c under b.
    case store
    /// a ← the text of parts `formats[b]`
    case format
    /// a ← a function of `functions[b]`
    case function
    /// a ← the function or class of call c as the decorator b makes it
    case decorate
    /// a ← a class of `classes[b]`
    case classObject
    /// The parts of a go to the registers `unpackings[b]`.
    case unpack
    /// a ← the module `names[b]`
    case module
    /// a ← the name `names[c]` of the module `names[b]`
    case fromModule
    /// a ← what entering b gives
    case enter
    /// a is left.
    case exit
    /// The value a is given back.
    case giveBack
    /// The assertion fails with the message a.
    case fail
    /// a is raised.
    case raise
    /// The variable a is forgotten.
    case forget
    /// a is shown, as a bare expression is; named `names[b]` where that is not absent
    case show
    /// What is outside the language was reached: `outsides[a]`.
    case outside
  }
}
