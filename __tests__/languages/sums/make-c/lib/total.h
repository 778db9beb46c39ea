#include <stddef.h>
#include <stdint.h>

uint32_t total(const uint32_t *numbers, size_t count);
