import { join } from 'node:path';
import { type Fit, fitOf } from '../../src/hosts/fit.js';
import { type OpenHost, openHost } from '../../src/hosts/open.js';
import { node } from '../../src/platform/node.js';
import { core, root } from '../core/core.js';

/** The hosts of the sources, whatever lies in `dist/`. */
const platform = { ...node, files: { ...node.files, asset: (name: string) => join(root, name) } };

export const hostCalled = (text: string, from = '.'): Promise<OpenHost> => openHost({ text, from }, { platform, core });

export async function fitFor(text: string, bytes: Uint8Array, from?: string): Promise<Fit> {
  return fitOf(await hostCalled(text, from), { bytes }, core);
}

/** The end of a sentence for each reason. */
export const messages = ({ reasons }: Fit): readonly string[] => reasons.map(({ message }) => message);
