import { connect, type Socket } from 'node:net';

/** What a load generator counted. */
export interface LoadResult {
  readonly requests: number;
  /** Answers other than 200. */
  readonly refused: number;
  readonly seconds: number;
}

/** Keep-alive connections that send one request after the other, over plain sockets, so that the client costs little. */
export async function runLoad(port: number, request: string, seconds: number, connections: number): Promise<LoadResult> {
  const bytes = Buffer.from(request);
  let requests = 0;
  let refused = 0;
  let going = true;
  const one = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.setNoDelay(true);
        socket.write(bytes);
      });
      let head = '';
      socket.on('error', reject).on('data', (chunk) => {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
        if (head.length < end + 4 + length) return;
        requests += 1;
        if (!head.startsWith('HTTP/1.1 200')) refused += 1;
        head = '';
        if (going) socket.write(bytes);
        else resolve(socket);
      });
    });
  const started = performance.now();
  const clients = Promise.all(Array.from({ length: connections }, one));
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  going = false;
  const counted = { requests, refused, seconds: (performance.now() - started) / 1000 };
  for (const socket of await clients) socket.destroy();
  return counted;
}
