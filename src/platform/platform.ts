/** Everything that the program does to the world outside goes through these few members. */
export interface Platform {
  readonly files: Files;
  readonly processes: Processes;
  /** Asks a server; what it answers is given, whatever its status is. Fails with `FetchFailed` when there is no answer. */
  fetch(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer>;
  /** Starts a thread that is asked, and waited for until it has answered. */
  startThread<Question, Answer>(script: ThreadScript, data: unknown, limits: ThreadLimits): Thread<Question, Answer>;
  /** The environment variables that the program was started with. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly machine: Machine;
  /** Seconds since some fixed moment, for durations. */
  now(): number;
}

export type ThreadScript = Extract<Asset, 'core-thread.js'>;

/** What a thread may take for an answer: seconds, and MiB for its objects. */
export interface ThreadLimits {
  readonly seconds: number;
  readonly heap: number;
}

export interface Thread<Question, Answer> {
  /** A thread that comes to a limit has `ended` for an answer; the next question goes to another. */
  ask(question: Question): Answer;
  end(): void;
}

export interface Machine {
  readonly os: 'linux' | 'darwin' | 'win32' | string;
  readonly arch: string;
  readonly cores: number;
  /** The Node that runs this program, for children that are Node programs. */
  readonly node: string;
  readonly nodeMajor: number;
  /** The name of Python 3 on PATH. */
  readonly python: string;
  /** The folder in which the user's caches live. */
  readonly cache: string;
  /** The user's home folder, and the one in which settings of the user's programs live. */
  readonly home: string;
  readonly settings: string;
}

/** Files and folders. Paths use `/` on every system and may be relative to where the program runs. */
export interface Files {
  /** `most`: reads no more than so many bytes, and fails with `TooLarge` when there are. */
  read(path: string, most?: number): Promise<Uint8Array>;
  /** Reads UTF-8, with or without a byte order mark. Fails with `NotText` on anything else. */
  readText(path: string, most?: number): Promise<string>;
  /** Writes beside the file first and renames then, so that no reader sees half of it. Makes the folders that it needs. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  kind(path: string): Promise<'file' | 'folder' | 'none'>;
  /** The names in a folder, sorted. */
  list(folder: string): Promise<readonly string[]>;
  /** Files below a folder that match, relative to it, sorted. Never follows links out of it. */
  find(
    folder: string,
    patterns: readonly string[],
    options?: { ignore?: readonly string[] },
  ): Promise<readonly string[]>;
  /** Files below a folder as git sees them, relative to it, sorted: those that are ignored do not count, but for `always`. */
  sources(folder: string, counting?: Counting): Promise<readonly string[]>;
  /** What is another as soon as a file is, as far as that shows without reading it; none when there is no such file. */
  stamp(path: string): Promise<string | undefined>;
  /** What was seen at a path and below it does not decide what is done: this run has put something else there. */
  unsee(path: string): void;
  /** A name beside a file or folder, that nobody else has: for what takes its place when it is complete, or what was there. */
  beside(path: string, as?: Abandoned['as']): string;
  /** What processes that were killed have left in a folder: all that `beside` names, of which there may be some of each path. */
  abandoned(folder: string): Promise<readonly Abandoned[]>;
  /**
   * Waits until nobody else holds the lock of this path, and gives what releases it. A process that ends,
   * however it does, holds none. `waiting` hears once of the process that is waited for.
   */
  lock(path: string, signal: AbortSignal, waiting: (process: number) => void): Promise<() => Promise<void>>;
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** The bytes of a file, or of all that lies in a folder; links count for themselves. 0 when there is none. */
  size(path: string): Promise<number>;
  absolute(path: string): string;
  /** The same place without symbolic links, absolute; it need not be there yet. */
  real(path: string): Promise<string>;
  /** A file that is shipped with the program. */
  asset(name: Asset): string;
}

/** What counts among the sources besides what git sees, and what never does: globs, relative to the folder. */
export interface Counting {
  /** Counts also if git ignores it. */
  readonly always?: readonly string[];
  /** Is left out, and what is in it. */
  readonly never?: readonly string[];
}

/** What was put beside a file or folder: a part of what was to come, or all of what was there before. */
export interface Abandoned {
  readonly path: string;
  /** The path that it lies beside. */
  readonly beside: string;
  readonly as: 'part' | 'old';
}

/** What lies beside the bundle. */
export type Asset =
  | 'core.core.wasm'
  | 'componentize.js'
  | 'call-node.js'
  | 'call_wasmtime.py'
  | 'measure-node.js'
  | 'measure_wasmtime.py'
  | 'check_exports.py'
  | 'watchdog.js'
  | 'watch-thread.js'
  | 'core-thread.js'
  | 'build-id'
  | 'hosts'
  | 'locks'
  | 'templates';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Added to the program's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

export interface Exit {
  /** None when the process was ended by a signal. */
  readonly code: number | undefined;
  /** Standard output and standard error, as they came. */
  readonly output: string;
  /** Standard output alone. */
  readonly stdout: string;
}

export interface BinaryExit {
  readonly code: number | undefined;
  /** Standard output, byte by byte. */
  readonly bytes: Uint8Array;
  /** Standard error, as text. */
  readonly errors: string;
}

/** Child processes. They are started without a shell, and everything that they started ends with them. */
export interface Processes {
  /** Runs to the end. Fails with `ProgramNotFound` when there is no such program. */
  run(command: Command, signal?: AbortSignal): Promise<Exit>;
  /** The same for a program that writes bytes and not text. */
  read(command: Command, signal?: AbortSignal): Promise<BinaryExit>;
  /** Starts a process whose lines are read while it runs. */
  start(command: Command, signal?: AbortSignal): Running;
  /** The file that is started for a name, without links; none when there is no such program. */
  find(program: string): Promise<string | undefined>;
}

export interface Running {
  /** The next line of standard output; none when it has ended. */
  nextLine(): Promise<string | undefined>;
  /** Ends the process and all that it started. */
  kill(): void;
  readonly exit: Promise<Exit>;
}

export class ProgramNotFound extends Error {
  readonly program: string;

  constructor(program: string) {
    super(`no program \`${program}\` on PATH`);
    this.program = program;
  }
}

/** A file has more bytes than may be read. */
export class TooLarge extends Error {
  readonly path: string;
  /** How many there are, if that can be told; of what has no end it cannot. */
  readonly size: number | undefined;
  readonly most: number;

  constructor(path: string, size: number | undefined, most: number) {
    super(`the file has more than ${most} bytes`);
    this.path = path;
    this.size = size;
    this.most = most;
  }
}

export class NotText extends Error {
  readonly path: string;

  constructor(path: string) {
    super('the file is not UTF-8 text');
    this.path = path;
  }
}

export interface HttpRequest {
  readonly url: string;
  /** Default: `GET`. */
  readonly method?: string;
  /** `authorization` goes to the server of the URL only, and to none that it sends on to. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** The most bytes that an answer may have. */
  readonly limit: number;
  /** Whether this host may be spoken to without TLS. The loopback always may. */
  readonly plainHttp?: boolean;
  /** Whether an answer that sends on to another address is given as it is. Default: it is followed. */
  readonly stays?: boolean;
  /** How long the server may be silent, and how long the answer may take in all, in milliseconds. */
  readonly patience?: { readonly silence: number; readonly total: number };
}

export interface HttpAnswer {
  readonly status: number;
  /** Where it came from in the end. */
  readonly url: string;
  header(name: string): string | undefined;
  readonly body: Uint8Array;
}

/** Why there is no answer. `passing`: the same request may well be answered in a moment. */
export class FetchFailed extends Error {
  readonly passing: boolean;

  constructor(message: string, { passing = false }: { passing?: boolean } = {}) {
    super(message);
    this.passing = passing;
  }
}

/** An answer has more bytes than are allowed. */
export class TooMuch extends FetchFailed {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}
