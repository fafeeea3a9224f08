import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileOf } from '#article/addresses.ts'
import type { Edition } from '#article/edition.ts'
import type { Front, Nearby, Teaser } from '#article/listing.ts'
import { publish } from '#publisher/publish.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

/** Stories `s01`, `s02` … one a day, so that the highest number is the newest. Odd ones are of Norge, even of Verden. */
function stories(count: number, alsoOn: (number: number) => string = () => '') {
  return Object.fromEntries(
    Array.from({ length: count }, (_, place) => {
      const day = String(place + 1).padStart(2, '0')
      const topic = place % 2 === 0 ? 'Norge' : 'Verden'
      return [`s${day}.md`, story(`Sak ${day}`, `published: 2020-01-${day}\ntopics: [${topic}${alsoOn(place + 1)}]`)]
    }),
  )
}

async function published(files: Record<string, string>, settings: object = {}) {
  const newsroom = await newsroomOf({ ...files, 'lesesal.json': JSON.stringify(settings) })
  const to = path.join(await emptyPlace(), 'edition')
  const { findings } = await publish({ newsrooms: [newsroom], to })
  const front: Front = await jsonIn(to, fileOf.front())
  const nearby = async (slug: string): Promise<Nearby> => jsonIn(to, fileOf.nearby(slug))
  const edition: Edition = await jsonIn(to, fileOf.edition())
  return { to, findings, edition, front, nearby }
}

const slugs = (teasers: Teaser[]) => teasers.map(({ slug }) => slug)

describe('topics', () => {
  const told = async (topics: string[], settings: object = {}) => {
    const files = Object.fromEntries(topics.map((list, nth) => [`${nth}.md`, story(`Sak ${nth}`, `topics: [${list}]`)]))
    const { findings } = await published(files, settings)
    return findings.filter(({ code }) => code.startsWith('topic.'))
  }

  test.each([
    ['letters of their own', ['Lån', 'LAN']],
    ['signs of their own', ['C++', 'C#']],
  ])('whose addresses are alike, but have %s, are told', async (_, names) => {
    const [alike, ...others] = await told(names)
    expect(others).toEqual([])
    expect(alike).toMatchObject({ kind: 'note', code: 'topic.alike' })
    for (const name of names) expect(alike!.message).toContain(name)
    const [dropped] = await told([names.join(', ')])
    expect(dropped).toMatchObject({ kind: 'repaired', code: 'topic.dropped', file: '0.md' })
    expect(dropped!.message).toContain(`"${names[1]}" was left out`)
  })

  test('that a story and the settings spell apart are told', async () => {
    expect(await told(['Bo'], { topics: ['Bø'] })).toMatchObject([{ code: 'topic.alike' }])
  })

  test('are one without a remark where only capitals and signs differ, or one is written as an address', async () => {
    expect(await told(['Norge', 'NORGE', 'norge', 'Klima og miljø', 'klima-og-miljo', 'Klima-og-Miljø'])).toEqual([])
  })
})

describe('the front page', () => {
  test('puts what the editor has ordered first, at the top and in the strips', async () => {
    const order = ['s03', 's08', 's01', 's05', 's02']
    const { front, findings, edition } = await published(stories(20), { order, topics: ['Norge', 'Verden'] })
    expect(findings).toEqual([])
    expect(front.lead!.slug).toBe('s03')
    expect(slugs(front.second)).toEqual(['s08', 's01', 's05'])
    expect(slugs(front.topics[0]!.teasers)).toEqual(['s19', 's17', 's15', 's13'])
    expect(slugs(front.topics[1]!.teasers)).toEqual(['s02', 's20', 's18', 's16'])
    expect(slugs(front.latest).slice(0, 2)).toEqual(['s20', 's19'])
    expect(edition.rows).toBe(10)
  })

  test('has the pinned lead before the order', async () => {
    const { front } = await published(stories(6), { lead: 's02', order: ['s01', 's02', 's04'] })
    expect([front.lead!.slug, ...slugs(front.second)]).toEqual(['s02', 's01', 's04', 's06'])
  })

  test('calls a topic what the settings do, wherever it is named', async () => {
    const shouted = { 'a.md': story('En sak', 'topics: [LOKALT]') }
    const { to, front, edition } = await published(shouted, { topics: ['Lokalt'], base: 'https://a.example' })
    const { topic } = await jsonIn(to, fileOf.topic('lokalt'))
    const { topics: filter } = await jsonIn(to, fileOf.search())
    const wanted = { slug: 'lokalt', name: 'Lokalt' }
    expect([topic, ...filter, ...edition.topics]).toEqual([wanted, wanted, wanted])
    expect(front.topics.map((strip) => strip.topic)).toEqual(front.topics.length === 0 ? [] : [wanted])
    expect(await readFile(path.join(to, 'topic/lokalt/feed.xml'), 'utf8')).toContain('<title>Lokalt – Lesesal</title>')
    for (const [file, bytes] of await contentOf(to)) expect(bytes.includes('LOKALT'), file).toBe(false)
  })

  test('has topics that are numbered in the order of their numbers where a search is narrowed', async () => {
    const { to } = await published({ 'a.md': story('En sak', 'topics: [Lag 10, Lag 2, Lag 1]') })
    const { topics } = await jsonIn(to, fileOf.search())
    expect(topics.map(({ name }: { name: string }) => name)).toEqual(['Lag 1', 'Lag 2', 'Lag 10'])
  })

  test('does without a story that is not there, and says which', async () => {
    const { front, findings } = await published(stories(3), { lead: 'borte', order: ['s01', 'helt-borte'] })
    expect(front.lead!.slug).toBe('s01')
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      expect.stringMatching(/^front\.unknown: "lead" names "borte"/),
      expect.stringMatching(/^front\.unknown: "order" names "helt-borte"/),
    ])
  })

  test.each([0, 1, 2, 3, 5])('stands with %i stories, each in one place', async (count) => {
    const { front, edition } = await published(stories(count))
    const placed = [
      ...(front.lead ? [front.lead] : []),
      ...front.second,
      ...front.topics.flatMap(({ teasers }) => teasers),
    ]
    expect(slugs(placed).toSorted()).toEqual(Object.keys(stories(count)).map((file) => file.slice(0, 3)))
    expect(edition.rows).toBe(count)
  })
})

describe('related stories', () => {
  test('are those on the same topics, nearest in time, older ones first, without the neighbours', async () => {
    const { nearby } = await published(stories(20))
    expect(slugs((await nearby('s15')).related)).toEqual(['s13', 's11', 's09', 's07'])
    expect(slugs((await nearby('s03')).related)).toEqual(['s01', 's05', 's07', 's09'])
  })

  test('share as many topics as can be', async () => {
    const { nearby } = await published(stories(12, (number) => (number === 11 || number === 3 ? ', EU' : '')))
    expect(slugs((await nearby('s11')).related)[0]).toBe('s03')
  })

  test('stay the same when a story is added', async () => {
    const { nearby: before } = await published(stories(20))
    const { nearby: after } = await published(stories(23))
    for (const slug of ['s09', 's12', 's18']) expect((await after(slug)).related).toEqual((await before(slug)).related)
  })
})

test('a story without a date is neither before another nor after it', async () => {
  const { nearby } = await published({
    ...stories(2),
    'uten.md': story('Uten dato'),
    'heller.md': story('Heller ikke'),
  })
  const neighbours = await Promise.all(['s02', 's01', 'uten', 'heller'].map(nearby))
  expect(neighbours.map(({ later, earlier }) => [later?.slug, earlier?.slug])).toEqual([
    [undefined, 's01'],
    ['s02', undefined],
    [undefined, undefined],
    [undefined, undefined],
  ])
})
