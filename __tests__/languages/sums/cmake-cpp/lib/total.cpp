#include "total.hpp"

#include <numeric>

unsigned start();

std::uint32_t total(const std::vector<std::uint32_t> &numbers) {
#ifdef STARTS
  return std::accumulate(numbers.begin(), numbers.end(), start());
#else
  return std::accumulate(numbers.begin(), numbers.end(), 0U);
#endif
}
