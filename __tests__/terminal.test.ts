import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { has, root, wasmwright, withCopy } from './helpers/cli.js';

const hasPty = process.platform !== 'win32' && (await has('python3', '-c', 'import pty'));
/** Calls a function that never returns: a step that takes three seconds. */
const slow = `[components.app]
[[smoke]]
component = "app"
call = 'spin()'
timeout = 3
`;
const environment = { ...process.env, CI: '', TERM: 'xterm-256color', NO_COLOR: '', FORCE_COLOR: undefined };

/** Runs the program on the slow project in a terminal of so many columns. */
async function inTerminal(columns: number, work: (running: RunningProgram) => Promise<void>, env = {}) {
  return withCopy(join(root, '__tests__/cli/smoke-wrong-value/project'), async (copy) => {
    await writeFile(join(copy, 'wasmwright.toml'), slow);
    const terminal = new xterm.Terminal({ cols: columns, rows: 30, scrollback: 500, allowProposedApi: true });
    const program = [process.execPath, join(root, 'dist/cli.js'), 'smoke', '.'];
    const child = spawn('python3', [join(root, '__tests__/helpers/in_terminal.py'), `${columns}`, '30', ...program], {
      cwd: copy,
      env: { ...environment, PYTHONPATH: join(root, '__tests__/helpers/no-wasmtime'), ...env },
    });
    let raw = '';
    let written = Promise.resolve();
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      raw += chunk;
      written = new Promise((resolve) => terminal.write(chunk, resolve));
    });
    const closed = once(child, 'close');
    const lines = async () => {
      await written;
      const { buffer } = terminal;
      const all = Array.from(
        { length: buffer.active.length },
        (_, i) => buffer.active.getLine(i)?.translateToString(true) ?? '',
      );
      return all.filter((line) => line !== '');
    };
    const running: RunningProgram = {
      lines,
      raw: () => raw,
      until: async (pattern) => {
        while (!(await lines()).some((line) => pattern.test(line))) {
          if (child.exitCode !== null) throw new Error(`it ended, and never showed ${pattern}:\n${raw}`);
          await sleep(20);
        }
      },
      ask: (line) => child.stdin.write(`${line}\n`),
      resize: async (columns) => {
        // Between two drawings: the terminal and its size change at once, for the program and for us.
        await once(child.stdout, 'data');
        await written;
        terminal.resize(columns, 30);
        child.stdin.write(`${columns} 30\n`);
      },
      ended: async () => Number((await closed)[0]),
    };
    try {
      await work(running);
    } finally {
      child.kill('SIGKILL');
      terminal.dispose();
    }
  });
}

interface RunningProgram {
  /** What the screen shows, with what has scrolled out of it. */
  lines(): Promise<readonly string[]>;
  /** All that has been written. */
  raw(): string;
  until(pattern: RegExp): Promise<void>;
  ask(line: string): void;
  resize(columns: number): Promise<void>;
  ended(): Promise<number>;
}

const live = /^ {5}Smoking {2}app {2}\d\.\d s$/;
const hidden = (raw: string) => raw.lastIndexOf('\u001b[?25l') > raw.lastIndexOf('\u001b[?25h');

describe.skipIf(!hasPty)('in a terminal (skipped without Python and its pty module)', () => {
  test('a line for the step that is under way, which goes when it is done', async () => {
    await inTerminal(90, async (program) => {
      await program.until(/Smoking {2}app {2}1\.\d s/);
      const during = await program.lines();
      expect(during.filter((line) => live.test(line))).toHaveLength(1);
      expect(during.at(-1)).toMatch(live);
      expect(during).toContainEqual(expect.stringMatching(/^ {7}Built {2}app/));
      expect(hidden(program.raw())).toBe(true);
      // Drawn in place, in green, and several times by now.
      expect(program.raw().split('\u001b[32m     Smoking\u001b[39m').length).toBeGreaterThan(5);

      expect(await program.ended()).toBe(1);
      const end = await program.lines();
      expect(end.join('\n')).not.toContain('Smoking');
      expect(end).toContainEqual(
        'error[smoke-timeout]: `spin()` did not return within 3 s in Node 20'.replace(
          /20$/,
          process.versions.node.split('.')[0] ?? '',
        ),
      );
      expect(end.at(-1)).toMatch(/^1 error \(\d+\.\d s\)$/);
      expect(hidden(program.raw())).toBe(false);
      expect(program.raw()).toContain('\u001b[31merror\u001b[39m[smoke-timeout]');
    });
  });

  test('no line wraps, and nothing is left behind when the window gets narrower', async () => {
    await inTerminal(90, async (program) => {
      await program.until(live);
      await program.resize(20);
      await program.until(/^ {5}Smoking {2}app …$/);
      await sleep(400);
      const during = await program.lines();
      expect(during.filter((line) => line.includes('Smoking'))).toEqual(['     Smoking  app …']);
      expect(await program.ended()).toBe(1);
      expect((await program.lines()).join('\n')).not.toContain('Smoking');
    });
  });

  test('Ctrl-C takes the line away and gives the cursor back', async () => {
    await inTerminal(90, async (program) => {
      await program.until(live);
      program.ask('^C');
      expect(await program.ended()).toBe(2);
      expect(hidden(program.raw())).toBe(false);
      const end = await program.lines();
      expect(end.join('\n')).not.toContain('Smoking');
      expect(end).toContainEqual('error[cancelled]: the run was stopped from outside');
    });
  });

  test.each([{ CI: 'true', NO_COLOR: '1' }, { TERM: 'dumb' }])('plain lines with %o', async (env) => {
    await inTerminal(
      90,
      async (program) => {
        expect(await program.ended()).toBe(1);
        expect(program.raw()).not.toContain('\u001b');
        expect(program.raw()).not.toContain('Smoking');
        expect(program.raw()).toMatch(/^ {7}Built {2}app/m);
      },
      env,
    );
  });

  test('no colours with NO_COLOR, and live lines all the same', async () => {
    await inTerminal(
      90,
      async (program) => {
        await program.until(live);
        expect(await program.ended()).toBe(1);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for.
        expect(program.raw()).not.toMatch(/\u001b\[\d+m/);
      },
      { NO_COLOR: '1' },
    );
  });
});

test('no escapes where standard error is a pipe, but those that FORCE_COLOR asks for', async () => {
  const cwd = join(root, '__tests__/cli/wat-syntax');
  await withCopy(cwd, async (copy) => {
    const plain = await wasmwright(['build', 'project'], { cwd: copy });
    expect(plain.stdout + plain.stderr).not.toContain('\u001b');
    const forced = await wasmwright(['build', 'project'], { cwd: copy, env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain('\u001b[31merror\u001b[39m[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is taken away.
    expect(forced.stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
  });
});
