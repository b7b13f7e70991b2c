/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Drivers($first: Int!, $after: String) {\n    products(first: $first, after: $after) {\n      nodes {\n        id\n        name\n        testHarness\n        announcementDate\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.DriversDocument,
    "\n  query Driver($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Product {\n        productId\n        name\n        submissions {\n          nodes {\n            id\n            name\n            progress\n          }\n        }\n      }\n    }\n  }\n": typeof types.DriverDocument,
    "\n  mutation RegisterDriver($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      product {\n        id\n        name\n        testHarness\n      }\n      userErrors {\n        path\n        message\n      }\n    }\n  }\n": typeof types.RegisterDriverDocument,
};
const documents: Documents = {
    "\n  query Drivers($first: Int!, $after: String) {\n    products(first: $first, after: $after) {\n      nodes {\n        id\n        name\n        testHarness\n        announcementDate\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.DriversDocument,
    "\n  query Driver($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Product {\n        productId\n        name\n        submissions {\n          nodes {\n            id\n            name\n            progress\n          }\n        }\n      }\n    }\n  }\n": types.DriverDocument,
    "\n  mutation RegisterDriver($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      product {\n        id\n        name\n        testHarness\n      }\n      userErrors {\n        path\n        message\n      }\n    }\n  }\n": types.RegisterDriverDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Drivers($first: Int!, $after: String) {\n    products(first: $first, after: $after) {\n      nodes {\n        id\n        name\n        testHarness\n        announcementDate\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Drivers($first: Int!, $after: String) {\n    products(first: $first, after: $after) {\n      nodes {\n        id\n        name\n        testHarness\n        announcementDate\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Driver($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Product {\n        productId\n        name\n        submissions {\n          nodes {\n            id\n            name\n            progress\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Driver($id: ID!) {\n    node(id: $id) {\n      id\n      ... on Product {\n        productId\n        name\n        submissions {\n          nodes {\n            id\n            name\n            progress\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterDriver($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      product {\n        id\n        name\n        testHarness\n      }\n      userErrors {\n        path\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RegisterDriver($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      product {\n        id\n        name\n        testHarness\n      }\n      userErrors {\n        path\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;