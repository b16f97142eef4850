#pragma once
#include <stddef.h>

/// A style sheet or a script that the program puts into the pages it writes: its name, such as
/// `stepper.js`, and its bytes.
typedef struct {
  const char *name;
  const unsigned char *start;
  const unsigned char *end;
} page_part;

/// Every part.
const page_part *page_parts(size_t *count);
