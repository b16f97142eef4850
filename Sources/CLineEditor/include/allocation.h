// How the process keeps its memory.

#ifndef CLINEEDITOR_ALLOCATION_H
#define CLINEEDITOR_ALLOCATION_H

/// Makes the system take every large block back as soon as it is freed. Call it before any is asked for.
void lm_give_back_large_blocks(void);

/// Makes the process keep large blocks that are freed, for work that asks for the same ones again and again.
void lm_keep_large_blocks(void);

#endif
