import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * Serves one file, as plainly as Node.js can: what a report of the same size cannot beat. Says its address to its parent.
 */

const [, , file = ''] = process.argv;
const server = createServer((_request, response) => {
  createReadStream(file, { highWaterMark: 131_072 }).pipe(response);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
process.on('disconnect', () => process.exit());
