import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, rm, watch, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { startServer } from '#server/server.ts'
import { contentOf, emptyPlace, newsroomOf, story } from './smallNewsroom.ts'
import { askFolder, missingFrom, type Ask } from './wholeEdition.ts'

const picture = (color: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: color } })
    .png()
    .toBuffer()

async function someStories(): Promise<string> {
  return newsroomOf({
    'lesesal.json': JSON.stringify({ name: 'Avisa', base: 'https://avisa.example' }),
    'bilde.png': await picture('#345'),
    'bildesak.md': story(
      'En sak med bilde',
      'published: "2024-03-01"\ntopics: [Kultur]\nimage: { src: bilde.png, alt: Et bilde }',
    ),
    ...Object.fromEntries(
      Array.from({ length: 5 }, (_, n) => [
        `sak-${n}.md`,
        story(`Sak nummer ${n}`, `published: "2024-0${n + 1}-10"\ntopics: [${n % 2 ? 'Norge' : 'Verden'}]`),
      ]),
    ),
  })
}

/** A change of the kind an edition has to be remade for in another way each time. */
const changes: ((newsroom: string, round: number) => Promise<void>)[] = [
  (newsroom, round) =>
    writeFile(
      path.join(newsroom, `ny-${round}.md`),
      story(`En ny sak ${round}`, `published: "2024-0${1 + (round % 8)}-20"\ntopics: [Emne ${round}]`),
    ),
  (newsroom, round) =>
    writeFile(
      path.join(newsroom, 'lesesal.json'),
      JSON.stringify({ name: `Avisa ${round}`, base: 'https://avisa.example' }),
    ),
  async (newsroom, round) => writeFile(path.join(newsroom, 'bilde.png'), await picture(`#${100 + round * 7}`)),
  async (newsroom) => {
    const added = (await readdir(newsroom)).find((name) => name.startsWith('ny-'))
    if (added) await rm(path.join(newsroom, added))
  },
]

/** A process that publishes when it is told to. It has loaded the program by then, so it is killed at its work. */
function publisherAt(newsroom: string, to: string) {
  const run = fork('tests/publisher/publishWhenTold.ts', [newsroom, to], { execArgv: ['--no-warnings'] })
  const ready = once(run, 'message')
  const ended = once(run, 'exit')
  const start = async () => {
    await ready
    run.send('publish')
  }
  return { run, start, ended }
}

/** Such processes one after the other; while one is at work, the next gets ready. */
function publishersAt(newsroom: string, to: string) {
  let waiting = publisherAt(newsroom, to)
  return {
    next() {
      const next = waiting
      waiting = publisherAt(newsroom, to)
      return next
    },
    async stop() {
      waiting.run.kill('SIGKILL')
      await waiting.ended
    },
  }
}

/** How long a publication takes that nobody stops, milliseconds. */
async function lengthOf({ start, ended }: ReturnType<typeof publisherAt>): Promise<number> {
  await start()
  const started = performance.now()
  await ended
  return performance.now() - started
}

async function fresh(newsroom: string) {
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to })
  return contentOf(to)
}

test('a first publication that is killed leaves nothing, or a whole edition', { timeout: 240_000 }, async () => {
  const newsroom = await someStories()
  const whole = await fresh(newsroom)
  const place = await emptyPlace()
  const long = await lengthOf(publisherAt(newsroom, path.join(place, 'timed')))
  for (let share = 1; share <= 6; share++) {
    const to = path.join(place, `killed-${share}`, 'edition')
    const { run, start, ended } = publisherAt(newsroom, to)
    await start()
    await wait((long * share) / 6)
    run.kill('SIGKILL')
    await ended
    if ((await readdir(to).catch(() => [])).length > 0) expect(await missingFrom(askFolder(to))).toEqual([])
    if (share % 3 !== 0) continue
    await publish({ newsrooms: [newsroom], to })
    expect(await contentOf(to)).toEqual(whole)
    expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
  }
})

test(
  'killed at any moment of a change it leaves a whole edition being served, which the next run brings up to date',
  { timeout: 600_000 },
  async () => {
    const newsroom = await someStories()
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    let halfPut = 0
    const server = await startServer({ folder: to, port: 0, views: null, trustProxy: 0 })
    const ask: Ask = async (address) => {
      const answer = await fetch(server.address + address)
      return answer.ok ? answer.text() : null
    }
    const publishers = publishersAt(newsroom, to)
    try {
      await changes[0]!(newsroom, moments.length)
      const long = await lengthOf(publishers.next())
      for (const [round, moment] of moments.entries()) {
        await changes[round % changes.length]!(newsroom, round)
        const { run, start, ended } = publishers.next()
        await start()
        const reached = 'share' in moment ? wait(long * moment.share) : filesMoved(to, moment.moved, ended)
        await Promise.race([reached, ended])
        run.kill('SIGKILL')
        await ended
        if (existsSync(path.join(to, 'edition/under-way.json'))) halfPut++
        expect(await missingFrom(ask), `killed in round ${round} (${JSON.stringify(moment)})`).toEqual([])
        if (round % 11 !== 10) continue
        await publish({ newsrooms: [newsroom], to })
        expect(await contentOf(to)).toEqual(await fresh(newsroom))
      }
    } finally {
      await publishers.stop()
      await server.close()
    }
    expect(halfPut, 'runs killed while files were being put in place').toBeGreaterThan(0)
    await publish({ newsrooms: [newsroom], to })
    expect(await contentOf(to)).toEqual(await fresh(newsroom))
    expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
  },
)

/** Moments spread over the whole run, and over the short while in which files are put in place one by one. */
const moments = [
  ...Array.from({ length: 10 }, (_, n) => ({ share: (n + 1) / 10 })),
  ...[1, 2, 3, 5, 8, 12, 18, 25, 35, 50, 70, 100].map((moved) => ({ moved })),
]

/** Resolves when so many files have been put in place, or a run has ended. */
async function filesMoved(to: string, count: number, ended: Promise<unknown>): Promise<void> {
  const stop = new AbortController()
  void ended.then(() => stop.abort())
  let moved = 0
  try {
    for await (const _ of watch(to, { recursive: true, signal: stop.signal })) if (++moved >= count) return
  } catch (error) {
    if (!stop.signal.aborted) throw error
  }
}
