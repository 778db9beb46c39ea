// Records the checksums of the tools that the program installs:
// `npm run lock-tools` after a version in src/toolchains/ has changed.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const locks = new URL('../src/toolchains/locks/', import.meta.url);

for (const tool of ['componentize-js', 'componentize-qjs', 'jco']) {
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--omit-lockfile-registry-resolved'], {
    cwd: new URL(`${tool}/`, locks),
    stdio: 'inherit',
  });
}
for (const wheel of ['componentize-py', 'ziglang']) {
  const version = /==(\S+)/.exec(readFileSync(new URL(`${wheel}.txt`, locks), 'utf8'))[1];
  writeFileSync(new URL(`${wheel}.txt`, locks), await requirement(wheel, version));
}

/** A line of pip's requirements file, with the SHA-256 of the wheel of each platform. */
async function requirement(name, version) {
  const response = await fetch(`https://pypi.org/simple/${name}/`, {
    headers: { accept: 'application/vnd.pypi.simple.v1+json' },
  });
  const { files } = await response.json();
  const hashes = files
    .filter(
      ({ filename }) => filename.startsWith(`${name.replaceAll('-', '_')}-${version}-`) && filename.endsWith('.whl'),
    )
    .map(({ hashes }) => `    --hash=sha256:${hashes.sha256}`);
  return `${[`${name}==${version}`, ...hashes].join(' \\\n')}\n`;
}
