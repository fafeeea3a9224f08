import type { Inline, Paragraph } from '#article/block.ts'
import { isBlank, wordsOf } from '../words/plainWords.ts'
import type { Gathering } from './htmlInline.ts'

/** A text in the runs its writer parted by two line breaks. */
export function partedByBreaks(text: Inline[]): Inline[][] {
  const runs: Inline[][] = [[]]
  for (const piece of text) {
    const [first, ...others] = typeof piece === 'string' ? piece.split(/\n{2,}/) : [piece]
    for (const run of [first, ...others.flatMap((other) => [null, other])]) {
      if (run === null) runs.push([])
      else if (run !== '') runs.at(-1)!.push(run)
    }
  }
  return runs.filter((run) => !isBlank(run))
}

/** A dash and a space at the start is Norwegian speech (formats.md 1). */
export function paragraph(text: Inline[], { within }: Gathering): Paragraph {
  const isSpeech = /^[–—][ \u00A0]/.test(wordsOf(text))
  const marked: Inline[] = within === undefined ? text : [{ mark: 'lang', lang: within, text }]
  return { type: 'paragraph', ...(isSpeech && { speech: true as const }), text: marked }
}
