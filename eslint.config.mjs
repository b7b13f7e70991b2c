import graphql from '@graphql-eslint/eslint-plugin';

const recommended = graphql.configs['flat/schema-recommended'].rules;

/** A "product type" is the service's noun, so a type may end in Type. */
const { 'ObjectTypeDefinition,ObjectTypeExtension': _suffixes, ...names } =
  recommended['@graphql-eslint/naming-convention'][1];

/** The schema's own rules; all other code is Biome's. */
export default [
  {
    files: ['schema/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema/*.graphql' } },
    },
    rules: {
      ...recommended,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/naming-convention': ['error', names],
      // Connections are read forwards only, as the service is.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // A connection's `nodes` stand beside its edges, and the service has plain lists too. A row of the mirror is no
      // node: its id is that of the live thing.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
      // Short descriptions stand on one line; what the service has no id for is no node; `productId` is the
      // service's number beside the node id.
      '@graphql-eslint/description-style': 'off',
      '@graphql-eslint/strict-id-in-types': 'off',
      '@graphql-eslint/no-typename-prefix': 'off',
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
        },
      ],
      '@graphql-eslint/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
    },
  },
];
