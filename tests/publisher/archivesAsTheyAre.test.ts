import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { only, readFile, readMd, readText, textOf } from './reading.ts'
import { emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

describe('plain text as newsrooms write it', () => {
  const text =
    'Bru åpnet\n\nAv Kari Nordmann og Ola Hansen, NTB\n\nPublisert 17.05.2024\n\nBrua er åpen for alle som vil over.\n\nFOTO: Kari Nordmann / NTB\n\nLes også: En annen sak\n\nKøen var lang.\n\n(©NTB)\n'

  test('has its byline, date and agency taken out of the text, and what is about nothing dropped, each with a remark', async () => {
    const reading = await readText(text)
    expect(only(reading)).toMatchObject({
      byline: [
        { name: 'Kari Nordmann', role: null },
        { name: 'Ola Hansen', role: 'NTB' },
      ],
      published: '2024-05-17',
      source: { name: 'NTB', url: null },
    })
    expect(textOf(only(reading)).split('\n').filter(Boolean)).toEqual([
      'Bru åpnet',
      'Brua er åpen for alle som vil over.',
      'Køen var lang.',
    ])
    expect(reading.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['caption.dropped', 'leftover.dropped', 'credit.taken']),
    )
  })

  test('the same with one paragraph a line', async () => {
    expect(only(await readText(text.replaceAll('\n\n', '\n')))).toMatchObject({
      source: { name: 'NTB' },
      published: '2024-05-17',
    })
  })

  test.each(['Oppdatert i dag 15:50', '(VG+)', 'Annonse', 'Mest lest', 'Følg oss på Facebook'])(
    '"%s" is no text of the story',
    async (line) => {
      expect(textOf(only(await readText(`Bru åpnet\n\nBrua er åpen.\n\n${line}\n\nKøen var lang.`)))).not.toContain(
        line,
      )
    },
  )

  test.each([
    'Av hensyn til naboene stenger brua om natta.',
    'Foto er forbudt på brua',
    'Tekst og bilde møtes',
    'By og land står sammen',
  ])('"%s" is', async (line) => {
    expect(textOf(only(await readText(`Bru åpnet\n\n${line}\n\nKøen var lang.`)))).toContain(line)
  })

  test('is known by what it says, whatever it is called', async () => {
    expect(
      (await readFile('Bru åpnet\n\nBrua er åpen for alle som vil over til andre siden.', 'notat.xyz')).format,
    ).toBe('Plain text')
    expect((await readFile('---\ntitle: Bru åpnet\n---\n\nTekst.', 'notat.txt')).format).toBe('Markdown')
    expect(
      (await readFile('<rss version="2.0"><channel><item><title>Bru</title></item></channel></rss>', 'notat.txt'))
        .format,
    ).toBe('RSS')
    expect((await readFile('.a { color: red; }\n.b { color: blue; }\n', 'stil.css')).articles).toEqual([])
  })
})

describe('front matter as archives have it', () => {
  test('in TOML or JSON, with the names other programs give', async () => {
    const toml =
      '+++\ntitle = "Bru åpnet"\nauthors = ["Kari Nordmann"]\npubDate = 2017-11-10\nlastmod = 2017-11-12T09:00:00+01:00\nfeatured_image = "bru.jpg"\nimage_alt = "Ei bru"\nTags = ["Bru"]\n+++\n\nTekst.'
    expect(only(await readMd(toml))).toMatchObject({
      byline: [{ name: 'Kari Nordmann' }],
      published: '2017-11-10',
      updated: '2017-11-12T09:00:00+01:00',
      image: { alt: 'Ei bru' },
      topics: [{ name: 'Bru' }],
    })
    expect(only(await readMd('{\n "title": "Bru åpnet",\n "date": "2017-11"\n}\n\nTekst.'))).toMatchObject({
      headline: 'Bru åpnet',
      published: '2017-11',
    })
    expect((await readMd('+++\ntitle = "Bru\n+++\n\nTekst.')).findings).toEqual([
      expect.objectContaining({ kind: 'rejected', words: 'front.matter/toml', line: 2 }),
    ])
  })

  test('whose texts over several lines are not indented', async () => {
    const reading = await readMd(
      '---\ntitle: "Bru åpnet\netter fire år"\ndescription: \'Det er\nikke sant\'\nlanguage: nb\n---\n\nTekst.',
    )
    expect(only(reading)).toMatchObject({ headline: 'Bru åpnet etter fire år', lede: 'Det er ikke sant' })
    expect(reading.findings.map(({ code }) => code)).toEqual(['front.mended'])
  })

  test('signed by ids is signed by the names the newsroom gives them', async () => {
    const newsroom = await newsroomOf({
      'a.md': story('A', 'authors: [kari-nordmann, Ola Hansen]'),
      'lesesal.json': '{"people": {"kari-nordmann": "Kari Nordmann"}}',
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    expect((await jsonIn(to, 'edition/articles/a.json')).byline.map(({ name }: { name: string }) => name)).toEqual([
      'Kari Nordmann',
      'Ola Hansen',
    ])
  })

  test.each([
    ['no', 'Kommunen sier at det ikke er noe å si om saken.', 'nb'],
    ['nor', 'Kommunen seier at det ikkje er noko å seie om saka.', 'nn'],
    ['NB_no', 'T.', 'nb'],
    ['nno', 'T.', 'nn'],
    ['eng', 'T.', 'en'],
    ['kr', 'Kommunen sier at det ikke er noe å si om saken.', 'nb'],
    ['xx', 'T.', undefined],
    ['und', 'T.', undefined],
  ])('in the language "%s" with the text "%s" is in %s', async (stated, text, language) => {
    expect(only(await readMd(`---\ntitle: T\nlanguage: "${stated}"\n---\n\n${text}`)).language).toBe(language)
  })

  test('without a date takes that of the file’s name', async () => {
    const article = only(await readMd('---\ntitle: Bru\n---\n\nTekst.', 'norge/2017-11-10-bru.md'))
    expect([article.published, article.slug, article.derived.includes('published')]).toEqual([
      '2017-11-10',
      'bru',
      true,
    ])
  })

  test('that only points elsewhere is a story with a link, or no article', async () => {
    expect(
      only(await readMd('---\ntitle: Bru\nsource_url: https://a.example/bru\nlanguage: nb\n---\n')).canonicalUrl,
    ).toBe('https://a.example/bru')
    expect((await readMd('---\ntitle: Bru\nredirectto: /ny\n---\n')).findings).toEqual([
      expect.objectContaining({ words: 'no.article/redirect' }),
    ])
  })

  test('commands of the program that built the site do not reach readers, but code that shows them does', async () => {
    const reading = await readMd(
      '---\ntitle: T\nlanguage: nb\n---\n\nSe [her]({{< ref "a.md" >}}) {{% note %}}nå{{% /note %}} {{ "/x/" | url }}.\n\n{{< figure src="bru.jpg" alt="Ei bru" caption="Brua" >}}\n\n```\n{{ kode }}\n```\n\nOg `{% raw %}`.',
    )
    expect(textOf(only(reading))).toContain('Se her nå .')
    expect(textOf(only(reading))).toContain('{{ kode }}')
    expect(textOf(only(reading))).toContain('{% raw %}')
    expect(reading.wanted.map(({ src }) => src)).toEqual(['bru.jpg'])
    expect(new Set(reading.findings.map(({ code, line }) => `${code} ${line}`))).toEqual(
      new Set(['template.dropped 6']),
    )
  })
})

describe('the bytes of a file', () => {
  const text = 'Blåbær og rømme\n\nDet er «ikke» noe å si på – smaken.'
  const utf16be = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  const utf32 = Buffer.concat([
    Buffer.from([0xff, 0xfe, 0, 0]),
    ...Array.from(text, (letter) => Buffer.from(Uint32Array.of(letter.codePointAt(0)!).buffer)),
  ])
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE', utf16be],
    ['UTF-32LE', utf32],
    ['windows-1252', Buffer.from(text.replace('–', '\u0096'), 'latin1')],
  ])('are read as %s', async (_, bytes) => {
    expect(
      textOf(only(await readFile(bytes, 'sak.txt')))
        .split(/\n+/)
        .filter(Boolean),
    ).toEqual(text.split('\n\n'))
  })

  test.each([
    [
      'ISO-8859-15',
      '<?xml version="1.0" encoding="ISO-8859-15"?><rss version="2.0"><channel><item><title>',
      [0xa4],
      '€',
    ],
    [
      'windows-1251',
      '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><item><title>',
      [0xcc, 0xe8, 0xf0],
      'Мир',
    ],
    [
      'Shift_JIS',
      '<?xml version="1.0" encoding="Shift_JIS"?><rss version="2.0"><channel><item><title>',
      [0x93, 0x8c, 0x8b, 0x9e],
      '東京',
    ],
  ])('are read as %s where the file says so', async (_, start, bytes, title) => {
    const file = Buffer.concat([
      Buffer.from(start),
      Buffer.from(bytes),
      Buffer.from('</title><description>x</description></item></channel></rss>'),
    ])
    expect(only(await readFile(file, 'a.xml')).headline).toBe(title)
  })

  describe('that are UTF-8 but for a letter cut in two keep every other letter, and say where', () => {
    const cut = (start: string) => Buffer.concat([Buffer.from(start), Buffer.from([0xc3])])
    const rss = (head: string) =>
      Buffer.concat([
        cut(`${head}<rss version="2.0"><channel><item><title>Blåbær på kjøkkenet</title>\n<description>Rømme og `),
        Buffer.from('</description></item></channel></rss>'),
      ])
    const many = 'Blåbær og rømme på kjøkkenet, sier Kari Nordmann, før også Ola Nordmann får smøre på.'
    test.each([
      ['XML', 'a.xml', rss('<?xml version="1.0" encoding="UTF-8"?>'), 'Blåbær på kjøkkenet', 2],
      ['a page', 'a.html', cut(`<meta charset="utf8"><h1>Blåbær på bordet</h1>\n\n<p>${many}</p><p>En `), 'Blåbær', 3],
      [
        'JSON',
        'a.json',
        Buffer.concat([
          cut(`{"uri": "urn:a", "headline": "Blåbær",\n"body_text": "${many} ${many} `),
          Buffer.from('"}'),
        ]),
        'Blåbær',
        2,
      ],
      ['text that says nothing', 'a.txt', cut(`Blåbær\n\n${many} ${many}\n\nOg rømme på `), 'Blåbær', 5],
    ])('in %s', async (_, file, bytes, headline, line) => {
      const reading = await readFile(bytes, file)
      expect(textOf(only(reading))).toContain(headline)
      expect(textOf(only(reading))).toContain('\uFFFD')
      expect(reading.findings).toContainEqual(
        expect.objectContaining({ kind: 'repaired', words: 'file.encoding/cut', values: { count: 1 }, line }),
      )
    })

    test('also where a byte-order mark says so', async () => {
      const reading = await readFile(cut('\uFEFFBlåbær\n\nRømme på '), 'a.txt')
      expect(reading.findings[0]).toMatchObject({ words: 'file.encoding/cut', line: 3 })
    })
  })

  test.each([
    ['UTF-8', '<?xml version="1.0" encoding="UTF-8"?>'],
    ['klingon', '<?xml version="1.0" encoding="klingon"?>'],
  ])('are windows-1252 where the file says %s and is not', async (declared, start) => {
    const xml = `${start}<rss version="2.0"><channel><item><title>Blåbær</title><description>Rømme på kjøkkenet.</description></item></channel></rss>`
    const reading = await readFile(Buffer.from(xml, 'latin1'), 'a.xml')
    expect(only(reading).headline).toBe('Blåbær')
    expect(reading.findings[0]).toMatchObject({ words: 'file.encoding/wrong', values: { declared } })
  })

  test('of windows-1252 that were read as Latin-1 are those letters again, in JSON that names them by number too', async () => {
    const reading = await readFile(
      'Bru åpnet\n\n\u0096 Endelig\u0085 sier Kari.\n\nDen heter \u0093Sundbrua\u0094.',
      'a.txt',
    )
    expect(textOf(only(reading))).toContain('– Endelig… sier Kari.\nDen heter “Sundbrua”.')
    expect(reading.findings[0]).toMatchObject({ words: 'file.encoding/mixed', line: 3, values: { count: 4 } })
    const feed = String.raw`{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":"1","title":"Bru","content_text":"\u0096 Endelig, sier Kari."}]}`
    expect(textOf(only(await readFile(feed, 'a.json')))).toContain('– Endelig, sier Kari.')
  })

  test('with control characters lose them, and say so', async () => {
    const reading = await readFile('Bru\u0005 åpnet\n\nBrua er\u0000 åpen.'.replace('\u0000', '\u0002'), 'a.txt')
    expect(only(reading).headline).toBe('Bru åpnet')
    expect(reading.findings[0]).toMatchObject({ code: 'file.controls', values: { count: 2 } })
  })
})
