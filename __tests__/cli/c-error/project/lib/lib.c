#include "lib.h"

uint32_t exports_lib_f(uint32_t x) {
  return y + 1;
}

int g(void) { return "a" }
