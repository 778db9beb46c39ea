import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a request on its way: it comes through, and the answer as well, or something goes wrong with either. */
export type Fault =
  | 'none'
  | 'lost'
  | 'half'
  | 'answer-lost'
  | 'busy'
  | 'broken'
  | 'slow'
  | 'cut'
  | 'changed'
  | 'other-digest'
  | 'other-byte';

export interface Proxy {
  readonly host: string;
  /** The requests so far: `PUT /v2/acme/kv/manifests/1.0.0`. */
  readonly asked: string[];
  close(): void;
}

/** A proxy before a registry that `decide`s of each request, from 0 on, what happens to it. */
export async function proxyFor(
  registry: string,
  decide: (index: number, what: string) => Fault | Promise<Fault>,
): Promise<Proxy> {
  const asked: string[] = [];
  const server = createServer(async (incoming, response) => {
    const what = `${incoming.method} ${incoming.url?.split('?')[0]}`;
    const index = asked.push(what) - 1;
    const body = await bodyOf(incoming);
    const fault = await decide(index, what);
    if (fault === 'lost') return void incoming.socket.destroy();
    if (fault === 'half') return forwardHalf(registry, incoming, body);
    if (fault === 'busy') return void response.writeHead(429, { 'retry-after': '1' }).end();
    if (fault === 'broken') return void response.writeHead(500).end();
    if (fault === 'changed') body[0] = (body[0] ?? 0) ^ 1;
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 300));
    forward(registry, incoming, body, (answer, content) => give(fault, answer, content, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close };
}

function forward(
  registry: string,
  { method, url, headers, socket }: IncomingMessage,
  body: Buffer,
  then: (answer: IncomingMessage, content: Buffer) => void,
): void {
  const [hostname, port] = registry.split(':');
  let isAnswered = false;
  const outgoing = ask({ hostname, port, method, path: url, headers }, async (answer) => {
    isAnswered = true;
    then(answer, await bodyOf(answer));
  });
  // A registry may answer before it has got everything, and close the line.
  outgoing.on('error', () => isAnswered || socket.destroy());
  outgoing.end(body);
}

/** The registry gets the beginning of what was sent, and then the line breaks on both sides. */
function forwardHalf(registry: string, { method, url, headers, socket }: IncomingMessage, body: Buffer): void {
  const [hostname, port] = registry.split(':');
  const outgoing = ask({ hostname, port, method, path: url, headers });
  outgoing.on('error', () => {});
  outgoing.write(body.subarray(0, body.length / 2), () =>
    setTimeout(() => {
      outgoing.destroy();
      socket.destroy();
    }, 100),
  );
}

function give(fault: Fault, answer: IncomingMessage, content: Buffer, response: ServerResponse): void {
  if (fault === 'answer-lost') return void response.destroy();
  const headers = { ...answer.headers };
  if (fault === 'other-digest' && headers['docker-content-digest'] !== undefined) {
    headers['docker-content-digest'] = `sha256:${'0'.repeat(64)}`;
  }
  if (fault === 'other-byte') content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
  response.writeHead(answer.statusCode ?? 500, headers);
  if (fault !== 'cut') return void response.end(content);
  // Half of what was promised.
  response.write(content.subarray(0, content.length / 2), () => response.destroy());
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
