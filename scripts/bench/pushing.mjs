// A process that pushes: `node pushing.mjs MODULES HOST FILE:SHA256:REPOSITORY...`. Tells its largest memory before and after, in bytes.

import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [modules, host, ...files] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(`${modules}/${path}`).href);
const [{ pushAll }, { artifactOf }, { openTargets }, { node: platform }] = await Promise.all(
  ['publish/push.js', 'publish/artifact.js', 'registry/push.js', 'platform/node.js'].map(load),
);
const open = await openTargets({ registry: host, repository: '' }, platform, new AbortController().signal);
const ready = files.map((text) => {
  const [path, digest, repository] = text.split(':');
  const binary = { digest, size: statSync(path).size, read: () => readFile(path) };
  const metadata = { version: '1.0.0' };
  return {
    item: { name: repository, kind: 'component', metadata },
    target: open(repository),
    artifact: artifactOf({ title: 'a.wasm', binary, built: digest, metadata, created: 0 }),
    state: { is: 'new' },
    tags: [],
  };
});
const before = process.resourceUsage().maxRSS * 1024;
await pushAll(ready, undefined);
console.log(JSON.stringify({ before, after: process.resourceUsage().maxRSS * 1024 }));
