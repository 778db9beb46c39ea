#include "total.h"
#include "../../shared/include/start.h"

uint32_t total(const uint32_t *numbers, size_t count) {
#ifdef WITH_START
  uint32_t sum = START;
#else
  uint32_t sum = 0;
#endif
  for (size_t i = 0; i < count; i++) sum += numbers[i];
  return sum;
}
