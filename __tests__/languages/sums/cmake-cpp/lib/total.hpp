#pragma once

#include <cstdint>
#include <vector>

std::uint32_t total(const std::vector<std::uint32_t> &numbers);
