import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { median, type Figure } from './figures.ts'
import { writeManyArticles } from './manyArticles.ts'
import { runProgram, startProgram, type Run } from './runProgram.ts'

const sizes = [200, 2000, 10_000]

/** What has changed more lately than this may change again unseen, so the next publication would read it once more. Milliseconds. */
const lately = 1600

/**
 * Publishes newsrooms of growing size from nothing with the real command line, search included, then one change; held
 * against making everything anew.
 */
export async function* publishing(): AsyncGenerator<Figure> {
  const perStory: number[] = []
  for (const count of sizes) {
    const place = await mkdtemp(path.join(tmpdir(), 'lesesal-benchmark-'))
    const [newsroom, to] = [path.join(place, 'newsroom'), path.join(place, 'edition')]
    try {
      writeManyArticles(newsroom, count)
      await wait(lately)
      const publish = (...more: string[]) => runProgram('publish', newsroom, '--to', to, '--quiet', ...more)
      const first = await publish()
      perStory.push((first.processor * 1000) / count)
      yield* firstFigures(count, first, perStory)
      const changed = [await change(newsroom, publish), await change(newsroom, publish)]
      const whole = await publish('--force')
      changed.push(await change(newsroom, publish))
      yield* changeFigures(count, { changed, whole })
      if (count !== sizes.at(-1)) continue
      yield* addAndRemove(count, newsroom, publish)
      yield* whileWatching(count, newsroom, to)
    } finally {
      await rm(place, { recursive: true })
    }
  }
}

function* firstFigures(count: number, { wall, processor, memory, othersMemory }: Run, perStory: number[]) {
  const isLargest = count === sizes.at(-1)
  const what = `publish ${count} from nothing`
  yield { what: `${what}, in all`, unit: 's', value: wall }
  const target = { of: 'value', most: 2 } as const
  yield {
    what: `${what}, processor time a story`,
    unit: 'ms',
    value: (processor * 1000) / count,
    ...(isLargest && { target }),
    ...(isLargest && { against: { what: `of ${sizes.at(-2)}`, value: perStory.at(-2)! } }),
  } satisfies Figure
  yield {
    what: `${what}, memory`,
    unit: 'MB',
    value: memory,
    ...(isLargest && { target: { of: 'value', most: 400 } }),
  } satisfies Figure
  yield { what: `${what}, memory of the search indexer`, unit: 'MB', value: othersMemory }
}

function* changeFigures(count: number, { changed, whole }: { changed: Run[]; whole: Run }): Generator<Figure> {
  const isLargest = count === sizes.at(-1)
  yield {
    what: `one story of ${count} changed`,
    unit: 's',
    value: median(changed.map(({ wall }) => wall)),
    against: { what: 'everything anew', value: whole.wall },
    ...(isLargest && { target: { of: 'value', most: 1 } }),
  }
  yield {
    what: `one story of ${count} changed, processor time`,
    unit: 's',
    value: median(changed.map(({ processor }) => processor)),
    against: { what: 'everything anew', value: whole.processor },
  }
}

async function* addAndRemove(count: number, newsroom: string, publish: () => Promise<Run>): AsyncGenerator<Figure> {
  const target = { of: 'value', most: 1 } as const
  const changes = [
    { what: `one story added to ${count}`, date: '2025-12-28T08:00:00Z' },
    // The month that was the newest but one joins the older ones, which are indexed anew with it.
    { what: `one story added to ${count}, the first of its month`, date: '2026-01-02T08:00:00Z' },
  ]
  for (const { what, date } of changes) {
    const added = path.join(newsroom, 'ny-sak.md')
    writeFileSync(added, `---\ntitle: En helt ny sak\ndate: ${date}\nlang: nb\n---\n\nDet kom en sak til.\n`)
    await wait(lately)
    yield { what, unit: 's', value: (await publish()).wall, target }
    rmSync(added)
    yield { what: `${what}, removed again`, unit: 's', value: (await publish()).wall, target }
  }
}

/** From the moment a story is saved until the edition has it, with a program that keeps watch; its wait for more to be saved is in it. */
async function* whileWatching(count: number, newsroom: string, to: string): AsyncGenerator<Figure> {
  const version = () => readFileSync(path.join(to, 'edition/version.json'), 'utf8')
  const watching = startProgram('publish', newsroom, '--to', to, '--quiet', '--watch')
  const story = newestStory(newsroom)
  const taken: number[] = []
  try {
    await wait(8000)
    for (let nth = 0; nth < 5; nth++) {
      const before = version()
      const saved = performance.now()
      writeOn(story)
      while (version() === before) await wait(5)
      taken.push((performance.now() - saved) / 1000)
      await wait(2000)
    }
  } finally {
    await watching.end()
  }
  yield {
    what: `one story of ${count} saved while --watch runs, until it is there`,
    unit: 's',
    value: median(taken),
  }
}

/** What publishing takes when a story has been written on. */
async function change(newsroom: string, publish: () => Promise<Run>): Promise<Run> {
  writeOn(newestStory(newsroom))
  await wait(lately)
  return publish()
}

function newestStory(newsroom: string): string {
  const files = readdirSync(newsroom, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^\d{4}.*\.md$/.test(name),
  )
  return path.join(newsroom, files.toSorted().at(-1)!)
}

/** Writes a line to a story, as an editor does. */
function writeOn(story: string): void {
  appendFileSync(story, '\nEn linje til, skrevet etterpå.\n')
}
