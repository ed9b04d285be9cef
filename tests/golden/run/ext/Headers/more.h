#include "settings.h"
#define MODE 3
