import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certified } from './authority.js';

/** Who may do what, in all repositories. */
export interface User {
  readonly name: string;
  readonly password: string;
  readonly may: readonly ('pull' | 'push')[];
  /** What stands for the password in a refresh. */
  readonly identity?: string;
}

/** A request for a token, as it came. */
interface Request {
  readonly method: string;
  readonly authorization?: string;
  readonly parameters: URLSearchParams;
}

/** A server that gives tokens to whom Docker's registry sends there. */
export interface TokenServer {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  readonly asked: Request[];
  /** All tokens that it has given. */
  readonly given: string[];
  /** What Docker's registry has to know of it. */
  readonly auth: object;
  /** A token for repositories, without a request. */
  tokenFor(repositories: readonly string[], actions: readonly string[]): string;
  close(): void;
}

const service = 'registry of the tests';
const issuer = 'tokens of the tests';

/**
 * https://distribution.github.io/distribution/spec/auth/jwt/; `realm`: its URL, as others know it. Strangers get a token
 * that opens nothing, as servers of public registries do.
 */
export async function tokenServer(realm: string, certified: Certified, users: readonly User[]): Promise<TokenServer> {
  const key = createPrivateKey(readFileSync(certified.key));
  const asked: Request[] = [];
  const given: string[] = [];
  const tokenFor: TokenServer['tokenFor'] = (repositories, actions) => {
    const now = Math.floor(Date.now() / 1000);
    const access = repositories.map((name) => ({ type: 'repository', name, actions }));
    const claims = {
      iss: issuer,
      aud: service,
      sub: 'x',
      nbf: now - 10,
      iat: now,
      exp: now + 600,
      jti: `${now}`,
      access,
    };
    const head = { typ: 'JWT', alg: 'RS256', kid: fingerprint(certified) };
    const text = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const token = `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
    given.push(token);
    return token;
  };
  const options = { cert: readFileSync(certified.certificate), key: readFileSync(certified.key) };
  const server = createServer(options, async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', headers } = request;
    const query = new URL(request.url ?? '/', realm).searchParams;
    const parameters = method === 'POST' ? new URLSearchParams(body) : query;
    asked.push({ method, parameters, ...(headers.authorization && { authorization: headers.authorization }) });
    const user = users.find(
      ({ name, password, identity }) =>
        headers.authorization === `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` ||
        (identity !== undefined && parameters.get('refresh_token') === identity),
    );
    const isStranger = method === 'GET' && headers.authorization === undefined;
    if ((!user && !isStranger) || parameters.get('service') !== service) return void response.writeHead(401).end('{}');
    const [, repository = '', actions = ''] = (parameters.get('scope') ?? '').split(':');
    const granted = actions.split(',').filter((action) => user?.may.some((one) => one === action));
    response.end(JSON.stringify({ token: tokenFor([repository], granted) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  const auth = { token: { realm, service, issuer, rootcertbundle: certified.certificate } };
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked, given, auth, tokenFor, close };
}

/** How Docker's registry names a key (libtrust): the SHA-256 of what is public of it, but for its end. */
function fingerprint({ key }: Certified): string {
  const spki = createPublicKey(readFileSync(key)).export({ type: 'spki', format: 'der' });
  const bits = [...createHash('sha256').update(spki).digest().subarray(0, 30)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const letters = (bits.match(/.{5}/g) ?? []).map(
    (five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)],
  );
  return (letters.join('').match(/.{4}/g) ?? []).join(':');
}
