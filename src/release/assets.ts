import { inFile, inMemory } from '../binary.js';
import type { Core } from '../core/index.js';
import type { Binary } from '../model.js';
import type { Files } from '../platform/platform.js';
import type { Ready } from '../publish/push.js';
import { digestOf } from '../registry/digest.js';
import { attachmentsOf } from '../registry/referrers.js';
import type { Report } from '../report.js';
import { bundleType } from '../signing/bundle.js';

/** A file of a release. */
export interface Asset {
  readonly name: string;
  readonly content: Binary;
}

/**
 * The files of a release: components, compositions and WIT packages as they were published, each with its SBOM, its debug file
 * and what is signed of it, and the checksums of them all.
 */
export async function assetsOf(
  items: readonly Ready[],
  report: Report,
  { core, files }: { readonly core: Core; readonly files: Files },
): Promise<readonly Asset[]> {
  const all: Asset[] = [];
  for (const one of items) {
    const { item, artifact, sbom } = one;
    const name = item.name.replace('/', '-');
    all.push({ name: `${name}.wasm`, content: artifact.layer });
    if (item.wit) all.push(text(`${name}.wit`, core.wit.print(item.wit.bytes)));
    const debug = [...report.components, ...report.compositions].find((made) => made.name === item.name)?.debug;
    if (debug !== undefined)
      all.push({ name: `${name}.debug.wasm`, content: inFile(debug, await files.read(debug), files) });
    if (sbom) all.push(text(`${name}.cdx.json`, JSON.stringify(sbom.document)));
    const bundles = await bundlesOf(one);
    // A line each, as `gh attestation verify --bundle` takes them.
    if (bundles.length > 0) all.push(text(`${name}.sigstore.jsonl`, bundles.join('')));
  }
  const sums = all.map(({ name, content }) => `${content.digest}  ${name}\n`);
  return [...all, text('SHA256SUMS', sums.join(''))];
}

async function bundlesOf({ target, state, artifact }: Ready): Promise<readonly string[]> {
  const digest = state.is === 'same' ? state.digest : digestOf(artifact.manifest);
  const attached = await attachmentsOf(target, digest);
  return attached
    .filter(({ type }) => type === bundleType)
    .map(({ content }) => `${new TextDecoder().decode(content).trim()}\n`)
    .sort();
}

const text = (name: string, content: string): Asset => ({ name, content: inMemory(new TextEncoder().encode(content)) });
