import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';

/** The selections that meet in one place of the answer. */
export type Selections = readonly SelectionSetNode[];

/** One field of an answer, however often it was asked for. */
export interface SelectedField {
  readonly name: string;
  /** How the answer calls it. */
  readonly responseName: string;
  readonly below: Selections;
  /** The argument's value as it was sent, unchecked; undefined when it was not. */
  argument(name: string): unknown;
}

/** Reads a sound document as execution will: variables, their defaults, `@skip`, `@include` and fragments in place. */
export interface FieldReader {
  /** The fields of an object of this type. */
  fields(selections: Selections, typeName: string): readonly SelectedField[];
}

/** @param variables As they were sent. */
export function createFieldReader(
  { definitions }: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): FieldReader {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const defaults = new Map(variableDefinitions.map((one) => [one.variable.name.value, one.defaultValue]));

  function readValue(node: ValueNode): unknown {
    if (node.kind === Kind.LIST) return node.values.map(readValue);
    if (node.kind === Kind.OBJECT)
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, readValue(value)]));
    if (node.kind !== Kind.VARIABLE) return valueFromASTUntyped(node);
    const name = node.name.value;
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) return variables[name];
    const byDefault = defaults.get(name);
    return byDefault === undefined ? undefined : readValue(byDefault);
  }

  function isWanted(directives: readonly DirectiveNode[] = []): boolean {
    return directives.every(({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return true;
      const condition = given[0] && readValue(given[0].value);
      // A condition that is neither true nor false ends the operation before it costs anything.
      return name.value === 'skip' ? condition !== true : condition !== false;
    });
  }

  function toField(responseName: string, nodes: readonly FieldNode[]): SelectedField {
    const [first] = nodes;
    return {
      name: first?.name.value ?? '',
      responseName,
      below: nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      argument(name) {
        const given = first?.arguments?.find((one) => one.name.value === name);
        return given && readValue(given.value);
      },
    };
  }

  return {
    fields(selections, typeName) {
      const found = new Map<string, FieldNode[]>();
      const spread = new Set<string>();
      const collect = ({ selections: inside }: SelectionSetNode): void => {
        for (const selection of inside) {
          if (!isWanted(selection.directives)) continue;
          if (selection.kind === Kind.FIELD) {
            const name = selection.alias?.value ?? selection.name.value;
            const nodes = found.get(name);
            if (nodes === undefined) found.set(name, [selection]);
            else nodes.push(selection);
            continue;
          }
          const fragment =
            selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
          if (selection.kind === Kind.FRAGMENT_SPREAD) {
            if (spread.has(selection.name.value)) continue;
            spread.add(selection.name.value);
          }
          const condition = fragment?.typeCondition?.name.value ?? typeName;
          if (fragment && (condition === typeName || condition === 'Node')) collect(fragment.selectionSet);
        }
      };
      selections.forEach(collect);
      return Array.from(found, ([name, nodes]) => toField(name, nodes));
    },
  };
}
