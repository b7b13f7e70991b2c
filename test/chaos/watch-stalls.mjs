import { appendFileSync } from 'node:fs';
import { onStall } from './on-stall.mjs';

/*
 * Loaded into a gateway with NODE_OPTIONS="--import …". Writes to the file STALLS_FILE, a line each, when the process was
 * given no processor: from when, until when (both in milliseconds since the epoch), and how much of that it did work.
 */

const file = process.env['STALLS_FILE'] ?? '';
onStall((stall) => appendFileSync(file, `${JSON.stringify(stall)}\n`));
