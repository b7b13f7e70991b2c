import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { BadUserInput } from '../../src/errors/bad-user-input.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';

/** A schema that needs no upstream. */
export function tinySchema() {
  return makeExecutableSchema({
    typeDefs: `
      scalar Even
      enum Colour { RED }
      type Query {
        hello(name: String = "world"): String!
        slow(ms: Int!): String!
        even(of: Even): String
        colour: Colour
        tinted(of: Colour): String
        broken: String
        unavailable: String
        calls(n: Int!): Int
        thrown: String
      }
      type Mutation {
        write: String
        refused: String
        broken(calls: Int!): String
        told: String
        read: Read
      }
      type Read { after: String }
    `,
    resolvers: {
      Even: evenScalar,
      Query: {
        hello: (_root, { name }) => `hello ${name}`,
        slow: (_root, { ms }) => new Promise((resolve) => setTimeout(() => resolve('done'), ms)),
        even: (_root, { of }) => String(of),
        colour: () => 'GREEN',
        broken: () => {
          throw new TypeError('password=kept-close in undefined');
        },
        unavailable: () => {
          throw new UpstreamUnavailable('The service cannot be reached.', { retryAfterSeconds: 3 });
        },
        calls: (_root, { n }, { scope }) => {
          scope.cost.upstreamCalls += n;
          return n;
        },
        thrown: () => {
          throw Object.assign(new Error('kept-close'), { extensions: { code: 'SOMEBODY_ELSES' } });
        },
      },
      Mutation: {
        write: () => 'written',
        refused: () => {
          throw new BadUserInput('The id is malformed.');
        },
        broken: (_root, { calls }, { scope }) => {
          scope.cost.upstreamCalls += calls;
          throw new TypeError('kept-close');
        },
        told: () => {
          throw new UpstreamUnavailable('Nobody can tell.', { outcome: 'INDETERMINATE' });
        },
        read: () => ({}),
      },
      Read: {
        after: () => {
          throw new UpstreamUnavailable('The service cannot be reached.');
        },
      },
    },
  });
}

/** Refuses as the gateway's own scalars do. */
const evenScalar = new GraphQLScalarType({
  name: 'Even',
  parseValue: (value) => {
    if (typeof value !== 'number' || value % 2 !== 0) throw new BadUserInput('An even number was expected.');
    return value;
  },
  parseLiteral: (node) => {
    if (node.kind === Kind.INT && Number(node.value) % 2 === 0) return Number(node.value);
    throw new GraphQLError('An even number was expected.', {
      nodes: node,
      extensions: { code: 'BAD_USER_INPUT', invalidValue: true },
    });
  },
});
