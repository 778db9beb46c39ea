// Values that a seed makes: the same ones in every language.
#pragma once
#include "consumer_cpp.h"
#include <string>
#include <vector>

class Values {
  uint64_t state;

public:
  explicit Values(uint64_t seed) : state(seed) {}

  uint64_t next();
  uint64_t below(uint64_t limit) { return next() % limit; }
  float f32();
  double f64();
  uint32_t character();
  std::string string();
  example::polyglot::echo::Point point();
  example::polyglot::echo::Integers integers();
  example::polyglot::echo::Color color() { return example::polyglot::echo::Color(below(3)); }

  // Up to `limit` of them, itself not counted.
  template <class One> auto many(uint64_t limit, One one) {
    std::vector<decltype(one())> all;
    for (uint64_t left = below(limit); left > 0; left--)
      all.push_back(one());
    return all;
  }
};
