import { createHash } from 'node:crypto';

/** The digest that content is named by: `sha256:…`. */
export function digestOf(content: Uint8Array, algorithm = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(content).digest('hex')}`;
}

/** Whether content is what a digest names. */
export function matchesDigest(content: Uint8Array, digest: string): boolean {
  const [algorithm = ''] = digest.split(':');
  return ['sha256', 'sha512'].includes(algorithm) && digestOf(content, algorithm) === digest;
}
