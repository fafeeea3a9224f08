import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '#publisher/publish.ts'
import { outcomes } from '#publisher/telling/report.ts'
import { newsroomOf, story } from './smallNewsroom.ts'
import { zipOf } from './zipOf.ts'

/** One file a newsroom may hold, and how many stories or things stand in it. */
interface Input {
  ending: string
  content: string | Uint8Array
  /** Entries of the file; 1 for a file that is one thing. */
  entries: number
  /** Files inside an archive, by their names in it. */
  inside?: string[]
}

const one = (ending: string, content: string | Uint8Array): Input => ({ ending, content, entries: 1 })
const ninjs = (more: object) =>
  one('.json', JSON.stringify({ uri: 'urn:sak', headline: 'Sak', body_text: 'Tekst.', ...more }))

const single: Input[] = [
  one('.md', story('En sak')),
  one('.md', story('En sak', 'id: urn:felles')),
  one('.md', story('En annen sak', 'id: urn:felles', 'En helt annen tekst.')),
  one('.md', story('Utkast', 'draft: true')),
  one('.md', story('Siden', 'embargo: 2999-01-01')),
  one('.md', story('Utløpt', 'expires: 2001-01-01')),
  one('.md', '---\ntitle: [\n---\n'),
  one('.txt', ''),
  one('.txt', new Uint8Array([0x89, 0x50, 0, 1])),
  one('.txt', 'Overskrift\n\nEt avsnitt om saken.'),
  one('.html', '<!DOCTYPE html><title>Meny</title><ul><li>En</li></ul>'),
  one('.xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  one('.json', '{ "uri": '),
  ninjs({}),
  ninjs({ version: '2', headline: 'Sak, rettet' }),
  ninjs({ pubstatus: 'withheld' }),
  ninjs({ pubstatus: 'canceled', version: '9' }),
  ninjs({ type: 'event', eventdetails: {} }),
]

const rssItems = [
  '<item><title>En sak</title><description>Tekst.</description></item>',
  '<item><title>Bare tittel</title></item>',
  '<item></item>',
  '<item><title>Skript</title><description>&lt;script&gt;x()&lt;/script&gt;</description></item>',
  '<item><guid>urn:sak</guid><title>Sak</title><description>Tekst.</description></item>',
]
const jsonItems = [
  { id: 'urn:sak', title: 'Sak', content_text: 'Tekst.' },
  { id: 'b', content_text: 'Uten tittel. Mer.' },
  {},
  3,
]
const several: fc.Arbitrary<Input> = fc.oneof(
  fc.array(fc.constantFrom(...rssItems), { minLength: 1, maxLength: 4 }).map((items) => ({
    ending: '.rss',
    content: `<rss version="2.0"><channel><title>A</title>${items.join('')}</channel></rss>`,
    entries: items.length,
  })),
  fc.array(fc.constantFrom(...jsonItems), { minLength: 1, maxLength: 4 }).map((items) => ({
    ending: '.json',
    content: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'A', items }),
    entries: items.length,
  })),
)
const packed: fc.Arbitrary<Input> = fc.oneof(
  fc.constantFrom(...single).map(({ ending, content, entries }) => ({
    ending: `${ending}.gz`,
    content: gzipSync(content),
    entries,
  })),
  fc.array(fc.constantFrom(...single), { minLength: 1, maxLength: 3 }).map((files) => {
    const named = files.map(({ ending, content }, nth) => [`i/${nth}${ending}`, content] as const)
    return {
      ending: '.zip',
      content: zipOf(Object.fromEntries(named)),
      entries: 1,
      inside: named.map(([name]) => name),
    }
  }),
)
const newsrooms: fc.Arbitrary<Input[]> = fc.array(fc.oneof(fc.constantFrom(...single), several, packed), {
  minLength: 1,
  maxLength: 6,
})

test(
  'whatever a newsroom holds, every file and every story in it ends in one way, and the counts add up',
  { timeout: 60_000 },
  async () => {
    const adds = fc.asyncProperty(newsrooms, async (inputs) => {
      const named = inputs.map((input, nth) => ({ ...input, name: `${nth}${input.ending}` }))
      const report = await check([
        await newsroomOf(Object.fromEntries(named.map(({ name, content }) => [name, content]))),
      ])
      const expected = named.flatMap(({ name, inside, entries }) =>
        inside
          ? inside.map((inner) => ({ file: `${name}/${inner}`, entries: 1 }))
          : [{ file: name.replace(/\.gz$/, ''), entries }],
      )
      expect(report.files.map(({ file, stories }) => ({ file, entries: stories.length }))).toEqual(
        expected.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
      )
      expect(outcomes.reduce((sum, outcome) => sum + report.tally[outcome], 0)).toBe(expected.length)
      const ended = report.files.flatMap(({ stories }) => stories.map(({ outcome }) => outcome))
      expect(ended.filter((outcome) => outcome === 'published')).toHaveLength(report.published)
      // What is kept from readers is always explained.
      for (const { file, stories } of report.files)
        for (const { item, outcome } of stories)
          if (outcome !== 'published')
            expect(report.findings, `${file} ${item}`).toContainEqual(
              expect.objectContaining({ file, ...(item && { item }) }),
            )
    })
    await fc.assert(adds, { numRuns: 12 })
  },
)
