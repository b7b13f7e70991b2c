import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ErrorCode, type Outcome } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';

/** What the funnel must know of the operation that an error belongs to. */
export interface ErrorScope {
  readonly correlationId: string;
  readonly isMutation: boolean;
  /** Requests that the operation had put on the wire. */
  readonly upstreamCalls: number;
  /** Whether graphql-js may say what a misspelt name of the schema was meant to be. */
  readonly hints: boolean;
  /** Told of an error that nobody foresaw, with all its detail. */
  readonly report: (error: Error) => void;
}

/**
 * The one funnel for errors: what was written for the caller passes, anything else is reported and answered blandly.
 * Every error leaves with a code and the correlation id; one that ends a mutation's field says what became of the write.
 * @param formatted The error as Apollo Server wrote it.
 * @param original The error as it was thrown.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  original: Error | undefined,
  scope: ErrorScope,
): GraphQLFormattedError {
  const cause = innermost(original);
  const told = tell(scope.hints ? formatted : withoutHint(formatted), cause);
  if (told === undefined && cause !== undefined) scope.report(cause);
  const { message, extensions } = told ?? unforeseen;
  const { invalidValue: _marker, stacktrace: _stack, ...kept } = extensions;
  return {
    message,
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
    extensions: {
      ...kept,
      ...outcomeOf(formatted, extensions, told !== undefined, scope),
      correlationId: scope.correlationId,
    },
  };
}

type Told = Pick<GraphQLFormattedError, 'message'> & {
  readonly extensions: Readonly<Record<string, unknown>>;
};

const unforeseen: Told = {
  message:
    'Something went wrong inside the gateway. Its operator finds the details in the log by the correlation id.',
  extensions: { code: ErrorCode.Internal },
};

/** The hint is the end of a message (graphql-js, `didYouMean`); the same words in front of it are the caller's own. */
function withoutHint(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { message } = formatted;
  const at = message.lastIndexOf(' Did you mean ');
  return at < 0 || !message.endsWith('?') ? formatted : { ...formatted, message: message.slice(0, at) };
}

/** What may be told of an error as it is, or undefined when it was not written for the caller. */
function tell(formatted: GraphQLFormattedError, cause: Error | undefined): Told | undefined {
  const extensions = formatted.extensions ?? {};
  if (cause instanceof GatewayError) return { message: cause.message, extensions: cause.extensions };
  if (cause instanceof RangeError && extensions['code'] === 'GRAPHQL_PARSE_FAILED') {
    return { message: 'Syntax Error: The document is nested too deeply.', extensions };
  }
  if (!(cause instanceof GraphQLError)) return undefined;
  // A scalar that refuses a literal speaks of a value, which the validation phase has relabelled as a faulty document.
  if (extensions['invalidValue'] === true) {
    return { message: formatted.message, extensions: { ...extensions, code: ErrorCode.BadUserInput } };
  }
  if (extensions['code'] !== undefined && extensions['code'] !== ErrorCode.Internal) {
    return { message: formatted.message, extensions };
  }
  // graphql-js gives no code to arguments and variables that it refuses while executing. It points at the caller's
  // document then, or stops before any field; where it refuses a resolver's result, it does neither.
  const aboutTheDocument = cause.nodes !== undefined || formatted.path === undefined;
  return aboutTheDocument
    ? { message: formatted.message, extensions: { ...extensions, code: ErrorCode.BadUserInput } }
    : undefined;
}

function outcomeOf(
  formatted: GraphQLFormattedError,
  extensions: Readonly<Record<string, unknown>>,
  foreseen: boolean,
  scope: ErrorScope,
): { outcome?: Outcome } {
  const endsField = formatted.path === undefined || formatted.path.length === 1;
  if (!scope.isMutation || !endsField || extensions['outcome'] !== undefined) return {};
  // After a fault of our own nobody can tell how far the write got, unless nothing was sent at all.
  return { outcome: foreseen || scope.upstreamCalls === 0 ? 'NOT_SENT' : 'INDETERMINATE' };
}

function innermost(error: Error | undefined): Error | undefined {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
