import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeMany } from './many.mjs';
import { inTurn, median, ms, node, print, time } from './measure.mjs';

const sizes = [10, 100, 1_000];

/** What a platform's repository of many components costs: time of the processor and memory, at ten times as many and again. */
export async function scale(work, cli) {
  const run = runner(work, cli);
  const rows = new Map();
  for (const count of sizes) {
    const project = join(work, `scale-${count}`);
    const names = writeMany(project, count);
    const note = (what, used) => rows.set(what, [...(rows.get(what) ?? []), used]);
    note('a plan', run(project, 'plan', '--format', 'github-matrix'));
    note(
      'a plan under a policy',
      withPolicy(project, () => run(project, 'plan')),
    );
    note('the full matrix', matrix(project, run, 'plan', '--format', 'github-matrix'));
    rmSync(join(project, '.wasmwright'), { recursive: true });
    note('the first run', run(project, 'ci'));
    appendFileSync(join(project, names[3], `${names[3]}.wat`), ';; another\n');
    note('a change of one file', run(project, 'ci'));
    note('a plan of what has changed', run(project, 'plan', '--since', 'HEAD', '--format', 'github-matrix'));
    run(project, 'ci');
    note('a run in which nothing is to be done', run(project, 'ci'));
    if (count === sizes.at(-1)) await againstGit(project, cli);
  }
  for (const [what, [, few, many]] of rows) {
    const unit = `times the time of the processor for each of 1,000 components as for each of 100 (${shown(many)} against ${shown(few)})`;
    print(what, many.ms / few.ms / 10, unit, 1.5);
  }
}

/** What a component is granted is decided with all that it is composed with. */
function withPolicy(project, call) {
  const manifest = join(project, 'wasmwright.toml');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, `${text}[policy]\nallow = ["demo:many/numbers"]\n`);
  const used = call();
  writeFileSync(manifest, text);
  return used;
}

const shown = ({ ms, mb }) => `${(ms / 1000).toFixed(2)} s and ${mb.toFixed(0)} MB`;

async function againstGit(project, cli) {
  const [ours, theirs] = await inTurn(
    9,
    () => time(node(cli, 'ci', project)),
    () => time(['git', ['-C', project, 'status', '--porcelain']]),
  );
  const unit = `times git status of the same tree (${ms(ours)} against ${ms(theirs)})`;
  print('nothing to be done for 1,000 components', median(ours) / median(theirs), unit, 20);
}

/** Every job of a plan as a process of its own that has the checkout and what others share, as the machines of a matrix do; and all of it. */
function matrix(project, run, ...plan) {
  const jobs = JSON.parse(run(project, ...plan).stdout).include;
  const shared = join(project, '.wasmwright/shared');
  const used = jobs
    .toSorted((a, b) => a.level - b.level)
    .map(({ components }) => {
      rmSync(join(project, '.wasmwright/store'), { recursive: true, force: true });
      const names = components.split(',').flatMap((name) => ['--component', name]);
      return run(project, 'smoke', '--exactly', '--share', shared, ...names);
    });
  used.push(run(project, 'ci', '--no-smoke', '--share', shared));
  return { ms: used.reduce((sum, { ms }) => sum + ms, 0), mb: Math.max(...used.map(({ mb }) => mb)) };
}

/** Runs the program in a project; gives what it has used. */
function runner(work, cli) {
  const [hook, told] = [join(work, 'used.mjs'), join(work, 'used')];
  const tell = `writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.resourceUsage()))`;
  writeFileSync(hook, `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => ${tell});\n`);
  return (cwd, ...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', hook, cli, ...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`wasmwright ${args.join(' ')}: ${stderr}`);
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(told, 'utf8'));
    return { stdout, ms: (userCPUTime + systemCPUTime) / 1000, mb: maxRSS / 1024 };
  };
}
