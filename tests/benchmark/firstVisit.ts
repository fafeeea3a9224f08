import { setTimeout as pause } from 'node:timers/promises'
import { addressOf } from '#article/addresses.ts'
import { openBrowser, type Browser } from './devtools.ts'
import { median, type Figure } from './figures.ts'
import { serveStories } from './servedStories.ts'
import { pickUpPhone } from './slowPhone.ts'

const slug = 'nei-til-eu'
const rounds = 7

/** An article page on a slow phone that has read nothing before, against the same story as a page written by hand. */
export async function* firstVisit(): AsyncGenerator<Figure> {
  const { ours, handWritten, close } = await serveStories(slug)
  const browser = await openBrowser()
  const seen: Record<'ours' | 'handWritten', Visit[]> = { ours: [], handWritten: [] }
  try {
    for (let round = 0; round <= rounds; round++) {
      const visits = {
        ours: await visit(browser, ours + addressOf.article(slug)),
        handWritten: await visit(browser, handWritten + addressOf.article(slug)),
      }
      // The first round only warms server and disk.
      if (round === 0) continue
      seen.ours.push(visits.ours)
      seen.handWritten.push(visits.handWritten)
    }
  } finally {
    await browser.close()
    await close()
  }
  const middle = (whose: keyof typeof seen, what: keyof Visit) => median(seen[whose].map((each) => each[what]))
  const compared = (what: keyof Visit) => ({
    value: middle('ours', what),
    against: { what: 'by hand', value: middle('handWritten', what) },
  })
  yield { what: 'article page, cold: first paint', unit: 'ms', ...compared('firstPaint') }
  yield {
    what: 'article page, cold: largest paint',
    unit: 'ms',
    ...compared('largestPaint'),
    target: { of: 'ratio', most: 1.05 },
  }
  yield {
    what: 'article page, cold: blocking time',
    unit: 'ms',
    value: middle('ours', 'blocking'),
    target: { of: 'value', most: 100 },
  }
  yield { what: 'article page, cold: longest task', unit: 'ms', value: middle('ours', 'longestTask') }
  yield {
    what: 'article page, cold: layout shift',
    unit: '',
    value: middle('ours', 'shift'),
    target: { of: 'value', most: 0.002 },
  }
  yield { what: 'article page, cold: awake (React has taken it over)', unit: 'ms', value: middle('ours', 'awake') }
  yield { what: 'article page, cold: bytes, all', unit: 'kB', ...compared('bytes') }
  yield { what: 'article page, cold: bytes of script', unit: 'kB', value: middle('ours', 'scriptBytes') }
}

/** Times in milliseconds since the visit began, bytes in kB as they travel. */
interface Visit {
  firstPaint: number
  largestPaint: number
  /** What tasks took beyond 50 ms each, from the first paint until long after the page is awake. */
  blocking: number
  longestTask: number
  shift: number
  awake: number
  bytes: number
  scriptBytes: number
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  const { open, run, quiet, travelled, close } = await pickUpPhone(browser, watch)
  await open(address)
  // What waits until the page stands is fetched by then, and done.
  await pause(2500)
  await quiet()
  const seen = await run(() => (window as unknown as { seen: Seen }).seen)
  if (seen.hasProgram && seen.awake === 0) throw new Error(`${address} has not woken`)
  await close()
  return { ...seen, bytes: travelled.all, scriptBytes: travelled.script }
}

type Seen = Omit<Visit, 'bytes' | 'scriptBytes'> & { hasProgram: boolean }

/** Runs in the page before anything else: notes what the browser tells of painting and of tasks. */
function watch(): void {
  const seen: Seen = {
    firstPaint: 0,
    largestPaint: 0,
    blocking: 0,
    longestTask: 0,
    shift: 0,
    awake: 0,
    hasProgram: false,
  }
  Object.assign(window, { seen })
  addEventListener('load', () => (seen.hasProgram = document.getElementById('reader') !== null))
  const on = (type: string, note: (entry: PerformanceEntry & { value: number }) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry as PerformanceEntry & { value: number })
    }).observe({ type, buffered: true })
  on('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.firstPaint = entry.startTime
  })
  on('largest-contentful-paint', (entry) => (seen.largestPaint = entry.startTime))
  on('layout-shift', (entry) => (seen.shift += entry.value))
  on('longtask', ({ startTime, duration }) => {
    if (seen.firstPaint === 0 || startTime < seen.firstPaint) return
    seen.blocking += Math.max(0, duration - 50)
    seen.longestTask = Math.max(seen.longestTask, duration)
  })
  const look = setInterval(() => {
    if (document.documentElement.dataset.awake === undefined) return
    seen.awake = performance.now()
    clearInterval(look)
  }, 20)
}
