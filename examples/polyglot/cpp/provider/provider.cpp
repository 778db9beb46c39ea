// Gives back what it is given.
#include "provider_cpp.h"

namespace exports::example::polyglot::echo {

bool EchoBool(bool value) { return value; }
float EchoF32(float value) { return value; }
wit::string EchoString(wit::string value) { return value; }
wit::vector<uint8_t> EchoBytes(wit::vector<uint8_t> value) { return value; }
wit::vector<wit::string> EchoStrings(wit::vector<wit::string> value) { return value; }
wit::vector<Integers> EchoIntegers(wit::vector<Integers> value) { return value; }
Point EchoPoint(Point value) { return value; }
Shape EchoShape(Shape value) { return value; }
Color EchoColor(Color value) { return value; }
Access EchoAccess(Access value) { return value; }

std::optional<std::optional<uint16_t>> EchoOption(std::optional<std::optional<uint16_t>> value) { return value; }

std::expected<uint16_t, wit::string> EchoResult(std::expected<uint16_t, wit::string> value) { return value; }

std::tuple<uint64_t, int8_t, uint32_t> EchoTuple(std::tuple<uint64_t, int8_t, uint32_t> value) { return value; }

std::optional<std::tuple<Point, Shape>> EchoNested(std::optional<std::tuple<Point, Shape>> value) { return value; }

} // namespace exports::example::polyglot::echo
