// The three streams that a process begins with.

#ifndef CLINEEDITOR_STREAMS_H
#define CLINEEDITOR_STREAMS_H

/// Puts something that fails in the place of every stream that is closed, so that no file which is opened
/// later is taken for one.
void lm_open_streams(void);

#endif
