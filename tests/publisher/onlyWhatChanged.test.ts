import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { contentOf, emptyPlace, newsroomOf, story } from './smallNewsroom.ts'

/** Clocks of file systems are coarse, so the publisher trusts only files that have been left alone for a while. */
async function leftAlone(newsroom: string): Promise<void> {
  const files = (await readdir(newsroom, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  for (const { parentPath, name } of files) await utimes(path.join(parentPath, name), 1_700_000_000, 1_700_000_000)
}

async function fromNothing(newsroom: string, options: object = {}) {
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to, ...options })
  return contentOf(to)
}

/** The files of the edition that a publication wrote, told by their times. */
async function writtenBy(to: string, work: () => Promise<unknown>): Promise<string[]> {
  const timesOf = async () =>
    new Map(
      await Promise.all(
        [...(await contentOf(to)).keys()].map(async (file) => [file, (await stat(path.join(to, file))).ino] as const),
      ),
    )
  const before = await timesOf()
  await work()
  return [...(await timesOf())].filter(([file, ino]) => before.get(file) !== ino).map(([file]) => file)
}

const dated = (day: number, topic = 'Norge') => `published: "2024-0${1 + (day % 6)}-1${day % 9}"\ntopics: [${topic}]`
const text = (word: string) => `${word} kom i går, og det ble lagt merke til. `.repeat(8)

describe('a publication after a change', () => {
  test('writes the story, what stands beside it, and the lists it is in', async () => {
    const newsroom = await newsroomOf({
      'lesesal.json': '{"base":"https://avisa.example"}',
      ...Object.fromEntries(
        Array.from({ length: 60 }, (_, n) => [
          `sak-${n}.md`,
          story(`Sak nummer ${n}`, dated(n, n % 2 === 0 ? 'Norge' : 'Verden'), text(`Sak ${n}`)),
        ]),
      ),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    const written = await writtenBy(to, async () => {
      await writeFile(
        path.join(newsroom, 'sak-7.md'),
        story('Sak nummer 7', dated(7, 'Verden'), `Nytt. ${text('Sak 7')}`),
      )
      await publish({ newsrooms: [newsroom], to })
    })
    // The headline is the same, so only the story itself has changed, and the feeds that carry it.
    const ofSearch = written.filter((file) => file.startsWith('search/'))
    expect(written.filter((file) => !ofSearch.includes(file)).toSorted()).toEqual([
      'a/sak-7/index.html',
      'edition/articles/sak-7.json',
      'edition/files.json',
      'edition/version.json',
      'feed.atom',
      'feed.json',
      'feed.xml',
      'topic/verden/feed.atom',
      'topic/verden/feed.json',
      'topic/verden/feed.xml',
    ])
    // One shard of the search index holds it.
    expect(new Set(ofSearch.map((file) => file.split('/')[1])).size).toBe(1)
  })

  test('that touches nothing writes nothing, and knows it without reading', async () => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'b.md': story('En annen sak') })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    expect(await writtenBy(to, () => publish({ newsrooms: [newsroom], to }))).toEqual([])
  })

  test('tells the same findings as the first', async () => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak', 'published: "2024-13-45"'), 'b.txt': 'Uten tittel.' })
    const to = path.join(await emptyPlace(), 'edition')
    const first = await publish({ newsrooms: [newsroom], to })
    const second = await publish({ newsrooms: [newsroom], to })
    expect(first.findings.length).toBeGreaterThan(0)
    expect({ ...second, written: 0 }).toEqual({ ...first, written: 0 })
  })

  test('heals an edition that was taken from elsewhere, and makes everything anew when it is forced to', async () => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'b.md': story('En annen sak') })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    const whole = await contentOf(to)
    await writeFile(path.join(to, 'a/a/index.html'), 'spoiled')
    await rm(path.join(to, 'edition/articles/a.json'))
    await publish({ newsrooms: [newsroom], to, force: true })
    expect(await contentOf(to)).toEqual(whole)
    await rm(`${to}.manifest.json`)
    await publish({ newsrooms: [newsroom], to })
    expect(await contentOf(to)).toEqual(whole)
  })

  test('lifts what has come due without its source having changed', async () => {
    const newsroom = await newsroomOf({
      'a.md': story('En sak'),
      'wire.json': JSON.stringify({
        uri: 'urn:w',
        headline: 'Sperret sak',
        embargoed: '2030-01-01T12:00:00Z',
        body_text: text('Dette'),
      }),
    })
    const to = path.join(await emptyPlace(), 'edition')
    const [before, after] = [Date.parse('2029-12-31'), Date.parse('2030-01-02')]
    await leftAlone(newsroom)
    expect((await publish({ newsrooms: [newsroom], to, now: before })).published).toBe(1)
    expect((await publish({ newsrooms: [newsroom], to, now: after })).published).toBe(2)
    expect(await contentOf(to)).toEqual(await fromNothing(newsroom, { now: after }))
  })
})

/** What may happen to a newsroom between two publications. */
const change = fc.oneof(
  fc.record({
    does: fc.constant('write' as const),
    file: fc.nat(7),
    headline: fc.nat(3),
    day: fc.nat(8),
    topic: fc.constantFrom('Norge', 'Verden'),
    word: fc.nat(3),
  }),
  fc.record({ does: fc.constant('remove' as const), file: fc.nat(7) }),
  fc.record({ does: fc.constant('settings' as const), name: fc.constantFrom('Avisa', 'Bladet'), base: fc.boolean() }),
  fc.record({ does: fc.constant('break' as const), file: fc.nat(7) }),
)

test('any row of publications ends in the edition that one from nothing gives', { timeout: 120_000 }, async () => {
  const now = Date.parse('2024-06-15')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (rounds) => {
        const newsroom = await newsroomOf({ 'fast.md': story('Den faste saken', dated(3), text('Den')) })
        const to = path.join(await emptyPlace(), 'edition')
        await mkdir(newsroom, { recursive: true })
        for (const changes of rounds) {
          for (const made of changes) {
            if (made.does === 'settings') {
              const settings = { name: made.name, base: made.base ? 'https://avisa.example' : null }
              await writeFile(path.join(newsroom, 'lesesal.json'), JSON.stringify(settings))
              continue
            }
            const file = path.join(newsroom, `sak-${made.file}.md`)
            if (made.does === 'remove') await rm(file, { force: true })
            else if (made.does === 'break') await writeFile(file, '---\ntitle: [\n---\n')
            else
              await writeFile(
                file,
                story(`Overskrift ${made.headline}`, dated(made.day, made.topic), text(`Ord ${made.word}`)),
              )
          }
          await leftAlone(newsroom)
          await publish({ newsrooms: [newsroom], to, now })
        }
        expect(await contentOf(to)).toEqual(await fromNothing(newsroom, { now }))
      },
    ),
    { numRuns: 12, seed: 20_261_123 },
  )
})
