import type { LabelRecord, StepState } from '../records.ts';
import { stateOfLabel } from '../views/label-state.ts';
import { finishLabel, reachApproval } from '../workflow/label-workflow.ts';
import type { World } from '../world.ts';

/** What to do with a label; one of the verbs, or a point to hold it at. */
export interface LabelChange {
  /** Holds the workflow at this step … */
  readonly step?: string;
  /** … in this state; `started` when left out. */
  readonly state?: StepState;
  readonly messages?: readonly string[];
  /** Text of the error report. */
  readonly errorReport?: string;
  /** Approves it: publishing begins. */
  readonly approve?: boolean;
  /** Lets it be published or shared. */
  readonly finish?: boolean;
  /** Fails it where it stands, or at `step`. */
  readonly fail?: boolean;
  /** Lets it go on by itself, from the beginning of its workflow. */
  readonly release?: boolean;
}

/** Changes a label; throws an Error when nothing is asked for. */
export function changeLabel(label: LabelRecord, change: LabelChange, world: World): void {
  const now = world.clock.life();
  if (change.approve) {
    if (stateOfLabel(label, world).step !== 'microsoftApproval') reachApproval(label, now);
    delete label.pin;
    label.approvedAt = now;
  } else if (change.finish) {
    finishLabel(label, now);
  } else if (change.release) {
    delete label.pin;
    label.startedAt = now;
  } else if (change.fail) {
    const step = change.step ?? stateOfLabel(label, world).step;
    hold(label, { messages: ['The shipping label failed.'], ...change, step, state: 'failed' });
  } else if (change.step !== undefined) {
    hold(label, change);
  } else {
    throw new Error('Say approve, finish, fail, release, or a step to hold at');
  }
}

function hold(label: LabelRecord, change: LabelChange): void {
  const { step = '', state = 'started', messages, errorReport } = change;
  delete label.cancelledAt;
  label.pin = {
    step,
    state,
    ...(messages === undefined ? {} : { messages }),
    ...(errorReport === undefined ? {} : { report: errorReport }),
  };
}
