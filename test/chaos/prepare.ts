import { changes } from './changes.ts';
import type { Operation, Plan } from './operation.ts';
import { perform, type Stagehands } from './perform.ts';
import type { Scene } from './scene.ts';

/** Brings a scene into a state in which an operation can go well, and plans it. @throws Error when it cannot be. */
export async function prepare(
  hands: Stagehands,
  scene: Scene,
  operation: Operation,
  choice: number,
): Promise<Plan> {
  if (needsPackage.has(operation.name)) await well(hands, scene, 'createSubmission');
  if (operation.name === 'cancelShippingLabel') {
    for (const place of scene.labels()) scene.move(place, { step: 'microsoftApproval', state: 'started' });
  } else {
    for (const place of scene.labels()) scene.move(place, { finish: true });
  }
  const plan = operation.plan(scene, choice);
  if (plan === undefined) throw new Error(`the scene has nothing for ${operation.name}`);
  return plan;
}

/** What a submission must still await its package for. */
const needsPackage = new Set(['commitSubmission', 'upload', 'upload and commit']);

async function well(hands: Stagehands, scene: Scene, name: string): Promise<void> {
  const operation = changes.find((one) => one.name === name);
  const plan = operation?.plan(scene, 0);
  if (operation === undefined || plan === undefined) throw new Error(`there is no ${name}`);
  for (let tries = 0; tries < 5; tries += 1) {
    const { whole } = await perform(hands, scene, operation, plan, []);
    if (whole) return;
  }
  throw new Error(`${name} does not go well though nothing is wrong`);
}
