#include "provider.h"

void exports_known_failure_taker_take(exports_known_failure_taker_either_t *value) {
  exports_known_failure_taker_either_free(value);
}

void exports_known_failure_taker_take_number(double value) { (void)value; }
