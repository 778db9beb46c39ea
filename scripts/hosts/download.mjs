// The bytes of published packages, by their pins.
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

/** The files of a package by their paths in it, when its bytes have the checksum that is written down. */
export async function packageOf(source) {
  const { crate, npm, python, version, sha256, integrity } = source;
  const url = crate
    ? `https://static.crates.io/crates/${crate}/${crate}-${version}.crate`
    : npm
      ? `https://registry.npmjs.org/${npm}/-/${npm.split('/').at(-1)}-${version}.tgz`
      : (await pythonFile(python, version)).url;
  const bytes = await get(url);
  const digest = (algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);
  const right = npm ? `sha512-${digest('sha512', 'base64')}` === integrity : digest('sha256', 'hex') === sha256;
  if (!right) throw new Error(`${url} has not the checksum that is written down`);
  return files(gunzipSync(bytes));
}

/** The archive of sources in the index, with its address and checksum. */
export async function pythonFile(name, version) {
  const { files } = await json(`https://pypi.org/simple/${name}/`, 'application/vnd.pypi.simple.v1+json');
  const file = files.find(({ filename }) => filename === `${name.replaceAll('-', '_')}-${version}.tar.gz`);
  if (!file) throw new Error(`${name} ${version} has no archive of sources`);
  return file;
}

export async function json(url, accept = 'application/json') {
  return JSON.parse(Buffer.from(await get(url, accept)).toString());
}

export async function get(url, accept = '*/*') {
  const response = await fetch(url, { headers: { accept, 'user-agent': 'wasmwright (scripts/hosts.mjs)' } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Regular files of a tar, their paths without the folder that is around all of them. Long names: PAX and GNU. */
function files(tar) {
  const found = new Map();
  let long;
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const field = (from, to) =>
      tar
        .subarray(at + from, at + to)
        .toString()
        .replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 136), 8);
    const body = tar.subarray(at + 512, at + 512 + size);
    const type = field(156, 157);
    const prefix = field(257, 262) === 'ustar' && field(345, 500) !== '' ? `${field(345, 500)}/` : '';
    if (type === 'x') long = /\d+ path=(.*)\n/.exec(body.toString())?.[1];
    else if (type === 'L') long = body.toString().replace(/\0.*$/s, '');
    else {
      if (type === '0' || type === '') found.set((long ?? `${prefix}${field(0, 100)}`).replace(/^[^/]*\//, ''), body);
      long = undefined;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}
