import * as v from 'valibot'
import { fileOf } from '#article/addresses.ts'
import { EditionVersion } from '#article/editionVersion.ts'
import { readOverHttp } from '../queries/readOverHttp.ts'
import { savesData } from './sparing.ts'

/** Milliseconds. */
const minute = 60_000

/** How long to wait after so many questions in a row that brought nothing new, or no answer. */
const pauses = {
  nothingNew: (times: number) => minute * Math.min(1.25 ** times, 5),
  noAnswer: (times: number) => minute * Math.min(2 ** times, 30),
  savingData: 15 * minute,
}

/**
 * Calls `changed` when another publication has been made since. Asks for one tiny file, which answers 304 as long as it
 * is the same, so that it works wherever an edition lies; only while the page is looked at, and seldom for those who save
 * data or when nobody answers. When `changed` fails it is called again with the next question.
 */
export function followEdition(changed: () => Promise<void>): void {
  let known: string | null = null
  let asked = -Infinity
  let inVain = 0
  let unanswered = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async () => {
    asked = Date.now()
    try {
      const { version } = v.parse(EditionVersion, await readOverHttp(fileOf.version(), 'no-cache'))
      const isNew = known === null ? mayBeOld() : version !== known
      if (isNew) await changed()
      inVain = isNew ? 0 : inVain + 1
      unanswered = 0
      known = version
    } catch {
      unanswered++
    }
    wait()
  }
  const wait = () => {
    clearTimeout(timer)
    if (document.visibilityState !== 'visible') return
    const pause =
      unanswered > 0 ? pauses.noAnswer(unanswered) : savesData() ? pauses.savingData : pauses.nothingNew(inVain)
    // Readers who opened a page at the same moment need not all ask at the same moment.
    timer = setTimeout(() => void ask(), Math.max(0, asked + pause * (0.9 + Math.random() * 0.2) - Date.now()))
  }
  document.addEventListener('visibilitychange', () => {
    inVain = 0
    wait()
  })
  addEventListener('online', () => {
    unanswered = 0
    wait()
  })
  void ask()
}

/** A browser that goes back, or opens a tab it had put away, may show a page as it was kept, without asking whether it still holds. */
function mayBeOld(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return visit?.type === 'back_forward' || (document as { wasDiscarded?: boolean }).wasDiscarded === true
}
