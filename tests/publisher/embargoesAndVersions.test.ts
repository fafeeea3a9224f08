import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { check, publish } from '#publisher/publish.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const text = 'Kommunen sier at den nye brua over Sundet ikke åpner før til høsten.'

function ninjs(more: object): string {
  return JSON.stringify({
    uri: 'urn:x:1',
    type: 'text',
    headline: 'Bru åpnet',
    language: 'nb',
    body_text: text,
    ...more,
  })
}

function nitf(docdata: string): string {
  return `<nitf><head><docdata ${docdata}<doc-id id-string="urn:x:1"/></docdata></head><body><body.head><hedline><hl1>Bru åpnet</hl1></hedline></body.head><body.content><p>${text}</p></body.content></body></nitf>`
}

function newsml(meta: string, version = '1', body = `<inlineData>${text}</inlineData>`): string {
  return `<newsItem guid="urn:x:1" version="${version}"><itemMeta><itemClass qcode="ninat:text"/><provider literal="x"/><versionCreated>2026-11-0${version}T10:00:00Z</versionCreated>${meta}</itemMeta><contentMeta><headline>Bru åpnet ${version}</headline></contentMeta><contentSet>${body}</contentSet></newsItem>`
}

/** A NewsML-G2 item around an NITF document. */
function nitfInNewsml(
  docdata: string,
  meta = '',
  wrapped = (document: string) => `<inlineXML>${document}</inlineXML>`,
) {
  return newsml(meta, '1', wrapped(nitf(docdata)))
}

/** What became of the only file, and the codes of what was held or rejected. */
async function fateOf(file: string, content: string): Promise<string> {
  const report = await check([await newsroomOf({ [file]: content })], { now })
  expect(report.findings.filter(({ code }) => code === 'file.fault')).toEqual([])
  return report.files[0]!.outcome
}

describe('an embargo', () => {
  test.each([
    ['in the future', 'held', 'a.json', ninjs({ embargoed: '2026-11-23T12:00:01Z' })],
    ['at this very moment', 'published', 'a.json', ninjs({ embargoed: '2026-11-23T12:00:00Z' })],
    ['until the end of a day', 'published', 'a.json', ninjs({ embargoed: '2026-11-22T24:00:00+01:00' })],
    ['that is empty', 'held', 'a.json', ninjs({ embargoed: '' })],
    ['that is nothing', 'held', 'a.json', ninjs({ embargoed: null })],
    ['that nobody can read', 'held', 'a.json', ninjs({ embargoed: 'til over helgen' })],
    ['of a year that never was', 'held', 'a.json', ninjs({ embargoed: '0000-05-17' })],
    ['of no date, as programs write it', 'published', 'a.json', ninjs({ embargoed: '0001-01-01T00:00:00Z' })],
    ['of a day that is not past everywhere', 'held', 'a.json', ninjs({ embargoed: '2026-11-23' })],
    ['of a day that is past everywhere', 'published', 'a.json', ninjs({ embargoed: '2026-11-21' })],
    ['without a zone, in its latest reading', 'held', 'a.json', ninjs({ embargoed: '2026-11-23T11:00:00' })],
    ['of ninjs 3', 'held', 'a.json', ninjs({ embargoedUntil: '2027-01-01T00:00:00Z' })],
    ['of Hugo’s beside one that is past', 'held', 'a.md', story('T', 'embargo: 2020-01-01\npublishDate: 2099-01-01')],
    ['by a date to come', 'held', 'a.md', story('T', 'date: 2026-11-25')],
    ['by a date that has begun somewhere', 'published', 'a.md', story('T', 'date: 2026-11-24')],
    ['by a date that is this very moment', 'published', 'a.md', story('T', 'date: 2026-11-23T12:00:00Z')],
    ['of NITF', 'held', 'a.xml', nitf('management-status="embargoed"><date.release norm="20270101T000000Z"/>')],
    ['of NITF without an end', 'held', 'a.xml', nitf('management-status="embargoed">')],
    [
      'of NITF that is a template nobody filled in',
      'held',
      'a.xml',
      nitf('><date.release norm="YYYYMMDD000000-HHMM"/>'),
    ],
    ['of NewsML-G2', 'held', 'a.xml', newsml('<embargoed>2026-12-24T16:00:00Z</embargoed>')],
    ['of NewsML-G2 that is empty', 'held', 'a.xml', newsml('<embargoed/>')],
    [
      'of NITF inside NewsML-G2',
      'held',
      'a.xml',
      nitfInNewsml('management-status="embargoed"><date.release norm="20990517T101500+0200"/>'),
    ],
    [
      'of NITF inside NewsML-G2, later than its own',
      'held',
      'a.xml',
      nitfInNewsml('><date.release norm="20270101T000000Z"/>', '<embargoed>2026-01-01T00:00:00Z</embargoed>'),
    ],
    [
      'of NITF inside NewsML-G2, earlier than its own',
      'held',
      'a.xml',
      nitfInNewsml('><date.release norm="20260101T000000Z"/>', '<embargoed>2027-01-01T00:00:00Z</embargoed>'),
    ],
    ['of NITF inside NewsML-G2 without an end', 'held', 'a.xml', nitfInNewsml('management-status="embargoed">')],
    [
      'of NITF inside NewsML-G2 that is past, as its own is',
      'published',
      'a.xml',
      nitfInNewsml('><date.release norm="20260101T100000Z"/>', '<embargoed>2026-01-02T00:00:00Z</embargoed>'),
    ],
    [
      'of NITF inside NewsML-G2, beside the XHTML that is read',
      'held',
      'a.xml',
      nitfInNewsml(
        'management-status="embargoed">',
        '',
        (document) =>
          `<inlineXML><html><body><p>${text}</p></body></html></inlineXML><inlineXML>${document}</inlineXML>`,
      ),
    ],
    [
      'of NITF inside NewsML-G2 as text',
      'held',
      'a.xml',
      nitfInNewsml(
        'management-status="embargoed">',
        '',
        (document) => `<inlineData contenttype="application/nitf+xml"><![CDATA[${document}]]></inlineData>`,
      ),
    ],
    [
      'of NITF for each of two releases, in the later',
      'held',
      'a.xml',
      nitf('><date.release norm="20260101T000000Z"/><date.release norm="20270101T000000Z"/>'),
    ],
    ['of Markdown', 'held', 'a.md', story('Bru åpnet', 'publishDate: 2027-01-01')],
    ['of Markdown that is empty', 'held', 'a.md', story('Bru åpnet', 'embargo:')],
    ['called embargo_until', 'held', 'a.md', story('Bru åpnet', 'embargo_until: 2027-01-01')],
    ['called embargoUntil', 'held', 'a.md', story('Bru åpnet', 'embargoUntil: 2027-01-01T10:00:00+01:00')],
    ['that only says that there is one', 'held', 'a.md', story('Bru åpnet', 'embargoed: true')],
    ['that says that there is none', 'published', 'a.md', story('Bru åpnet', 'embargoed: false')],
    ['called sperrefrist', 'held', 'a.md', story('Bru åpnet', 'sperrefrist: 2027-01-01 kl. 12.00')],
    ['called publish_at', 'held', 'a.md', story('Bru åpnet', 'publish_at: 2027-01-01')],
    ['called publish_at, in the past', 'published', 'a.md', story('Bru åpnet', 'publish_at: 2020-01-01')],
    ['called publish_at that is empty', 'published', 'a.md', story('Bru åpnet', 'publish_at:')],
    ['called release_date', 'held', 'a.md', story('Bru åpnet', 'release_date: 2027-01-01')],
    ['called scheduled', 'held', 'a.md', story('Bru åpnet', 'scheduled: 2027-01-01')],
    ['stated twice', 'held', 'a.md', story('Bru åpnet', 'embargo: 2027-01-01\nembargo: 2020-01-01')],
    [
      'stated in two spellings',
      'held',
      'a.md',
      story('Bru åpnet', 'publishDate: 2027-01-01\npublish_date: 2020-01-01'),
    ],
    ['called under_embargo', 'held', 'a.md', story('Bru åpnet', 'under_embargo: true')],
    ['with a note about it', 'published', 'a.md', story('Bru åpnet', 'embargo: 2020-01-01\nembargo_note: Ring oss')],
    ['with nothing but a note', 'held', 'a.md', story('Bru åpnet', 'embargo_note: Ring oss')],
    ['that was scheduled, by its date', 'published', 'a.md', story('Bru åpnet', 'date: 2020-01-01\nscheduled: true')],
    ['that is scheduled without a date', 'held', 'a.md', story('Bru åpnet', 'scheduled: true')],
    ['by publisert', 'held', 'a.md', story('Bru åpnet', 'publisert: 2027-01-01')],
    ['by a date stated twice', 'held', 'a.md', story('Bru åpnet', 'date: 2027-01-01\ndate: 2020-01-01')],
    ['by published_at', 'held', 'a.md', story('Bru åpnet', 'published_at: 2027-01-01T10:00:00Z')],
    ['by publication_date', 'held', 'a.md', story('Bru åpnet', 'publication_date: 2027-01-01')],
    ['by the last of several dates', 'held', 'a.md', story('Bru åpnet', 'date: 2020-01-01\npublished_at: 2027-01-01')],
  ])('%s: %s', async (_, outcome, file, content) => {
    expect(await fateOf(file, content)).toBe(outcome)
  })

  test.each([
    ['2027-07-01T12:00:00Z', {}, 'is held until 2027-07-01 14:00 (Europe/Oslo), when its embargo ends.'],
    [
      '2027-07-01T12:00:00Z',
      { timeZone: 'America/New_York' },
      'is held until 2027-07-01 08:00 (America/New_York), when its embargo ends.',
    ],
    [
      '2027-07-01',
      {},
      /^is held until 2027-07-02 14:00 \(Europe\/Oslo\), when its embargo, 2027-07-01, is past everywhere/,
    ],
    [
      '2027-07-01 12:00',
      { sourceTimeZone: 'Europe/Oslo' },
      /^is held until 2027-07-02 14:00 .* Give a time with its zone, .* to choose the hour yourself\.$/,
    ],
  ])('until %s is told by the clocks of the paper, here %j', async (embargo, settings, told) => {
    const newsroom = await newsroomOf({
      'a.md': story('En sak', `embargo: ${embargo}`),
      'lesesal.json': JSON.stringify(settings),
    })
    const { findings } = await check([newsroom], { now })
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['held.embargo', typeof told === 'string' ? told : expect.stringMatching(told)],
    ])
  })

  test('leaves no trace of the story in the edition, and lifts when it is due', async () => {
    const newsroom = await newsroomOf({
      'a.json': ninjs({ headline: 'Hemmelig bru', embargoed: '2026-11-24T06:00:00+01:00' }),
      'b.md': story('En annen sak'),
    })
    const to = path.join(await emptyPlace(), 'edition')
    const { nextChange } = await publish({ newsrooms: [newsroom], to, now })
    expect(nextChange).toBe(Date.parse('2026-11-24T05:00:00Z'))
    for (const bytes of (await contentOf(to)).values())
      expect(bytes.toString('utf8')).not.toMatch(/Hemmelig bru|Sundet|hemmelig-bru|urn:x:1/)
    expect((await publish({ newsrooms: [newsroom], to, now: nextChange! })).published).toBe(2)
    expect((await jsonIn(to, 'edition/articles/hemmelig-bru.json')).headline).toBe('Hemmelig bru')
    await publish({ newsrooms: [newsroom], to, now })
    for (const bytes of (await contentOf(to)).values()) expect(bytes.toString('utf8')).not.toMatch(/Hemmelig bru/)
  })

  test('in a word for how the story stands lifts when its day is past, though nothing in the file has changed', async () => {
    const newsroom = await newsroomOf({
      'a.md': story('En sak'),
      'b.md': story('En sak til', 'status: publisert 27. november 2026'),
    })
    const to = path.join(await emptyPlace(), 'edition')
    const { published, nextChange } = await publish({ newsrooms: [newsroom], to, now, tick: 0 })
    expect(published).toBe(1)
    expect(new Date(nextChange!).toISOString()).toMatch(/^2026-11-2[78]/)
    expect((await publish({ newsrooms: [newsroom], to, now: nextChange! - 1, tick: 0 })).published).toBe(1)
    expect((await publish({ newsrooms: [newsroom], to, now: nextChange!, tick: 0 })).published).toBe(2)
  })

  test('holds again when a clock that was ahead has been put right', async () => {
    const newsroom = await newsroomOf({
      'a.md': story('En sak'),
      'b.md': story('En sak til', 'status: publisert 27. november 2026'),
    })
    const to = path.join(await emptyPlace(), 'edition')
    const ahead = Date.parse('2026-12-24T12:00:00Z')
    expect((await publish({ newsrooms: [newsroom], to, now: ahead, tick: 0 })).published).toBe(2)
    const { published, nextChange } = await publish({ newsrooms: [newsroom], to, now, tick: 0 })
    expect(published).toBe(1)
    expect(new Date(nextChange!).toISOString()).toMatch(/^2026-11-2[78]/)
  })

  test('holds the copies of the story too', async () => {
    const long = Array.from({ length: 60 }, (_, place) => `ord${place}`).join(' ')
    const newsroom = await newsroomOf({
      'a.json': ninjs({ body_text: long, embargoed: '2027-01-01T00:00:00Z' }),
      'kopi.txt': `Bru åpnet\n\n${long}\n`,
    })
    const { published, tally } = await check([newsroom], { now })
    expect([published, tally.held]).toEqual([0, 2])
  })
})

describe('a status', () => {
  test.each([
    ['usable', 'published', 'a.json', ninjs({ pubstatus: 'usable' })],
    ['withheld', 'held', 'a.json', ninjs({ pubstatus: 'withheld' })],
    ['canceled', 'held', 'a.json', ninjs({ pubstatus: 'canceled' })],
    ['that ninjs does not know', 'held', 'a.json', ninjs({ pubstatus: 'cancelled' })],
    ['of NITF', 'held', 'a.xml', nitf('management-status="withheld">')],
    ['of NewsML-G2', 'held', 'a.xml', newsml('<pubStatus qcode="stat:withheld"/>')],
    ['of NewsML-G2, canceled without a text', 'held', 'a.xml', newsml('<pubStatus qcode="stat:canceled"/>', '1', '')],
    ['of NITF inside NewsML-G2', 'held', 'a.xml', nitfInNewsml('management-status="withheld">')],
    [
      'of NITF inside NewsML-G2 that says less than its own',
      'held',
      'a.xml',
      nitfInNewsml('management-status="usable">', '<pubStatus qcode="stat:withheld"/>'),
    ],
    [
      'that has expired, of NITF inside NewsML-G2',
      'held',
      'a.xml',
      nitfInNewsml('><date.expire norm="20261101T100000Z"/>', '<expires>2027-01-01T00:00:00Z</expires>'),
    ],
    ['that expires at this very moment', 'held', 'a.json', ninjs({ expires: '2026-11-23T12:00:00Z' })],
    ['that will expire', 'published', 'a.json', ninjs({ expires: '2026-12-23T11:00:00Z' })],
    ['that has expired at the end of a day', 'held', 'a.json', ninjs({ expires: '2026-11-22T24:00:00+01:00' })],
    // Go and .NET write the first day of the year 1 where nobody gave a date.
    ['that expires on no date', 'published', 'a.json', ninjs({ expires: '0001-01-01T00:00:00Z' })],
    ['that has expired, of Markdown', 'held', 'a.md', story('Bru åpnet', 'expiryDate: 2020-01-01')],
  ])('%s: %s', async (_, outcome, file, content) => {
    expect(await fateOf(file, content)).toBe(outcome)
  })

  test('of one NITF document may withdraw another', async () => {
    const cancel = nitf('management-status="canceled" management-doc-idref="urn:x:1">')
      .replace('id-string="urn:x:1"', 'id-string="urn:x:2"')
      .replace('Bru åpnet', 'Trekkes')
    const newsroom = await newsroomOf({ 'a.xml': nitf('>'), 'b.xml': cancel })
    expect((await check([newsroom], { now })).tally).toMatchObject({ published: 0, held: 2 })
  })

  describe('of an NITF document that withdraws', () => {
    const ofStory = (nth: number) =>
      nitf('>').replace(
        '<doc-id id-string="urn:x:1"/>',
        `<doc-id id-string="tt20240517-000123_${nth}"/><du-key key="tt20240517-000123" version="${nth}"/>`,
      )
    const killOf = (id: string) =>
      nitf(`management-status="canceled" management-doc-idref="${id}">`)
        .replace('id-string="urn:x:1"', 'id-string="tt20240518-000999_1"')
        .replace('Bru åpnet', 'Trekkes')

    test.each(['tt20240517-000123', 'tt20240517-000123_1', ' tt20240517-000123_2 '])(
      'a story by the name %s finds it in all its versions',
      async (id) => {
        const newsroom = await newsroomOf({ 'a.xml': ofStory(1), 'b.xml': ofStory(2), 'c.xml': killOf(id) })
        const { tally, findings } = await check([newsroom], { now })
        expect(tally).toMatchObject({ published: 0, held: 2, merged: 1 })
        expect(findings.map(({ code }) => code)).not.toContain('cancel.unknown')
      },
    )

    test.each(['tt20240517-000123', 'tt20240517-000123_1'])(
      'one inside another item finds %s inside an item',
      async (id) => {
        const inside = (document: string) => newsml('', '1', `<inlineXML>${document}</inlineXML>`)
        const newsroom = await newsroomOf({
          'a.xml': inside(ofStory(1)),
          'b.xml': inside(killOf(id)).replace('guid="urn:x:1"', 'guid="urn:x:2"'),
        })
        expect((await check([newsroom], { now })).tally).toMatchObject({ published: 0, held: 2 })
      },
    )

    test('one that nobody knows says so', async () => {
      const newsroom = await newsroomOf({ 'a.xml': ofStory(1), 'b.xml': killOf('tt20240517-000321_1') })
      const { tally, findings } = await check([newsroom], { now })
      expect(tally).toMatchObject({ published: 1, held: 1 })
      expect(findings).toContainEqual(
        expect.objectContaining({ file: 'b.xml', words: 'cancel.unknown', values: { id: 'tt20240517-000321_1' } }),
      )
    })

    test('one that was published before finds it, as if both had come at once', async () => {
      const newsroom = await newsroomOf({ 'a.xml': ofStory(1), 'c.md': story('En annen sak') })
      const to = path.join(await emptyPlace(), 'edition')
      expect((await publish({ newsrooms: [newsroom], to, now, tick: 0 })).published).toBe(2)
      await writeFile(path.join(newsroom, 'b.xml'), killOf('tt20240517-000123_1'))
      expect((await publish({ newsrooms: [newsroom], to, now, tick: 0 })).published).toBe(1)
      expect(await readFile(path.join(to, 'a/bru-apnet/index.html'), 'utf8')).toContain('trukket tilbake')
      const anew = path.join(await emptyPlace(), 'edition')
      await publish({ newsrooms: [newsroom], to: anew, now })
      expect(await contentOf(to)).toEqual(await contentOf(anew))
    })
  })
})

describe('versions of one story', () => {
  test('the highest is published, at the address of the first, whatever the files are called', async () => {
    for (const names of [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
    ]) {
      const newsroom = await newsroomOf({
        [`${names[0]}.xml`]: newsml('', '1'),
        [`${names[1]}.xml`]: newsml('', '9'),
        [`${names[2]}.xml`]: newsml('', '9').replace('version="9"', 'version="11"').replace('åpnet 9', 'åpnet 11'),
      })
      const to = path.join(await emptyPlace(), 'edition')
      const { tally } = await publish({ newsrooms: [newsroom], to, now })
      expect(tally).toMatchObject({ published: 1, merged: 2 })
      expect((await jsonIn(to, 'edition/articles/bru-apnet-1.json')).headline).toBe('Bru åpnet 11')
    }
  })

  test('are told by their numbers, part by part; what is no number, and the same one in both, tells nothing', async () => {
    const pairs = [
      ['1.9', '1.10'],
      ['1', '1.1'],
      ['1.1', '2'],
      ['2.0.1', '2.1'],
    ]
    const alike = [
      ['2', '2.0'],
      ['9', '10b'],
      ['v9', 'v10'],
    ]
    const all = [...pairs, ...alike]
    const item = (nth: number, version: string) =>
      JSON.parse(ninjs({ uri: `urn:x:${nth}`, version, headline: `Sak ${nth}`, body_text: `Utgave ${version}.` }))
    const older = all.map(([version], nth) => item(nth, version!))
    const newer = all.map(([, version], nth) => item(nth, version!))
    for (const [first, second, fates] of [
      [older, newer, ['merged', 'published']],
      [newer, older, ['published', 'merged']],
    ] as const) {
      const newsroom = await newsroomOf({ 'a.json': JSON.stringify(first), 'b.json': JSON.stringify(second) })
      const { files } = await check([newsroom], { now })
      const outcomes = files.map(({ stories }) => stories.map(({ outcome }) => outcome))
      expect(outcomes).toEqual(
        fates.map((fate, nth) => [...pairs.map(() => fate), ...alike.map(() => ['published', 'rejected'][nth])]),
      )
    }
  })

  test('one that is withdrawn later leaves a page that says so, and nothing of the story', async () => {
    const newsroom = await newsroomOf({
      'a.xml': newsml('', '1'),
      'b.xml': newsml('<pubStatus qcode="stat:canceled"/>', '2', ''),
      'c.md': story('En annen sak'),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const page = await readFile(path.join(to, 'a/bru-apnet-1/index.html'), 'utf8')
    expect(page).toContain('trukket tilbake')
    for (const bytes of (await contentOf(to)).values()) expect(bytes.toString('utf8')).not.toMatch(/Bru åpnet|Sundet/)
  })

  test('a withdrawal that names the story by nothing but its id is enough, and of one that was never here makes no page', async () => {
    const newsroom = await newsroomOf({
      'a.json': ninjs({ version: '1' }),
      'b.json': '{"uri":"urn:x:1","version":"2","pubstatus":"canceled"}',
      'c.md': story('En annen sak'),
      'd.json': '{"uri":"urn:x:2","version":"2","pubstatus":"canceled"}',
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    expect(await readFile(path.join(to, 'a/bru-apnet/index.html'), 'utf8')).toContain('trukket tilbake')
    expect(await jsonIn(to, 'edition/withdrawn.json')).toEqual(['bru-apnet'])
  })

  test('one that is withheld is shown again when a later version is usable', async () => {
    const newsroom = await newsroomOf({
      'a.xml': newsml('<pubStatus qcode="stat:withheld"/>', '2'),
      'b.xml': newsml('', '3'),
    })
    expect((await check([newsroom], { now })).published).toBe(1)
  })

  test('a correction says when, and never what was meant for editors', async () => {
    const newsroom = await newsroomOf({
      'a.xml': newsml('<edNote>Obs! Feil navn.</edNote><signal qcode="sig:correction"/>', '2'),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const [article] = Object.values(await jsonIn(to, 'edition/articles/bru-apnet-2.json').then((one) => [one]))
    expect(article.correction).toEqual({ date: '2026-11-02T10:00:00Z', note: null })
    for (const bytes of (await contentOf(to)).values()) expect(bytes.toString('utf8')).not.toContain('Feil navn')
  })

  test('two texts that claim one id, with nothing to tell which is newer, are not merged', async () => {
    const newsroom = await newsroomOf({ 'a.json': ninjs({}), 'b.json': ninjs({ body_text: 'En helt annen tekst.' }) })
    expect((await check([newsroom], { now })).tally).toMatchObject({ published: 1, rejected: 1 })
  })

  test('are not what a feed gives one id by mistake, where each has an address of its own', async () => {
    const item = (title: string, link: string) =>
      `<item><guid isPermaLink="false">0</guid><title>${title}</title>${link}<description>${title}, sies det.</description></item>`
    const feed = (first: string, other: string) =>
      `<rss version="2.0"><channel><title>A</title>${item('Brua åpner', first)}${item('Ferja går', other)}</channel></rss>`
    const [one, two] = [1, 2].map((nth) => `<link>https://avisa.example/${nth}</link>`) as [string, string]
    const outcomes = async (content: string) => {
      const { files, findings } = await check([await newsroomOf({ 'a.rss': content })], { now })
      const codes = findings.map(({ code }) => code)
      return [files[0]!.stories.map(({ outcome }) => outcome), codes.filter((code) => code.startsWith('id.'))]
    }
    expect(await outcomes(feed(one, two))).toEqual([
      ['published', 'published'],
      ['id.shared', 'id.shared'],
    ])
    for (const other of [one, ''])
      expect(await outcomes(feed(one, other))).toEqual([['published', 'rejected'], ['id.taken']])
  })
})

describe('a draft', () => {
  test('of the newest version holds the story, so that nobody reads again what it corrected', async () => {
    const version = (day: number, words: string, more = '') =>
      story('Saken', `id: ver\nupdated: 2024-01-0${day}\n${more}`, words)
    const newsroom = await newsroomOf({ 'v1.md': version(1, 'Med en feil.'), 'v2.md': version(2, 'Rettet.') })
    expect((await check([newsroom], { now })).published).toBe(1)
    await writeFile(path.join(newsroom, 'v2.md'), version(2, 'Rettet.', 'draft: true'))
    const { published, tally } = await check([newsroom], { now })
    expect([published, tally.held]).toEqual([0, 1])
  })

  test('that is not known to be newer neither holds what is out nor names it', async () => {
    const newsroom = await newsroomOf({
      'a-kopi.md': story('Kopi', 'id: s1\ndraft: true'),
      'a.md': story('Ute', 'id: s1\nslug: sak-ute\nupdated: 2024-05-03'),
      'b.md': story('Eldre', 'id: s1\nslug: hemmelig-arbeidstittel\nupdated: 2024-05-02\ndraft: true'),
    })
    const { files, findings } = await check([newsroom], { now })
    expect(files.map(({ file, outcome, stories }) => [file, outcome, stories[0]!.slug])).toEqual([
      ['a-kopi.md', 'held', undefined],
      ['a.md', 'published', 'sak-ute'],
      ['b.md', 'held', undefined],
    ])
    expect(findings.map(({ code }) => code).toSorted()).toEqual(['draft', 'draft'])
  })

  test('that begins as a copy of what is out does not hold that', async () => {
    const words = Array.from({ length: 60 }, (_, place) => `ord${place}`).join(' ')
    const newsroom = await newsroomOf({
      'ute.md': story('Saken', '', words),
      'ny.md': story('Saken', 'draft: true', words),
    })
    const { published, findings } = await check([newsroom], { now })
    expect(published).toBe(1)
    expect(findings.filter(({ kind }) => kind === 'held').map(({ file, code }) => [file, code])).toEqual([
      ['ny.md', 'draft'],
    ])
  })
})

describe('an address', () => {
  const budget = (more: object) =>
    ninjs({ uri: 'arkiv', headline: 'Budsjettet', versioncreated: '1999-01-02T10:00:00Z', ...more })
  const slugsIn = async (edition: string) =>
    ((await jsonIn(edition, 'edition/catalogue.json')).stories as { slug: string }[]).map(({ slug }) => slug)

  test.each([
    ['withdrawn', { pubstatus: 'canceled' }],
    ['expired', { expires: '2000-01-01T00:00:00Z' }],
    ['held', { embargoed: '2099-01-01T00:00:00Z' }],
  ])('of a story that is %s is not given to another', async (_, more) => {
    const newsroom = await newsroomOf({
      'arkiv.json': budget({}),
      'ny.md': story('Det nye', 'id: ny\nslug: budsjettet\ndate: 2024-01-01'),
    })
    const addresses = async () => {
      const { files } = await check([newsroom], { now })
      return files.map(({ file, stories }) => [file, stories[0]!.slug])
    }
    const [old, other] = await addresses()
    expect(old).toEqual(['arkiv.json', 'budsjettet'])
    await writeFile(path.join(newsroom, 'arkiv.json'), budget(more))
    expect(await addresses()).toEqual([['arkiv.json', undefined], other])
  })

  test('says that a story is withdrawn when a copy of it is', async () => {
    const long = Array.from({ length: 60 }, (_, place) => `ord${place}`).join(' ')
    const newsroom = await newsroomOf({ 'full.md': story('Vår sak', '', long), 'annen.md': story('En annen sak') })
    const to = path.join(await emptyPlace(), 'edition')
    const kill = ninjs({ headline: 'En lang kopi', body_text: long, pubstatus: 'canceled' })
    await writeFile(path.join(newsroom, 'kopi.json'), kill)
    await publish({ newsrooms: [newsroom], to, now })
    expect(await readFile(path.join(to, 'a/full/index.html'), 'utf8')).toContain('trukket tilbake')
  })

  test.each([
    ['nobody else has', 'annen', ['budsjettet']],
    ['an older story has', 'budsjettet', [expect.stringMatching(/^budsjettet-[0-9a-f]{8}$/)]],
  ])(
    'that %s says that a story is withdrawn when one copy of it is and another is withheld',
    async (_, slug, withdrawn) => {
      const wire = (uri: string, pubstatus: string) => budget({ uri, pubstatus })
      const newsroom = await newsroomOf({
        'annen.md': story('En annen sak', `slug: ${slug}\ndate: 1979`),
        'a.json': wire('urn:a', 'withheld'),
        'b.json': wire('urn:b', 'canceled'),
      })
      const to = path.join(await emptyPlace(), 'edition')
      await publish({ newsrooms: [newsroom], to, now })
      expect(await jsonIn(to, 'edition/withdrawn.json')).toEqual(withdrawn)
      expect(await readFile(path.join(to, `a/${slug}/index.html`), 'utf8')).toContain('En annen sak')
    },
  )

  test('of two withdrawn stories with one headline is told once to each host', async () => {
    const item = (uri: string) => ({
      ...JSON.parse(ninjs({ uri, headline: 'Været i dag', body_text: `Det blir sol, sier ${uri}.` })),
      pubstatus: 'canceled',
    })
    const newsroom = await newsroomOf({
      'a.json': JSON.stringify([item('urn:a'), item('urn:b')]),
      'annen.md': story('En annen sak'),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const withdrawn: string[] = await jsonIn(to, 'edition/withdrawn.json')
    expect([withdrawn.length, new Set(withdrawn).size]).toEqual([2, 2])
  })

  test('made of digits is nobody else’s', async () => {
    const dated = (id: string, slug: string, year: number) => story(id, `id: ${id}\nslug: ${slug}\ndate: ${year}`)
    const newsroom = await newsroomOf({
      'z.md': dated('z', 'x', 2000),
      'y.md': dated('y', 'x-3e23e816', 2001),
      'b.md': dated('b', 'x', 2002),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    expect(new Set(await slugsIn(to)).size).toBe(3)
  })
})

describe('copies', () => {
  const body = Array.from({ length: 60 }, (_, place) => `ord${place}`).join(' ')

  test.each(['bru - Kopi.md', 'bru (1).md', 'bru copy.md', 'bru-kopi.md', 'bru_gammel.md'])(
    'of a file (%s) leave the story at its address',
    async (copy) => {
      const newsroom = await newsroomOf({
        'norge/bru.md': story('Bru', '', body),
        [`norge/${copy}`]: story('Bru', '', body),
      })
      const { files } = await check([newsroom])
      expect(files.map(({ file, outcome }) => [file, outcome])).toContainEqual(['norge/bru.md', 'published'])
      expect(files.map(({ outcome }) => outcome).toSorted()).toEqual(['merged', 'published'])
    },
  )

  test('are told by their address, and the fullest is kept with what it lacked', async () => {
    const picture = (width: number) =>
      sharp({ create: { width, height: 40, channels: 3, background: 'blue' } })
        .png()
        .toBuffer()
    const short = 'canonical: https://avisa.example/bru\nbyline: Kari Nordmann\ntags: [Kort]\nimage: kort.png'
    const newsroom = await newsroomOf({
      'kort.md': story('Bru', short, 'Kort.'),
      'kort.png': await picture(50),
      'full.md': story('Bru', 'canonical: https://www.avisa.example/bru/\ntags: [Broer]\nimage: full.png', body),
      'full.png': await picture(60),
    })
    const to = path.join(await emptyPlace(), 'edition')
    const { files } = await publish({ newsrooms: [newsroom], to, now })
    expect(files.map(({ file, outcome }) => [file, outcome])).toEqual([
      ['full.md', 'published'],
      ['kort.md', 'merged'],
    ])
    expect(await jsonIn(to, 'edition/articles/full.json')).toMatchObject({
      byline: [{ name: 'Kari Nordmann' }],
      topics: [{ name: 'Broer' }],
      image: { width: 60 },
      words: 60,
    })
  })

  test('are told by their address without what says who sent the reader there, and not by that of a front page', async () => {
    const bridge = 'https://avisa.example/bru'
    const pairs = [
      ['merged', bridge, `${bridge}?ref=forside&source=app`],
      ['merged', 'https://avisa.example/?del=2&p=7', 'https://www.avisa.example/?cmpid=x&p=7&del=2#xtor=RSS-1'],
      ...['#utm_source=x', '#ref=x', '#ftag=x'].map((sent, nth) => [
        'merged',
        `${bridge}/${nth}`,
        `${bridge}/${nth}${sent}`,
      ]),
      ['published', `${bridge}/8`, `${bridge}/8#12.30`],
      ['published', `${bridge}/9`, `${bridge}/9?refs=1`],
      ['published', 'https://avisa.example/', 'https://www.avisa.example/'],
    ] as [string, string, string][]
    const newsroom = await newsroomOf(
      Object.fromEntries(
        pairs.flatMap(([, ...addresses], nth) =>
          addresses.map((address, at) => [
            `${at}-${nth}.md`,
            story(`Sak ${nth}`, `canonical: ${address}`, `Tekst ${at}.`),
          ]),
        ),
      ),
    )
    const { files } = await check([newsroom], { now })
    expect(files.slice(pairs.length).map(({ outcome }) => outcome)).toEqual(pairs.map(([outcome]) => outcome))
  })

  test('of equal length are read in the one that was revised last', async () => {
    const copy = (updated: string, words: string, more = '') =>
      story('Bru', `canonical: https://avisa.example/bru\ndate: 2024-01-01\nupdated: ${updated}\n${more}`, words)
    const newsroom = await newsroomOf({
      'a.md': copy('2024-05-01', `${body} galt`, 'byline: Feil Navn\nkicker: Sundet\ntags: [Broer]'),
      'b.md': copy('2024-05-02', `${body} rett`, 'byline: Kari Nordmann'),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const article = await jsonIn(to, 'edition/articles/b.json')
    expect(JSON.stringify(article.sections)).toContain('rett')
    expect(article).toMatchObject({
      byline: [{ name: 'Kari Nordmann' }],
      kicker: 'Sundet',
      topics: [{ name: 'Broer' }],
    })
  })

  test('are not what two feeds, or two files, have at one address under different headlines', async () => {
    const feed = (guid: string, title: string) =>
      `<rss version="2.0"><channel><title>A</title><item><guid>${guid}</guid><title>${title}</title><link>https://b.example/blogg.html</link><description>${title} handler om noe.</description></item></channel></rss>`
    const newsroom = await newsroomOf({
      'a.xml': feed('g1', 'Innlegg en'),
      'b.xml': feed('g2', 'Innlegg to'),
      'c.md': story('Sak en', 'canonical: https://avisa.example/mal', 'Den ene teksten.'),
      'd.md': story('Sak to', 'canonical: https://avisa.example/mal', 'Den andre teksten.'),
    })
    expect((await check([newsroom], { now })).tally).toMatchObject({ published: 4, merged: 0 })
  })

  test('are not what comes out again with the same text under another headline, on another day', async () => {
    const files = [
      ['mai.md', story('Slik søker du i mai', 'date: 2024-05-17', body)],
      ['juni.md', story('Slik søker du i juni', 'date: 2024-06-17', body)],
      ['kopi.md', story('Slik søker du i juni', 'date: 2024-06-18', body)],
    ] as const
    for (const order of [files, files.toReversed()]) {
      const { files: fates } = await check([await newsroomOf(Object.fromEntries(order))], { now })
      expect(fates.map(({ file, outcome }) => [file, outcome])).toEqual([
        ['juni.md', 'published'],
        ['kopi.md', 'merged'],
        ['mai.md', 'published'],
      ])
    }
  })

  test('are told by their text where one has another headline, another day, or neither', async () => {
    for (const copy of [
      { 'b.md': story('Brua er åpen', 'date: 2024-05-17', body) },
      { 'b.md': story('Bru', 'date: 2024-05-18', body) },
      { 'b.md': story('Brua er åpen', 'date: 2024-05', body) },
      { 'b.txt': `${body}\n` },
    ]) {
      const newsroom = await newsroomOf({ 'a.md': story('Bru', 'date: 2024-05-17', body), ...copy })
      expect((await check([newsroom], { now })).tally).toMatchObject({ published: 1, merged: 1 })
    }
  })

  test('stories of one feed that all link to its front are not', async () => {
    const item = (title: string) =>
      `<item><title>${title}</title><link>https://avisa.example/nytt</link><description>Om ${title}.</description></item>`
    const newsroom = await newsroomOf({
      'a.rss': `<rss version="2.0"><channel><title>A</title>${item('en')}${item('to')}${item('tre')}</channel></rss>`,
    })
    expect((await check([newsroom], { now })).published).toBe(3)
  })
})
