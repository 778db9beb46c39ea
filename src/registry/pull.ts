import { error, type Finding, Stop } from '../finding.js';
import type { Repository } from './client.js';
import { type Document, type Manifest, mediaTypes } from './manifest.js';

/** A component or WIT package out of a registry. */
export interface Pulled {
  readonly digest: string;
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
}

/** Pulls the one WebAssembly file of an artifact (CNCF, Wasm OCI Artifact). None: there is no such tag or digest. */
export async function pullWasm(repository: Repository, tagOrDigest: string, name: string): Promise<Pulled | undefined> {
  const stored = await repository.manifest(tagOrDigest);
  if (!stored) return undefined;
  const manifest = artifact(stored.document, name);
  const layers = manifest.layers.filter(({ mediaType }) => mediaType === mediaTypes.wasm);
  const [layer] = layers;
  if (!layer || layers.length > 1) throw new Stop(notOne(manifest, layers.length, name));
  return { digest: stored.digest, manifest, bytes: await repository.blob(layer) };
}

function artifact(document: Document, name: string): Manifest {
  if (document.kind === 'manifest') return document.manifest;
  const what = document.kind === 'index' ? 'a list of images for several machines' : 'no manifest of an artifact';
  throw new Stop(
    error('artifact-invalid', `\`${name}\` is ${what}`, {
      help:
        document.kind === 'index'
          ? 'a component is the same for all machines: name one that was pushed as such, or one of the list by its digest'
          : 'is it the address of a registry that speaks the OCI distribution protocol?',
    }),
  );
}

function notOne({ layers, config }: Manifest, count: number, name: string): Finding {
  const types = [...new Set(layers.map(({ mediaType }) => mediaType))].map((type) => `\`${type}\``);
  const has = count > 1 ? `has ${count} files of WebAssembly` : 'has no file of WebAssembly';
  return error('artifact-invalid', `\`${name}\` ${has}, and not one`, {
    notes: [`its layers are ${types.join(', ') || 'none'}, its configuration is \`${config.mediaType}\``],
    help: 'a component or WIT package has one layer of type `application/wasm`, as wkg and wash push it',
  });
}
