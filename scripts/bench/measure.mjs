import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export const node = (...args) => [process.execPath, args];

/** How long a command takes, in milliseconds. */
export function time([program, args], { env = {} } = {}) {
  const start = performance.now();
  spawnSync(program, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  return performance.now() - start;
}

/** How long a call takes. */
export async function timed(call) {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

/** How long two things take, measured in turn, so that both see the same machine. */
export async function inTurn(rounds, a, b) {
  const [ours, theirs] = [[], []];
  for (let i = 0; i < rounds; i++) {
    ours.push(await a());
    theirs.push(await b());
  }
  return [ours, theirs];
}

/** Whether a program is there. */
export const runs = ([program, args]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

export function ms(values) {
  return `${median(values).toFixed(0)} ms`;
}

export function print(what, value, unit, goal) {
  console.log(
    `${what}: ${value.toFixed(2)} ${unit}; the goal is at most ${goal}${value <= goal ? '' : ' - NOT reached'}`,
  );
}
