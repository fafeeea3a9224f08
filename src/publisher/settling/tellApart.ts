import { finding, placeOf, type Finding } from '../findings.ts'
import { lettersOf } from '../sources/words/plainWords.ts'
import { reasonToHold } from '../sources/holding/reasonToHold.ts'
import type { Received } from './settle.ts'

/** Feeds give one id to all their stories by mistake; those with addresses of their own are told apart by them. */
export function tellApart(received: Received[], findings: Finding[]): void {
  const ofMany = received.filter(({ item }) => item !== undefined)
  for (const sharing of Map.groupBy(ofMany, ({ file, article }) => `${file} ${article.id}`).values()) {
    const addresses = new Set(sharing.map(({ article }) => article.canonicalUrl))
    if (addresses.size < 2 || addresses.has(null)) continue
    for (const story of sharing) {
      const { id, canonicalUrl } = story.article
      story.article = { ...story.article, id: `${id}#${canonicalUrl}` }
      findings.push(finding('note', story.file, 'id.shared', { id }, placeOf(story)))
    }
  }
}

/**
 * Files may differ in nothing but their ending, as bru.txt and bru.md do. Where each has a headline of its own they are two
 * stories, and all but the first are known by their whole names. Where one holds something back they may still be one.
 */
export function tellApartByEnding(received: Received[], now: number, findings: Finding[]): void {
  const namedByPlace = received.filter(
    ({ item, article }) => item === undefined && article.canonicalUrl === null && article.derived.includes('id'),
  )
  for (const [first, ...others] of Map.groupBy(namedByPlace, ({ article }) => article.id).values()) {
    if (others.length === 0 || ![first!, ...others].every((story) => isOut(story, now))) continue
    for (const story of others.filter(({ file }) => file !== first!.file)) {
      if (lettersOf(story.article.headline) === lettersOf(first!.article.headline)) continue
      story.article = { ...story.article, id: story.file }
      findings.push(finding('note', story.file, 'id.ending', { other: first!.file, id: story.file }, placeOf(story)))
    }
  }
}

function isOut({ standing }: Received, now: number): boolean {
  return standing.embargo === null && reasonToHold(standing, now) === null
}

/** Whether two headlines have no word in common that is longer than those any headline has. */
export function haveUnlikeHeadlines({ article: one }: Received, { article: other }: Received): boolean {
  const words = new Set(longWords(one.headline))
  const others = longWords(other.headline)
  return words.size > 0 && others.length > 0 && !others.some((word) => words.has(word))
}

function longWords(headline: string): string[] {
  return headline.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
}
