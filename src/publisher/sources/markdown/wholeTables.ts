import type { Root, RootContent, Table } from 'mdast'

/** GitHub leaves out the cells of a row that its table has no heading for; here they get a heading without words. */
export function wholeTables() {
  return (tree: Root) => {
    mend(tree)
  }
}

function mend({ children }: { children: RootContent[] }): void {
  for (const child of children) {
    if (child.type === 'table') child.align = alignmentOf(child)
    else if ('children' in child) mend(child)
  }
}

function alignmentOf({ align, children: rows }: Table): Table['align'] {
  const widest = Math.max(...rows.map(({ children: cells }) => cells.length))
  const cells = rows.reduce((sum, row) => sum + row.children.length, 0)
  // Every row is filled up to the widest; one wild row must not make millions of cells.
  if (widest * rows.length > 10 * cells + 1000) return align
  return Array.from({ length: widest }, (_, column) => align?.[column] ?? null)
}
