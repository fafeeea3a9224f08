import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const rss = (
  item: string,
  {
    channel = '<title>Avisa</title><link>https://avisa.example/</link><description>d</description>',
    attributes = '',
  } = {},
) =>
  readFile(
    `<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"${attributes}><channel>${channel}<item>${item}</item></channel></rss>`,
    'feeds/a.xml',
  )
const rssItem = async (item: string) => only(await rss(item))

describe('RSS', () => {
  test.each([
    ['AT&amp;amp;T og &lt;b&gt;venner&lt;/b&gt;', 'AT&T og venner'],
    ['<![CDATA[1 &lt; 2 & 3]]>', '1 < 2 & 3'],
    ['<![CDATA[Kurs <SRD> stiger]]>', 'Kurs <SRD> stiger'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;Trygt', 'Trygt'],
    ['Bl&#229;b&#230;r &amp;#8211; n&aring;', 'Blåbær – nå'],
    ['<![CDATA[&amp;lt;b&amp;gt;]]>', '&lt;b&gt;'],
  ])('with the title %s has the headline %s', async (title, headline) => {
    expect((await rssItem(`<title>${title}</title><description>Tekst.</description>`)).headline).toBe(headline)
  })

  test('has its full text as the body and its description as the lede, unless that is the beginning of the text', async () => {
    const whole = await rssItem(
      '<title>H</title><description>Ingressen.</description><content:encoded><![CDATA[<p>Avsnitt.</p>]]></content:encoded>',
    )
    expect([whole.lede, textOf(whole)]).toEqual(['Ingressen.', expect.stringContaining('Avsnitt.')])
    const cut = await rssItem(
      '<title>H</title><description>Avsnittet er [&amp;hellip;]</description><content:encoded><![CDATA[<p>Avsnittet er langt.</p>]]></content:encoded>',
    )
    expect([cut.lede, textOf(cut)]).toEqual([null, expect.stringContaining('Avsnittet er langt.')])
    const empty = await rssItem(
      '<title>H</title><description>&lt;p&gt;Avsnitt.&lt;/p&gt;</description><content:encoded/>',
    )
    expect(textOf(empty)).toContain('Avsnitt.')
  })

  test.each([
    ['<author>kari@a.example (Kari Nordmann)</author>', ['Kari Nordmann']],
    ['<author>Kari Nordmann &lt;kari@a.example&gt;</author>', ['Kari Nordmann']],
    ['<author>kari@a.example</author>', ['kari@a.example']],
    ['<dc:creator>Kari Nordmann</dc:creator><dc:creator>Ola Hansen</dc:creator>', ['Kari Nordmann', 'Ola Hansen']],
    ['<dc:creator>Av Kari Nordmann og Ola Hansen</dc:creator>', ['Kari Nordmann', 'Ola Hansen']],
    ['<author>NTB</author>', ['NTB']],
    ['<atom:author><atom:name>Kari Nordmann</atom:name></atom:author>', ['Kari Nordmann']],
  ])('%s is by %j', async (author, names) => {
    expect(
      (await rssItem(`<title>H</title><description>T.</description>${author}`)).byline.map(({ name }) => name),
    ).toEqual(names)
  })

  test.each([
    ['<link>https://avisa.example/a</link>', 'https://avisa.example/a'],
    ['<link>/a?b=1&amp;c=2</link>', 'https://avisa.example/a?b=1&c=2'],
    ['<guid>https://avisa.example/a</guid>', 'https://avisa.example/a'],
    ['<guid isPermaLink="false">https://avisa.example/a</guid>', null],
    ['<guid>urn:a</guid>', null],
    ['<atom:link href="https://avisa.example/a"/>', 'https://avisa.example/a'],
    ['<link>javascript:alert(1)</link>', null],
  ])('%s is at %s', async (link, url) => {
    expect((await rssItem(`<title>H</title><description>T.</description>${link}`)).canonicalUrl).toBe(url)
  })

  test('has its links and pictures where the feed is, and its lead picture from Media RSS', async () => {
    const reading = await rss(
      '<title>H</title><link>https://avisa.example/a/</link><description>&lt;p&gt;&lt;a href="b"&gt;b&lt;/a&gt;&lt;/p&gt;&lt;img src="c.jpg"&gt;</description><media:group><media:content url="https://a.example/liten.jpg" medium="image" width="90"/><media:content url="https://a.example/stor.jpg" medium="image" width="900"/><media:credit>Kari</media:credit></media:group>',
    )
    expect(reading.wanted.map(({ src }) => src).toSorted()).toEqual([
      'https://a.example/stor.jpg',
      'https://avisa.example/a/c.jpg',
    ])
    expect(only(reading).image).toMatchObject({ credit: 'Kari' })
    expect(JSON.stringify(only(reading).sections)).toContain('"href":"https://avisa.example/a/b"')
  })

  test('is dated by whichever of its dates can be read', async () => {
    const item = '<title>T</title><pubDate>i går</pubDate><dc:date>2024-05-17T10:00:00+02:00</dc:date>'
    expect((await rssItem(item)).published).toBe('2024-05-17T10:00:00+02:00')
  })

  test('takes language, rights and source from its channel', async () => {
    const channel =
      '<title>Avisa</title><link>https://avisa.example/</link><description>d</description><language>nn-NO</language><copyright>© Avisa</copyright>'
    expect(
      only(
        await rss('<title>H</title><description>T.</description><category>Sport</category><category>Ski</category>', {
          channel,
        }),
      ),
    ).toMatchObject({
      language: 'nn',
      source: { name: 'Avisa', url: 'https://avisa.example/' },
      rights: { notice: '© Avisa' },
      topics: [{ name: 'Sport' }, { name: 'Ski' }],
    })
  })

  test('of version 1.0 has its items beside the channel', async () => {
    const article = only(
      await readFile(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>A</title><link>https://a.example</link><description>d</description></channel><item rdf:about="urn:1"><title>H</title><link>https://a.example/1</link><description>T.</description><d:date>2004-05</d:date><d:creator>Kari</d:creator></item></rdf:RDF>',
        'a.rdf',
      ),
    )
    expect(article).toMatchObject({
      id: 'urn:1',
      headline: 'H',
      published: '2004-05',
      byline: [{ name: 'Kari' }],
      source: { name: 'A' },
    })
  })

  test('that is not well-formed is read as far as it can be, and says so', async () => {
    const reading = await readFile(
      '<rss version="2.0"><channel><title>A & B</title><link>https://a.example</link><description>d</description><item><title>Blåbær & fløte</title><description>Mer &nbsp; enn &ukjent; nok<br></description></item><item><title>Avkuttet</title><descr',
      'a.rss',
    )
    expect(only(reading).headline).toBe('Blåbær & fløte')
    expect(textOf(only(reading))).toContain('&ukjent; nok')
    expect(reading.findings.map(({ kind, words }) => `${kind} ${words}`)).toEqual(
      expect.arrayContaining(['repaired xml.broken', 'rejected xml.cut']),
    )
  })

  test('that declares entities of its own is refused by their name', async () => {
    const bomb =
      '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY lol "&a;&a;">]><rss version="2.0"><channel><item><title>&lol;</title></item></channel></rss>'
    const external =
      '<!DOCTYPE rss [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&xxe;</title></item></channel></rss>'
    for (const [content, name] of [
      [bomb, 'lol'],
      [external, 'xxe'],
    ] as const) {
      const { articles, findings } = await readFile(content, 'a.rss')
      expect(articles).toEqual([])
      expect(findings).toEqual([expect.objectContaining({ kind: 'rejected', code: 'xml.entity', values: { name } })])
    }
    const unused =
      '<!DOCTYPE rss [<!ENTITY % HTML SYSTEM "https://a.example/html.dtd">%HTML;]><rss version="2.0"><channel><item><title>H</title><description>T.</description></item></channel></rss>'
    expect(only(await readFile(unused, 'a.rss')).headline).toBe('H')
  })
})

const atom = (entry: string, feed = '<id>urn:f</id><title>Avisa</title><updated>2024-05-17T09:30:00Z</updated>') =>
  readFile(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb" xml:base="https://avisa.example/nytt/">${feed}<entry><id>urn:e</id><updated>2024-05-17T09:30:00Z</updated>${entry}</entry></feed>`,
    'feeds/a.xml',
  )

describe('Atom', () => {
  test.each([
    ['<title>1 &lt; 2</title>', '1 < 2'],
    ['<title type="html">1 &amp;lt; &lt;b&gt;2&lt;/b&gt;</title>', '1 < 2'],
    ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Én <em>og</em> to</div></title>', 'Én og to'],
    ['<title type="text">&lt;SRD&gt; stiger</title>', '<SRD> stiger'],
  ])('%s is the headline %s', async (title, headline) => {
    expect(only(await atom(`${title}<content>T.</content>`)).headline).toBe(headline)
  })

  test('resolves its addresses by xml:base, and inherits its author and language', async () => {
    const article = only(
      await atom(
        '<title>H</title><link href="a"/><content type="xhtml" xml:base="b/"><div xmlns="http://www.w3.org/1999/xhtml"><p>Se <a href="c">her</a>.</p></div></content>',
        '<id>urn:f</id><title>Avisa</title><updated>2024-05-17T09:30:00Z</updated><author><name>Kari Nordmann</name></author>',
      ),
    )
    expect(article).toMatchObject({
      canonicalUrl: 'https://avisa.example/nytt/a',
      language: 'nb',
      byline: [{ name: 'Kari Nordmann' }],
    })
    expect(article.sections[0]!.blocks).toEqual([
      {
        type: 'paragraph',
        text: ['Se ', { mark: 'link', href: 'https://avisa.example/nytt/b/c', text: ['her'] }, '.'],
      },
    ])
  })

  test('from another feed is by its own author and source', async () => {
    const article = only(
      await atom(
        '<title>H</title><content>T.</content><source><title>Kilden</title><author><name>Ola Hansen</name></author></source><category term="ski" label="Ski"/>',
      ),
    )
    expect(article).toMatchObject({
      source: { name: 'Kilden' },
      byline: [{ name: 'Ola Hansen' }],
      topics: [{ name: 'Ski' }],
    })
  })

  test('of version 0.3, escaped or in base64', async () => {
    const feed = (content: string) =>
      readFile(
        `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>A</title><entry><title>H</title><id>urn:1</id><issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-14T08:29:29-04:00</modified>${content}</entry></feed>`,
        'a.xml',
      )
    const escaped = only(
      await feed(
        '<content type="text/html" mode="escaped">&lt;p&gt;En &lt;em&gt;tekst&lt;/em&gt;.&lt;/p&gt;</content>',
      ),
    )
    const coded = only(
      await feed(
        `<content type="text/html" mode="base64">${Buffer.from('<p>En <em>tekst</em>.</p>').toString('base64')}</content>`,
      ),
    )
    for (const { sections, published, updated } of [escaped, coded]) {
      expect(sections[0]!.blocks).toEqual([{ type: 'paragraph', text: ['En ', { mark: 'em', text: ['tekst'] }, '.'] }])
      expect([published, updated]).toEqual(['2003-12-13T08:29:29-04:00', '2003-12-14T08:29:29-04:00'])
    }
  })

  test('whose text is elsewhere says so', async () => {
    expect(
      (await atom('<title>H</title><content src="https://a.example/x"/>')).findings.map(({ words }) => words),
    ).toContain('feed.elsewhere')
  })
})

describe('JSON Feed', () => {
  const feed = (item: object, more: object = {}) =>
    readFile(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Avisa',
        home_page_url: 'https://avisa.example/',
        items: [item],
        ...more,
      }),
      'feeds/a.json',
    )

  test('has HTML before text, its own authors before the feed’s', async () => {
    const article = only(
      await feed(
        {
          id: 1,
          url: '/a',
          title: 'H &amp; M',
          content_html: '<p>Se <a href="b">b</a>.</p>',
          content_text: 'Se b.',
          authors: [{ name: 'Kari Nordmann' }],
          tags: ['Ski'],
          date_published: '2024-05-17T09:30:00Z',
        },
        { authors: [{ name: 'Redaksjonen' }] },
      ),
    )
    expect(article).toMatchObject({
      id: 'https://avisa.example/#1',
      canonicalUrl: 'https://avisa.example/a',
      headline: 'H & M',
      byline: [{ name: 'Kari Nordmann' }],
      topics: [{ name: 'Ski' }],
    })
    expect(JSON.stringify(article.sections)).toContain('https://avisa.example/b')
    expect(
      only(
        await feed(
          { id: 'x', content_text: 'Uten tittel. Mer.' },
          { version: 'https://jsonfeed.org/version/1', author: { name: 'Ola Hansen' } },
        ),
      ),
    ).toMatchObject({ headline: 'Uten tittel', byline: [{ name: 'Ola Hansen' }] })
  })

  test.each([
    [{ id: 'a', content_text: 'T.', title: 3 }, 'key.kind/text'],
    [{ content_text: 'T. Mer.' }, 'feed.incomplete'],
    [{ id: 'a', title: 'H', content_text: 'T.', date_published: 'i går' }, 'date.unknown'],
  ])('with %j is read, and told what is wrong', async (item, words) => {
    const reading = await feed(item)
    only(reading)
    expect(reading.findings.map((found) => found.words)).toContain(words)
  })

  test('in RSS’s clothes is another format', async () => {
    const { findings } = await readFile('{"rss": {"channel": {"item": []}}}', 'a.json')
    expect(findings).toEqual([expect.objectContaining({ code: 'no.article', values: { what: 'RSS-in-JSON' } })])
  })
})

test('a feed in Latin-1 keeps every letter, as one with a byte-order mark does', async () => {
  const xml = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel><item><title>Blåbær</title><description>Rømme.</description></item></channel></rss>`
  const latin = Buffer.from(xml('ISO-8859-1'), 'latin1')
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml('UTF-16'), 'utf16le')])
  const lying = Buffer.from(xml('ISO-8859-1'), 'utf8')
  for (const bytes of [latin, utf16, lying]) expect(only(await readFile(bytes, 'a.xml')).headline).toBe('Blåbær')
})
