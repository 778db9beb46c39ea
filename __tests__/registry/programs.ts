import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A registry that runs on the loopback as a process of its own. */
export interface Running {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** What it has said so far. */
  log(): string;
  stop(): void;
}

/** Whether a program is on PATH. */
export const isThere = (program: string): boolean => spawnSync(program, ['--help']).error === undefined;

/** The registry of go-containerregistry, which keeps everything in memory. */
export const goRegistry = () => start('registry', ['-port', '0'], /serving on port (\d+)/);

/** The same with the referrers API. */
export const referrersRegistry = () => start('registry-referrers', [], /serving on port (\d+)/);

/** The password of `ada` in the registry below. */
export const password = 'geheim';
/** What `docker login` would keep for `ada`. */
export const dockerLogin = (host: string): string =>
  JSON.stringify({ auths: { [host]: { auth: Buffer.from(`ada:${password}`).toString('base64') } } });
const htpasswd = 'ada:$2b$05$psmq67KQw.LyVq5/UmenVOTIbx1jtW0rg/jIA1woXYdeMA/G4VZHC';

/** How Docker's registry is set up. */
interface Setup {
  /** None: a name and a password. */
  readonly auth?: object;
  /** The files of its certificate and its key. None: without TLS. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** Docker's own registry, which asks for a name and a password. */
export function dockerRegistry({ auth, tls }: Setup = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'wasmwright-registry-'));
  writeFileSync(join(folder, 'htpasswd'), `${htpasswd}\n`);
  const config = join(folder, 'config.yml');
  // JSON is YAML as well.
  const settings = {
    version: 0.1,
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: { addr: '127.0.0.1:0', ...(tls && { tls }) },
    auth: auth ?? { htpasswd: { realm: 'test', path: join(folder, 'htpasswd') } },
  };
  writeFileSync(config, JSON.stringify(settings));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  return start('docker-registry', ['serve', config], /listening on 127\.0\.0\.1:(\d+)/, clean);
}

function start(program: string, args: string[], port: RegExp, clean = () => {}): Promise<Running> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => {
    child.kill('SIGKILL');
    clean();
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk;
      const [, number] = port.exec(said) ?? [];
      if (number !== undefined) resolve({ host: `127.0.0.1:${number}`, log: () => said, stop });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${program} has ended: ${said}`)));
  });
}
