import { readDate } from '../words/dates.ts'
import { isSpeech } from '../words/speech.ts'
import type { Chunk } from './textChunks.ts'

/** One short line without a final period, and something follows it. */
export function isHeadline([first, second]: Chunk[]): boolean {
  if (first === undefined) return false
  const { text, isSingle } = first
  return second !== undefined && isSingle && text.length <= 120 && !/[.:。।۔]$/.test(text) && !isSpeech(text)
}

/** `INNENRIKS:`, `Pressemelding` */
export function isKicker(first: Chunk | undefined): first is Chunk {
  return first !== undefined && first.isSingle && (/^\p{Lu}[\p{L} /-]{2,28}:$/u.test(first.text) || isSent(first))
}

/** What stands above the headline of what others have sent, also with its day. */
const sent =
  /^(?:pressemelding|(?:press|news) release|for immediate release|les[ae]r(?:innlegg|brev)|debattinnlegg|kronikk)(?:[,:]?\s+(?<day>.+))?$/iu

function isSent({ text }: Chunk): boolean {
  const found = sent.exec(text)
  const day = found?.groups?.day
  return found !== null && (day === undefined || readDate(day).date !== null)
}

/** `INNENRIKS:` above a headline. */
export function takeKicker(chunks: Chunk[]): { kicker: string | null; chunks: Chunk[] } {
  const [first, ...rest] = chunks
  if (!isKicker(first) || rest.length === 0 || !isHeadline(rest)) return { kicker: null, chunks }
  return { kicker: first.text.replace(/:$/, ''), chunks: rest }
}
