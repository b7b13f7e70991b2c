import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';

/** One field of an answer, however often and under whichever types a document asks for it. */
export interface SelectedField {
  /** How the answer calls it. */
  readonly key: string;
  /** `values` is a list of leaves, `list` one of objects. */
  readonly kind: 'leaf' | 'values' | 'object' | 'list';
  /** The named type; where fragments differ, that of the first. */
  readonly type: string;
  /** `nodes` and `edges` of a connection, and `node` of an edge, by no name of the document's own. */
  readonly isPlumbing: boolean;
  /** Every mention in the document. */
  readonly nodes: readonly FieldNode[];
  readonly below: SelectedFields;
}

/** The fields of an object by their keys, in the order of the document. */
export type SelectedFields = ReadonlyMap<string, SelectedField>;

/**
 * What an operation can answer, whatever its variables and whichever types are met: fragments are put in place, and
 * `@skip` and `@include` are passed over. The document must have been validated.
 */
export function selectedFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): SelectedFields {
  const root = schema.getRootType(operation.operation);
  if (!root) return new Map();
  const definitions = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const fragments = new Map(definitions.map((one) => [one.name.value, one]));
  return fieldsIn({ schema, fragments }, [{ type: root, selections: operation.selectionSet.selections }]);
}

interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Selections of an object, and what type it has there. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly selections: readonly SelectionNode[];
}

interface Mention {
  readonly parent: GraphQLCompositeType;
  readonly node: FieldNode;
  readonly type: GraphQLOutputType;
}

function fieldsIn(reading: Reading, places: readonly Place[]): SelectedFields {
  const mentions = new Map<string, Mention[]>();
  for (const mention of places.flatMap((place) => mentionsIn(reading, place))) {
    const key = mention.node.alias?.value ?? mention.node.name.value;
    mentions.set(key, [...(mentions.get(key) ?? []), mention]);
  }
  const fields = new Map<string, SelectedField>();
  for (const [key, [first, ...others]] of mentions)
    if (first !== undefined) fields.set(key, toField(reading, key, [first, ...others]));
  return fields;
}

function mentionsIn(reading: Reading, { type, selections }: Place): Mention[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const found = typeOf(type, selection.name.value);
      return found === undefined ? [] : [{ parent: type, node: selection, type: found }];
    }
    const inside =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : reading.fragments.get(selection.name.value);
    const condition = inside?.typeCondition && reading.schema.getType(inside.typeCondition.name.value);
    return mentionsIn(reading, {
      type: isCompositeType(condition) ? condition : type,
      selections: inside?.selectionSet.selections ?? [],
    });
  });
}

function typeOf(parent: GraphQLCompositeType, name: string): GraphQLOutputType | undefined {
  const meta = [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef].find((one) => one.name === name);
  if (meta !== undefined) return meta.type;
  return isUnionType(parent) ? undefined : parent.getFields()[name]?.type;
}

function toField(
  reading: Reading,
  key: string,
  [first, ...others]: readonly [Mention, ...Mention[]],
): SelectedField {
  const mentions = [first, ...others];
  const named = getNamedType(first.type);
  const isMany = isListType(getNullableType(first.type));
  const places = mentions.flatMap(({ node, type }) => {
    const below = getNamedType(type);
    return isCompositeType(below) ? [{ type: below, selections: node.selectionSet?.selections ?? [] }] : [];
  });
  const [leaf, many] = isMany ? (['values', 'list'] as const) : (['leaf', 'object'] as const);
  return {
    key,
    kind: isCompositeType(named) ? many : leaf,
    type: named.name,
    isPlumbing: isPlumbing(first),
    nodes: mentions.map(({ node }) => node),
    below: fieldsIn(reading, places),
  };
}

function isPlumbing({ parent, node }: Mention): boolean {
  if (node.alias !== undefined || !isObjectType(parent)) return false;
  const name = node.name.value;
  if (parent.name.endsWith('Connection')) return name === 'nodes' || name === 'edges';
  return parent.name.endsWith('Edge') && name === 'node';
}
