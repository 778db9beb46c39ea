// Moves the sources of a host to the newest versions that are published.
import { json, pythonFile } from './download.mjs';

/** The text of a host's file with new pins in the sources of its newest version. What is around them stays as it is. */
export async function newest(text, { sources = [] }) {
  let moved = text;
  for (const source of sources.filter(({ stays }) => !stays)) {
    const next = await latest(source);
    const old = source.sha256 ?? source.integrity;
    // A pin is one block of lines: the version stands before its checksum.
    const block = new RegExp(
      `version = "${escaped(source.version)}"(\\r?\\n(?:sha256|integrity) = )"${escaped(old)}"`,
      'g',
    );
    moved = moved.replace(block, (_, between) => `version = "${next.version}"${between}"${next.checksum}"`);
  }
  return moved;
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function latest({ crate, npm, python }) {
  if (crate) {
    const versions = await crateVersions(crate);
    const { vers, cksum } = newestOf(versions, ({ vers }) => vers);
    return { version: vers, checksum: cksum };
  }
  if (npm) {
    const { version, dist } = await json(`https://registry.npmjs.org/${npm}/latest`);
    return { version, checksum: dist.integrity };
  }
  const { files } = await json(`https://pypi.org/simple/${python}/`, 'application/vnd.pypi.simple.v1+json');
  const prefix = `${python.replaceAll('-', '_')}-`;
  const versions = files.flatMap(({ filename }) =>
    filename.startsWith(prefix) && filename.endsWith('.tar.gz') ? [filename.slice(prefix.length, -7)] : [],
  );
  const version = newestOf(versions, (version) => version);
  return { version, checksum: (await pythonFile(python, version)).hashes.sha256 };
}

/** The index of crates.io has them line by line, in folders by the first letters of the name. */
async function crateVersions(name) {
  const folder = name.length > 3 ? `${name.slice(0, 2)}/${name.slice(2, 4)}` : `${name.length}`;
  const response = await fetch(`https://index.crates.io/${folder}/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const lines = (await response.text()).trim().split('\n');
  return lines.map((line) => JSON.parse(line)).filter(({ yanked }) => !yanked);
}

/** No pre-releases. */
const newestOf = (items, versionOf) =>
  items
    .filter((item) => /^\d+(\.\d+)*$/.test(versionOf(item)))
    .sort((a, b) => versionOf(b).localeCompare(versionOf(a), 'en', { numeric: true }))[0];
