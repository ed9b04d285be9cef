/* Settings of a program,
   in a comment of two lines. */
#ifndef SETTINGS
#define SETTINGS

#define LOUD 1
#define LIMIT 41
#include "more.h"

#endif
