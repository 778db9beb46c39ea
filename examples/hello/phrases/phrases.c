#include "phrasebook.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *language;
  const char *meeting;
  const char *returning;
} entry;

static const entry entries[] = {
    {"en", "Hello, {}!", "Welcome back, {}!"},
    {"fr", "Bonjour, {} !", "Vous revoilà, {} !"},
    {"ja", "{}さん、はじめまして。", "{}さん、お帰りなさい。"},
};

static const size_t count = sizeof entries / sizeof *entries;

/* What is returned belongs to the caller, so every string is a copy. */

bool exports_example_hello_phrases_phrase(phrasebook_string_t *language,
                                          exports_example_hello_phrases_occasion_t occasion,
                                          phrasebook_string_t *ret) {
  bool found = false;
  for (size_t i = 0; i < count && !found; i++) {
    const entry *candidate = &entries[i];
    found = language->len == strlen(candidate->language) &&
            memcmp(language->ptr, candidate->language, language->len) == 0;
    if (found)
      phrasebook_string_dup(ret, occasion == EXPORTS_EXAMPLE_HELLO_PHRASES_OCCASION_MEETING
                                     ? candidate->meeting
                                     : candidate->returning);
  }
  phrasebook_string_free(language);
  return found;
}

void exports_example_hello_phrases_languages(phrasebook_list_string_t *ret) {
  ret->len = count;
  ret->ptr = malloc(count * sizeof *ret->ptr);
  for (size_t i = 0; i < count; i++)
    phrasebook_string_dup(&ret->ptr[i], entries[i].language);
}
