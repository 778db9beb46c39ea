import { languages, phrase } from 'example:hello/phrases@0.1.0';

/** The world's `greet`: a refusal is thrown, the greeting returned. */
export function greet({ name, language, visits }) {
  if (name.trim() === '') throw { tag: 'nameless' };
  const found = phrase(language, visits === 0 ? 'meeting' : 'returning');
  if (found === undefined) throw { tag: 'unknown-language', val: languages() };
  return found.replace('{}', name.trim());
}
