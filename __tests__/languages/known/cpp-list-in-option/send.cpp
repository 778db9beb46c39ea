#include "w_cpp.h"

namespace exports {}

void exports_send() {}
