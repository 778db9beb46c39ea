#include "values.h"
#include <cmath>
#include <limits>

using namespace example::polyglot;

// splitmix64 (Steele, Lea and Flood, 2014).
uint64_t Values::next() {
  state += 0x9e3779b97f4a7c15;
  uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return mixed ^ (mixed >> 31);
}

float Values::f32() {
  const float all[] = {NAN, 0.1f, -0.0f, -INFINITY};
  return all[below(4)];
}

double Values::f64() {
  double small = double(below(9)) / 8;
  const double all[] = {0.0, -0.0, NAN, INFINITY, -INFINITY, -1.5e300, small};
  return all[below(7)];
}

uint32_t Values::character() {
  const uint32_t all[] = {'a', 0xe9, 0x65e5, 0x1f600, 0x10ffff};
  return all[below(5)];
}

// From every plane that has characters, and one with a zero byte.
std::string Values::string() {
  const std::string all[] = {"",
                             "a",
                             "Zo\xc3\xab",
                             "\xe6\x97\xa5\xe6\x9c\xac",
                             "\xf0\x9f\x98\x80x",
                             std::string("a\0b", 3),
                             "\xf0\xa0\x80\x8b",
                             "\xf3\xa0\x81\xa1",
                             "\xf4\x8f\xbf\xbd"};
  const std::string &chosen = all[below(9)];
  return chosen + std::to_string(below(1000));
}

echo::Point Values::point() {
  int32_t x = int32_t(next());
  double y = f64();
  return {x, y, wit::string::from_view(string())};
}

echo::Integers Values::integers() {
  echo::Integers made;
  made.a = uint8_t(next());
  made.b = int8_t(next());
  made.c = uint16_t(next());
  made.d = int16_t(next());
  made.e = uint32_t(next());
  made.f = int32_t(next());
  made.g = next();
  made.h = int64_t(next());
  return made;
}
