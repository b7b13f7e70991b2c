import { describe, expect, test } from '@jest/globals';
import { entraRefusal, isPassing } from '../../src/rest/entra-refusal.ts';

describe('a refusal of Entra ID', () => {
  test.each([
    [7000215, 'secret is wrong'],
    [7000222, 'secret has expired'],
    [700016, 'AZURE_CLIENT_ID'],
    [90002, 'AZURE_TENANT_ID'],
    [700024, 'clock'],
    [700027, 'upload a good one to the app registration'],
    [700213, 'its subject is another'],
  ])('with AADSTS%d is explained', (number, words) => {
    const body = {
      error: 'invalid_client',
      error_description: `AADSTS${number}: long text`,
      error_codes: [number],
    };
    const error = entraRefusal(401, body, 'secret');
    expect(error).toMatchObject({
      code: 'UPSTREAM_UNAUTHENTICATED',
      details: { entraCode: `AADSTS${number}` },
    });
    expect(error.message).toContain(`AADSTS${number}`);
    expect(error.message).toContain(words);
    expect(error.message).not.toContain('long text');
  });

  test('has its code from the description where the list is missing', () => {
    expect(entraRefusal(400, { error_description: 'AADSTS50034: no such user' }, 'secret').details).toEqual({
      entraCode: 'AADSTS50034',
    });
  });

  test('with a code nobody knows names the three settings to check', () => {
    expect(entraRefusal(400, { error_codes: [123456] }, 'secret').message).toMatch(
      /AADSTS123456.*AZURE_CLIENT_SECRET/,
    );
  });

  test('says what to check by what the application proved itself with', () => {
    const words = (['certificate', 'federatedToken', 'managedIdentity'] as const).map(
      (kind) => entraRefusal(400, { error_codes: [123456] }, kind).message,
    );
    expect(words[0]).toMatch(/the app registration has the certificate/);
    expect(words[1]).toMatch(/the federated credentials of the app registration/);
    expect(words[2]).toMatch(/a federated credential for the managed identity/);
    expect(words.join()).not.toContain('AZURE_CLIENT_SECRET');
  });

  test.each([
    [{ error: 'invalid_client' }, 'invalid_client'],
    [{ error: '<b>html</b>' }, 'status 404'],
    [undefined, 'status 404'],
  ])('without a code says what little is known', (body, words) => {
    const error = entraRefusal(404, body, 'secret');
    expect(error.message).toContain(words);
    expect(error.message).not.toContain('html');
    expect(error.details).toEqual({});
  });

  test('of an account of a file names it, and settings as the file does', () => {
    const told = (codes: number[]) => entraRefusal(400, { error_codes: codes }, 'secret', 'labs').message;
    expect(told([7000222])).toBe(
      'Entra ID refuses the credentials of the account `labs` (AADSTS7000222). The client secret has expired: create a new one and set `clientSecret`.',
    );
    expect(told([700023])).toContain('check `tenantId` and `authorityHost`');
    expect(told([700024])).toContain('`federatedTokenFile`');
    expect(told([123456])).toContain('Check `tenantId`, `clientId` and `clientSecret`.');
    expect(told([])).toContain('Check `tenantId`, `clientId` and `clientSecret`.');
  });

  test('that is only a bad moment is told from one of the credentials', () => {
    expect(isPassing({ error: 'temporarily_unavailable' })).toBe(true);
    expect(isPassing({ error: 'invalid_client', error_codes: [7000215] })).toBe(false);
    expect(isPassing('text')).toBe(false);
  });
});
