#include "w_cpp.h"

namespace exports::known::failure::echo {

wit::vector<std::optional<std::tuple<Point, Color>>> F(wit::vector<std::optional<std::tuple<Point, Color>>> value) {
  return value;
}

} // namespace exports::known::failure::echo
