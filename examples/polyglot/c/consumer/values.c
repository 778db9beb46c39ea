#include "values.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

// splitmix64 (Steele, Lea and Flood, 2014).
uint64_t values_next(values_t *values) {
  values->state += 0x9e3779b97f4a7c15;
  uint64_t mixed = values->state;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return mixed ^ (mixed >> 31);
}

uint64_t values_below(values_t *values, uint64_t limit) { return values_next(values) % limit; }

float values_f32(values_t *values) {
  const float all[] = {NAN, 0.1f, -0.0f, -INFINITY};
  return all[values_below(values, 4)];
}

uint32_t values_char(values_t *values) {
  const uint32_t all[] = {'a', 0xe9, 0x65e5, 0x1f600, 0x10ffff};
  return all[values_below(values, 5)];
}

// From every plane that has characters, and one with a zero byte.
consumer_string_t values_string(values_t *values) {
  static const struct {
    const char *bytes;
    size_t length;
  } texts[] = {{"", 0},
               {"a", 1},
               {"Zo\xc3\xab", 4},
               {"\xe6\x97\xa5\xe6\x9c\xac", 6},
               {"\xf0\x9f\x98\x80x", 5},
               {"a\0b", 3},
               {"\xf0\xa0\x80\x8b", 4},
               {"\xf3\xa0\x81\xa1", 4},
               {"\xf4\x8f\xbf\xbd", 4}};
  size_t chosen = values_below(values, 9);
  char bytes[16];
  memcpy(bytes, texts[chosen].bytes, texts[chosen].length);
  size_t length = texts[chosen].length;
  length += sprintf(bytes + length, "%u", (unsigned)values_below(values, 1000));
  consumer_string_t string;
  consumer_string_dup_n(&string, bytes, length);
  return string;
}

static double f64(values_t *values) {
  double small = values_below(values, 9) / 8.0;
  const double all[] = {0.0, -0.0, NAN, INFINITY, -INFINITY, -1.5e300, small};
  return all[values_below(values, 7)];
}

ECHO(point_t) values_point(values_t *values) {
  ECHO(point_t) point;
  point.x = (int32_t)values_next(values);
  point.y = f64(values);
  point.label = values_string(values);
  return point;
}

ECHO(integers_t) values_integers(values_t *values) {
  ECHO(integers_t) integers;
  integers.a = (uint8_t)values_next(values);
  integers.b = (int8_t)values_next(values);
  integers.c = (uint16_t)values_next(values);
  integers.d = (int16_t)values_next(values);
  integers.e = (uint32_t)values_next(values);
  integers.f = (int32_t)values_next(values);
  integers.g = values_next(values);
  integers.h = (int64_t)values_next(values);
  return integers;
}
