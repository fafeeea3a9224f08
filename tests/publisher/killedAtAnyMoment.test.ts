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
import { askFolder, missingFrom, withoutWhatStays, type Ask } from './wholeEdition.ts'

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

/** Processes that publish when they are told to. They have loaded the program by then, so each is killed at its work. */
function publishers() {
  const started = () => {
    const run = fork('tests/publisher/publishWhenTold.ts', { execArgv: ['--no-warnings'] })
    return { run, ready: once(run, 'message'), ended: once(run, 'exit') }
  }
  let waiting = started()
  return {
    /** Starts one at its work; the next gets ready meanwhile. */
    async publishing(newsroom: string, to: string) {
      const { run, ready, ended } = waiting
      waiting = started()
      await ready
      run.send({ newsroom, to })
      return { run, ended }
    },
    async stop() {
      waiting.run.kill('SIGKILL')
      await waiting.ended
    },
  }
}

/** How long a publication takes that nobody stops, milliseconds. */
async function lengthOf({ ended }: { ended: Promise<unknown> }): Promise<number> {
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
  const { publishing, stop } = publishers()
  const long = await lengthOf(await publishing(newsroom, path.join(place, 'timed')))
  for (let share = 1; share <= 4; share++) {
    const to = path.join(place, `killed-${share}`, 'edition')
    const { run, ended } = await publishing(newsroom, to)
    await wait((long * share) / 4)
    run.kill('SIGKILL')
    await ended
    if ((await readdir(to).catch(() => [])).length > 0) expect(await missingFrom(askFolder(to))).toEqual([])
    if (share % 2 !== 0) continue
    await publish({ newsrooms: [newsroom], to })
    expect(await contentOf(to)).toEqual(whole)
    expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
  }
  await stop()
})

test('a story that a run was cut short of is put in place before what points to it by the next run, too', async () => {
  const newsroom = await someStories()
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to })
  await writeFile(path.join(newsroom, 'ny.md'), story('Ny', 'published: "2024-02-20"\ntopics: [Norge]'))
  // A file where the story's page would have its folder stops each run in the middle of its work.
  const obstacle = path.join(to, 'a/ny')
  await writeFile(obstacle, '')
  for (let run = 1; run <= 2; run++) {
    await expect(publish({ newsrooms: [newsroom], to })).rejects.toThrow('a/ny')
    expect(await missingFrom(askFolder(to))).toEqual([])
  }
  await rm(obstacle)
  await publish({ newsrooms: [newsroom], to })
  expect(await contentOf(to)).toEqual(await fresh(newsroom))
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
    const { publishing, stop } = publishers()
    try {
      await changes[0]!(newsroom, moments.length)
      const long = await lengthOf(await publishing(newsroom, to))
      for (const [round, moment] of moments.entries()) {
        await changes[round % changes.length]!(newsroom, round)
        const { run, ended } = await publishing(newsroom, to)
        const reached = 'share' in moment ? wait(long * moment.share) : filesMoved(to, moment.moved, ended)
        await Promise.race([reached, ended])
        run.kill('SIGKILL')
        await ended
        if (existsSync(path.join(to, 'edition/under-way.json'))) halfPut++
        expect(await missingFrom(ask), `killed in round ${round} (${JSON.stringify(moment)})`).toEqual([])
        if (round % 7 !== 6) continue
        await publish({ newsrooms: [newsroom], to })
        const whole = await fresh(newsroom)
        expect(await withoutWhatStays(to, whole)).toEqual(whole)
      }
    } finally {
      await stop()
      await server.close()
    }
    expect(halfPut, 'runs killed while files were being put in place').toBeGreaterThan(0)
    await publish({ newsrooms: [newsroom], to })
    await publish({ newsrooms: [newsroom], to, now: Date.now() + 24 * 60 * 60 * 1000 })
    expect(await contentOf(to)).toEqual(await fresh(newsroom))
    expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
  },
)

/** Moments spread over the work of a whole run, and over the short while in which files are put in place one by one. */
const moments = [
  ...Array.from({ length: 5 }, (_, n) => ({ share: (n + 1) / 5 })),
  ...[1, 2, 3, 5, 8, 13, 21, 34, 55, 89].map((moved) => ({ moved })),
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
