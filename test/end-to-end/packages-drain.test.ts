import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pause } from '../kit/eventually.ts';
import { newSubmission } from '../kit/new-submission.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ environment: { REQUEST_TIMEOUT_MS: '1000' } });
});
afterAll(() => stage.close());

test('an upload that takes longer than any request is finished before the gateway ends', async () => {
  const { url } = await newSubmission(stage);
  const outgoing = request(`${url}?commit=true`, { method: 'PUT', agent: false });
  const answered = once(outgoing, 'response');
  outgoing.write('MSCF');
  await pause(200);
  const code = stage.gateway.stop('SIGTERM');
  for (let sent = 0; sent < 18; sent += 1) {
    await pause(500);
    outgoing.write('.');
  }
  outgoing.end();
  const [response] = (await answered) as [IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(200);
  expect(stage.calls('POST', /\/commit$/)).toHaveLength(1);
  expect(await code).toBe(0);
});
