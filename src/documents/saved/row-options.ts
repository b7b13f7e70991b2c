/** The parameters of a saved query's address that are no variables. */
export const rowOptions = ['excel', 'trailer'] as const;
