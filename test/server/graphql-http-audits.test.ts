import { describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startTinyGateway } from './tiny-gateway.ts';

// Each audit starts a gateway of its own, because the kit closes them after every test; they are cheap.
const audits = serverAudits({ url: async () => (await startTinyGateway()).graphql });

describe('GraphQL over HTTP', () => {
  test('has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map((audit) => ({ audit, title: `${audit.id} ${audit.name}` })))(
    '$title',
    async ({ audit }) => {
      expect(await audit.fn()).toMatchObject({ status: 'ok' });
    },
  );
});
