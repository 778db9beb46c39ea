import type { LanguageId } from './languages/index.js';

/** Something that a tool of a language does wrong today. A test has each, and fails once the tool does it right. */
export interface KnownFailure {
  /** The folder of the smallest case, in `__tests__/languages/known/`. */
  readonly id: string;
  readonly language: LanguageId;
  /** With its version. */
  readonly tool: string;
  /** In Markdown. */
  readonly what: string;
  readonly instead: string;
}

export const knownFailures: readonly KnownFailure[] = [
  {
    id: 'js-flat-u32',
    language: 'javascript',
    tool: 'componentize-js 0.23.0',
    what: 'A `u32` of 2³¹ or more that an export returns arrives as another number. In TypeScript as well.',
    instead: 'return it in an `option`',
  },
  {
    id: 'js-negative-f64',
    language: 'javascript',
    tool: 'componentize-js 0.23.0',
    what: 'A negative `f64` traps as the argument of an import, in a variant that has a string or a list in another case. In TypeScript as well.',
    instead: 'send the number by itself, outside of the variant',
  },
  {
    id: 'cpp-in-place',
    language: 'cpp',
    tool: 'wit-bindgen-cpp 0.61.0',
    what: 'A list of options of tuples with a record and an enum that an export returns is written over itself.',
    instead: 'use C',
  },
  {
    id: 'cpp-list-in-option',
    language: 'cpp',
    tool: 'wit-bindgen-cpp 0.61.0',
    what: 'The bindings of an import that takes an `option` of a list do not compile.',
    instead: 'use C, or an empty list for none',
  },
  {
    id: 'zig-empty-list',
    language: 'zig',
    tool: 'zig 0.17.1',
    what: 'No bytes are allocated at an address outside of the memory: Wasmtime traps on such a list, and Node does not. By design of Zig.',
    instead: 'set `ptr` to null where `len` is 0',
  },
];
