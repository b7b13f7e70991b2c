import { type OperationParameters, parametersOf } from './graphql-over-http.ts';

/** Characters of all bodies together. */
const mostCharacters = 1_048_576;
/** What is longer is one of a kind. */
const longestKept = 16_384;

/**
 * Reads the bodies of requests, those that come again only once: it is the same text then that the document is found by, too.
 * @throws HttpError 400, as {@link parametersOf} does
 */
export function createKnownRequests(most = mostCharacters): (body: string) => OperationParameters {
  const known = new Map<string, OperationParameters>();
  let characters = 0;
  return (body) => {
    const before = known.get(body);
    if (before !== undefined) return before;
    const parameters = parametersOf(body);
    if (body.length > longestKept) return parameters;
    if (characters + body.length > most) {
      known.clear();
      characters = 0;
    }
    characters += body.length;
    known.set(body, freeze(parameters));
    return parameters;
  };
}

/** Whoever would change what several requests share is told so. */
function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}
