/** What an import gives a component power over. */
export interface Capability {
  readonly capability: 'network' | 'files' | 'environment' | 'streams' | 'clocks' | 'random' | 'plumbing' | 'host';
  /** In words that a reviewer understands. */
  readonly words: string;
}

/** WASI by its packages and interfaces: the first that fits counts. */
const known: readonly (readonly [RegExp, Capability])[] = [
  [/^wasi:sockets\//, { capability: 'network', words: 'network: opens connections and listens for them' }],
  [/^wasi:http\/types/, { capability: 'plumbing', words: 'the words of HTTP: requests, responses, bodies' }],
  [/^wasi:http\//, { capability: 'network', words: 'network: makes HTTP requests' }],
  [/^wasi:filesystem\//, { capability: 'files', words: 'files: in the folders that the host opens to it' }],
  [/^wasi:cli\/environment/, { capability: 'environment', words: 'environment: variables and arguments' }],
  [/^wasi:cli\/exit/, { capability: 'environment', words: 'environment: ends the program' }],
  [
    /^wasi:cli\/(std(in|out|err)|terminal-)/,
    { capability: 'streams', words: 'standard streams: input, output, errors' },
  ],
  [/^wasi:clocks\//, { capability: 'clocks', words: 'clocks: the time, and waiting' }],
  [/^wasi:random\//, { capability: 'random', words: 'random numbers' }],
  [/^wasi:io\//, { capability: 'plumbing', words: 'streams and waiting, for the other interfaces' }],
];

/** What an import, named as in a component, stands for. */
export function capabilityOf(name: string): Capability {
  const found = known.find(([pattern]) => pattern.test(name));
  return found
    ? found[1]
    : { capability: 'host', words: name.includes(':') ? 'an interface of its host' : 'a function of its host' };
}
