import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const story =
  'Brua er åpen for alle som vil over. Køen var lang da Kari Nordmann klippet snora, og flere måtte vente til i kveld.'
const ninjs = (more: object) =>
  readFile(JSON.stringify({ uri: 'urn:a', language: 'nb', headline: 'Bru åpnet', ...more }), 'wire/a.json')
const bodies = (...listed: [type: string, role: string, value: string][]) =>
  ninjs({ bodies: listed.map(([contentType, role, value]) => ({ contentType, role, value })) })
const codesOf = ({ findings }: Awaited<ReturnType<typeof readFile>>) => findings.map(({ words }) => words)

describe('of several bodies in ninjs the story is read, not what is said of it elsewhere', () => {
  test.each([
    ['text/plain', 'main', 'text/html', 'short'],
    ['text/html', 'body', 'text/html', 'teaser'],
    ['text/html', 'main', 'text/html', 'web:summary'],
    ['text/html', 'main', 'text/html', 'push'],
  ])('%s as %s before a shorter %s as %s', async (type, role, shortType, shortRole) => {
    const whole = [type, role, type === 'text/html' ? `<p>${story}</p>` : story] as [string, string, string]
    const short = [shortType, shortRole, '<p>Kort.</p>'] as [string, string, string]
    for (const reading of [await bodies(whole, short), await bodies(short, whole)]) {
      expect(textOf(only(reading))).toContain(story)
      expect(reading.findings).toContainEqual(
        expect.objectContaining({ kind: 'note', words: 'ninjs.body', values: { body: 'Kort.' } }),
      )
    }
  })

  test('the longer of body_html and body_text, in version 1', async () => {
    const reading = await ninjs({ body_html: '<p>Kort</p>', body_text: story })
    expect(textOf(only(reading))).toContain(story)
    expect(codesOf(reading)).toContain('ninjs.body')
  })

  test('a teaser that is long gives way to the story, and one that is part of it is not missed', async () => {
    const long = await bodies(['text/html', 'teaser', `<p>${story} ${story}</p>`], ['text/plain', 'main', story])
    expect(textOf(only(long))).not.toContain(`${story} ${story}`)
    const part = await bodies(
      ['text/html', 'teaser', '<p>Brua er åpen for alle.</p>'.replace(' for alle', '')],
      ['text/html', 'main', `<p>${story}</p>`],
    )
    expect(codesOf(part)).not.toContain('ninjs.body')
  })

  test('a teaser is better than nothing', async () => {
    expect(textOf(only(await bodies(['text/html', 'teaser', '<p>Kort.</p>'])))).toContain('Kort.')
    expect(
      textOf(only(await bodies(['text/html', 'teaser', '<p>Kort.</p>'], ['text/html', 'main', '<p></p>']))),
    ).toContain('Kort.')
  })

  test('HTML where the texts are the same, though plain text repeats the headlines and a dialect is longer', async () => {
    const html = '<p>Brua er <em>åpen</em> &oslash;st i byen.</p>'
    const reading = await ninjs({
      headline: 'Den nye brua over elva ble endelig åpnet i dag',
      bodies: [
        {
          role: 'text',
          contenttype: 'text/plain',
          value: 'Den nye brua over elva ble endelig åpnet i dag\n\nBrua er åpen øst i byen.',
        },
        { role: 'html', contenttype: 'text/html', value: html },
        { role: 'x', contenttype: 'application/json', value: JSON.stringify({ blocks: [story, story] }) },
      ],
    })
    expect(JSON.stringify(only(reading).sections)).toContain('"mark":"em"')
    expect(codesOf(reading)).not.toContain('ninjs.body')
  })
})
