interface Block {
  readonly id: string;
  readonly size: number;
}

/** The block ids that a Put Block List names, in their order. */
export function decodeBlockList(xml: string): string[] {
  const blocks = xml.matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g);
  return [...blocks].map(([, , id]) => (id ?? '').trim());
}

/** The answer to a Get Block List. */
export function encodeBlockList({
  committed,
  uncommitted,
}: Record<'committed' | 'uncommitted', readonly Block[]>): string {
  const list = (name: string, blocks: readonly Block[]) => `<${name}>${blocks.map(block).join('')}</${name}>`;
  return `\ufeff<?xml version="1.0" encoding="utf-8"?><BlockList>${list('CommittedBlocks', committed)}${list('UncommittedBlocks', uncommitted)}</BlockList>`;
}

function block({ id, size }: Block): string {
  return `<Block><Name>${id}</Name><Size>${size}</Size></Block>`;
}
