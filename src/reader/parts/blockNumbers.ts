import { createContext, use } from 'react'
import type { Section } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import { blocksOf } from '#article/blocksOf.ts'

/** Which of the tables without a caption, or of the pieces of code, of its story each is; nothing where there is one. */
export const BlockNumbers = createContext<Map<Block, number>>(new Map())

export function numbersOf(sections: Section[]): Map<Block, number> {
  const blocks = blocksOf(sections)
  const nameless = blocks.filter((block) => block.type === 'table' && block.caption === null)
  const alike = [nameless, blocks.filter(({ type }) => type === 'code')].filter(({ length }) => length > 1)
  return new Map(alike.flatMap((several) => several.map((block, place) => [block, place + 1])))
}

/** A name that tells a piece of a story from others of its kind: "Table 2". */
export function useNumbered(name: string, block: Block): string {
  const number = use(BlockNumbers).get(block)
  return number === undefined ? name : `${name} ${number}`
}
