#include "sums_cpp.h"
#include "total.hpp"

#include <string>

uint32_t exports::sums::AddUp(wit::vector<uint32_t> numbers) {
  auto view = numbers.get_view();
  return total({view.begin(), view.end()});
}

wit::string exports::demo::sums::greeting::Greet(wit::string name) {
  return wit::string::from_view(std::string(GREETING ", ") + std::string(name.get_view()));
}
