import { graphql } from './generated/gql.ts';

/** A list page: what a table of drivers shows, and the cursor for the next page. */
export const DriversDocument = graphql(`
  query Drivers($first: Int!, $after: String) {
    products(first: $first, after: $after) {
      nodes {
        id
        name
        testHarness
        announcementDate
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** A detail page: a driver with its submissions and where each stands. */
export const DriverDocument = graphql(`
  query Driver($id: ID!) {
    node(id: $id) {
      id
      ... on Product {
        productId
        name
        submissions {
          nodes {
            id
            name
            progress
          }
        }
      }
    }
  }
`);

/** A form: registers a driver, or says what is wrong with which field. */
export const RegisterDriverDocument = graphql(`
  mutation RegisterDriver($input: CreateProductInput!) {
    createProduct(input: $input) {
      product {
        id
        name
        testHarness
      }
      userErrors {
        path
        message
      }
    }
  }
`);
