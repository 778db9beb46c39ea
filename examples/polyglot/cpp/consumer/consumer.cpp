// Sends values and looks at what comes back.
#include "values.h"
#include <algorithm>
#include <cmath>

using namespace example::polyglot;

namespace {

bool same(bool a, bool b) { return a == b; }
bool same(std::string_view a, std::string_view b) { return a == b; }
bool same(const wit::string &a, const wit::string &b) { return a.get_view() == b.get_view(); }

// NaN is NaN, and -0.0 is not 0.0.
bool same(double a, double b) {
  return std::isnan(a) ? std::isnan(b) : a == b && std::signbit(a) == std::signbit(b);
}

bool same(const echo::Point &a, const echo::Point &b) {
  return a.x == b.x && same(a.y, b.y) && same(a.label, b.label);
}

bool same(const echo::Integers &a, const echo::Integers &b) {
  return a.a == b.a && a.b == b.b && a.c == b.c && a.d == b.d && a.e == b.e && a.f == b.f && a.g == b.g && a.h == b.h;
}

template <class A, class B> bool same_list(const A &a, const B &b) {
  if (a.size() != b.size())
    return false;
  for (size_t i = 0; i < a.size(); i++)
    if (!same(a[i], b[i]))
      return false;
  return true;
}

bool same_texts(const std::vector<std::string> &a, const wit::vector<wit::string> &b) {
  bool is_same = a.size() == b.size();
  for (size_t i = 0; is_same && i < a.size(); i++)
    is_same = same(a[i], b[i].get_view());
  return is_same;
}

// A list in the memory that bindings hand on; it belongs to what it is put into.
wit::vector<echo::Point> handed(const std::vector<echo::Point> &points) {
  auto list = wit::vector<echo::Point>::allocate(points.size());
  for (size_t i = 0; i < points.size(); i++)
    list.initialize(i, echo::Point(points[i]));
  return list;
}

bool is_polygon(const echo::Shape &shape, const std::vector<echo::Point> &points) {
  auto *polygon = std::get_if<echo::Shape::Polygon>(&shape.variants);
  return polygon != nullptr && same_list(points, polygon->value);
}

class Round {
  Values &values;
  uint32_t &checks;

  // Counts a comparison; the first that fails is kept.
  void check(const char *what, bool is_same) {
    checks++;
    if (!is_same && failed.empty())
      failed = std::string(what) + ": differs at check " + std::to_string(checks);
  }

  void scalars() {
    bool flag = values.below(2) == 1;
    check("bool", same(flag, echo::EchoBool(flag)));
    float number = values.f32();
    check("f32", same(double(number), double(echo::EchoF32(number))));
  }

  void lists() {
    std::string text = values.string();
    check("string", same(text, echo::EchoString(text).get_view()));
    auto bytes = values.many(300, [&] { return uint8_t(values.below(256)); });
    auto bytes_back = echo::EchoBytes(bytes);
    check("bytes", std::equal(bytes.begin(), bytes.end(), bytes_back.data(), bytes_back.data() + bytes_back.size()));
    auto texts = values.many(5, [&] { return values.string(); });
    std::vector<std::string_view> views(texts.begin(), texts.end());
    check("strings", same_texts(texts, echo::EchoStrings(views)));
    auto integers = values.many(4, [&] { return values.integers(); });
    check("integers", same_list(integers, echo::EchoIntegers(integers)));
  }

  void shapes() {
    echo::Point point = values.point();
    check("point", same(point, echo::EchoPoint(point)));
    auto points = values.many(4, [&] { return values.point(); });
    uint16_t circle = uint16_t(values.below(1 << 16));
    auto circle_back = echo::EchoShape({echo::Shape::Circle{circle}});
    auto *got_circle = std::get_if<echo::Shape::Circle>(&circle_back.variants);
    check("circle", got_circle != nullptr && got_circle->value == circle);
    auto polygon_back = echo::EchoShape({echo::Shape::Polygon{handed(points)}});
    check("polygon", is_polygon(polygon_back, points));
    auto nothing_back = echo::EchoShape({echo::Shape::Nothing{}});
    check("nothing", std::holds_alternative<echo::Shape::Nothing>(nothing_back.variants));
  }

  void choices() {
    echo::Color color = values.color();
    check("color", echo::EchoColor(color) == color);
    echo::Access access = echo::Access(values.below(8));
    check("access", echo::EchoAccess(access) == access);
    using Option = std::optional<std::optional<uint16_t>>;
    uint16_t inner = uint16_t(values.below(1 << 16));
    for (Option option : {Option(std::optional(inner)), Option(std::optional<uint16_t>()), Option()})
      check("option", echo::EchoOption(option) == option);
    uint16_t ok = uint16_t(values.below(1 << 16));
    auto ok_back = echo::EchoResult(ok);
    check("ok", ok_back.has_value() && *ok_back == ok);
    std::string err = values.string();
    auto err_back = echo::EchoResult(std::unexpected(wit::string::from_view(err)));
    check("err", !err_back.has_value() && same(err, err_back.error().get_view()));
  }

  void tuples() {
    uint64_t first = values.next();
    int8_t second = int8_t(values.below(256));
    std::tuple<uint64_t, int8_t, uint32_t> tuple(first, second, values.character());
    check("tuple", echo::EchoTuple(tuple) == tuple);
    if (values.below(3) == 0)
      return check("nested", !echo::EchoNested(std::nullopt));
    echo::Point point = values.point();
    auto points = values.many(4, [&] { return values.point(); });
    auto back = echo::EchoNested(std::tuple(point, echo::Shape{echo::Shape::Polygon{handed(points)}}));
    check("nested", back && same(point, std::get<0>(*back)) && is_polygon(std::get<1>(*back), points));
  }

  void counters() {
    echo::Counter one(UINT64_MAX - 5), other(5);
    check("counter", one.Add(5) == UINT64_MAX);
    check("counter that wraps", one.Add(2) == 1);
    check("other counter", other.Add(2) == 7);
  }

public:
  std::string failed;

  Round(Values &values, uint32_t &checks) : values(values), checks(checks) {
    scalars();
    lists();
    shapes();
    choices();
    tuples();
    counters();
  }
};

} // namespace

namespace exports::consumer {

std::expected<uint32_t, wit::string> Check(uint64_t seed, uint32_t rounds) {
  Values values(seed);
  uint32_t checks = 0;
  for (uint32_t i = 0; i < rounds; i++) {
    Round round(values, checks);
    if (!round.failed.empty())
      return std::unexpected(wit::string::from_view(round.failed));
  }
  return checks;
}

} // namespace exports::consumer
