import type { Inline, Paragraph } from '#article/block.ts'
import { isBlank } from '../words/plainWords.ts'
import type { Gathering } from './htmlInline.ts'
import { paragraphOf } from '../words/speech.ts'

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

export function paragraph(text: Inline[], { within }: Gathering): Paragraph {
  return paragraphOf(within === undefined ? text : [{ mark: 'lang', lang: within, text }])
}
