/** The parameters of a report's address that are no filter. */
export const reportOptions = ['fields', 'orderBy', 'limit', 'after', 'excel', 'trailer'] as const;
