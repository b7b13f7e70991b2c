import { describe, expect, test } from '@jest/globals';
import { requestToken, send, startTestEmulator, tokenForm } from './emulator-kit.ts';

describe('token endpoints', () => {
  test('v1 answers numbers as strings and wants a resource', async () => {
    const { origin, tenantId } = await startTestEmulator();
    const url = `${origin}/${tenantId}/oauth2/token/`;
    const { status, body } = await send(url, { method: 'POST', body: tokenForm() });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: '3599', ext_expires_in: '3599' });
    expect(body.expires_on).toMatch(/^\d{10}$/);
    expect(body.resource).toBe('https://manage.devcenter.microsoft.com');
    const without = await send(url, { method: 'POST', body: tokenForm({ resource: '' }) });
    expect(without.status).toBe(400);
    expect(without.body.error_description).toContain('AADSTS900144');
  });

  test('v2 answers bare numbers and wants the scope', async () => {
    const { origin } = await startTestEmulator();
    const url = `${origin}/any-tenant/oauth2/v2.0/token`;
    const scope = 'https://manage.devcenter.microsoft.com/.default';
    const { body } = await send(url, { method: 'POST', body: tokenForm({ scope }) });
    expect(body.expires_in).toBe(3599);
    expect(body.expires_on).toBeUndefined();
    const wrong = await send(url, { method: 'POST', body: tokenForm({ scope: 'openid' }) });
    expect(wrong.body.error).toBe('invalid_scope');
  });

  test.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    [{ client_secret: '' }, 401, 'invalid_client', 7000218],
    [{ client_id: 'stranger' }, 400, 'unauthorized_client', 700016],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    [{ resource: 'https://graph.microsoft.com' }, 400, 'invalid_resource', 500011],
  ])('%j is refused as Entra does it', async (change, status, error, code) => {
    const { origin } = await startTestEmulator();
    const answer = await send(`${origin}/t/oauth2/token`, { method: 'POST', body: tokenForm(change) });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [code] });
    expect(answer.body.error_description).toContain(`AADSTS${code}: `);
    expect(answer.text).not.toContain('emulator-secret');
  });

  test('an expired secret is told by its own code', async () => {
    const emulator = await startTestEmulator();
    emulator.control.settings({ expiredSecret: true });
    const answer = await send(`${emulator.origin}/t/oauth2/token`, { method: 'POST', body: tokenForm() });
    expect(answer.body.error_codes).toEqual([7000222]);
  });

  test('requests for tokens are counted apart from calls', async () => {
    const emulator = await startTestEmulator();
    await requestToken(emulator);
    await requestToken(emulator);
    expect(emulator.control.tokenRequests()).toHaveLength(2);
    expect(emulator.control.calls()).toHaveLength(0);
  });

  test('a token that is over, revoked, or of another emulator is refused with 401', async () => {
    const emulator = await startTestEmulator();
    expect((await emulator.get('/audiences')).status).toBe(200);
    emulator.control.clock({ advanceWallMs: 3_600_000 });
    expect((await emulator.get('/audiences')).status).toBe(401);
    const headers = async () => ({ authorization: `bearer ${await requestToken(emulator)}` });
    const fresh = await headers();
    expect((await send(`${emulator.apiUrl}/audiences`, { headers: fresh })).status).toBe(200);
    emulator.control.revokeTokens();
    expect((await send(`${emulator.apiUrl}/audiences`, { headers: fresh })).status).toBe(401);
    const other = await startTestEmulator();
    const foreign = { authorization: `Bearer ${other.token}` };
    expect((await send(`${emulator.apiUrl}/audiences`, { headers: foreign })).status).toBe(401);
  });
});
