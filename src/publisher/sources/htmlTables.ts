import type { Element } from 'hast'
import type { Block, Table } from '#article/block.ts'
import { childOf, imagesIn, isElement } from './htmlElements.ts'
import { type Gathering, inlineOf, plainTextOf } from './htmlInline.ts'
import { pictureOf } from './htmlPictures.ts'

/** A table, its cells flattened to running text; pictures in it follow after. */
export function tableOf(element: Element, gathering: Gathering): Block[] {
  const caption = childOf(element, 'caption')
  const rows = rowsIn(element).map((row) => cellsOf(row, gathering))
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

function cellsOf(row: Element, gathering: Gathering): Table['rows'][number] {
  return row.children
    .filter((cell) => isElement(cell, 'td', 'th'))
    .map((cell) => ({ header: cell.tagName === 'th', text: inlineOf([cell], gathering) }))
}

function rowsIn(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (isElement(child, 'tr')) return [child]
    return isElement(child, 'thead', 'tbody', 'tfoot') ? rowsIn(child) : []
  })
}
