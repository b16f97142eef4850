#ifndef CLINEEDITOR_H
#define CLINEEDITOR_H
#include <histedit.h>
#endif
