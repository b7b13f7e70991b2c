import { type Vocabulary, vocabulary } from '../dashboard/vocabulary.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { readRecord } from '../dashboard/wire-record.ts';
import { readEnum, type unrecognized } from '../values/enum-text.ts';
import { readInt64 } from '../values/int64.ts';
import type { Context } from './context.ts';

/** Resolvers for fields that are one member of the parent's record each, all read in the same way. */
export function recordFields<Name extends string, Value>(
  read: (value: unknown) => Value,
  ...names: readonly Name[]
): Record<Name, (record: WireRecord) => Value> {
  return table(names, (name) => (record: WireRecord) => read(record[name]));
}

/** Gives a member of a node: at once, or as a promise when it has to be read first. */
type FieldOf<Node> = (context: Context, node: Node) => { field(node: Node, name: string): unknown };

/** Resolvers for fields that are one member of a node's record each, all read in the same way. */
export function nodeFields<Node, Name extends string, Value>(
  source: FieldOf<Node>,
  read: (value: unknown) => Value,
  ...names: readonly Name[]
): Record<Name, (node: Node, args: unknown, context: Context) => Value | Promise<Value>> {
  return table(names, (name) => nodeField<Node, Value>(source, name, read));
}

/** How a member of a node's record is read, where its node or the context have a part in it. */
type ReadMember<Node, Value> = (value: unknown, context: Context, node: Node) => Value;

/** A resolver for the member of a node's record with this name: at once where it is in hand. */
export function nodeField<Node, Value>(
  source: FieldOf<Node>,
  name: string,
  read: ReadMember<Node, Value>,
): (node: Node, args: unknown, context: Context) => Value | Promise<Value> {
  return (node, _, context) => {
    const value = source(context, node).field(node, name);
    return value instanceof Promise
      ? value.then((loaded) => read(loaded, context, node))
      : read(value, context, node);
  };
}

/** The reading of a member whose values are a closed set. */
export function vocabularyOf<Name extends keyof Vocabulary>(
  name: Name,
): (value: unknown, context: Context) => Enumerated<Name> {
  return (value, context) => readVocabulary(name, value, context);
}

type Enumerated<Name extends keyof Vocabulary> = Vocabulary[Name][number] | typeof unrecognized | null;

/** A value of a closed set; what the set does not hold is counted and becomes UNRECOGNIZED. */
export function readVocabulary<Name extends keyof Vocabulary>(
  name: Name,
  value: unknown,
  context: Context,
): Enumerated<Name> {
  const member = readEnum<Vocabulary[Name][number]>(vocabulary[name], value);
  if (member === 'UNRECOGNIZED') context.unrecognized(name);
  return member;
}

/** A 32-bit integer, also one that was sent as text. */
export function readInt(value: unknown): number | null {
  const number = Number(readInt64(value) ?? Number.NaN);
  return Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : null;
}

/** An object whose members are not all empty: the service writes `{}` where nothing is meant. */
export function readObject(value: unknown): WireRecord | null {
  const record = readRecord(value);
  return record !== null && Object.keys(record).length > 0 ? record : null;
}

function table<Name extends string, Resolver>(
  names: readonly Name[],
  resolverOf: (name: Name) => Resolver,
): Record<Name, Resolver> {
  return Object.fromEntries(names.map((name) => [name, resolverOf(name)])) as Record<Name, Resolver>;
}
