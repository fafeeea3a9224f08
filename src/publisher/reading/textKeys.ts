import type { Article } from '#article/article.ts'
import { hashOf } from '../keeping/bodies.ts'
import { allWords, lettersOf } from '../sources/words/plainWords.ts'

/** A body shorter than this may well be the same in two stories ("The story is being updated"). Words. */
const tellingLength = 50

/** What the text of a story has in common with copies of it. */
export function textKeys({ headline, lede, sections, derived, words }: Article): string[] {
  const body = lettersOf([derived.includes('headline') ? headline : '', lede, allWords(sections)].join(' '))
  const whole = `${derived.includes('headline') ? '' : lettersOf(headline)} ${body}`
  return [
    ...(words >= tellingLength ? [`text ${hashOf(body)}`] : []),
    ...(body === '' ? [] : [`whole ${hashOf(whole)}`]),
  ]
}
