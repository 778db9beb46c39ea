// Made from the world by wasmwright: the types, and the functions to be written.
#include "greeter.h"

#include <stdio.h>
#include <stdlib.h>

/* What is returned belongs to the caller, and what comes in to this function. */
void exports_greeter_greet(greeter_string_t *name, greeter_string_t *ret) {
  const char *format = "Hello, %.*s!";
  int length = snprintf(NULL, 0, format, (int)name->len, (const char *)name->ptr);
  char *text = malloc(length + 1);
  snprintf(text, length + 1, format, (int)name->len, (const char *)name->ptr);
  ret->ptr = (uint8_t *)text;
  ret->len = length;
  greeter_string_free(name);
}
