import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One text that names all that an output folder holds; it must be whole: nothing is missing, nothing is of another run. */
export function wholeOutput(folder: string): string {
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  const made = [...report.components, ...report.compositions] as { name: string; digest: string; debug?: string }[];
  const debug = made.flatMap(({ debug }) => (debug === undefined ? [] : [basename(debug)]));
  const sums = [
    ...made.map(({ name, digest }) => `${digest.replace('sha256:', '')}  ${name}.wasm\n`),
    ...debug.map((name) => `${hash(readFileSync(join(folder, name)))}  ${name}\n`),
  ].join('');
  const files = made.flatMap(({ name }) => [`${name}.wasm`, `${name}.wit`]);
  const expected = ['SHA256SUMS', 'report.json', ...files, ...debug];
  const differences = [
    ...(readFileSync(join(folder, 'SHA256SUMS'), 'utf8') === sums ? [] : ['SHA256SUMS is not that of report.json']),
    ...(String(readdirSync(folder).sort()) === String(expected.sort()) ? [] : [`it has ${readdirSync(folder)}`]),
    ...made
      .filter(({ name, digest }) => `sha256:${hash(readFileSync(join(folder, `${name}.wasm`)))}` !== digest)
      .map(({ name }) => `${name}.wasm has another digest`),
  ];
  if (differences.length > 0) throw new Error(`${folder} is not whole: ${differences.join('; ')}`);
  return sums;
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What a run leaves only if it was ended before it could take it away. */
export function leftovers(project: string): string[] {
  const places = [
    project,
    join(project, '.wasmwright'),
    ...['compose', 'store', 'store/objects'].map((place) => join(project, '.wasmwright', place)),
  ];
  return places
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
    .filter((path) => /\.(part|old)$|\/lock$/.test(path));
}
