import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inTurn, median, ms, print, runs, time, timed } from './measure.mjs';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'wasmwright-tests');
const versions = {
  '0.2.6': join(cache, 'wasmtime-wasi-http-36.0.2/wit/deps'),
  '0.2.12': join(cache, 'bytecodealliance-jco-1.35.0/lib/wit/builtin/0.2.12'),
};

/** All of WASI compared with an earlier version of it, against what it takes to parse the two. */
export async function wasi(work, { load, ...surroundings }) {
  if (!Object.values(versions).every(existsSync)) {
    console.log('WASI 0.2.6 with 0.2.12: not measured; the tests in __tests__/wasi fetch the two');
    return;
  }
  const [baseline, current] = Object.keys(versions).map((version) => laidOut(work, version));
  const { comparePackages } = await load('compat/packages.js');
  const compare = async () => {
    const { verdicts, findings } = await comparePackages({ subject: current, against: baseline }, surroundings);
    if (findings.length > 0 || !verdicts[0]?.compatible) throw new Error(JSON.stringify(findings));
  };
  for (let i = 0; i < 30; i++) await compare();
  const what = 'WASI 0.2.6 and 0.2.12 compared, once warm';
  const parse = (folder) => ['wasm-tools', ['component', 'wit', '--json', folder]];
  if (!runs(parse(current))) {
    console.log(`${what}: ${ms([await timed(compare)])} (no native wasm-tools to compare with)`);
    return;
  }
  const [ours, theirs] = await inTurn(
    41,
    () => timed(compare),
    () => time(parse(baseline)) + time(parse(current)),
  );
  const unit = `times parsing both by wasm-tools component wit --json (${ms(ours)} against ${ms(theirs)})`;
  print(what, median(ours) / median(theirs), unit, 3);
}

/** One package that has all worlds of a version. */
function laidOut(work, version) {
  const folder = join(work, `wasi-${version}`);
  mkdirSync(join(folder, 'deps'), { recursive: true });
  for (const name of readdirSync(versions[version])) {
    cpSync(join(versions[version], name), join(folder, 'deps', name), { recursive: true });
  }
  const worlds = ['cli/command', 'http/proxy'].map((world) => `  include wasi:${world}@${version};\n`);
  writeFileSync(join(folder, 'all.wit'), `package bench:all@${version};\n\nworld all {\n${worlds.join('')}}\n`);
  return folder;
}
