#ifndef PNG_PICTURES_H
#define PNG_PICTURES_H

#include <stddef.h>
#include <stdint.h>

// A PNG picture: what its header says, and where reading it came to an end.
typedef struct {
  uint32_t width;
  uint32_t height;
  // 1 grey, 2 grey and alpha, 3 colours, 4 colours and alpha.
  int channels;
  // 8 or 16.
  int bits;
  // The byte that would have been read next.
  size_t position;
  // libpng's words where something was wrong; else empty.
  char message[160];
} lm_png;

// Reads the header; 0 where it is broken. No memory is taken for the pixels.
int lm_png_header(const uint8_t *bytes, size_t count, lm_png *png);

// Reads the pixels, rows of interleaved samples, 16 bits in the machine's order; 0 where something is wrong.
// The room is height * width * channels * bits / 8 bytes, as the header said.
int lm_png_pixels(const uint8_t *bytes, size_t count, uint8_t *pixels, lm_png *png);

// Writes 8-bit pixels of 1 or 3 channels. The result is the caller's to free; NULL where memory is short.
uint8_t *lm_png_write(
    const uint8_t *pixels, uint32_t width, uint32_t height, int channels, size_t *count);

#endif
