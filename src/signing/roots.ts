import { TrustedRoot } from '@sigstore/protobuf-specs';
import { causesOf } from '../causes.js';
import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { type Trust, trustIn, type Untold } from './trust.js';

/** The authorities of a file; none: those of Sigstore's public instance, if they can be had. Stops when the file has none. */
export async function trustOf(file: string | undefined, { files, machine }: Platform): Promise<Trust | Untold> {
  if (file !== undefined) return inFile(file, await files.readText(file));
  try {
    const { publicTrustedRoot } = await import('../platform/sigstore.js');
    return trustIn([await publicTrustedRoot(join(machine.cache, 'wasmwright/sigstore'))]);
  } catch (failure) {
    return {
      why: `the trusted root of Sigstore cannot be had, and \`--trusted-root\` does not give one: ${causesOf(failure)}`,
    };
  }
}

function inFile(file: string, text: string): Trust {
  try {
    return trustIn(documentsIn(text).map(rootIn));
  } catch {
    throw new Stop(
      error('usage', `\`${file}\` holds no trusted root of Sigstore, as JSON`, {
        help: '`gh attestation trusted-root > FILE` writes one',
      }),
    );
  }
}

/** One document, or one a line, as `gh` prints those of Sigstore and of GitHub. */
function documentsIn(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line));
  }
}

/** What it does not know, the library takes for nothing. */
function rootIn(document: unknown): TrustedRoot {
  const root = TrustedRoot.fromJSON(document);
  if (root.certificateAuthorities.length === 0) throw new Error('it has no authority');
  return root;
}
