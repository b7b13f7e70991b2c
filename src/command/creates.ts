import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import type { Fields, Gateway } from './gateway.ts';

/** What was created: its node id, and its numbers by their names. */
export interface Created {
  readonly id: string;
  readonly [number: string]: string;
}

interface UserError {
  readonly message: string;
  readonly code: string;
  readonly path: readonly string[] | null;
  readonly correlationId: string | null;
}

interface Payload {
  readonly created: Created | null;
  readonly userErrors: readonly UserError[];
}

const documents = {
  product: creating('createProduct', 'CreateProductInput', 'product', 'id productId'),
  submission: creating(
    'createSubmission',
    'CreateSubmissionInput',
    'submission',
    'id productId submissionId',
  ),
  shippingLabel: creating(
    'createShippingLabel',
    'CreateShippingLabelInput',
    'shippingLabel',
    'id productId submissionId shippingLabelId',
  ),
};

/** Creates a thing. @throws CommandError with the service's reasons where it is refused */
export async function create(
  gateway: Gateway,
  type: keyof typeof documents,
  input: Fields,
): Promise<Created> {
  const { payload } = await gateway.write<{ payload: Payload | null }>(documents[type], { input });
  if (payload?.created) return payload.created;
  throw refusal(payload?.userErrors ?? []);
}

function creating(field: string, input: string, node: string, fields: string): string {
  return `mutation Create($input: ${input}!) {
    payload: ${field}(input: $input) {
      created: ${node} { ${fields} }
      userErrors { message code path correlationId }
    }
  }`;
}

function refusal(errors: readonly UserError[]): CommandError {
  const lines = errors.map(({ message, path }) => (path?.length ? `${path.join('.')}: ${message}` : message));
  const [first] = errors;
  return new CommandError(ExitCode.Failed, lines.join('\n') || 'It was refused without a reason.', {
    code: first?.code,
    correlationId: first?.correlationId ?? undefined,
    advice: 'Nothing was created. Correct the input and run the command again.',
  });
}
