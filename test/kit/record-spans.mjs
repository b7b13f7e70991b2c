import { appendFileSync } from 'node:fs';
import { recordSpans } from './tracing.mjs';

/* What an operator's SDK is to the built program: loaded with NODE_OPTIONS=--import, it writes a line for every span. */

const file = process.env['SPANS_FILE'] ?? '';
recordSpans((span) => appendFileSync(file, `${JSON.stringify(span)}\n`));
