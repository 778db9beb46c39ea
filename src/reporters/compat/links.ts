import { target } from '../markdown.js';

/** Links whose addresses stand at the end of the page, so that the text itself reads well. */
export interface Links {
  /** A label that is Markdown, as a link if there is an address. `kind` is a letter. */
  to(label: string, address: string | undefined, kind: string): string;
  definitions(): string;
}

export function collectLinks(): Links {
  const ids = new Map<string, string>();
  const counts = new Map<string, number>();
  const idFor = (address: string, kind: string) => {
    const known = ids.get(address);
    if (known !== undefined) return known;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    ids.set(address, `${kind}${number}`);
    return `${kind}${number}`;
  };
  return {
    to: (label, address, kind) => (address === undefined ? label : `[${label}][${idFor(address, kind)}]`),
    definitions: () => [...ids].map(([address, id]) => `[${id}]: ${target(address)}`).join('\n'),
  };
}
