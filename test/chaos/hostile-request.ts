import fc from 'fast-check';

/** Bytes for a bare connection: requests of all kinds, whole and broken, alone and in a row, and WebSocket frames. */
export function arbitraryBytes(): fc.Arbitrary<Buffer> {
  const whole = fc.array(request, { minLength: 1, maxLength: 3 }).map((parts) => Buffer.concat(parts));
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 3, arbitrary: broken(whole) },
    { weight: 2, arbitrary: webSocket },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  );
}

const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('DELETE', 'PATCH', 'TRACE', 'CONNECT', 'get', 'PRI', 'POST\t', ''),
  },
);

const submission = '/packages/products/13990390021569011/submissions/1152921504627422409';
const path = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '/graphql',
      '/',
      '/schema.graphql',
      '/healthz',
      '/readyz',
      '/metrics',
      '/packages',
      submission,
      `${submission}/signed`,
      `${submission}?commit=maybe`,
      '/packages/preprod',
      '/graphql?query=%7B__typename%7D',
      '/graphql?query=%7B&variables=%5B',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '/../../etc/passwd',
      '/graphql?query=%',
      '/graphql?%00',
      '//graphql',
      'http://elsewhere.example/graphql',
      '*',
      '/packages/products/1%0d%0ax/submissions/2',
      `/${'a'.repeat(9_000)}`,
      '/graphql?query=%FF%FE',
    ),
  },
  { weight: 1, arbitrary: fc.webPath() },
);

const header = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'host: localhost',
      'host: elsewhere.example',
      'origin: https://elsewhere.example',
      'content-type: application/json',
      'content-type: application/json; charset=utf-16',
      'content-type: text/plain',
      'content-type: multipart/form-data; boundary=x',
      'content-encoding: gzip',
      'accept: text/event-stream',
      'accept: application/graphql-response+json',
      'accept: */*;q=nonsense',
      'range: bytes=9-1,5-',
      'if-none-match: "',
      'expect: 100-continue',
      'expect: the-unexpected',
      'connection: close',
      'connection: upgrade',
      'upgrade: h2c',
      'transfer-encoding: chunked',
      'transfer-encoding: gzip, chunked',
      'content-length: 12',
      'content-length: -1',
      'content-length: 99999999999999999999',
      'content-digest: sha-256=:AAAA:',
      'traceparent: 00-zz',
      'x-correlation-id: \u0001',
      'cookie: a=b',
      'sec-fetch-site: cross-site',
      ' folded: header',
      'no colon at all',
      ': no name',
      `x-long: ${'y'.repeat(17_000)}`,
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.string(), fc.string()).map(([name, value]) => `${name}: ${value}`) },
);

const body = fc.oneof(
  fc.constantFrom(
    '',
    '{"query":"{ __typename }"}',
    '{"query":',
    '[]',
    'null',
    '5\r\nhello\r\n0\r\n\r\n',
    'FFFFFFFFFFFFFFFF\r\nx',
    'zz\r\n\r\n0\r\n\r\n',
    '5;ext=1\r\nhello\r\n0\r\ntrailer: x\r\n\r\n',
  ),
  fc.string({ maxLength: 400 }),
);

const request = fc
  .record({
    method,
    path,
    version: fc.oneof(
      { weight: 12, arbitrary: fc.constant('HTTP/1.1') },
      { weight: 1, arbitrary: fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'http/1.1') },
    ),
    headers: fc.array(header, { maxLength: 8 }),
    body,
    isRight: fc.boolean(),
  })
  .map((parts) => {
    const length = `content-length: ${Buffer.byteLength(parts.body)}`;
    const headers = ['host: localhost', ...parts.headers, ...(parts.isRight ? [length] : [])];
    return Buffer.from(
      `${parts.method} ${parts.path} ${parts.version}\r\n${headers.join('\r\n')}\r\n\r\n${parts.body}`,
      'latin1',
    );
  });

/** Cut short, or with some bytes that are others. */
function broken(buffers: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  return fc
    .tuple(buffers, place, fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 4 }))
    .map(([bytes, end, changes]) => {
      const copy = Buffer.from(bytes.subarray(0, Math.ceil(end * bytes.length)));
      for (const [at, byte] of changes) {
        if (copy.length > 0) copy[Math.floor(at * (copy.length - 1))] = byte;
      }
      return copy;
    });
}

const upgrade = Buffer.from(
  [
    'GET /graphql HTTP/1.1',
    'host: localhost',
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol: graphql-transport-ws',
    '',
    '',
  ].join('\r\n'),
);

const message = fc.oneof(
  fc.constantFrom(
    '{"type":"connection_init"}',
    '{"type":"ping"}',
    '{"type":"complete","id":"1"}',
    '{"type":"subscribe","id":"1","payload":{"query":"{ __typename }"}}',
    '{"type":"subscribe","id":"1","payload":{"query":"subscription { submissionUpdated(id: \\"products/1/submissions/2\\") { id } }"}}',
    '{"type":"subscribe","id":"","payload":null}',
    '{"type":"__proto__"}',
  ),
  fc.json(),
  fc.string({ maxLength: 200 }),
);

/** An upgrade, and frames of which most are masked as they must be, and some are none. */
const webSocket = fc
  .array(
    fc.tuple(
      message,
      fc.constantFrom(0x81, 0x81, 0x81, 0x82, 0x01, 0x80, 0x88, 0x89, 0xc1, 0x83),
      fc.nat({ max: 9 }),
    ),
    { maxLength: 5 },
  )
  .map((frames) =>
    Buffer.concat([upgrade, ...frames.map(([text, opcode, odd]) => frame(text, opcode, odd > 0))]),
  );

function frame(text: string, opcode: number, isMasked: boolean): Buffer {
  const payload = Buffer.from(text).subarray(0, 60_000);
  const mask = isMasked ? 0x80 : 0;
  const head =
    payload.length < 126
      ? Buffer.from([opcode, mask | payload.length])
      : Buffer.from([opcode, mask | 126, payload.length >> 8, payload.length & 0xff]);
  // A key of nothing leaves the payload as it is.
  return Buffer.concat([head, isMasked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}
