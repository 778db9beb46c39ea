#include "divider_cpp.h"

static __attribute__((noinline)) uint32_t quotient(uint32_t a, uint32_t b) {
  if (b == 0)
    __builtin_trap();
  return a / b;
}

uint32_t exports::divider::Divide(uint32_t a, uint32_t b) { return quotient(a, b); }
