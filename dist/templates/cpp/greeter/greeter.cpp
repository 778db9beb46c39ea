// Made from the world by wasmwright: the types, and the functions to be written.
#include "greeter_cpp.h"

#include <string>

namespace exports {

wit::string greeter::Greet(wit::string name) {
  return wit::string::from_view("Hello, " + std::string(name.get_view()) + "!");
}

} // namespace exports
