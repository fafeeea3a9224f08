import type { Element } from 'hast'
import type { Block, Table } from '#article/block.ts'
import { childOf, elementsNamed, holdsAny, imagesIn, isElement, isRunning } from './htmlElements.ts'
import { type Gathering, inlineOf, plainTextOf } from './htmlInline.ts'
import { pictureOf } from './htmlPictures.ts'

/** A table, its cells flattened to running text; pictures in it follow after. */
export function tableOf(element: Element, gathering: Gathering): Block[] {
  const caption = childOf(element, 'caption')
  const rows = withCorner(spread(rowsIn(element).map((row) => cellsOf(row, gathering))))
  const table: Table = {
    type: 'table',
    caption: caption ? plainTextOf(caption.children, gathering) : null,
    rows: rows.filter((cells) => cells.length > 0),
  }
  const isEmpty = table.caption === null && table.rows.flat().every(({ text }) => text.length === 0)
  const blocks: Block[] = isEmpty ? [] : [table]
  for (const image of imagesIn([element])) blocks.push(...pictureOf(image, gathering))
  return blocks
}

/** A figure with its `<figcaption>` as the caption of the only table in it, as WordPress means it; one with a link or several lines stays text. */
export function withCaptionOfTable(figure: Element): Element {
  const [table, figcaption] = [childOf(figure, 'table'), childOf(figure, 'figcaption')]
  if (!table || !figcaption || childOf(table, 'caption')) return figure
  const isAlone = elementsNamed(figure, 'table', 'img').length === 1
  if (!isAlone || !figcaption.children.every(isRunning) || holdsAny(figcaption, 'a')) return figure
  const captioned = { ...table, children: [{ ...figcaption, tagName: 'caption' }, ...table.children] }
  const others = figure.children.filter((child) => child !== figcaption)
  return { ...figure, children: others.map((child) => (child === table ? captioned : child)) }
}

type Cell = Table['rows'][number][number]
type Spanning = Cell & { across: number; down: number }

function cellsOf(row: Element, gathering: Gathering): Spanning[] {
  return row.children
    .filter((cell) => isElement(cell, 'td', 'th'))
    .map((cell) => ({
      header: cell.tagName === 'th',
      ...(isAtEnd(cell) && { align: 'end' as const }),
      text: inlineOf([cell], gathering),
      across: spanOf(cell.properties.colSpan),
      down: spanOf(cell.properties.rowSpan),
    }))
}

function isAtEnd({ properties: { align, style } }: Element): boolean {
  return /^(right|end)$/i.test(String(align)) || /text-align:\s*(right|end)/i.test(String(style))
}

/** No table of a story is wider, and none that says so may grow without end. */
const widest = 40

function spanOf(stated: unknown): number {
  const span = Number(stated ?? 1)
  return Number.isInteger(span) && span > 0 ? Math.min(span, 1000) : 1
}

/**
 * Gives every cell its own column: one that reaches over several rows, and a heading over several columns, is said again in
 * each; what else reaches over columns is followed by empty cells. Otherwise what comes after would stand below the wrong heading.
 */
function spread(rows: Spanning[][]): Table['rows'] {
  let fromAbove = new Map<number, { cell: Cell; down: number }>()
  return rows.map((row) => {
    const cells: Cell[] = []
    const below: typeof fromAbove = new Map()
    const put = (cell: Cell, down: number) => {
      if (down > 1) below.set(cells.length, { cell, down: down - 1 })
      cells.push(cell)
    }
    const putFromAbove = () => {
      for (let above = fromAbove.get(cells.length); above; above = fromAbove.get(cells.length))
        put(above.cell, above.down)
    }
    for (const { across, down, ...cell } of row) {
      putFromAbove()
      put(cell, down)
      for (let more = 1; more < across && cells.length < widest; more++)
        put(cell.header ? cell : { ...cell, text: [] }, down)
    }
    putFromAbove()
    fromAbove = below
    return cells
  })
}

/** An empty cell that begins a first row of headings belongs to them, or they would be taken for headings of that row. */
function withCorner([first = [], ...others]: Table['rows']): Table['rows'] {
  const [corner, ...headings] = first
  const isOverColumns = headings.length > 0 && headings.every(({ header, text }) => header && text.length > 0)
  if (!corner || corner.text.length > 0 || !isOverColumns) return [first, ...others]
  return [[{ ...corner, header: true }, ...headings], ...others]
}

function rowsIn(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (isElement(child, 'tr')) return [child]
    return isElement(child, 'thead', 'tbody', 'tfoot') ? rowsIn(child) : []
  })
}
