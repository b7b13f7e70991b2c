import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import { writeNodeId } from '../values/node-id.ts';
import type { WatchKey } from './snapshot.ts';

/** What was to be watched is not there, or not any more. */
export class NothingToWatch extends GatewayError {
  constructor(key: WatchKey) {
    const noun = key.kind === 'submission' ? 'submission' : 'shipping label';
    super(ErrorCode.EntityNotFound, `There is no ${noun} ${writeNodeId(key)} in this account.`);
  }
}

/** A watcher read so slowly that what it had not read was given up. */
export class WatcherTooSlow extends GatewayError {
  constructor(waiting: number) {
    super(
      ErrorCode.SubscriptionTooSlow,
      `This subscription was dropped, for ${waiting} events waited to be read. Subscribe again: the present state comes first.`,
    );
  }
}
