// Everything that Swift sees of this module.

#include "editor.h"
#include "signals.h"
