/** The two databases that a mirror can live in. */
export type Dialect = 'sqlite' | 'postgres';
