import Networks
import Tensors
import Terminal

/// Something that evaluating has to show, in the order in which it came about.
public enum Outcome {
  /// A value, with the name it was assigned to or is known by.
  case value(name: String?, Value)
  /// A tensor that is to be looked at, with what it is called.
  case picture(name: String, Node<Double>)
  /// What `print` was given, separated by blanks; never shortened.
  case printed([Value])
  /// What a program shows.
  case program(ProgramOutput)
  /// The layers of a network, in order.
  case summary([LayerSummary])
  /// What an epoch of training came to.
  case epoch(EpochReport)
  /// How far training is, after every step; shown only for the moment.
  case progress(TrainingProgress)
  /// What came out when two functions, or two gradients, were compared.
  case comparison(Comparison)
  /// A remark: nothing is wrong, but there is something to know.
  case note(Phrase)
}
