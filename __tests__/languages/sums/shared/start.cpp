#include "include/start.h"

unsigned start() { return START; }
