// Sends values and looks at what comes back.
#include "values.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool same_string(const consumer_string_t *a, const consumer_string_t *b) {
  return a->len == b->len && memcmp(a->ptr, b->ptr, a->len) == 0;
}

static bool same_strings(const consumer_list_string_t *a, const consumer_list_string_t *b) {
  bool same = a->len == b->len;
  for (size_t i = 0; same && i < a->len; i++)
    same = same_string(a->ptr + i, b->ptr + i);
  return same;
}

// NaN is NaN, and -0.0 is not 0.0.
static bool same_float(double a, double b) { return isnan(a) ? isnan(b) : a == b && !signbit(a) == !signbit(b); }

static bool same_point(const ECHO(point_t) *a, const ECHO(point_t) *b) {
  return a->x == b->x && same_float(a->y, b->y) && same_string(&a->label, &b->label);
}

static bool same_integers(const ECHO(integers_t) *a, const ECHO(integers_t) *b) {
  return a->a == b->a && a->b == b->b && a->c == b->c && a->d == b->d && a->e == b->e && a->f == b->f &&
         a->g == b->g && a->h == b->h;
}

static bool same_shape(const ECHO(shape_t) *a, const ECHO(shape_t) *b) {
  if (a->tag != b->tag)
    return false;
  if (a->tag == EXAMPLE_POLYGLOT_ECHO_SHAPE_CIRCLE)
    return a->val.circle == b->val.circle;
  if (a->tag == EXAMPLE_POLYGLOT_ECHO_SHAPE_NOTHING)
    return true;
  bool same = a->val.polygon.len == b->val.polygon.len;
  for (size_t i = 0; same && i < a->val.polygon.len; i++)
    same = same_point(a->val.polygon.ptr + i, b->val.polygon.ptr + i);
  return same;
}

// The size of a list that may be empty: there is something to free all the same, of one element.
static void *room(size_t length, size_t size) { return malloc((length == 0 ? 1 : length) * size); }

static consumer_list_string_t strings(values_t *values, uint64_t limit) {
  consumer_list_string_t list;
  list.len = values_below(values, limit);
  list.ptr = room(list.len, sizeof *list.ptr);
  for (size_t i = 0; i < list.len; i++)
    list.ptr[i] = values_string(values);
  return list;
}

static ECHO(list_point_t) points(values_t *values, uint64_t limit) {
  ECHO(list_point_t) list;
  list.len = values_below(values, limit);
  list.ptr = room(list.len, sizeof *list.ptr);
  for (size_t i = 0; i < list.len; i++)
    list.ptr[i] = values_point(values);
  return list;
}

// Counts a comparison; the first that fails ends the round with its name.
#define CHECK(name, condition)                                                                                         \
  do {                                                                                                                 \
    ++*checks;                                                                                                         \
    if (!(condition))                                                                                                  \
      return name;                                                                                                     \
  } while (0)

static const char *scalars(values_t *values, uint32_t *checks) {
  bool flag = values_below(values, 2) == 1;
  CHECK("bool", ECHO(echo_bool)(flag) == flag);
  float number = values_f32(values);
  CHECK("f32", same_float(number, ECHO(echo_f32)(number)));
  return NULL;
}

static const char *lists(values_t *values, uint32_t *checks) {
  consumer_string_t text = values_string(values), text_back;
  ECHO(echo_string)(&text, &text_back);
  CHECK("string", same_string(&text, &text_back));
  consumer_string_free(&text);
  consumer_string_free(&text_back);

  consumer_list_u8_t bytes, bytes_back;
  bytes.len = values_below(values, 300);
  bytes.ptr = room(bytes.len, 1);
  for (size_t i = 0; i < bytes.len; i++)
    bytes.ptr[i] = (uint8_t)values_below(values, 256);
  ECHO(echo_bytes)(&bytes, &bytes_back);
  CHECK("bytes", bytes.len == bytes_back.len && memcmp(bytes.ptr, bytes_back.ptr, bytes.len) == 0);
  free(bytes.ptr);
  consumer_list_u8_free(&bytes_back);

  consumer_list_string_t texts = strings(values, 5), texts_back;
  ECHO(echo_strings)(&texts, &texts_back);
  CHECK("strings", same_strings(&texts, &texts_back));
  consumer_list_string_free(&texts);
  consumer_list_string_free(&texts_back);

  ECHO(list_integers_t) integers, integers_back;
  integers.len = values_below(values, 4);
  integers.ptr = room(integers.len, sizeof *integers.ptr);
  for (size_t i = 0; i < integers.len; i++)
    integers.ptr[i] = values_integers(values);
  ECHO(echo_integers)(&integers, &integers_back);
  bool same = integers.len == integers_back.len;
  for (size_t i = 0; same && i < integers.len; i++)
    same = same_integers(integers.ptr + i, integers_back.ptr + i);
  CHECK("integers", same);
  ECHO(list_integers_free)(&integers);
  ECHO(list_integers_free)(&integers_back);
  return NULL;
}

static const char *shape(ECHO(shape_t) shape, uint32_t *checks) {
  ECHO(shape_t) back;
  ECHO(echo_shape)(&shape, &back);
  CHECK("shape", same_shape(&shape, &back));
  ECHO(shape_free)(&shape);
  ECHO(shape_free)(&back);
  return NULL;
}

static const char *shapes(values_t *values, uint32_t *checks) {
  ECHO(point_t) point = values_point(values), point_back;
  ECHO(echo_point)(&point, &point_back);
  CHECK("point", same_point(&point, &point_back));
  ECHO(point_free)(&point);
  ECHO(point_free)(&point_back);

  ECHO(shape_t) circle = {.tag = EXAMPLE_POLYGLOT_ECHO_SHAPE_CIRCLE};
  ECHO(shape_t) polygon = {.tag = EXAMPLE_POLYGLOT_ECHO_SHAPE_POLYGON};
  ECHO(shape_t) nothing = {.tag = EXAMPLE_POLYGLOT_ECHO_SHAPE_NOTHING};
  polygon.val.polygon = points(values, 4);
  circle.val.circle = (uint16_t)values_below(values, 1 << 16);
  const char *failed = shape(circle, checks);
  if (failed == NULL)
    failed = shape(polygon, checks);
  return failed != NULL ? failed : shape(nothing, checks);
}

static const char *choices(values_t *values, uint32_t *checks) {
  ECHO(color_t) color = (ECHO(color_t))values_below(values, 3);
  CHECK("color", ECHO(echo_color)(color) == color);
  ECHO(access_t) access = (ECHO(access_t))values_below(values, 8);
  CHECK("access", ECHO(echo_access)(access) == access);

  // None at all is a null pointer, and a result of false.
  consumer_option_u16_t inner = {true, (uint16_t)values_below(values, 1 << 16)}, inner_back;
  CHECK("some of some", ECHO(echo_option)(&inner, &inner_back) && inner_back.is_some && inner_back.val == inner.val);
  inner.is_some = false;
  CHECK("some of none", ECHO(echo_option)(&inner, &inner_back) && !inner_back.is_some);
  CHECK("none", !ECHO(echo_option)(NULL, &inner_back));

  ECHO(result_u16_string_t) result = {.is_err = false};
  uint16_t ok;
  consumer_string_t err;
  result.val.ok = (uint16_t)values_below(values, 1 << 16);
  CHECK("ok", ECHO(echo_result)(&result, &ok, &err) && ok == result.val.ok);
  result.is_err = true;
  result.val.err = values_string(values);
  CHECK("err", !ECHO(echo_result)(&result, &ok, &err) && same_string(&result.val.err, &err));
  ECHO(result_u16_string_free)(&result);
  consumer_string_free(&err);
  return NULL;
}

static const char *tuples(values_t *values, uint32_t *checks) {
  consumer_tuple3_u64_s8_char32_t tuple, tuple_back;
  tuple.f0 = values_next(values);
  tuple.f1 = (int8_t)values_below(values, 256);
  tuple.f2 = values_char(values);
  ECHO(echo_tuple)(&tuple, &tuple_back);
  CHECK("tuple", tuple.f0 == tuple_back.f0 && tuple.f1 == tuple_back.f1 && tuple.f2 == tuple_back.f2);

  ECHO(tuple2_point_shape_t) nested, nested_back;
  if (values_below(values, 3) == 0) {
    CHECK("nested", !ECHO(echo_nested)(NULL, &nested_back));
    return NULL;
  }
  nested.f0 = values_point(values);
  nested.f1.tag = EXAMPLE_POLYGLOT_ECHO_SHAPE_POLYGON;
  nested.f1.val.polygon = points(values, 4);
  CHECK("nested", ECHO(echo_nested)(&nested, &nested_back) && same_point(&nested.f0, &nested_back.f0) &&
                      same_shape(&nested.f1, &nested_back.f1));
  ECHO(tuple2_point_shape_free)(&nested);
  ECHO(tuple2_point_shape_free)(&nested_back);
  return NULL;
}

static const char *counters(uint32_t *checks) {
  ECHO(own_counter_t) one = ECHO(constructor_counter)(UINT64_MAX - 5), other = ECHO(constructor_counter)(5);
  CHECK("counter", ECHO(method_counter_add)(ECHO(borrow_counter)(one), 5) == UINT64_MAX);
  CHECK("counter that wraps", ECHO(method_counter_add)(ECHO(borrow_counter)(one), 2) == 1);
  CHECK("other counter", ECHO(method_counter_add)(ECHO(borrow_counter)(other), 2) == 7);
  ECHO(counter_drop_own)(one);
  ECHO(counter_drop_own)(other);
  return NULL;
}

static const char *round_of(values_t *values, uint32_t *checks) {
  const char *(*const parts[])(values_t *, uint32_t *) = {scalars, lists, shapes, choices, tuples};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    const char *failed = parts[i](values, checks);
    if (failed != NULL)
      return failed;
  }
  return counters(checks);
}

bool exports_consumer_check(uint64_t seed, uint32_t rounds, uint32_t *ret, consumer_string_t *err) {
  values_t values = {seed};
  uint32_t checks = 0;
  for (uint32_t i = 0; i < rounds; i++) {
    const char *failed = round_of(&values, &checks);
    if (failed == NULL)
      continue;
    char message[64];
    snprintf(message, sizeof message, "%s: differs at check %u", failed, (unsigned)checks);
    consumer_string_dup(err, message);
    return false;
  }
  *ret = checks;
  return true;
}
