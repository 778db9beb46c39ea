import { type AddressInfo, createServer } from 'node:net';

/** Listens on the loopback for as long as the work goes on; gives what it has been sent. */
export async function withListener(work: (port: number) => Promise<void>): Promise<readonly string[]> {
  const sent: string[] = [];
  const server = createServer((socket) => {
    const place = sent.push('') - 1;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      sent[place] += data.toString();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work((server.address() as AddressInfo).port);
    // What was sent on the last connection may still be on its way.
    await new Promise((resolve) => setImmediate(resolve));
    return sent;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
