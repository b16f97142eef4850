/// The commands of the command line, in the order in which help lists them.
package enum Subcommand: String, CaseIterable {
  case prompt, eval, run, step, why, trace, size, check, lessons, lesson, practice, train, evaluate,
    predict, summary, open, rewind, judge, sheet
  case handIn = "hand-in"
  case grade, report, export
}
