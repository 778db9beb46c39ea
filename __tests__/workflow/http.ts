import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
}

export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves on a free port of the loopback. What `answer` throws becomes a 500, so that the client's log shows it. */
export async function serve(answer: (asked: Asked) => Answer | Promise<Answer>): Promise<Server> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const body = await buffer(request);
    const { method = 'GET', headers } = request;
    let result: Answer;
    try {
      result = await answer({ method, url, headers, body });
    } catch (failure) {
      result = json({ message: String(failure) }, 500);
    }
    response.writeHead(result.status, { 'content-length': result.body?.length ?? 0, ...result.headers });
    response.end(method === 'HEAD' ? undefined : result.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}
