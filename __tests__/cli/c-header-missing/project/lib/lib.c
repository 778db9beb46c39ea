#include "libb.h"
