/**
 * The answers in a stream of server-sent events, as `graphql-sse` writes them: `next` events hold an answer each, and
 * `complete` ends it. A stream that ends without `complete` was cut, and so throws.
 */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n\r\n|\n\n|\r\r/);
    rest = blocks.pop() ?? '';
    for (const { name, data } of blocks.map(readBlock)) {
      if (name === 'complete') return;
      if (name === 'next') yield JSON.parse(data);
    }
  }
  throw new StreamCut();
}

/** The stream of events ended before it was complete: nothing is wrong with what came so far. */
export class StreamCut extends Error {
  constructor() {
    super('the stream of events was cut');
    this.name = 'StreamCut';
  }
}

function readBlock(block: string): { name: string; data: string } {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r\n|\n|\r/)) {
    // `s`: a value may hold U+2028 and U+2029, which JSON leaves as they are and a plain `.` does not match.
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  }
  return { name, data: data.join('\n') };
}
