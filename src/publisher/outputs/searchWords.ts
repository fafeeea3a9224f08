import type { Article, Section } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import { blocksOf } from '#article/blocksOf.ts'
import type { Image } from '#article/image.ts'
import { ownWords } from '../sources/words/plainWords.ts'

/** The words that a story is found by and excerpts are taken from, as they stand on its page: also under pictures and above fact boxes. */
export function searchWords({ lede, sections, image }: Pick<Article, 'lede' | 'sections' | 'image'>): string {
  const texts = [lede, ...sections.flatMap(wordsIn), ...(image ? underPicture(image) : [])]
  return texts.filter(Boolean).join(' ').trim()
}

function wordsIn(section: Section): (string | null)[] {
  return [section.heading, ...blocksOf([section]).flatMap((block) => [...beside(block), ownWords(block)])]
}

/** What stands with a block and is not running text. */
function beside(block: Block): (string | null)[] {
  if (block.type === 'image') return underPicture(block.image)
  if (block.type === 'factbox') return [block.heading]
  if (block.type === 'table') return [block.caption]
  return block.type === 'quote' ? [block.credit] : []
}

function underPicture({ caption, credit }: Image): (string | null)[] {
  return [caption, credit]
}

/** Large figures of a text that are written in groups, as those who look for them write them: 12 990 is found as 12990. */
export function figuresIn(text: string): string[] {
  const figures = text.match(/(?<![\d.,])\d{1,3}(?:[ \u00A0\u2009\u202F]\d{3})+(?!\d)/g) ?? []
  return [...new Set(figures.map((figure) => figure.replaceAll(/\D/g, '')))]
}
