import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a certificate and its key. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** Makes a certificate authority in a folder, which openssl signs for. */
export function authorityIn(folder: string): Certified & { certify(...names: string[]): Certified } {
  mkdirSync(folder, { recursive: true });
  const own = make(folder, 'authority', ['-addext', 'basicConstraints=critical,CA:TRUE']);
  return {
    ...own,
    certify: (name = '', ...others) =>
      make(folder, name, [
        ...['-CA', own.certificate, '-CAkey', own.key, '-addext', 'basicConstraints=critical,CA:FALSE'],
        ...['-addext', `subjectAltName=${[name, ...others].map((one) => `DNS:${one}`).join(',')}`],
      ]),
  };
}

function make(folder: string, name: string, more: readonly string[]): Certified {
  const [certificate, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`];
  execFileSync('openssl', [...args, '-keyout', key, '-out', certificate, ...more], { stdio: 'pipe' });
  return { certificate, key };
}
