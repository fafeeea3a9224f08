import { queryOptions, type QueryFunctionContext } from '@tanstack/react-query'
import type { SearchIndex } from '#article/search.ts'
import { ShardWords, shardWordsFile } from '#article/shardWords.ts'
import { editionFile } from './editionFile.ts'
import { searchStories, type Asked } from './searchStories.ts'
import { plain } from './wordForms.ts'

/** Whoever asks for more words than this has pasted a text. */
const mostWords = 8

/** A question that may have been meant where no story has every word of this one: such as some story has. Null where there is none. */
export const nearWordsQuery = (index: SearchIndex, asked: Asked) =>
  queryOptions({
    queryKey: ['search', 'near words', asked, index.shards],
    retry: false,
    queryFn: async (context) => {
      const words = nearest(asked.words, await wordsOf(index, context))
      if (words === asked.words) return null
      const { lacksWords } = await searchStories(index, { ...asked, words }, 1)
      return lacksWords ? null : words
    },
  })

/** A word, and how many shards have it among their commonest, by how it is compared. */
type Known = Map<string, { word: string; shards: number }>

async function wordsOf({ shards }: SearchIndex, { client }: QueryFunctionContext): Promise<Known> {
  const files = shards.map(shardWordsFile)
  const lists = await Promise.all(
    files.map((file) => client.fetchQuery({ queryKey: [file], queryFn: editionFile(ShardWords, file) })),
  )
  const known: Known = new Map()
  for (const word of lists.flat()) {
    const there = plain(word)
    known.set(there, { word, shards: (known.get(there)?.shards ?? 0) + 1 })
  }
  return known
}

/** The question with the nearest word in place of each that is not known. */
function nearest(question: string, known: Known): string {
  const letters = /[\p{L}\p{M}]{4,}/gu
  if ((question.match(letters) ?? []).length > mostWords) return question
  return question.replaceAll(letters, (written) => {
    const asked = plain(written)
    if ([...known.keys()].some((word) => word.startsWith(asked))) return written
    let best = { word: written, worth: 0 }
    for (const [there, { word, shards }] of known) {
      const most = asked.length < 6 ? 1 : 2
      const distance = Math.abs(there.length - asked.length) > most ? Infinity : distanceOf(asked, there)
      if (distance > most) continue
      // The nearest; of those the one that begins alike, as most slips come later; of those the commonest.
      const worth = 1 / distance + Number(there[0] === asked[0]) / 9 + shards / 9999
      if (worth > best.worth) best = { word, worth }
    }
    return best.word
  })
}

/** How many letters are wrong, missing, too many or in each other's place (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, place) => place)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + Number(a[i - 1] !== b[j - 1]),
        isSwapped ? before[j - 2]! + 1 : Infinity,
      )
    }
    ;[before, row] = [row, next]
  }
  return row[b.length]!
}
