import { c } from './c.js';
import { command } from './command.js';
import { cpp } from './cpp.js';
import { go } from './go.js';
import { javascript, typescript } from './javascript.js';
import type { Language } from './language.js';
import { python } from './python.js';
import { rust } from './rust.js';
import { wat } from './wat.js';
import { zig } from './zig.js';

/** The languages, in the order in which a folder is tried for them. */
export const languages = {
  rust,
  go,
  typescript,
  javascript,
  python,
  cpp,
  c,
  zig,
  wat,
  command,
} as const satisfies Record<string, Language>;

export type LanguageId = keyof typeof languages;
