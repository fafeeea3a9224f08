// oxlint-disable unicorn/require-post-message-target-origin -- a worker has no origin to name
import { shardFolder, stemmedAs, type SearchIndex } from '#article/search.ts'
import { trusted } from '../device/trusted.ts'
import { ReadFailure } from './readFailure.ts'
import type { Answer, Question } from './searchEngine.ts'
// oxlint-disable-next-line import/default -- the build gives it one: where the worker's program is
import workerAddress from './searchWorker.ts?worker&url'

/** What a reader looks for. Empty words find nothing; null narrows nothing. */
export interface Asked {
  words: string
  topic: string | null
  year: string | null
  language: string | null
}

let worker: Worker | undefined

/**
 * Fetches what every search needs, so that it is there when the first word has been written, and what a search for these
 * words needs, so that it is there when the last letter has. Never fails.
 */
export function prepareSearch(index: SearchIndex, wanted: Asked): void {
  // Whatever draws the page without a browser searches nothing.
  if (!('Worker' in window)) return
  open().postMessage(questionOf(index, wanted, 0))
}

/** The best `count` of the stories that fit, and how many there are. Fails with a ReadFailure. */
export async function searchStories(index: SearchIndex, wanted: Asked, count: number): Promise<Answer> {
  const searching = open()
  const { port1: here, port2: there } = new MessageChannel()
  const answered = new AbortController()
  return new Promise<Answer>((resolve, reject) => {
    const fail = () => reject(new ReadFailure('offline', 'Search does not answer'))
    here.addEventListener('message', ({ data: answer }: MessageEvent<Answer | null>) =>
      answer ? resolve(answer) : fail(),
    )
    here.start()
    searching.addEventListener('error', fail, { signal: answered.signal })
    searching.postMessage(questionOf(index, wanted, count), [there])
  }).finally(() => {
    here.close()
    answered.abort()
  })
}

/** One worker for as long as the page is open, so that what it has fetched is there for the next search. */
function open(): Worker {
  if (worker) return worker
  const address = trusted(workerAddress)
  // While developing, its program is in modules as it was written; the build makes one script of it, for older browsers too.
  const opened = import.meta.env.DEV ? new Worker(address, { type: 'module' }) : new Worker(address)
  // Its program could not be fetched; the next search tries again.
  opened.addEventListener('error', () => (worker = undefined), { once: true })
  return (worker = opened)
}

/** Which shards must be asked, and what of them. */
function questionOf({ shards }: SearchIndex, { words, topic, year, language }: Asked, count: number): Question {
  const wanted = shards.filter(
    ({ from, to, language: stemmed }) =>
      (!year || (from !== null && from <= Number(year) && Number(year) <= to!)) &&
      (!language || stemmed === stemmedAs(language)),
  )
  return {
    shards: wanted.map((shard) => ({ folder: `/${shardFolder(shard)}/`, language: shard.language })),
    words,
    filters: { ...(topic && { topic }), ...(year && { year }), ...(language && { language }) },
    count,
  }
}
