// The class of a resource, which its author writes: its bindings include it by this name.
#pragma once
#include "wit.h"
#include <cstdint>

namespace exports::example::polyglot::echo {

class Counter : public wit::ResourceExportBase<Counter> {
  uint64_t value;

public:
  explicit Counter(uint64_t start) : value(start) {}
  uint64_t Add(uint64_t n) { return value += n; }

  // What the bindings call and define.
  static Owned New(uint64_t start) { return Owned(new Counter(start)); }
  static void Dtor(Counter *self) { delete self; }
  static int32_t ResourceNew(Counter *self);
  static Counter *ResourceRep(int32_t id);
  static void ResourceDrop(int32_t id);
};

} // namespace exports::example::polyglot::echo
