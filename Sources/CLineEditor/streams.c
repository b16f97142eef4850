#include "streams.h"

#include <fcntl.h>
#include <unistd.h>

void lm_open_streams(void) {
  for (int descriptor = 0; descriptor <= 2; descriptor++) {
    if (fcntl(descriptor, F_GETFD) != -1) continue;
    // The lowest free number is given out; opened the wrong way round, it fails as a closed one does.
    open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
  }
}
