#include "page_parts.h"

static const unsigned char style[] = {
#embed "parts/page.css"
};

static const unsigned char answers[] = {
#embed "parts/answers.js"
};

static const unsigned char stepper[] = {
#embed "parts/stepper.js"
};

static const unsigned char lesson[] = {
#embed "parts/lesson.js"
};

static const page_part parts[] = {
  {"page.css", style, style + sizeof style},
  {"answers.js", answers, answers + sizeof answers},
  {"stepper.js", stepper, stepper + sizeof stepper},
  {"lesson.js", lesson, lesson + sizeof lesson},
};

const page_part *page_parts(size_t *count) {
  *count = sizeof parts / sizeof *parts;
  return parts;
}
