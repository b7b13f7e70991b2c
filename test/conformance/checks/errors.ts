import { type Check, reads, writes } from '../check.ts';
import { ensure, ensureRefusal, ensureShape, ensureStatus } from '../expect.ts';
import { makeProduct, NEW_PRODUCT } from './scenes.ts';

/** Refusals and their bodies. */
export const errorChecks: readonly Check[] = [
  reads(
    'E-001',
    'a functional error is an object error with code, message and validationErrors',
    'Errors: body shapes',
    async ({ client }) => {
      ensureRefusal(await client.get('/products/9007199254740993'), { status: 404, code: 'entityNotFound' });
    },
  ),
  reads(
    'E-002',
    'an id that is no number is refused with 400 or 404',
    'Open questions: malformed ids',
    async ({ client }) => {
      ensureStatus(await client.get('/products/widget'), 400, 404);
    },
  ),
  reads(
    'E-003',
    'an id beyond 64 bits is refused with 400 or 404',
    'Open questions: malformed ids',
    async ({ client }) => {
      ensureStatus(await client.get('/products/99999999999999999999'), 400, 404);
    },
  ),
  reads('E-004', 'an unknown path is answered 404', 'Errors: statuses', async ({ client }) => {
    ensureStatus(await client.get('/driverpackages'), 404);
  }),
  writes('E-010', 'a body that is no JSON is refused with 400', 'Errors: statuses', async (client) => {
    const headers = { 'content-type': 'application/json' };
    for (const text of ['{"productName":', 'productName=x', '']) {
      ensureStatus(await client.call('POST', '/products', { headers, text }), 400);
    }
  }),
  writes('E-011', 'a body of another type is refused with 415', 'Errors: statuses', async (client) => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
      const headers = { 'content-type': type };
      ensureStatus(
        await client.call('POST', '/products', { headers, text: JSON.stringify(NEW_PRODUCT) }),
        415,
      );
    }
  }),
  writes(
    'E-012',
    'a value of the wrong JSON type is refused with 400',
    'Errors: statuses',
    async (client) => {
      ensureStatus(await client.call('POST', '/products', { body: { ...NEW_PRODUCT, productName: 7 } }), 400);
      ensureStatus(
        await client.call('POST', '/products', { body: { ...NEW_PRODUCT, requestedSignatures: 'x' } }),
        400,
      );
    },
  ),
  writes(
    'E-013',
    'every fault of an input has an entry of its own',
    'Errors: body shapes',
    async (client) => {
      const answer = await client.call('POST', '/products', { body: { deviceType: 'toaster' } });
      for (const target of ['productName', 'requestedSignatures', 'deviceType']) {
        ensureRefusal(answer, { status: 422, code: 'invalidInput', message: 'Validation Failed.', target });
      }
    },
  ),
  writes(
    'E-014',
    'too many calls are refused with 429, Retry-After in seconds, in the shape of the gateway',
    'Throttling',
    async (client, emulator) => {
      await emulator.withSettings({ callsPerMinute: 2 }, async () => {
        const answers = [];
        for (let count = 0; count < 3; count++)
          answers.push(await client.call('GET', '/audiences', { patient: false }));
        const [, , third] = answers;
        ensure(third !== undefined, 'three answers');
        if (third === undefined) return;
        ensureStatus(third, 429);
        ensureShape(third.json, 'gatewayError');
        ensure(/^\d+$/.test(third.headers['retry-after'] ?? ''), 'Retry-After in seconds');
      });
      await emulator.age(61);
    },
  ),
  writes(
    'E-015',
    'the statuses of functional errors are settings of an emulator',
    'Suggested settings of an emulator',
    async (client, emulator) => {
      await emulator.withSettings({ updateUnauthorizedStatus: 409 }, async () => {
        const answer = await client.call('PATCH', await makeProduct(client), { body: { productName: 'x' } });
        ensureRefusal(answer, { status: 409, code: 'updateUnauthorized' });
      });
    },
  ),
];
