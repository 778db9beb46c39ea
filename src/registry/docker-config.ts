import * as z from 'zod/mini';
import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import { type Platform, ProgramNotFound } from '../platform/platform.js';
import { type Credentials, decodeBasic } from './basic.js';
import { type Place, registryName } from './reference.js';

const auth = z.looseObject({
  auth: z.optional(z.string()),
  username: z.optional(z.string()),
  password: z.optional(z.string()),
  identitytoken: z.optional(z.string()),
});
const config = z.looseObject({
  auths: z.optional(z.record(z.string(), auth)),
  credHelpers: z.optional(z.record(z.string(), z.string())),
  credsStore: z.optional(z.string()),
});
const secret = z.looseObject({ Username: z.string(), Secret: z.string() });

/** What `docker login` has kept, in its `config.json` or with the helper that it names. */
export async function dockerCredentials(
  { registry }: Place,
  platform: Platform,
  signal: AbortSignal,
): Promise<Credentials | undefined> {
  const { env, files, machine } = platform;
  const file = join(env['DOCKER_CONFIG'] || join(machine.home, '.docker'), 'config.json');
  if ((await files.kind(file)) !== 'file') return undefined;
  const { auths = {}, credHelpers = {}, credsStore } = parse(await files.readText(file), file);
  const wanted = registryName(registry);
  const of = <T>(table: Readonly<Record<string, T>>) =>
    Object.entries(table).find(([name]) => registryName(name) === wanted)?.[1];
  const helper = of(credHelpers) ?? credsStore;
  const kept = helper ? await askHelper(helper, wanted, platform, signal) : undefined;
  return kept ?? inTheClear(of(auths));
}

function parse(text: string, file: string): z.infer<typeof config> {
  const parsed = config.safeParse(json(text));
  if (parsed.success) return parsed.data;
  const help = '`docker login` writes it anew; DOCKER_CONFIG names another folder';
  throw new Stop(error('registry-settings', "docker's settings cannot be read", { location: { file }, help }));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function inTheClear(entry: z.infer<typeof auth> | undefined): Credentials | undefined {
  if (entry?.identitytoken) return { kind: 'refresh-token', token: entry.identitytoken };
  if (entry?.auth) return decodeBasic(entry.auth);
  const { username, password } = entry ?? {};
  return username && password ? { kind: 'password', username, password } : undefined;
}

/** Docker Hub is kept under an address of its first days. */
const serverOf = (registry: string) => (registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry);

/** A helper is a program that is told the server on its standard input (docker-credential-helpers). */
async function askHelper(
  helper: string,
  registry: string,
  { processes }: Platform,
  signal: AbortSignal,
): Promise<Credentials | undefined> {
  const program = `docker-credential-${helper}`;
  if (!/^[\w.-]+$/.test(helper)) throw unusable(program, 'its name is none of a program');
  const command = { program, args: ['get'], input: serverOf(registry) };
  const { code, stdout } = await processes.run(command, signal).catch((failure: unknown) => {
    throw failure instanceof ProgramNotFound ? unusable(program, 'it is not on PATH') : failure;
  });
  if (code !== 0 && /credentials not found/i.test(stdout)) return undefined;
  const parsed = secret.safeParse(json(stdout));
  // What it has printed may be a secret, even when it is of no use.
  if (code !== 0 || !parsed.success) throw unusable(program, code === 0 ? 'it answers something else' : 'it failed');
  const { Username: username, Secret: password } = parsed.data;
  if (username === '<token>') return { kind: 'refresh-token', token: password };
  return username === '' && password === '' ? undefined : { kind: 'password', username, password };
}

function unusable(program: string, why: string): Stop {
  return new Stop(
    error('registry-settings', `\`${program}\`, which keeps the credentials of docker, cannot be asked: ${why}`, {
      help: 'install it, or take it out of `credsStore` and `credHelpers` in config.json of docker',
    }),
  );
}
