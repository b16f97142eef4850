#pragma once
#include <stddef.h>

/// A page that the program carries in itself: its name, such as `help/en/relu`, and its bytes.
typedef struct {
  const char *name;
  const unsigned char *start;
  const unsigned char *end;
} carried_page;

/// Every page that the program carries, in the order of their names.
const carried_page *carried_pages(size_t *count);
