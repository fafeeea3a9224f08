import { readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Remembered } from '#publisher/remembering/manifest.ts'
import { publish } from '#publisher/publish.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'
import { zipOf } from './zipOf.ts'

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

/** Files are trusted at once: what changes between two publications here does so longer ago than clocks are coarse. */
const tick = 0

const text = (word: string) => `${word} kom i går, og det ble lagt merke til. `.repeat(8)

describe('a publication after a change', { timeout: 90_000 }, () => {
  const sixtyStories = () =>
    newsroomOf({
      'lesesal.json': '{"base":"https://avisa.example"}',
      ...Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`sak-${n}.md`, numbered(n)])),
    })
  const numbered = (n: number, title = `Sak nummer ${n}`, more = '') =>
    story(title, dayOf(n, n % 2 === 0 ? 'Norge' : 'Verden'), more + text(`Sak ${n}`))
  /** A day of its own for each story, so that its neighbours are known: five a month, `sak-59` the newest. */
  const dayOf = (n: number, topic: string) =>
    `published: "2023-${String(1 + Math.floor(n / 5)).padStart(2, '0')}-${10 + (n % 5)}"\ntopics: [${topic}]`
  const feedsOf = (below = '') => ['feed.atom', 'feed.json', 'feed.xml'].map((file) => below + file)
  const storyFiles = (slug: string) => [`a/${slug}/index.html`, `edition/articles/${slug}.json`]
  const shardsOf = (files: string[]) =>
    [...new Set(files.map((file) => file.replace(/^(search\/[^/]+)\/.*/, '$1')))].toSorted()

  test('of a text writes the story, the feeds that carry it and its shard of the search index', async () => {
    const newsroom = await sixtyStories()
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, tick })
    const written = await writtenBy(to, async () => {
      await writeFile(path.join(newsroom, 'sak-57.md'), numbered(57, undefined, 'Nytt. '))
      await publish({ newsrooms: [newsroom], to, tick })
    })
    // The headline is the same, so nothing that only names the story has changed.
    expect(shardsOf(written)).toEqual(
      [
        ...storyFiles('sak-57'),
        ...feedsOf(),
        ...feedsOf('topic/verden/'),
        'edition/files.json',
        'edition/version.json',
        'search/no-2023-12',
      ].toSorted(),
    )
  })

  test('of a headline writes the lists it stands in and what stands beside it, too', async () => {
    const newsroom = await sixtyStories()
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, tick })
    const written = await writtenBy(to, async () => {
      await writeFile(path.join(newsroom, 'sak-3.md'), numbered(3, 'En annen overskrift'))
      await publish({ newsrooms: [newsroom], to, tick })
    })
    const around = written
      .filter((file) => file.startsWith('edition/nearby/'))
      .map((file) => path.basename(file, '.json'))
    // Next to it in time, and those that have it among their related stories; none is far away.
    expect(around).toEqual(expect.arrayContaining(['sak-2', 'sak-4']))
    expect(around.every((slug) => Number(slug.split('-')[1]) < 20)).toBe(true)
    expect(shardsOf(written)).toEqual(
      [
        ...storyFiles('sak-3'),
        ...around.flatMap((slug) => [`a/${slug}/index.html`, `edition/nearby/${slug}.json`]),
        ...feedsOf('topic/verden/'),
        'archive/2023/01/index.html',
        'edition/archive/2023/01.json',
        'topic/verden/index.html',
        'edition/topics/verden.json',
        'edition/files.json',
        'edition/version.json',
        'search/no-2016-2023',
      ].toSorted(),
    )
  })

  test.each([
    [
      'that is added',
      60,
      async (newsroom: string) =>
        writeFile(
          path.join(newsroom, 'sak-60.md'),
          story('Sak 60', 'published: "2023-12-20"\ntopics: [Norge]', text('Sak 60')),
        ),
    ],
    ['that is removed', 59, async (newsroom: string) => rm(path.join(newsroom, 'sak-59.md'))],
  ])('of a newest story %s touches no story but its neighbours', async (_, n, happens) => {
    const newsroom = await sixtyStories()
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, tick })
    const written = await writtenBy(to, async () => {
      await happens(newsroom)
      await publish({ newsrooms: [newsroom], to, tick })
    })
    const stories = written.filter((file) => file.startsWith('a/')).map((file) => file.split('/')[1]!)
    expect(stories).toContain(n === 60 ? 'sak-59' : 'sak-58')
    expect(stories.length).toBeLessThan(10)
    expect(written.filter((file) => file.startsWith('archive/') && !file.startsWith('archive/2023/12'))).toEqual([
      // How many stories the month has stands in its year and in the whole.
      'archive/2023/index.html',
      'archive/index.html',
    ])
    expect(shardsOf(written).filter((file) => file.startsWith('search/'))).toEqual(['search/no-2023-12'])
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

  test('adds a line to what is remembered for each change, and writes all of it again after fifty', async () => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'b.md': story('En annen sak') })
    const to = path.join(await emptyPlace(), 'edition')
    const manifest = async () => (await readFile(`${to}.manifest.json`, 'utf8')).split('\n')
    const remembered: Remembered = new Map()
    const saved = async (words: string, now?: Remembered) => {
      await writeFile(path.join(newsroom, 'a.md'), story('En sak', '', words))
      await publish({ newsrooms: [newsroom], to, tick, ...(now && { remembered: now }) })
    }
    await publish({ newsrooms: [newsroom], to, tick })
    const whole = await manifest()
    expect(whole).toHaveLength(3)
    await saved('Brua er åpen.')
    await saved('Brua er stengt.')
    expect(await manifest()).toEqual([...whole, expect.stringContaining('a.md'), expect.not.stringContaining('b.md')])
    await publish({ newsrooms: [newsroom], to, tick })
    expect(await manifest()).toHaveLength(5)
    for (let nth = 3; nth <= 51; nth++) await saved(`Dag ${nth}.`, remembered)
    expect(await manifest()).toHaveLength(3)
    expect(await contentOf(to)).toEqual(await fromNothing(newsroom))
  })

  test('builds on what stands before a line that a killed run has left half written', async () => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'b.md': story('En annen sak') })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, tick })
    await writeFile(path.join(newsroom, 'a.md'), story('En sak', '', 'Brua er åpen.'))
    await publish({ newsrooms: [newsroom], to, tick })
    const manifest = await readFile(`${to}.manifest.json`)
    for (const cut of [1, 100]) {
      await writeFile(`${to}.manifest.json`, manifest.subarray(0, -cut))
      await writeFile(path.join(newsroom, 'b.md'), story('En annen sak', '', `Dag ${cut}.`))
      await publish({ newsrooms: [newsroom], to, tick })
      expect(await contentOf(to)).toEqual(await fromNothing(newsroom))
      expect((await readFile(`${to}.manifest.json`, 'utf8')).split('\n')).toHaveLength(3)
    }
  })

  test('makes everything anew where another version of the program has noted what it knew in another form', async () => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak') })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, tick })
    const [head, line] = (await readFile(`${to}.manifest.json`, 'utf8')).split('\n')
    const later = { ...(JSON.parse(head!) as object), program: 'later', form: 2 }
    const renamed = line!.replace('"files"', '"documents"')
    await writeFile(`${to}.manifest.json`, `${JSON.stringify(later)}\n${renamed}`)
    expect((await publish({ newsrooms: [newsroom], to, tick })).published).toBe(1)
  })

  test('by another version of the program makes pages anew and leaves pictures, whose names say how they were made', async () => {
    const picture = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#3366cc' } })
      .png()
      .toBuffer()
    const newsroom = await newsroomOf({ 'a.md': story('En sak', 'image: { src: blå.png }'), 'blå.png': picture })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    const pictures = [...(await contentOf(to)).keys()].filter((file) => file.startsWith('images/'))
    expect(pictures).toHaveLength(4)
    const list = await jsonIn(to, 'edition/files.json')
    for (const file of pictures) await writeFile(path.join(to, file), 'as an older library made it')
    for (const file of pictures) list[file] = 'of these bytes'
    await writeFile(path.join(to, 'edition/files.json'), JSON.stringify(list))
    const manifest = await readFile(`${to}.manifest.json`, 'utf8')
    await writeFile(`${to}.manifest.json`, manifest.replace(/"program":"[^"]+"/, '"program":"another"'))
    const drawn: number[] = []
    const progress = (step: string, done: number) => void (step === 'drawing' && drawn.push(done))
    await publish({ newsrooms: [newsroom], to, progress })
    expect(drawn.at(-1)).toBeGreaterThan(1)
    for (const file of pictures) expect(await readFile(path.join(to, file), 'utf8')).toBe('as an older library made it')
    await publish({ newsrooms: [newsroom], to, force: true })
    expect(await contentOf(to)).toEqual(await fromNothing(newsroom))
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
    expect((await publish({ newsrooms: [newsroom], to, now: before, tick })).published).toBe(1)
    expect((await publish({ newsrooms: [newsroom], to, now: after, tick })).published).toBe(2)
    expect(await contentOf(to)).toEqual(await fromNothing(newsroom, { now: after }))
  })

  test('leaves a picture out whose folder has become a link to elsewhere', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><path d="M0 0h9v9z"/></svg>'
    const newsroom = await newsroomOf({
      'a.md': story('En sak', 'image: { src: bilder/p.svg, alt: En trekant }'),
      'bilder/p.svg': drawing,
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, tick })
    const elsewhere = path.join(await emptyPlace(), 'bilder')
    await rename(path.join(newsroom, 'bilder'), elsewhere)
    await symlink(elsewhere, path.join(newsroom, 'bilder'))
    await publish({ newsrooms: [newsroom], to, tick })
    expect((await jsonIn(to, 'edition/articles/a.json')).image).toBeNull()
    // By then its renditions have left, too.
    const now = Date.now() + 24 * 60 * 60 * 1000
    await publish({ newsrooms: [newsroom], to, tick, now })
    expect(await contentOf(to)).toEqual(await fromNothing(newsroom, { now }))
  })

  test('finds the body of each of two files that are called the same', async () => {
    const until2030 = (id: string, title: string) =>
      story(title, `id: ${id}\nembargo: 2030-01-01T12:00:00Z`, text(title))
    const packed = zipOf({ 'x.md': story('I pakken', 'id: c', text('Her')), 'y.md': until2030('d', 'Den fjerde') })
    const folder = await newsroomOf({
      'a/bladet/sak.md': story('Den første', 'id: a', text('Den første')),
      'a/bladet/sak.md.gz': gzipSync(until2030('b', 'Den andre')),
      'a/bladet/pakke.zip': Buffer.from(packed.toString('latin1').replaceAll('y.md', 'x.md'), 'latin1'),
      'b/bladet/sak.md': story('Den tredje', '', text('Den tredje')),
    })
    const newsrooms = ['a/bladet', 'b/bladet'].map((below) => path.join(folder, below))
    const to = path.join(await emptyPlace(), 'edition')
    const [before, after] = [Date.parse('2029-12-31'), Date.parse('2030-01-02')]
    expect((await publish({ newsrooms, to, now: before, tick })).published).toBe(3)
    const { published, files } = await publish({ newsrooms, to, now: after, tick })
    expect(published).toBe(5)
    expect(files.map(({ file }) => file)).toEqual([
      'a/bladet/pakke.zip/x (2).md',
      'a/bladet/pakke.zip/x.md',
      'a/bladet/sak.md',
      'b/bladet/sak.md',
    ])
    const fresh = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms, to: fresh, now: after })
    expect(await contentOf(to)).toEqual(await contentOf(fresh))
  })

  test('finds them also where an archive has one of them compressed, or called as the second of two would be', async () => {
    const linking = (title: string) => story(title, `id: ${title}`, `${text(title)}\n\nLes også [om brua](brua.md).`)
    const packed = zipOf({
      'sak (2).md': linking('Den første'),
      'sak.md': linking('Den andre'),
      'sak.md.gz': gzipSync(linking('Den tredje')),
    })
    const newsroom = await newsroomOf({ 'pakke.zip': packed })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, tick })
    // Now their links lead somewhere, so that their bodies are needed again.
    await writeFile(path.join(newsroom, 'brua.md'), story('Brua', '', text('Brua')))
    const { files } = await publish({ newsrooms: [newsroom], to, tick })
    expect(files.map(({ file, stories }) => [file, stories.map(({ id }) => id)])).toEqual([
      ['brua.md', ['brua']],
      ['pakke.zip/sak (2).md', ['Den første']],
      ['pakke.zip/sak (3).md', ['Den tredje']],
      ['pakke.zip/sak.md', ['Den andre']],
    ])
    expect(await contentOf(to)).toEqual(await fromNothing(newsroom))
  })
})
