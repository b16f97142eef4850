// Signals as bytes in a pipe while a key is awaited, and as one call to the program while it works.

#ifndef CLINEEDITOR_SIGNALS_H
#define CLINEEDITOR_SIGNALS_H

#include <stdbool.h>

/// Catches SIGINT, SIGTERM and SIGHUP, and with `session` also SIGWINCH, SIGTSTP and SIGCONT.
///
/// The terminal on `terminal` is remembered, to be put back if a signal ends the program.
/// A signal that was ignored when the program began stays ignored; one that was blocked is heard again.
bool ls_install(int terminal, bool session);

/// Sets what SIGINT calls while no key is awaited. It must be safe in a signal handler.
void ls_set_interrupt(void (*interrupt)(void));

/// Says whether there is work to keep: SIGTERM and SIGHUP then call what SIGINT calls, and end nothing.
void ls_set_keeping(bool keeps);

/// The number of the signal that was to end the program while there was work to keep, or 0.
int ls_ended_by(void);

/// Says whether a key is awaited. Signals go to the pipe then.
void ls_set_awaiting(bool awaiting);

/// The end of the pipe to poll, or -1 before `ls_install`.
int ls_descriptor(void);

/// Takes the oldest signal from the pipe, or 0.
int ls_next(void);

/// Forgets the signals in the pipe.
void ls_drain(void);

/// Stops the process as Ctrl-Z does, and returns when it goes on.
void ls_stop(void);

#endif
