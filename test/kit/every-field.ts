import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';

/**
 * A selection of every field of a type, and of every field of what it leads to. Where a path comes back to a type that
 * it has been through, and in a connection's `nodes`, only `id` is selected. The mirror's `history` is left out.
 */
export function everyField(schema: GraphQLSchema, typeName: string): string {
  return selectionOf(schema.getType(typeName) as GraphQLObjectType, [typeName]);
}

/** The `Type.field` coordinates that hold something other than null (or an empty list) anywhere in an answer. */
export function fieldsThatSpeak(schema: GraphQLSchema, typeName: string, value: unknown): Set<string> {
  const spoken = new Set<string>();
  visit(schema.getType(typeName) as GraphQLObjectType, value, spoken);
  return spoken;
}

/** The `Type.field` coordinates of everything that can be reached from a type. */
export function fieldsBelow(schema: GraphQLSchema, typeName: string): string[] {
  const seen = new Set<string>();
  const types = [typeName];
  for (const name of types) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      seen.add(`${name}.${field.name}`);
      const target = getNamedType(field.type).name;
      if (!types.includes(target)) types.push(target);
    }
  }
  return [...seen];
}

function selectionOf(type: GraphQLObjectType, path: readonly string[]): string {
  const live = Object.values(type.getFields()).filter(({ name }) => name !== 'history');
  const fields = live.map((field) => {
    const target = getNamedType(field.type as GraphQLOutputType);
    if (isLeafType(target)) return field.name;
    if (!isObjectType(target)) throw new Error(`${type.name}.${field.name} is neither leaf nor object`);
    if (field.name === 'nodes' || path.includes(target.name)) return `${field.name} { id }`;
    return `${field.name} ${selectionOf(target, [...path, target.name])}`;
  });
  return `{ ${fields.join(' ')} }`;
}

function visit(type: GraphQLObjectType, value: unknown, spoken: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) visit(type, item, spoken);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, member] of Object.entries(value)) {
    const field = type.getFields()[name];
    if (field === undefined || member === null || (Array.isArray(member) && member.length === 0)) continue;
    spoken.add(`${type.name}.${name}`);
    const target = getNamedType(field.type);
    if (isObjectType(target)) visit(target, member, spoken);
  }
}
