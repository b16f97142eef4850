#include "allocation.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

// Left to itself glibc learns to take blocks of up to 32 MB from its heap, where a small one that is
// freed late keeps everything below it: a session that repeats one statement grew to gigabytes.
// What is free at the heap's end stays, up to 32 MB: blocks of a few hundred kilobytes come and go with every
// operation, and each time their pages would be asked for anew.
void lm_give_back_large_blocks(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
}

// Each layer's output of each picture would be made of fresh pages: a tenth of the time of a pass.
void lm_keep_large_blocks(void) {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
}
#else
void lm_give_back_large_blocks(void) {}
void lm_keep_large_blocks(void) {}
#endif
