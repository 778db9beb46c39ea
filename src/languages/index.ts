import { c } from './c.js';
import { javascript, typescript } from './javascript.js';
import type { Language } from './language.js';
import { wat } from './wat.js';

/** The languages, in the order in which a folder is tried for them. */
export const languages = { typescript, javascript, c, wat } as const satisfies Record<string, Language>;

export type LanguageId = keyof typeof languages;
