import { createServer, type Socket } from 'node:net';
import { answers } from './account.ts';

/*
 * The service as fast as it can be: whole answers made beforehand and looked up by the request's first line, straight on
 * sockets. A process of its own. Says `{ port }` when it listens; is told `{ delayMs }` and `{ changing }`; asked `calls`, says
 * `{ calls }`. While it is changing, no two answers are the same: each has another number in a member that nobody asks for.
 */

const base = '/v2.0/my/hardware';
const token = 'a-token-of-the-benchmark';
const tokenAnswer = whole(
  200,
  JSON.stringify({ token_type: 'Bearer', expires_in: '86399', ext_expires_in: '86399', access_token: token }),
);
const refusal = whole(401, '{"statusCode":401,"message":"Unauthorized","activityId":"0"}');
const nothing = whole(404, '{"error":{"code":"entityNotFound","message":"There is none."}}');
const stamp = '"stamp":"0000000000"}';
const bodies = new Map(
  Array.from(answers(), ([path, text]) => [base + path, whole(200, `${text.slice(0, -1)},${stamp}`)]),
);

let delayMs = 0;
let changing = false;
let calls = 0;

const server = createServer((socket) => {
  socket.setNoDelay();
  socket.on('error', () => socket.destroy());
  let received = '';
  socket.on('data', (chunk) => {
    received = answerAll(socket, received + chunk.toString('latin1'));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port });
});
process.on('message', (message: 'calls' | { readonly delayMs: number; readonly changing: boolean }) => {
  if (message === 'calls') process.send?.({ calls });
  else ({ delayMs, changing } = message);
});
process.on('disconnect', () => process.exit());

/** Answers every request that has come whole, and gives back what has not. */
function answerAll(socket: Socket, received: string): string {
  let rest = received;
  for (let end = rest.indexOf('\r\n\r\n'); end !== -1; end = rest.indexOf('\r\n\r\n')) {
    const head = rest.slice(0, end);
    const bytes = head.startsWith('GET ') ? 0 : Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (rest.length < end + 4 + bytes) break;
    rest = rest.slice(end + 4 + bytes);
    answer(socket, head);
  }
  return rest;
}

function answer(socket: Socket, head: string): void {
  if (head.startsWith('POST ')) {
    socket.write(tokenAnswer);
    return;
  }
  calls += 1;
  const body = head.includes(`Bearer ${token}`)
    ? (bodies.get(head.slice(4, head.indexOf(' ', 4))) ?? nothing)
    : refusal;
  // Its digits stand before the quotation mark and the brace that end it.
  if (changing && body !== nothing && body !== refusal)
    body.write(String(calls).padStart(10, '0'), body.length - 12, 'latin1');
  if (delayMs === 0) socket.write(body);
  else setTimeout(() => socket.write(body), delayMs);
}

function whole(status: number, text: string): Buffer {
  const head = `HTTP/1.1 ${status} -\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n`;
  return Buffer.from(head + text);
}
