import { describe, expect, test } from '@jest/globals';
import {
  UpstreamThrottled,
  UpstreamUnauthenticated,
  UpstreamUnavailable,
} from '../../src/errors/upstream-errors.ts';
import { WatcherTooSlow } from '../../src/workflow/watch-errors.ts';
import { settle } from '../kit/fake-clock.ts';
import { at, follow, key, sceneOf } from './watch-kit.ts';

describe('watching', () => {
  test('tells the present state at once, then each change once, and ends when it is final', async () => {
    const { clock, watchers, is } = sceneOf(at('PROCESSING', 'scanning'));
    const told = follow(watchers);
    await settle();
    expect(told.steps).toEqual(['PROCESSING scanning started']);
    await clock.advance(5_000);
    expect(told.steps).toHaveLength(1);

    is(at('PROCESSING', 'scanning', 'completed'));
    await clock.advance(2_000);
    is(at('PROCESSING', 'finalizeIngestion', 'completed'));
    await clock.advance(2_000);
    expect(told.ended).toBe(false);
    is(at('READY', 'finalizeIngestion', 'completed'));
    await clock.advance(2_000);
    expect(told.steps).toEqual([
      'PROCESSING scanning started',
      'PROCESSING scanning completed',
      'PROCESSING finalizeIngestion completed',
      'READY finalizeIngestion completed',
    ]);
    expect(told.ended).toBe(true);
    expect(clock.sleeping).toBe(0);
  });

  test('takes no new address for a change, but a message, an error report and a new type of download', async () => {
    const { clock, watchers, is } = sceneOf(at('PROCESSING', 'scanning'));
    const told = follow(watchers);
    await clock.advance(3_000);
    expect(told.snapshots).toHaveLength(1);
    const workflowStatus = { currentStep: 'scanning', state: 'started', messages: ['Wait.'] };
    is(at('PROCESSING', null, '', { workflowStatus }));
    await clock.advance(2_000);
    is(at('PROCESSING', null, '', { workflowStatus: { ...workflowStatus, errorReport: 'https://x?sig=1' } }));
    await clock.advance(2_000);
    is(at('PROCESSING', null, '', { workflowStatus: { ...workflowStatus, errorReport: 'https://x?sig=2' } }));
    await clock.advance(2_000);
    expect(told.snapshots).toHaveLength(3);
  });

  test('reads once for fifty watchers, and gives a late one the present state without a read', async () => {
    const { clock, watchers, is, polls } = sceneOf(at('PROCESSING', 'scanning'));
    const all = Array.from({ length: 50 }, () => follow(watchers));
    await settle();
    expect(polls()).toBe(1);
    expect(all.map(({ steps }) => steps.length)).toEqual(all.map(() => 1));
    await clock.advance(500);
    const late = follow(watchers);
    await settle();
    expect(late.steps).toHaveLength(1);
    expect(polls()).toBe(1);
    is(at('FAILED', 'scanning', 'failed'));
    await clock.advance(1_000);
    expect(polls()).toBe(2);
    expect([...all, late].every(({ ended }) => ended)).toBe(true);
  });

  test('looks anew for who comes when what is known is old', async () => {
    const { clock, watchers, is, polls } = sceneOf(at('AWAITING_APPROVAL', 'microsoftApproval'));
    follow(watchers);
    await clock.advance(3_600_000);
    const before = polls();
    is(at('PROCESSING', 'publishing'));
    const late = follow(watchers);
    await settle();
    expect(polls()).toBe(before + 1);
    expect(late.steps).toEqual(['PROCESSING publishing started']);
  });

  test('stops at once when nobody watches any more', async () => {
    const { clock, watchers, polls } = sceneOf(at('PROCESSING', 'scanning'));
    const told = [follow(watchers), follow(watchers)];
    await settle();
    await told[0]?.leave();
    expect(clock.sleeping).toBe(1);
    await told[1]?.leave();
    await settle();
    expect(clock.sleeping).toBe(0);
    await clock.advance(600_000);
    expect(polls()).toBe(1);
    expect(told.every(({ ended }) => ended)).toBe(true);
  });

  test('looks at once after a write, and often again', async () => {
    const { clock, watchers, polls } = sceneOf(at('AWAITING_PACKAGE'));
    follow(watchers);
    await clock.advance(3_600_000);
    const before = polls();
    watchers.wake(key);
    await settle();
    expect(polls()).toBe(before + 1);
    await clock.advance(5_000);
    expect(polls()).toBe(before + 6);
  });

  test('drops a watcher that does not read, and goes on for the others', async () => {
    const { clock, watchers, is } = sceneOf(at('PROCESSING', 'step'));
    const slow = watchers.watch(key);
    const quick = follow(watchers);
    for (let step = 0; step < 80; step += 1) {
      is(at('PROCESSING', `step ${step}`));
      await clock.advance(1_100);
    }
    await expect(slow.next()).rejects.toBeInstanceOf(WatcherTooSlow);
    expect(quick.steps.length).toBeGreaterThan(64);
    await quick.leave();
    expect(clock.sleeping).toBe(0);
  });
});

describe('trouble', () => {
  test('with something that is not there is an error that says so', async () => {
    const told = follow(sceneOf(null).watchers);
    await settle();
    expect(told.error).toMatchObject({
      code: 'ENTITY_NOT_FOUND',
      message: expect.stringContaining('submissions/11'),
    });
  });

  test('of an outage delays the news and ends nothing, whether it was there first or came later', async () => {
    const { clock, watchers, is, polls } = sceneOf(new UpstreamUnavailable('The service failed.'));
    const told = follow(watchers);
    await clock.advance(600_000);
    expect(told).toMatchObject({ steps: [], error: undefined, ended: false });
    expect(polls()).toBeLessThan(20);
    is(at('PROCESSING', 'scanning'));
    await clock.advance(60_000);
    is(new UpstreamUnavailable('The service failed.'));
    await clock.advance(60_000);
    is(at('READY', 'finalizeIngestion', 'completed'));
    await clock.advance(60_000);
    expect(told.steps).toEqual(['PROCESSING scanning started', 'READY finalizeIngestion completed']);
    expect(told.ended).toBe(true);
  });

  test('with the quota waits for as long as the service says', async () => {
    const { clock, watchers, is, polls } = sceneOf(new UpstreamThrottled(40));
    const told = follow(watchers);
    await settle();
    is(at('READY', 'finalizeIngestion', 'completed'));
    await clock.advance(39_000);
    expect(polls()).toBe(1);
    await clock.advance(2_000);
    expect(told.ended).toBe(true);
  });

  test('that lasts, such as refused credentials, ends all watchers with its error', async () => {
    const { clock, watchers, is } = sceneOf(at('PROCESSING', 'scanning'));
    const told = [follow(watchers), follow(watchers)];
    await settle();
    is(new UpstreamUnauthenticated('The secret has expired.'));
    await clock.advance(2_000);
    for (const { error } of told) expect(error).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED' });
    expect(clock.sleeping).toBe(0);
  });

  test('with a read that finds nothing once is overlooked; a thing that stays away has gone', async () => {
    const { clock, watchers, is } = sceneOf(at('PROCESSING', 'scanning'));
    const told = follow(watchers);
    await settle();
    is(null);
    await clock.advance(1_500);
    is(at('PROCESSING', 'scanning'));
    await clock.advance(5_000);
    expect(told.error).toBeUndefined();
    is(null);
    await clock.advance(10_000);
    expect(told.error).toMatchObject({ code: 'ENTITY_NOT_FOUND' });
  });
});

describe('over replicas', () => {
  test('one polls, and all tell every change once', async () => {
    const { clock, watchers, replica, is, polls } = sceneOf(at('PROCESSING', 'scanning'), { shared: true });
    const [here, there] = [follow(watchers), follow(replica())];
    await clock.advance(600);
    expect(polls()).toBe(1);
    await clock.advance(600_000);
    const alone = sceneOf(at('PROCESSING', 'scanning'));
    follow(alone.watchers);
    await alone.clock.advance(600_600);
    expect(polls()).toBeLessThanOrEqual(alone.polls() + 2);
    is(at('READY', 'finalizeIngestion', 'completed'));
    await clock.advance(20_000);
    for (const told of [here, there]) {
      expect(told.steps).toEqual(['PROCESSING scanning started', 'READY finalizeIngestion completed']);
      expect(told.ended).toBe(true);
    }
  });

  test('a write through one wakes the others within seconds', async () => {
    const scene = sceneOf(at('AWAITING_APPROVAL', 'microsoftApproval'), { shared: true });
    const told = follow(scene.watchers);
    const other = scene.replica();
    await scene.clock.advance(3_600_000);
    scene.is(at('PROCESSING', 'preProcessShippingLabel'));
    other.wake(key);
    await scene.clock.advance(16_000);
    expect(told.steps.at(-1)).toBe('PROCESSING preProcessShippingLabel started');
  });

  test('a replica that dies while it polls holds the others up for one read and no longer', async () => {
    const { clock, watchers, store } = sceneOf(at('PROCESSING', 'scanning'), { shared: true });
    await store.lock('watch:account:products/9007199267351835/submissions/11:poll', 30_000);
    const told = follow(watchers);
    await clock.advance(29_000);
    expect(told.steps).toEqual([]);
    await clock.advance(2_000);
    expect(told.steps).toHaveLength(1);
  });
});
