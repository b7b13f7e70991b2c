import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getDirectiveValues,
  isObjectType,
} from 'graphql';
import { Forbidden } from '../errors/identity-errors.ts';
import { type Role, roles } from '../values/role.ts';
import type { Context } from './context.ts';

/**
 * Wraps the resolvers of all fields that need a role, once: what the schema says with `@requires` holds on every path to
 * a field and at every door. @throws when a mutation does not say which role it needs
 */
export function requireRoles(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const role = statedRole(schema, field) ?? usualRole(schema, type, field);
      if (role !== undefined) guard(field, role);
    }
  }
  return schema;
}

function statedRole(schema: GraphQLSchema, { astNode }: Field): Role | undefined {
  const directive = schema.getDirective('requires');
  if (!directive || !astNode) return undefined;
  const stated = getDirectiveValues(directive, astNode)?.['role'];
  return roles.find((role) => role.toUpperCase() === stated);
}

/** Below the roots, whoever came that far may read on. */
function usualRole(schema: GraphQLSchema, type: GraphQLObjectType, { name }: Field): Role | undefined {
  if (type === schema.getMutationType())
    throw new Error(`the mutation ${name} does not say which role it needs`);
  return type === schema.getQueryType() || type === schema.getSubscriptionType() ? 'reader' : undefined;
}

type Field = GraphQLField<unknown, Context>;

function guard(field: Field, role: Role): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  // As many arguments as the resolver takes: what the fourth says is made only for who asks for it (`execution/plan.ts`).
  field.resolve =
    resolve.length > 3
      ? (source, args, context, info) => {
          check(context, role);
          return resolve(source, args, context, info);
        }
      : (source, args, context) => {
          check(context, role);
          return resolve(source, args, context, undefined as never);
        };
  if (subscribe === undefined) return;
  field.subscribe = (source, args, context, info) => {
    check(context, role);
    return subscribe(source, args, context, info);
  };
}

function check({ caller }: Context, role: Role): void {
  if (!caller.roles.has(role)) throw new Forbidden(role);
}
