/** Bytes that no text in UTF-8 has, so they part cells and rows whatever stands in these. A row ends with one too. */
export const parting = { cell: 0xff, row: 0xfe } as const;
