import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ArchiveIndex, ArchiveListing, Listing, TopicListing } from '#article/listing.ts'
import { publish } from '#publisher/publish.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

/** So many stories on Byen for each date. */
type Dates = Record<string, number>

function storiesOf(dates: Dates): Record<string, string> {
  const all = Object.entries(dates).flatMap(([date, count]) =>
    Array.from({ length: count }, (_, nth) => [
      `${date}-${nth}.md`,
      story(
        `Sak ${nth + 1} fra ${date}`,
        `${date === 'undated' ? '' : `published: "${date}"\n`}topics: [Byen]\nid: ${date}-${nth}`,
      ),
    ]),
  )
  return Object.fromEntries(all) as Record<string, string>
}

async function editionOf(dates: Dates): Promise<string> {
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [await newsroomOf(storiesOf(dates))], to })
  return to
}

const stretches = ({ older }: Listing) => older.map(({ period, count }) => `${period}: ${count}`)

/** 2024 has more than a hundred stories, one of them without a month; the other years have few. */
const dates = { '2024-05-17': 60, '2024-04': 40, '2024': 1, '2023-12-24': 3, '2023-01': 2, '1979': 4, undated: 2 }

describe('a topic with many stories', () => {
  test('has a list of each year, and of each month of a year with more than a hundred', async () => {
    const edition = await editionOf(dates)
    const topic: TopicListing = await jsonIn(edition, 'edition/topics/byen.json')
    expect(topic.teasers).toHaveLength(60)
    expect(stretches(topic)).toEqual(['2024-05: 60', '2024-04: 40', '2024: 1', '2023: 5', '1979: 4', 'undated: 2'])
    for (const address of ['2024/05', '2024/04', '2024', '2023', '1979', 'undated'])
      expect(existsSync(path.join(edition, 'topic/byen', address, 'index.html')), address).toBe(true)
    expect(existsSync(path.join(edition, 'topic/byen/2023/12'))).toBe(false)
  })

  test('has every story in one list, and the lists follow each other from the newest to the oldest', async () => {
    const edition = await editionOf(dates)
    const { older }: TopicListing = await jsonIn(edition, 'edition/topics/byen.json')
    const read: string[] = []
    const ids: string[] = []
    let next: string | null = older[0]!.period
    while (next !== null) {
      const list: TopicListing = await jsonIn(edition, `edition/topics/byen/${next.replace('-', '/')}.json`)
      expect(list.later).toBe(read.at(-1) ?? null)
      read.push(next)
      ids.push(...list.teasers.map(({ id }) => id))
      next = list.earlier
    }
    expect(read).toEqual(older.map(({ period }) => period))
    const stories = Object.keys(storiesOf(dates)).map((file) => file.replace('.md', ''))
    expect(ids.toSorted()).toEqual(stories.toSorted())
  })

  test('a year that has grown long still answers at its address, and names its months', async () => {
    const short = { '2024-05-17': 60, '2024-04': 40 }
    const before = await editionOf(short)
    expect(stretches(await jsonIn(before, 'edition/topics/byen.json'))).toEqual(['2024: 100'])

    const after = await editionOf({ ...short, '2024-06': 1 })
    const year: TopicListing = await jsonIn(after, 'edition/topics/byen/2024.json')
    expect(year.teasers).toEqual([])
    expect(stretches(year)).toEqual(['2024-06: 1', '2024-05: 60', '2024-04: 40'])
    const page = (await contentOf(after)).get('topic/byen/2024/index.html')!.toString()
    expect(page).toContain('Måned for måned')
    expect(page).toContain('href="/topic/byen/2024/04"')
  })

  test('a new story changes no list of the years before', async () => {
    const before = await contentOf(await editionOf(dates))
    const after = await contentOf(await editionOf({ ...dates, '2024-05-18': 1 }))
    const old = [...before.keys()].filter((file) => /topics?\/byen\/(2023|1979|undated|2024\/04)/.test(file))
    expect(old).toHaveLength(8)
    for (const file of old) expect(after.get(file)!.equals(before.get(file)!), file).toBe(true)
  })
})

test('a topic with few stories is one list', async () => {
  const edition = await editionOf({ '2024-05': 30, '1979': 30 })
  const topic: TopicListing = await jsonIn(edition, 'edition/topics/byen.json')
  expect(topic.teasers).toHaveLength(60)
  expect(topic.older).toEqual([])
  expect(await readdir(path.join(edition, 'topic/byen'))).toEqual(['index.html'])
})

describe('the archive', () => {
  test('parts what is undated by its first letters where it is much, and a new story changes one part only', async () => {
    const named = (headline: string, count: number) =>
      Array.from({ length: count }, (_, nth) => [
        // Called after nothing that readers see.
        `dok-${headline.length}${headline.charCodeAt(0)}${nth}.md`,
        story(`${headline} ${nth}`, 'topics: [Byen]'),
      ])
    const editionWith = async (more: string[][]) => {
      const stories = [...named('Ørret', 1), ...named('Alt', 60), ...named('Bare', 40), ...named('17 mai', 1), ...more]
      const to = path.join(await emptyPlace(), 'edition')
      await publish({ newsrooms: [await newsroomOf(Object.fromEntries(stories))], to })
      return to
    }
    const edition = await editionWith([])
    const parts = ['undated-0: 1', 'undated-a: 60', 'undated-b: 40', 'undated-o: 1']
    for (const folder of ['archive', 'topics/byen']) {
      const all: ArchiveListing = await jsonIn(edition, `edition/${folder}/undated.json`)
      expect(all.teasers, folder).toEqual([])
      expect(stretches(all), folder).toEqual(parts)
      const part: ArchiveListing = await jsonIn(edition, `edition/${folder}/undated/b.json`)
      expect(part.teasers, folder).toHaveLength(40)
      expect(part, folder).toMatchObject({ later: 'undated-a', earlier: 'undated-o' })
    }
    const before = await contentOf(edition)
    const page = before.get('archive/undated/index.html')!.toString()
    expect(page).toContain('href="/archive/undated/a">Uten dato: A</a>')
    expect(page).not.toContain('Måned for måned')
    expect(before.get('archive/undated/o/index.html')!.toString()).toContain('>Uten dato: O</h1>')

    const after = await contentOf(await editionWith(named('Bare nå', 1)))
    const changed = [...before.keys()].filter((file) => !after.get(file)?.equals(before.get(file)!))
    expect(changed.filter((file) => /archive\/undated\/\w+\/index/.test(file))).toEqual([
      'archive/undated/b/index.html',
    ])
  })

  test('has a list of each month, and a year that names its months', async () => {
    const edition = await editionOf({
      '2024-05-17': 2,
      '2024': 1,
      '2023-12-24': 1,
      '2023-01': 1,
      '1979': 1,
      undated: 1,
    })
    expect(
      (await jsonIn(edition, 'edition/archive.json')).periods.map(({ period }: { period: string }) => period),
    ).toEqual(['2024-05', '2024', '2023-12', '2023-01', '1979', 'undated'])
    const year = async (named: string): Promise<ArchiveListing> => jsonIn(edition, `edition/archive/${named}.json`)
    expect(stretches(await year('2024'))).toEqual(['2024-05: 2'])
    expect((await year('2024')).teasers.map(({ id }) => id)).toEqual(['2024-0'])
    expect(stretches(await year('2023'))).toEqual(['2023-12: 1', '2023-01: 1'])
    expect((await year('2023')).teasers).toEqual([])
    expect(stretches(await year('1979'))).toEqual([])
    // Whoever goes from list to list meets stories only.
    expect(await year('2023/12')).toMatchObject({ later: '2024', earlier: '2023-01' })
  })

  test.each([
    ['2024-04-30T23:50:00Z', '2024-05-01T00:30:00+02:00', ['2024-05: 2'], 'Europe/Oslo'],
    ['2024-05-01T03:30:00Z', '2024-05-01', ['2024-05: 1', '2024-04: 1'], 'America/New_York'],
    ['2023-12-31T23:30:00Z', '2023-12-31', ['2024-01: 1', '2023-12: 1'], 'Europe/Oslo'],
    ['1999-12-31T23:30:00Z', '1999', ['2000-01: 1', '1999: 1'], 'Europe/Oslo'],
  ])('%s and %s are of the months that readers see: %j', async (one, other, periods, timeZone) => {
    const newsroom = await newsroomOf({
      'a.md': story('En', `published: ${one}`),
      'b.md': story('To', `published: ${other}`),
      'lesesal.json': JSON.stringify({ timeZone }),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    const { periods: told }: ArchiveIndex = await jsonIn(to, 'edition/archive.json')
    expect(told.map(({ period, count }) => `${period}: ${count}`)).toEqual(periods)
    const { years } = await jsonIn(to, 'edition/search.json')
    expect(years).toEqual([...new Set(periods.map((period) => Number(period.slice(0, 4))))])
  })

  test('leaves a year that only names its months out of the sitemaps of stories', async () => {
    const newsroom = await newsroomOf({
      ...storiesOf({ '2023-01': 1 }),
      'lesesal.json': '{"base":"https://avisa.example"}',
    })
    const edition = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to: edition })
    expect(await readdir(path.join(edition, 'sitemaps'))).toEqual(['2023-01.xml', 'pages.xml'])
    expect((await contentOf(edition)).get('sitemaps/pages.xml')!.toString()).toContain('/archive/2023<')
  })
})
