import type { Proof } from '../signing/judge.js';

const verbs = { right: 'Verified', wrong: 'Wrong', unchecked: 'Unchecked' } as const;

/** What is attached to an artifact, a line each. */
export function verifiedText(reference: string, proofs: readonly Proof[]): string {
  const line = (verb: string, what: string) => `${verb.padStart(12)}  ${what}`;
  return [
    line('Pulled', `${reference}: its bytes are what the digest names`),
    ...proofs.map(({ what, is, why, by, type }) => {
      const who = is === 'right' && by !== undefined ? `, by ${by}` : '';
      return line(verbs[is], `${what === 'attachment' ? type : what}${who}${why === undefined ? '' : `: ${why}`}`);
    }),
  ].join('\n');
}
