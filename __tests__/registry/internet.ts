import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A small internet: what is named like hosts far away runs on the loopback, and nothing else is there. */
export interface Internet {
  /** Where to find it: it is a proxy that `CONNECT`s. */
  readonly proxy: string;
  /** The hosts that were asked for, with those that there are none of. */
  readonly asked: string[];
  close(): void;
}

/** `hosts`: by `HOST:PORT`, the `HOST:PORT` that is really spoken to. */
export async function internetOf(hosts: Readonly<Record<string, string>>): Promise<Internet> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.once('data', (head) => {
      const name = /^CONNECT (\S+) /.exec(String(head))?.[1] ?? String(head).split('\r\n')[0] ?? '';
      asked.push(name);
      const target = hosts[name];
      if (target === undefined) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      const there = connect(Number(target.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(there).pipe(socket);
      });
      open.add(there);
      there.on('error', () => socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return { proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close };
}
