import { node } from '../../src/platform/node.js';
import { authorityIn } from './authority.js';
import { type Internet, internetOf } from './internet.js';
import { dockerRegistry, isThere, type Running } from './programs.js';
import { type TokenServer, tokenServer, type User } from './tokens.js';

export const missing = ['docker-registry', 'crane', 'openssl'].filter((program) => !isThere(program));

/** Who is known to the server of tokens. */
export const people = {
  ada: { name: 'ada', password: 'geheim & geheimer/1', may: ['pull', 'push'], identity: 'identity+of/ada=' },
  /** May only read. */
  bob: { name: 'bob', password: 'leise-2', may: ['pull'] },
  /** A workflow. */
  octocat: { name: 'octocat', password: 'ghs_TokenOfTheWorkflow3', may: ['pull', 'push'] },
} as const satisfies Record<string, User>;

/**
 * Registries with TLS on the loopback, under names as they have them on the internet: `plain.test` wants a password,
 * `registry.test` and `ghcr.io` want tokens, which `tokens.test` gives.
 */
export interface SecureWorld {
  readonly plain: Running;
  readonly registry: Running;
  readonly tokens: TokenServer;
  readonly internet: Internet;
  /** What leads a program there, and has it trust the certificates. */
  readonly env: Record<string, string>;
  close(): void;
}

export async function openSecureWorld(folder: string): Promise<SecureWorld> {
  const authority = authorityIn(folder);
  const plain = await dockerRegistry({ tls: authority.certify('plain.test', 'localhost') });
  const tokens = await tokenServer(
    'https://tokens.test/token',
    authority.certify('tokens.test'),
    Object.values(people),
  );
  const registry = await dockerRegistry({ tls: authority.certify('registry.test', 'ghcr.io'), auth: tokens.auth });
  const internet = await internetOf({
    'plain.test:443': plain.host,
    'registry.test:443': registry.host,
    'ghcr.io:443': registry.host,
    'tokens.test:443': tokens.host,
  });
  const env = {
    HTTPS_PROXY: internet.proxy,
    https_proxy: internet.proxy,
    NO_PROXY: '',
    no_proxy: '',
    NODE_EXTRA_CA_CERTS: authority.certificate,
    SSL_CERT_FILE: authority.certificate,
    // Tools are installed already: nothing else is to be had in this world.
    XDG_CACHE_HOME: node.machine.cache,
  };
  const close = () => {
    for (const one of [internet, tokens]) one.close();
    for (const one of [plain, registry]) one.stop();
  };
  return { plain, registry, tokens, internet, env, close };
}
