import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const body = 'Brua over Sundet åpner til høsten, sier kommunen.'
const lately = new Date(Date.now() - 60 * 60 * 1000).toISOString()

interface Said {
  headline?: string
  line?: string
  note?: string
  made?: string
}

/** The same story of an agency in each of its formats, whose fields say nothing of an embargo. */
const formats: Record<string, (said: Said) => [content: string, path: string]> = {
  ninjs: ({ headline = 'Ny bru', line, note, made = lately }) => [
    JSON.stringify({
      uri: 'urn:a',
      language: 'nb',
      pubstatus: 'usable',
      versioncreated: made,
      headline,
      ednote: note,
      body_html: `${line ? `<p>${line}</p>` : ''}<p>${body}</p>`,
    }),
    'a.json',
  ],
  NITF: ({ headline = 'Ny bru', line, note, made = lately }) => [
    `<nitf baselang="nb"><head><docdata management-status="usable"><doc-id id-string="a"/><date.issue norm="${made}"/>${note ? `<ed-msg info="${note}"/>` : ''}</docdata></head>
<body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head><body.content>${line ? `<p>${line}</p>` : ''}<p>${body}</p></body.content></body></nitf>`,
    'a.xml',
  ],
  'NewsML-G2': ({ headline = 'Ny bru', line, note, made = lately }) => [
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a" version="1" standard="NewsML-G2" xml:lang="nb">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="AVISA"/><versionCreated>${made}</versionCreated><pubStatus qcode="stat:usable"/>${note ? `<edNote>${note}</edNote>` : ''}</itemMeta>
<contentMeta><headline>${headline}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${line ? `<p>${line}</p>` : ''}<p>${body}</p></body></html></inlineXML></contentSet></newsItem>`,
    'b.xml',
  ],
}

const read = (format: string, said: Said) => readFile(...formats[format]!(said))

describe.each(Object.keys(formats))('a story of an agency in %s', (format) => {
  test.each([
    { line: 'SPERREFRIST: 1. januar 2040 kl. 06.00' },
    { headline: 'EMBARGO 1. JANUAR 2040: Ny bru' },
    { note: 'EMBARGO: Ikke for publisering før 1. januar 2040 kl. 06.00' },
    { note: 'Sperret til 1. januar 2040 kl. 12' },
    { note: 'Eds: Embargoed until 06:00, 1 January 2040. Adds photo.' },
  ])('is held until the day that its words name: %j', async (said) => {
    const reading = await read(format, said)
    expect(reading.stories[0]!.standing.embargo).toEqual({ until: '2040-01-01' })
    expect(reading.findings.map(({ code }) => code)).toContain('embargo.line')
    expect(textOf(only(reading))).toMatch(/^\s*Ny bru\s+Brua over Sundet/)
  })

  test('is held without end where they name none, but not when it is a year old', async () => {
    for (const said of [{ line: 'EMBARGO 06.00' }, { note: 'Embargo til fredag kl. 06.00. Retter navn.' }]) {
      expect((await read(format, said)).stories[0]!.standing.embargo).toEqual({ until: null })
      const old = await read(format, { ...said, made: '2014-05-17T09:30:00Z' })
      expect(old.stories[0]!.standing.embargo).toBeNull()
      expect(textOf(only(old))).not.toContain('EMBARGO')
    }
  })

  test('is held while a note to editors calls it a draft', async () => {
    const reading = await read(format, { note: 'UTKAST – ikke publiser' })
    expect(reading.stories[0]!.standing.status).toBe('withheld')
    expect(reading.findings.map(({ words }) => words)).toContain('draft/note')
  })

  test.each([
    'Retter navnet i tredje avsnitt.',
    'Embargo opphevet',
    'Ikke for publisering i Danmark',
    'Sperrefrist: ingen',
  ])('is out with the note “%s”', async (note) => {
    const { standing } = (await read(format, { note })).stories[0]!
    expect([standing.status, standing.embargo]).toEqual(['usable', null])
  })

  test.each(['Embargo mot Russland utvides', '– Det er ingen sperrefrist, sier hun'])(
    'is out with the headline “%s”',
    async (headline) => {
      const reading = await read(format, { headline })
      expect(reading.stories[0]!.standing.embargo).toBeNull()
      expect(only(reading).headline).toBe(headline)
    },
  )
})

/** An item of each kind of feed; its text is no more than a description, or all of it. */
const feeds: Record<string, (title: string, html: string) => [content: string, path: string]> = {
  RSS: (title, html) => [
    `<rss version="2.0"><channel><title>Avisa</title><link>https://a.example/</link><description>Nytt</description><item><title>${title}</title><description><![CDATA[${html}]]></description></item></channel></rss>`,
    'a.xml',
  ],
  Atom: (title, html) => [
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Avisa</title><id>urn:a</id><updated>${lately}</updated><entry><id>urn:b</id><title>${title}</title><updated>${lately}</updated><content type="html"><![CDATA[${html}]]></content></entry></feed>`,
    'a.xml',
  ],
  'JSON Feed': (title, html) => [
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Avisa',
      items: [{ id: 'b', title, content_html: html }],
    }),
    'a.json',
  ],
}

describe.each(Object.keys(feeds))('an item of %s', (format) => {
  const readItem = (title: string, html: string) => readFile(...feeds[format]!(title, html))

  test('is held until the day to come that a line of it, or its headline, names', async () => {
    for (const [title, line] of [
      ['Ny bru', '<p>SPERREFRIST: 1. januar 2040</p>'],
      ['EMBARGO 1. JANUAR 2040: Ny bru', ''],
    ] as const) {
      const reading = await readItem(title, `${line}<p>${body}</p>`)
      expect(reading.stories[0]!.standing.embargo).toEqual({ until: '2040-01-01' })
      expect(reading.findings.map(({ code }) => code)).toContain('embargo.line')
      expect(textOf(only(reading)).split('\n').filter(Boolean)).toEqual(['Ny bru', body])
    }
  })

  test.each(['Sperrefrist: 1. januar 2016', 'EMBARGO: fredag kl. 06.00', 'Utkast', 'Embargo mot Russland utvides'])(
    'is out, and keeps its words, with the line “%s”, as a feed holds what is out already',
    async (line) => {
      const reading = await readItem('Ny bru', `<p>${line}</p><p>${body}</p>`)
      const { standing } = reading.stories[0]!
      expect([standing.status, standing.embargo]).toEqual(['usable', null])
      expect(textOf(only(reading))).toContain(line)
    },
  )
})

describe('a picture that belongs to a story of an agency', () => {
  const picture = (more: object) => ({
    uri: 'urn:p',
    type: 'picture',
    renditions: { full: { href: 'bru.jpg' } },
    ...more,
  })
  const ninjs = (more: object) => [
    JSON.stringify({ uri: 'urn:a', headline: 'Ny bru', body_text: body, associations: { main: picture(more) } }),
    'a.json',
  ]
  const newsml = (more: string) => [
    `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:a" version="1"><itemMeta><itemClass qcode="ninat:text"/><link rel="irel:seeAlso" residref="urn:p"/></itemMeta><contentMeta><headline>Ny bru</headline></contentMeta><contentSet><inlineData contenttype="text/plain">${body}</inlineData></contentSet></newsItem>
<newsItem guid="urn:p" version="1"><itemMeta><itemClass qcode="ninat:picture"/>${more}</itemMeta><contentSet><remoteContent contenttype="image/jpeg" href="bru.jpg"/></contentSet></newsItem></itemSet></newsMessage>`,
    'a.xml',
  ]

  test.each([
    ninjs({ pubstatus: 'withheld' }),
    ninjs({ pubStatus: 'canceled' }),
    ninjs({ embargoed: '2040-01-01T00:00:00Z' }),
    ninjs({ embargoedUntil: null }),
    ninjs({ expires: '2020-01-01T00:00:00Z' }),
    newsml('<pubStatus qcode="stat:withheld"/>'),
    newsml('<embargoed>2040-01-01T00:00:00Z</embargoed>'),
  ])('is not shown while it is held back or withdrawn: %s', async (content, path) => {
    const reading = await readFile(content, path)
    expect(only(reading)).toMatchObject({ headline: 'Ny bru', image: null })
    expect(reading.wanted).toEqual([])
    expect(reading.findings.map(({ words }) => words)).toContain('picture.lost/held')
  })

  test.each([
    ninjs({ pubstatus: 'usable', embargoed: '2020-01-01T00:00:00Z' }),
    ninjs({ pubStatus: 'usable', expires: '2040-01-01T00:00:00Z' }),
    newsml('<pubStatus qcode="stat:usable"/>'),
  ])('is shown when it is usable: %s', async (content, path) => {
    expect(only(await readFile(content, path)).image).not.toBeNull()
  })
})

test('a note to editors in NITF holds its story also where it is written as in NewsML-G2', async () => {
  const [content] = formats.NITF!({})
  const note = '<edNote>Sperret til 1. januar 2040 kl. 12</edNote></docdata>'
  const { stories } = await readFile(content.replace('</docdata>', note), 'a.xml')
  expect(stories[0]!.standing.embargo).toEqual({ until: '2040-01-01' })
})
