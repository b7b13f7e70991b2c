import { makeExecutableSchema } from '@graphql-tools/schema';
import { type BoundedQueue, createBoundedQueue } from '../../src/workflow/bounded-queue.ts';

/** A schema with a subscription `news`, whose news are what the test puts into its queues. */
export function newsSchema() {
  const queues: BoundedQueue<string>[] = [];
  const schema = makeExecutableSchema({
    typeDefs: 'type Query { hello: String } type Subscription { news: String }',
    resolvers: {
      Query: { hello: () => 'hello' },
      Subscription: {
        news: {
          subscribe: () => {
            const queue = createBoundedQueue<string>({
              limit: 8,
              full: () => new Error('full'),
              onClose: () => {},
            });
            queues.push(queue);
            return queue;
          },
          resolve: (text: string) => text,
        },
      },
    },
  });
  return { schema, queues };
}
