#include "processor.h"

int vector_bits(void) {
#if defined(__x86_64__)
  /* The levels of the psABI: what a compiler may use under -march of that name. */
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return 512;
  if (__builtin_cpu_supports("x86-64-v3")) return 256;
#endif
  return 128;
}
