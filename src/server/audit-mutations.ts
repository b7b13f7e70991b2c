import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import { ErrorCode, type Outcome } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import type { Context } from '../resolvers/context.ts';
import type { AnyNode } from '../sources/nodes.ts';
import { readNodeId, writeNodeId } from '../values/node-id.ts';
import type { Audit, AuditEntry } from './audit.ts';

/**
 * Wraps every mutation, once, around all that it does: a mutation that was executed has its entry, one that was refused
 * for a missing role too.
 */
export function auditMutations(schema: GraphQLSchema, audit: Audit): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) watch(field, audit);
  return schema;
}

function watch(field: GraphQLField<unknown, Context>, audit: Audit): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = async (source, args, context, info) => {
    const { input } = args as { readonly input: Input };
    const enter = (ending: Ending) =>
      audit({
        caller: context.caller.id,
        action: field.name,
        account: accountOf(input, context),
        correlationId: context.correlationId,
        ...ending,
        touched: [...named(input), ...ending.touched],
      });
    try {
      const payload = (await resolve(source, args, context, info)) as Payload;
      enter(payloadEnding(payload, input));
      return payload;
    } catch (error) {
      enter(errorEnding(error));
      throw error;
    }
  };
}

type Input = Readonly<Record<string, unknown>>;
type Ending = Pick<AuditEntry, 'touched' | 'outcome' | 'codes'>;

/** What every mutation resolves to: the record, under the name of its kind, and the refusals. */
type Payload = Readonly<Record<string, AnyNode | null>> & {
  readonly userErrors: readonly { readonly code: string }[];
};

/** The account of the thing that the input names, else the one that the request is about. */
function accountOf(input: Input, { accounts }: Context): string | undefined {
  const [id = ''] = named(input);
  return readNodeId(id)?.account ?? accounts.label;
}

/** Node ids that the input holds; what is none may be anything, and is not logged. */
function named({ id, product, submission }: Input): string[] {
  const isNodeId = (value: unknown): value is string =>
    typeof value === 'string' && readNodeId(value) !== null;
  return [id, product, submission].filter(isNodeId);
}

function payloadEnding({ userErrors, ...records }: Payload, { validateOnly }: Input): Ending {
  const codes = userErrors.map(({ code }) => code);
  const touched = Object.values(records)
    .map((node) => (node === null ? '' : writeNodeId(node.key)))
    .filter((id) => readNodeId(id) !== null);
  if (codes.length > 0) return { touched, outcome: 'REFUSED', codes };
  return { touched, outcome: validateOnly === true ? 'NOT_SENT' : 'DONE', codes };
}

function errorEnding(error: unknown): Ending {
  const code = error instanceof GatewayError ? error.code : ErrorCode.Internal;
  if (code === ErrorCode.Forbidden) return { touched: [], outcome: 'REFUSED', codes: [code] };
  return { touched: [], outcome: outcomeOfError(error), codes: [code] };
}

/** As the answer says it (`format-error.ts`); after a fault of our own nobody can tell how far the write got. */
function outcomeOfError(error: unknown): Outcome {
  if (!(error instanceof GatewayError)) return 'INDETERMINATE';
  return error.details.outcome ?? 'NOT_SENT';
}
