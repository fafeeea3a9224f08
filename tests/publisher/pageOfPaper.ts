import type { Block } from '#article/block.ts'
import { only, readFile } from './reading.ts'

/** The text of a story, as it stands on a page. */
export const paragraphs = [
  'Kommunestyret vedtok tirsdag kveld å legge ned skolen etter en lang og opphetet debatt, der tilhørerne måtte stå langs veggene.',
  'Skolen har tolv elever, og de fleste må nå ta buss til nabokommunen hver eneste dag, også når det er tjue kuldegrader ute.',
  'Ordføreren mener at kommunen ikke hadde noe valg, fordi økonomien er svakere enn noen gang, og tilskuddet har falt hvert år.',
].map((text) => `<p>${text}</p>`)
export const body = paragraphs.join('')

/** A page as newspapers make them; the story is told by what stands in its article. */
export function page(article: string, head = ''): string {
  return `<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><meta property="og:type" content="article"><title>Skolen legges ned</title>${head}</head><body><main><article><h1>Skolen legges ned</h1>${article}</article></main></body></html>`
}

export const read = (html: string) => readFile(html, 'nett/side.html')

/** What a page says of its story for machines, as its head has it. */
export const ld = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`

/** All that stands in the body of the story on a page. */
export async function blocksOf(html: string): Promise<Block[]> {
  return only(await read(html)).sections.flatMap(({ blocks }) => blocks)
}
