// Gives back what it is given: what arrives belongs to the function, and what it returns to the caller.
#include "provider.h"
#include <stdlib.h>

#define ECHO(name) exports_example_polyglot_echo_##name

bool ECHO(echo_bool)(bool value) { return value; }

float ECHO(echo_f32)(float value) { return value; }

void ECHO(echo_string)(provider_string_t *value, provider_string_t *ret) { *ret = *value; }

void ECHO(echo_bytes)(provider_list_u8_t *value, provider_list_u8_t *ret) { *ret = *value; }

void ECHO(echo_strings)(provider_list_string_t *value, provider_list_string_t *ret) { *ret = *value; }

void ECHO(echo_integers)(ECHO(list_integers_t) *value, ECHO(list_integers_t) *ret) { *ret = *value; }

void ECHO(echo_point)(ECHO(point_t) *value, ECHO(point_t) *ret) { *ret = *value; }

void ECHO(echo_shape)(ECHO(shape_t) *value, ECHO(shape_t) *ret) { *ret = *value; }

ECHO(color_t) ECHO(echo_color)(ECHO(color_t) value) { return value; }

ECHO(access_t) ECHO(echo_access)(ECHO(access_t) value) { return value; }

// The outer option is the function's result; the inner one is what the pointer leads to.
bool ECHO(echo_option)(provider_option_u16_t *value, provider_option_u16_t *ret) {
  if (value == NULL)
    return false;
  *ret = *value;
  return true;
}

bool ECHO(echo_result)(ECHO(result_u16_string_t) *value, uint16_t *ret, provider_string_t *err) {
  if (value->is_err)
    *err = value->val.err;
  else
    *ret = value->val.ok;
  return !value->is_err;
}

void ECHO(echo_tuple)(provider_tuple3_u64_s8_char32_t *value, provider_tuple3_u64_s8_char32_t *ret) { *ret = *value; }

bool ECHO(echo_nested)(ECHO(tuple2_point_shape_t) *value, ECHO(tuple2_point_shape_t) *ret) {
  if (value == NULL)
    return false;
  *ret = *value;
  return true;
}

struct ECHO(counter_t) {
  uint64_t value;
};

ECHO(own_counter_t) ECHO(constructor_counter)(uint64_t start) {
  ECHO(counter_t) *counter = malloc(sizeof *counter);
  counter->value = start;
  return ECHO(counter_new)(counter);
}

uint64_t ECHO(method_counter_add)(ECHO(borrow_counter_t) self, uint64_t n) { return self->value += n; }

void ECHO(counter_destructor)(ECHO(counter_t) *counter) { free(counter); }
