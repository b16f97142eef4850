// Everything that Swift sees of this module.

#include "editor.h"
#include "allocation.h"
#include "signals.h"
#include "streams.h"
