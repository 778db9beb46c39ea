#include "sums.h"
#include "total.h"

#include <stdio.h>
#include <stdlib.h>

uint32_t exports_sums_add_up(sums_list_u32_t *numbers) {
  uint32_t sum = total(numbers->ptr, numbers->len);
  sums_list_u32_free(numbers);
  return sum;
}

void exports_demo_sums_greeting_greet(sums_string_t *name, sums_string_t *ret) {
  size_t most = name->len + sizeof "Hello, ";
  char *text = malloc(most);
  ret->len = (size_t)snprintf(text, most, "Hello, %.*s", (int)name->len, (const char *)name->ptr);
  ret->ptr = (uint8_t *)text;
  sums_string_free(name);
}
