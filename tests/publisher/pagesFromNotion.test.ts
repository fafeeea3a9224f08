import { describe, expect, test } from 'vitest'
import { only, readMd, textOf } from './reading.ts'

const body = 'Kommunen sier at den nye brua over Sundet åpner for trafikk 1. oktober.'
const place = 'Eksport/Saker 0123456789abcdef0123456789abcdef/Brua åpner 89abcdef0123456789abcdef01234567.md'
const page = (...properties: string[]) =>
  readMd(`# Brua åpner\n\n${[...properties, 'Emner: bru, ferje'].join('\n')}\n\n${body}\n`, place)

describe('a page exported from Notion', () => {
  test('has the facts of its properties, and no key of Notion’s in its address or section', async () => {
    const reading = await page(
      'Status: Publisert',
      'Publish date: May 17, 2024',
      'Forfatter: Kari Nordmann (../Folk/Kari%20Nordmann%200123456789abcdef0123456789abcdef.md)',
      'Created time: May 1, 2024 9:30 AM',
    )
    expect(only(reading)).toMatchObject({
      headline: 'Brua åpner',
      slug: 'brua-apner',
      section: 'Saker',
      published: '2024-05-17',
      byline: [{ name: 'Kari Nordmann' }],
      topics: [{ name: 'bru' }, { name: 'ferje' }],
    })
    expect(textOf(only(reading)).split('\n').filter(Boolean)).toEqual(['Brua åpner', body])
    expect(reading.findings).toContainEqual(
      expect.objectContaining({
        code: 'key.unknown',
        line: 6,
        values: expect.objectContaining({ keys: 'Created time' }),
      }),
    )
  })

  test.each([
    'Status: In progress',
    'Status: Under arbeid',
    'Stage: Review',
    'Stage: Idé',
    'Published: No',
    'Ready to publish: No',
    'Klar til publisering: No',
  ])('is held by the property “%s”', async (property) => {
    expect((await page(property)).stories[0]?.standing.status).toBe('withheld')
  })

  test.each(['Publish date: May 17, 2099', 'Publiseringsdato: 17. mai 2099', 'Publish on: May 17, 2099'])(
    'is held until the day of “%s”',
    async (property) => {
      const { comesOut, embargo } = (await page(property)).stories[0]!.standing
      expect(embargo?.until ?? comesOut).toBe('2099-05-17')
    },
  )

  test.each(['Status: Done', 'Publisert: Yes'])('is out with the property “%s”', async (property) => {
    expect((await page(property)).stories[0]?.standing.status).toBe('usable')
  })

  test('is held by its only property, and keeps a sentence that has a colon', async () => {
    const held = await readMd(`# Brua åpner\n\nStatus: Idé\n\n${body}\n`, place)
    expect(held.stories[0]?.standing.status).toBe('withheld')
    const told = await readMd(`# Brua åpner\n\nOrdføreren sier: Brua er ferdig.\n\n${body}\n`, place)
    expect(textOf(only(told))).toContain('Ordføreren sier: Brua er ferdig.')
  })
})

describe('a text that a site builder calls its own way', () => {
  test.each([
    ['AstroPaper’s', 'pubDatetime: 2099-05-17T10:00:00Z', '2099-05-17T10:00:00Z'],
    ['a key with a space', 'publish date: 2099-05-17', '2099-05-17'],
  ])('is held until its day to come: %s', async (_, line, until) => {
    const { standing } = (await readMd(`---\ntitle: Bru\n${line}\n---\n\n${body}\n`)).stories[0]!
    expect(standing.embargo?.until ?? standing.comesOut).toBe(until)
  })

  test('has the dates and the picture of Astro’s blog, and Hugo’s publishDate where nothing else dates it', async () => {
    const astro = await readMd(
      `---\ntitle: Bru\npubDate: 'Jul 08 2022'\nupdatedDate: 'Jul 10 2022'\nheroImage: './bru.png'\n---\n\n${body}\n`,
    )
    expect(only(astro)).toMatchObject({ published: '2022-07-08', updated: '2022-07-10' })
    expect(only(astro).image?.renditions[0]?.url).toBe('./bru.png')
    expect(astro.findings.map(({ code }) => code)).not.toContain('key.unknown')
    const hugo = await readMd(`---\ntitle: Bru\npublishDate: 2022-07-08\n---\n\n${body}\n`)
    expect(only(hugo).published).toBe('2022-07-08')
  })
})
