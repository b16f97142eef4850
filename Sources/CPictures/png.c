#include "png_pictures.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

// libpng leaves a function by longjmp where something is wrong, which only C may catch.

typedef struct {
  const uint8_t *bytes;
  size_t count;
  lm_png *png;
} source;

static void take(png_structp reader, png_bytep into, size_t count) {
  source *from = png_get_io_ptr(reader);
  size_t left = from->count - from->png->position;
  if (count > left) {
    from->png->position = from->count;
    png_error(reader, "the file ends here");
  }
  memcpy(into, from->bytes + from->png->position, count);
  from->png->position += count;
}

static void fail(png_structp reader, png_const_charp message) {
  source *from = png_get_error_ptr(reader);
  if (from->png) {
    strncpy(from->png->message, message, sizeof from->png->message - 1);
    from->png->message[sizeof from->png->message - 1] = 0;
  }
  longjmp(png_jmpbuf(reader), 1);
}

static void ignore(png_structp reader, png_const_charp message) {
  (void)reader;
  (void)message;
}

// Opens a picture and says what its pixels will be once palettes, small depths and single transparent
// colours are spread out.
static int begin(png_structp reader, png_infop info, lm_png *png) {
  png_set_user_limits(reader, 1u << 20, 1u << 20);
  png_set_chunk_malloc_max(reader, 1 << 24);
  png_read_info(reader, info);
  png_set_expand(reader);
  if (png_get_bit_depth(reader, info) == 16) {
    const uint16_t one = 1;
    if (*(const uint8_t *)&one == 1) png_set_swap(reader);
  }
  png_set_interlace_handling(reader);
  png_read_update_info(reader, info);
  png->width = png_get_image_width(reader, info);
  png->height = png_get_image_height(reader, info);
  png->channels = png_get_channels(reader, info);
  png->bits = png_get_bit_depth(reader, info);
  return 1;
}

static int read_png(const uint8_t *bytes, size_t count, uint8_t *pixels, lm_png *png) {
  png->position = 0;
  png->message[0] = 0;
  source from = {bytes, count, png};
  png_structp reader = png_create_read_struct(PNG_LIBPNG_VER_STRING, &from, fail, ignore);
  png_infop info = reader ? png_create_info_struct(reader) : NULL;
  png_bytep *volatile rows = NULL;
  if (!info) {
    png_destroy_read_struct(&reader, NULL, NULL);
    strcpy(png->message, "out of memory");
    return 0;
  }
  if (setjmp(png_jmpbuf(reader))) {
    free(rows);
    png_destroy_read_struct(&reader, &info, NULL);
    return 0;
  }
  png_set_read_fn(reader, &from, take);
  begin(reader, info, png);
  if (pixels) {
    size_t step = png_get_rowbytes(reader, info);
    rows = malloc(png->height * sizeof *rows);
    if (!rows) png_error(reader, "out of memory");
    for (uint32_t row = 0; row < png->height; row++) rows[row] = pixels + row * step;
    png_read_image(reader, rows);
    png_read_end(reader, NULL);
  }
  free(rows);
  png_destroy_read_struct(&reader, &info, NULL);
  return 1;
}

int lm_png_header(const uint8_t *bytes, size_t count, lm_png *png) {
  return read_png(bytes, count, NULL, png);
}

int lm_png_pixels(const uint8_t *bytes, size_t count, uint8_t *pixels, lm_png *png) {
  return read_png(bytes, count, pixels, png);
}

typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t room;
} sink;

static void put(png_structp writer, png_bytep bytes, size_t count) {
  sink *to = png_get_io_ptr(writer);
  if (count > to->room - to->count) {
    size_t room = to->room * 2 + count + 4096;
    uint8_t *more = realloc(to->bytes, room);
    if (!more) png_error(writer, "out of memory");
    to->bytes = more;
    to->room = room;
  }
  memcpy(to->bytes + to->count, bytes, count);
  to->count += count;
}

static void flush(png_structp writer) { (void)writer; }

uint8_t *lm_png_write(
    const uint8_t *pixels, uint32_t width, uint32_t height, int channels, size_t *count) {
  sink to = {NULL, 0, 0};
  source none = {NULL, 0, NULL};
  png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, &none, fail, ignore);
  png_infop info = writer ? png_create_info_struct(writer) : NULL;
  if (!info || setjmp(png_jmpbuf(writer))) {
    png_destroy_write_struct(&writer, &info);
    free(to.bytes);
    return NULL;
  }
  png_set_write_fn(writer, &to, put, flush);
  png_set_user_limits(writer, 1u << 28, 1u << 28);
  png_set_IHDR(
      writer, info, width, height, 8, channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
      PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(writer, info);
  for (uint32_t row = 0; row < height; row++) {
    png_write_row(writer, pixels + (size_t)row * width * channels);
  }
  png_write_end(writer, NULL);
  png_destroy_write_struct(&writer, &info);
  *count = to.count;
  return to.bytes;
}
