import type { Surface } from '../model.js';
import { type Capability, capabilityOf } from '../project/capabilities.js';

/** What a component imports. */
export type Asked = Pick<Surface, 'imports' | 'onlyTypes'>;

/** What a component asks for, in words, and the imports that it asks for it by. */
export interface Asking {
  readonly capability: Capability['capability'];
  readonly words: string;
  readonly imports: readonly string[];
}

/** The same with whose it is. */
export interface NamedAsking {
  readonly name: string;
  readonly asking: readonly Asking[];
}

/** What weighs most comes first, and what only joins the others last. */
const order: readonly Capability['capability'][] = [
  'network',
  'files',
  'environment',
  'streams',
  'clocks',
  'random',
  'host',
  'plumbing',
];

/** How each is called in a list. */
const titles: Readonly<Record<Capability['capability'], string>> = {
  network: 'network',
  files: 'files',
  environment: 'environment',
  streams: 'standard streams',
  clocks: 'clocks',
  random: 'random numbers',
  host: 'host services',
  plumbing: 'plumbing',
};

/** The imports that a component asks for something by: interfaces of types alone ask for nothing. */
export const askedBy = ({ imports, onlyTypes = [] }: Asked): readonly string[] =>
  imports.filter((name) => !onlyTypes.includes(name));

/** What a component asks its host for. */
export function askingOf(asked: Asked): readonly Asking[] {
  const asking = askedBy(asked);
  return order.flatMap((capability) => {
    const own = asking.filter((name) => capabilityOf(name).capability === capability);
    return own.length === 0 ? [] : [{ capability, words: titles[capability], imports: own }];
  });
}

/** The same in as few words as there are, for the cell of a table. */
export const askingWords = (asking: readonly Asking[]): string =>
  asking.flatMap(({ capability, words }) => (capability === 'plumbing' ? [] : [words])).join(', ');

/** The same in a few words: `network, files, host services (acme:kv/store)`. */
export function askingText(asking: readonly Asking[], most = 3): string {
  const told = asking.filter(({ capability }) => capability !== 'plumbing');
  const texts = told.map(({ capability, words, imports }) => {
    if (capability !== 'host') return words;
    const more = imports.length > most ? `, and ${imports.length - most} more` : '';
    return `${words} (${imports.slice(0, most).join(', ')}${more})`;
  });
  return texts.join(', ');
}
