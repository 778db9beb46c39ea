// Values that a seed makes: the same ones in every language.
#ifndef VALUES_H
#define VALUES_H

#include "consumer.h"

#define ECHO(name) example_polyglot_echo_##name

typedef struct {
  uint64_t state;
} values_t;

uint64_t values_next(values_t *values);
uint64_t values_below(values_t *values, uint64_t limit);
float values_f32(values_t *values);
uint32_t values_char(values_t *values);
consumer_string_t values_string(values_t *values);
ECHO(point_t) values_point(values_t *values);
ECHO(integers_t) values_integers(values_t *values);

#endif
