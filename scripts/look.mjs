// What the job summaries of real runs look like on GitHub: draws them in light and dark, as PNGs in a
// temporary folder. `npm run look` draws a few, `npm run look -- FOLDER...` those of other projects.
// Needs Chromium, and dist/ as it is now (`npm run build`).
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { writeMany } from './look/many.mjs';
import { draw } from './look/page.mjs';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
const { inputs: defined } = parse(await readFile(join(root, 'action.yml'), 'utf8'));

/** The summary that the step of a workflow writes for a project. */
async function summaryOf(write, command = 'ci') {
  const workspace = await mkdtemp(join(tmpdir(), 'wasmwright-look-'));
  try {
    const project = join(workspace, 'project');
    await write(project);
    const file = join(workspace, 'summary.md');
    await writeFile(file, '');
    const asked = { command, 'working-directory': 'project', upload: 'false', cache: 'false', token: '', matrix: '' };
    const inputs = {
      ...Object.fromEntries(Object.entries(defined).map(([name, input]) => [name, input.default ?? ''])),
      ...asked,
    };
    const env = {
      ...process.env,
      GITHUB_STEP_SUMMARY: file,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_SHA: '9f2c1ab',
      RUNNER_TEMP: workspace,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    };
    // That a run fails is a result like any other.
    await execute(process.execPath, [join(root, 'dist/action.js')], { cwd: workspace, env, maxBuffer: 1 << 28 }).catch(
      ({ code, stderr }) => {
        if (typeof code !== 'number' || code > 2) throw new Error(stderr);
      },
    );
    return await readFile(file, 'utf8');
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** A pull request that breaks two of seven known plugins. */
async function writeBreak(project) {
  const fixture = join(root, '__tests__/fixtures/kv');
  const identity = ['-c', 'user.name=Look', '-c', 'user.email=look@example.com'];
  const git = (...args) => execute('git', [...identity, ...args], { cwd: project });
  await cp(fixture, project, { recursive: true });
  await rm(join(project, 'baseline'), { recursive: true });
  await cp(join(fixture, 'baseline/store.wit'), join(project, 'wit/store.wit'));
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Base');
  await git('checkout', '--quiet', '-b', 'topic');
  await cp(join(fixture, 'wit/store.wit'), join(project, 'wit/store.wit'));
  await git('commit', '--quiet', '--all', '--message', 'Change');
}

const copyOf = (folder) => (project) => cp(folder, project, { recursive: true });
const given = process.argv.slice(2);
const cases =
  given.length > 0
    ? given.map((folder) => [basename(folder), copyOf(folder)])
    : [
        ['passing', copyOf(join(root, 'examples/hello'))],
        ['findings', copyOf(join(root, '__tests__/fixtures/findings'))],
        ['many', (project) => writeMany(project, 40)],
        ['gate', writeBreak, 'compat'],
      ];

const out = join(tmpdir(), 'wasmwright-look');
await mkdir(out, { recursive: true });
for (const [name, write, command] of cases) {
  const markdown = await summaryOf(write, command);
  await writeFile(join(out, `${name}.md`), markdown);
  for (const theme of ['light', 'dark']) {
    const png = join(out, `${name}-${theme}.png`);
    const { tooWide, errors } = await draw(markdown, { theme, png });
    console.log(png);
    for (const what of [...tooWide.map((text) => `too wide: ${text}`), ...errors]) console.log(`  ${what}`);
  }
}
