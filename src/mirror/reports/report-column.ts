/** What stands in a column: text, `true` or `false`, a moment in UTC, JSON as text, or a whole number. */
export type ColumnType = 'text' | 'boolean' | 'date' | 'json' | 'number';

/** A column of a report, as it is documented and published. */
export interface ReportColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly meaning: string;
}
