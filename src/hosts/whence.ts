import { type LanguageId, languages } from '../languages/index.js';

/** What a language brings of WASI, and how to build without. */
interface Brings {
  /** Packages that come with every program (the table of imports in docs/languages.md). */
  readonly always?: readonly string[];
  /** Packages that its standard library asks for, when a program does something that needs them. */
  readonly library?: readonly string[];
  /** The end of a sentence. */
  readonly without?: string;
}

const brings: Readonly<Partial<Record<LanguageId, Brings>>> = {
  rust: {
    library: ['cli', 'io', 'clocks', 'filesystem', 'random', 'sockets'],
    without: 'build with `target = "wasm32-unknown-unknown"`, which imports no WASI',
  },
  go: { always: ['cli', 'io', 'clocks', 'filesystem', 'random'] },
  cpp: { always: ['cli', 'io', 'clocks', 'filesystem'] },
  python: {
    always: ['cli', 'io', 'clocks', 'filesystem', 'random', 'sockets'],
    without: 'build with `wasi = "stub"`, which puts a stub of it inside',
  },
  javascript: {
    library: ['cli', 'io', 'clocks', 'filesystem', 'random', 'http'],
    without: 'leave it out of its world and build without `wasi = "host"`: then a stub of it is inside',
  },
};

/** What a program does that needs a package of WASI. */
const needing: Readonly<Record<string, string>> = {
  sockets: 'opens connections',
  http: 'makes or answers HTTP requests',
  filesystem: 'opens files',
  clocks: 'asks for the time',
  random: 'asks for random numbers',
};

/** Where an import of WASI comes from, as far as that can be told, and how a component is built without. */
export function whence(of: string, language: LanguageId | undefined): string {
  const name = /^wasi:([^@/]+)/.exec(of)?.[1] ?? '';
  const { always = [], library = [], without } = (language && brings[language]) ?? {};
  const title = language ? languages[language].title : '';
  const leaveOut = `leave out the code that ${needing[name] ?? 'needs it'}`;
  if (always.includes(name)) {
    const all = `it comes with every program in ${title}`;
    return without === undefined ? all : `${all}: ${without}`;
  }
  if (library.includes(name)) return `it comes from the standard library of ${title}: ${leaveOut}, or ${without}`;
  return leaveOut;
}
