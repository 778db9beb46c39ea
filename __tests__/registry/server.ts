import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface Given {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  /** Ends the connection after so many bytes of the body. */
  readonly breakAfter?: number;
}

export interface LocalServer {
  readonly host: string;
  readonly url: string;
  readonly asked: Asked[];
  close(): void;
}

/** A server on the loopback that answers as it is told, and remembers what it was asked. */
export async function serve(answer: (asked: Asked) => Given): Promise<LocalServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const heard = await hear(request);
    asked.push(heard);
    give(answer(heard), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { host, url: `http://${host}`, asked, close };
}

async function hear(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', headers } = request;
  const url = new URL(request.url ?? '/', `http://${headers.host}`);
  return { method, url, authorization: headers.authorization, body: Buffer.concat(chunks).toString() };
}

function give({ status = 200, headers = {}, body = '', breakAfter }: Given, response: ServerResponse): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-length': bytes.length, ...headers });
  if (breakAfter === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, breakAfter), () => response.destroy());
}

export const json = (value: unknown, more: Given = {}): Given => ({
  ...more,
  headers: { 'content-type': 'application/json', ...more.headers },
  body: JSON.stringify(value),
});
