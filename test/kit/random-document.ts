import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Draw } from './draw.ts';

/** A query over a schema, with values for its variables; nearly always a sound one. */
export interface RandomDocument {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/** Draws a query: aliases, merged fields, fragments of both kinds, `@skip` and `@include`, arguments and variables. */
export function randomDocument(schema: GraphQLSchema, draw: Draw): RandomDocument {
  return new Writer(schema, draw).document();
}

const deepest = 4;

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #draw: Draw;
  readonly #definitions: string[] = [];
  readonly #fragments: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #names = 0;

  constructor(schema: GraphQLSchema, draw: Draw) {
    this.#schema = schema;
    this.#draw = draw;
  }

  document(): RandomDocument {
    const root = this.#schema.getQueryType();
    if (!root) throw new Error('no queries');
    const selections = this.#selections(root, 0);
    const defined = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    return {
      text: [`query Q${defined} ${selections}`, ...this.#fragments].join('\n'),
      variables: this.#variables,
    };
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.#draw.below(4);
    const parts = Array.from({ length: count }, () => this.#selection(type, depth));
    return `{ __typename ${parts.join(' ')} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const kind = this.#draw.below(10);
    if (kind === 0) return `... ${this.#directive()} ${this.#selections(type, depth + 1)}`;
    if (kind === 1 || isAbstractType(type)) {
      const on = this.#narrowed(type);
      return `... on ${on.name} ${this.#directive()} ${this.#selections(on, depth + 1)}`;
    }
    if (kind === 2) {
      const name = `F${++this.#names}`;
      const on = this.#narrowed(type);
      this.#fragments.push(`fragment ${name} on ${on.name} ${this.#selections(on, depth + 1)}`);
      return `...${name} ${this.#directive()}`;
    }
    if (!isObjectType(type)) return '__typename';
    return this.#field(this.#draw.of(Object.values(type.getFields())), depth);
  }

  /** A type that the values of this one may have. */
  #narrowed(type: GraphQLCompositeType): GraphQLCompositeType {
    return isAbstractType(type) ? this.#draw.of(this.#schema.getPossibleTypes(type)) : type;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const below = getNamedType(field.type);
    if (isCompositeType(below) && depth >= deepest) return `a${++this.#names}: __typename`;
    // Fields without arguments keep their names now and then, and are merged with their likes.
    const plain = field.args.length === 0 && this.#draw.below(2) === 0;
    const alias = plain ? '' : `${this.#draw.below(60) === 0 ? '__proto__' : `a${++this.#names}`}: `;
    const given = field.args.flatMap((argument) => this.#argument(argument));
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    const inside = isCompositeType(below) ? this.#selections(below, depth + 1) : '';
    return `${alias}${field.name}${args} ${this.#directive()} ${inside}`;
  }

  #argument({ name, type, defaultValue }: GraphQLArgument): string[] {
    const optional = !isNonNullType(type) || defaultValue !== undefined;
    if (optional && this.#draw.below(3) === 0) return [];
    return [`${name}: ${this.#value(type, optional)}`];
  }

  #value(type: GraphQLInputType, optional: boolean): string {
    return this.#draw.below(3) === 0 ? this.#variable(type, optional) : this.#literal(type);
  }

  #variable(type: GraphQLInputType, optional: boolean): string {
    const name = `v${++this.#names}`;
    this.#definitions.push(`$${name}: ${type}`);
    const left = optional && !isNonNullType(type) && this.#draw.below(3) === 0;
    if (!left) this.#variables[name] = this.#json(type);
    return `$${name}`;
  }

  #directive(): string {
    const kind = this.#draw.below(12);
    if (kind > 1) return '';
    const condition = this.#draw.below(2) === 0 ? String(this.#draw.below(2) === 0) : this.#flag();
    return `@${kind === 0 ? 'skip' : 'include'}(if: ${condition})`;
  }

  #flag(): string {
    const name = `v${++this.#names}`;
    this.#definitions.push(`$${name}: Boolean! = ${this.#draw.below(2) === 0}`);
    if (this.#draw.below(2) === 0) this.#variables[name] = this.#draw.below(2) === 0;
    return `$${name}`;
  }

  #literal(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.#literal(type.ofType);
    if (isListType(type)) return `[${this.#several(() => this.#literal(type.ofType))}]`;
    if (isEnumType(type)) return this.#draw.of(type.getValues()).name;
    if (!isInputObjectType(type)) return JSON.stringify(this.#scalar(type.name));
    const members = Object.values(type.getFields()).flatMap((field) => {
      const optional = !isNonNullType(field.type);
      if (optional && this.#draw.below(2) === 0) return [];
      return [`${field.name}: ${this.#value(field.type, optional)}`];
    });
    return `{${members.join(', ')}}`;
  }

  #json(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#json(type.ofType);
    if (this.#draw.below(8) === 0) return null;
    if (isListType(type)) return this.#several(() => this.#json(type.ofType));
    if (isEnumType(type)) return this.#draw.of(type.getValues()).name;
    if (!isInputObjectType(type)) return this.#scalar(type.name);
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(({ type: member }) => isNonNullType(member) || this.#draw.below(2) === 0)
        .map((field) => [field.name, this.#json(field.type)]),
    );
  }

  #several<T>(make: () => T): T[] {
    return Array.from({ length: this.#draw.below(3) }, make);
  }

  #scalar(name: string): unknown {
    if (name === 'Int') return this.#draw.below(100);
    if (name === 'Boolean') return this.#draw.below(2) === 0;
    if (name === 'DateTime') return '2026-01-31T09:30:00Z';
    return String(1 + this.#draw.below(1_000));
  }
}
