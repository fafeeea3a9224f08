import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const channel = '<title>Avisa</title><link>https://avisa.example/</link><description>d</description>'
const rssItem = async (item: string) =>
  only(await readFile(`<rss version="2.0"><channel>${channel}<item>${item}</item></channel></rss>`, 'feeds/a.xml'))
const entry = async (inside: string, around = '') =>
  only(
    await readFile(
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">${around}<entry><id>urn:a</id><updated>2024-05-17T09:30:00Z</updated>${inside}</entry></feed>`,
      'feeds/a.xml',
    ),
  )

describe('a story keeps its address when its headline is edited', () => {
  const slugOf = async (title: string, link: string) =>
    (await rssItem(`<title>${title}</title><link>https://avisa.example/${link}</link><guid>1</guid>`)).slug

  test.each([
    ['nyheter/brua-apner-i-dag', 'brua-apner-i-dag'],
    ['nyheter/brua-apner-i-dag-1.16789012', 'brua-apner-i-dag'],
    ['nyheter/i/bPq7Lr/brua-%C3%A5pner-i-dag/', 'brua-apner-i-dag'],
    ['2024/05/17/brua-apner-i-dag.html', 'brua-apner-i-dag'],
    ['@avisa/brua-apner-i-dag-3f2a9c01b7de', 'brua-apner-i-dag'],
  ])('from the words of the link %s', async (link, slug) => {
    expect(await slugOf('Brua åpner i dag', link)).toBe(slug)
    expect(await slugOf('Køer da brua åpnet', link)).toBe(slug)
  })

  test.each(['nyheter/81234567', '?p=123', 'kultur-og-debatt/81234567', 'i/bPq7Lr', 'sport/lokal-fotball'])(
    'but %s has no words of the story, so its headline gives them',
    async (link) => expect(await slugOf('Køer da brua åpnet', link)).toBe('koer-da-brua-apnet'),
  )
})

describe('a story of a feed that has a headline and nothing more is published, not refused', () => {
  test.each([
    ['an empty text', '<description><![CDATA[]]></description>'],
    ['a text that is the headline again', '<description>Bru åpnet</description>'],
    [
      'a pixel that counts readers',
      '<description>&lt;img src="https://a.example/p.gif" width="1" height="1"&gt;</description>',
    ],
    ['a comment of the program', '<description>&lt;!-- laget av --&gt;</description>'],
  ])('with %s', async (_, description) => {
    expect(await rssItem(`<title>Bru åpnet</title>${description}`)).toMatchObject({ headline: 'Bru åpnet', lede: null })
  })

  test('but one whose text is nothing but script is refused', async () => {
    const { stories, findings } = await readFile(
      `<rss version="2.0"><channel>${channel}<item><title>Bru åpnet</title><description>&lt;script&gt;x()&lt;/script&gt;</description></item></channel></rss>`,
      'a.xml',
    )
    expect(stories).toEqual([])
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'rejected', words: 'article.empty/emptied' }))
  })
})

test.each([
  ['<iframe src="https://film.example/1">'],
  ['<object data="https://film.example/1">'],
  ['<video src="https://film.example/1">'],
  ['<button>'],
  ['<script src="https://a.example/x.js">'],
])('what follows a %s that nobody closed is not lost, in any format', async (tag) => {
  const html = `<p>Før.</p><p>${tag} midt i</p><p>Etter.</p>`
  const escaped = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  for (const article of [
    await rssItem(`<title>H</title><description>${escaped}</description>`),
    only(await readFile(`---\ntitle: H\n---\n\nFør.\n\n${tag}\n\nmidt i\n\nEtter.\n`, 'a.md')),
    only(await readFile(JSON.stringify({ uri: 'urn:a', headline: 'H', body_html: html }), 'a.json')),
  ])
    expect(textOf(article)).toMatch(/Før\.\s+midt i\s+Etter\./)
})

test('a second text of a story is told, as only the first is read', async () => {
  const twice = '<content:encoded>Én tekst.</content:encoded><content:encoded>En annen.</content:encoded>'
  const { findings } = await readFile(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${channel}<item><title>H</title>${twice}</item></channel></rss>`,
    'a.xml',
  )
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'feed.twice', values: { names: '<content:encoded>' } }),
  )
})

describe('namespaces', () => {
  test('another module’s <description> is not the feed’s', async () => {
    const reading = await readFile(
      `<rss version="2.0" xmlns:bok="https://bok.example/ns"><channel>${channel}<item><bok:description>Ikke dette.</bok:description><title>H</title><description>Men dette.</description><bok:title>Nei</bok:title></item></channel></rss>`,
      'a.xml',
    )
    expect(textOf(only(reading))).toContain('Men dette.')
    expect(textOf(only(reading))).not.toMatch(/Ikke dette|Nei/)
    expect(reading.findings.map(({ code }) => code)).not.toContain('feed.twice')
  })

  test('RSS may be written with a prefix throughout', async () => {
    expect(
      only(
        await readFile(
          '<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>Avisa</r:title><r:item><r:title>Bru åpnet</r:title><r:description>Tekst.</r:description></r:item></r:channel></r:rss>',
          'a.xml',
        ),
      ),
    ).toMatchObject({ headline: 'Bru åpnet', source: { name: 'Avisa' } })
  })
})

test('an empty file is told to be empty, whatever it is called', async () => {
  for (const name of ['a.xml', 'a.json', 'a.html', 'a.md', 'a.txt'])
    expect((await readFile(' \n', name)).findings).toEqual([
      expect.objectContaining({ kind: 'rejected', words: 'article.empty' }),
    ])
})

test.each([
  'The post <a href="https://avisa.example/1">Bru</a> appeared first on <a href="https://avisa.example">Avisa</a>.',
  'Innlegget <a href="https://avisa.example/1">Bru</a> dukket først opp på <a href="https://avisa.example">Avisa</a>.',
])('what WordPress writes below every story of a feed is left out and told: %s', async (below) => {
  const feed = (last: string) =>
    readFile(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${channel}<item><title>Bru</title><content:encoded><![CDATA[<p>Brua er åpen.</p><p>${last}</p>]]></content:encoded></item></channel></rss>`,
      'a.xml',
    )
  const reading = await feed(below)
  expect(textOf(only(reading)).trim()).toMatch(/^Bru\s+Brua er åpen\.$/)
  expect(reading.findings).toContainEqual(expect.objectContaining({ words: 'leftover.dropped', item: 1 }))
  expect(textOf(only(await feed(`${below} Det er feil.`)))).toContain('Det er feil.')
})

test.each([
  'The post about the mayor first appeared on Facebook on Sunday night, and was seen by 4,000 people.',
  'Innlegget om brua dukket først opp på Facebook i går kveld.',
])('a sentence of the story that reads much the same stays: %s', async (last) => {
  const text = `<content:encoded><![CDATA[<p>Brua er åpen.</p><p>${last}</p>]]></content:encoded>`
  const reading = await readFile(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${channel}<item><title>Bru</title>${text}</item></channel></rss>`,
    'a.xml',
  )
  expect(textOf(only(reading))).toContain(last)
})

test.each([
  ['https://avisa.example/1?utm_source=rss&amp;utm_medium=feed', 'https://avisa.example/1'],
  ['https://avisa.example/?p=1&amp;fbclid=x#b', 'https://avisa.example/?p=1#b'],
  ['https://avisa.example/a?b=%20c', 'https://avisa.example/a?b=%20c'],
])('a story linked to as %s is at %s', async (link, address) => {
  const { canonicalUrl } = await rssItem(`<title>H</title><description>T.</description><link>${link}</link>`)
  expect(canonicalUrl).toBe(address)
})

test('a story counted by FeedBurner is at its own address', async () => {
  const { canonicalUrl } = await rssItem(
    '<title>H</title><description>T.</description><link>https://feeds.example/~r/avisa/1</link><feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://avisa.example/a</feedburner:origLink>',
  )
  expect(canonicalUrl).toBe('https://avisa.example/a')
})

test('a feed of films has its titles and texts in Media RSS', async () => {
  const group =
    '<media:group><media:title>Bru åpnet</media:title><media:description>Slik gikk det.\n\nOg slik.</media:description></media:group>'
  const film = await entry(group)
  expect([film.headline, textOf(film)]).toEqual(['Bru åpnet', expect.stringMatching(/Slik gikk det\.\s+Og slik\./)])
  const inRss = await rssItem(
    group
      .replaceAll('media:group>', 'media:group xmlns:media="http://search.yahoo.com/mrss/">')
      .replace('</media:group xmlns:media="http://search.yahoo.com/mrss/">', '</media:group>'),
  )
  expect(inRss.headline).toBe('Bru åpnet')
})

test('an author of whom only an address is known gives way to those of the feed', async () => {
  const { byline } = await entry(
    '<title>H</title><summary>T.</summary><author><uri>https://kari.example/</uri></author>',
    '<author><name>Kari Nordmann</name></author>',
  )
  expect(byline).toEqual([{ name: 'Kari Nordmann', role: null }])
})

test('a relative link in a feed that says only where it is itself leads from there', async () => {
  const { canonicalUrl } = await entry(
    '<title>H</title><summary>T.</summary><link href="/a"/>',
    '<link rel="self" href="https://avisa.example/feed"/>',
  )
  expect(canonicalUrl).toBe('https://avisa.example/a')
})

test('a text in another language than its feed is told by what carries it', async () => {
  const { language } = await entry(
    '<title>H</title><content xml:lang="nn">T.</content>',
    '<title xml:lang="nb">Avisa</title>',
  )
  expect(language).toBe('nn')
})

test('a line break in the HTML of a feed is a space, as browsers have it', async () => {
  const { sections } = await rssItem('<title>H</title><description>Brua er\nåpen\n\ni dag.</description>')
  expect(sections[0]!.blocks).toEqual([{ type: 'paragraph', text: ['Brua er åpen i dag.'] }])
})

test('what a comment that never ends takes from a story of a feed is told, and no other comment is', async () => {
  const told = async (comment: string) => {
    const html = `<p>Brua er åpen.</p><?xml:namespace prefix = o />${comment}<p>Veien også.</p>`
    const { findings } = await readFile(
      `<rss version="2.0"><channel>${channel}<item><title>H</title><description><![CDATA[${html}]]></description></item></channel></rss>`,
      'feeds/a.xml',
    )
    return findings.filter(({ code }) => code === 'html.dropped').map(({ values }) => values.text)
  }
  expect(await told('<!-- glemt')).toEqual(['glemt<p>Veien også.</p>'])
  expect(await told('<!-- wp:paragraph -->')).toEqual([])
})

describe('a draft in Atom', () => {
  const draft = (stated: string, space: string, app = 'app') =>
    readFile(
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:${app}="${space}"><entry><id>urn:a</id><title>H</title><updated>2024-05-17T09:30:00Z</updated><${app}:control>${stated}</${app}:control><content>Brua er åpen.</content></entry></feed>`,
      'a.xml',
    )

  test.each([
    ['<app:draft>yes</app:draft>', 'http://www.w3.org/2007/app'],
    ['<app:draft> Yes </app:draft>', 'http://purl.org/atom/app#'],
    ['<app:draft/>', 'http://www.w3.org/2007/app'],
    ['<x:draft>yes</x:draft>', 'http://www.w3.org/2007/app', 'x'],
  ])('is held: %s of %s', async (stated, space, app = 'app') => {
    const { stories, findings } = await draft(stated, space, app)
    expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'held', words: 'draft/atom' }))
  })

  test.each([['<app:draft>no</app:draft>'], ['']])('is none where the feed says %s', async (stated) => {
    expect(textOf(only(await draft(stated, 'http://www.w3.org/2007/app')))).toContain('Brua er åpen.')
  })
})

test('the caption that WordPress sets below a picture is its caption in a feed, too', async () => {
  const figure =
    '<div id="attachment_9" class="wp-caption alignnone"><img src="https://avisa.example/bru.jpg" alt="Brua"><p class="wp-caption-text">Brua fra lufta.</p></div>'
  const feed = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Avisa</title><link>https://avisa.example/</link><description>Nytt</description><item><title>Brua</title><guid>https://avisa.example/brua</guid><content:encoded><![CDATA[<p>Brua åpnet i går, ti år for sent.</p>${figure}<p>Mange gikk over.</p>]]></content:encoded></item></channel></rss>`
  const article = only(await readFile(feed, 'feed.xml'))
  expect(article.sections[0]!.blocks).toMatchObject([
    { type: 'paragraph' },
    { type: 'image', image: { alt: 'Brua', caption: 'Brua fra lufta.' } },
    { type: 'paragraph', text: ['Mange gikk over.'] },
  ])
})

test('sound and film beside the text of an item are told', async () => {
  const rss = await readFile(
    `<rss version="2.0"><channel><title>A</title><item><title>H</title><description>Hør her.</description><enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1"/></item></channel></rss>`,
    'a.xml',
  )
  const json = await readFile(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'A',
      items: [
        {
          id: '1',
          content_text: 'Hør her.',
          attachments: [{ url: 'https://a.example/1.mp3', mime_type: 'audio/mpeg' }],
        },
      ],
    }),
    'feed.json',
  )
  for (const { findings } of [rss, json])
    expect(findings).toContainEqual(
      expect.objectContaining({ words: 'html.dropped', values: { what: '<enclosure src=https://a.example/1.mp3>' } }),
    )
})

describe('footnotes as programs write them', () => {
  const noted = async (html: string) =>
    only(
      await readFile(
        `<rss version="2.0"><channel><title>A</title><item><title>H</title><description><![CDATA[${html}]]></description></item></channel></rss>`,
        'a.xml',
      ),
    ).sections[0]!.blocks

  test.each([
    [
      'Substack',
      '<p>Slik var det i 2023<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1">1</a>.</p><div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>Ifølge SSB.</p></div></div>',
    ],
    [
      'pandoc',
      '<p>Slik var det i 2023<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p><section id="footnotes" class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>Ifølge SSB.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩</a></p></li></ol></section>',
    ],
    [
      'WordPress',
      '<p>Slik var det i 2023<sup data-fn="u1" class="fn"><a href="#u1" id="u1-link">1</a></sup>.</p><ol class="wp-block-footnotes"><li id="u1">Ifølge SSB. <a href="#u1-link" aria-label="Tilbake">↩︎</a></li></ol>',
    ],
    [
      'markdown-it',
      '<p>Slik var det i 2023<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p><section class="footnotes"><ol><li id="fn1"><p>Ifølge SSB. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>',
    ],
    [
      'Python-Markdown',
      '<p>Slik var det i 2023<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p><div class="footnote"><ol><li id="fn:1"><p>Ifølge SSB.<a href="#fnref:1" title="Tilbake">↩</a></p></li></ol></div>',
    ],
    [
      'others, in any element,',
      '<p>Slik var det i 2023<a href="#n1" role="doc-noteref">1</a>.</p><aside role="doc-endnotes"><ol><li id="n1"><p>Ifølge SSB.</p></li></ol></aside>',
    ],
  ])('%s are footnotes', async (_, html) => {
    const [first, notes] = await noted(html)
    expect(JSON.stringify(first)).toContain('"mark":"footnote","note":1')
    expect(notes).toEqual({ type: 'footnotes', notes: [[{ type: 'paragraph', text: ['Ifølge SSB.'] }]] })
  })
})

test('a paragraph of a plain description may begin with a small letter, and a blank line stand in a sentence', async () => {
  const words = 'Det brant i\n\net fjøs på Nes.\n\na) Første punkt.\n\nhttps://nes.example/brann'
  const { lede, sections } = await rssItem(`<title>H</title><description>${words}</description>`)
  expect([lede, ...sections[0]!.blocks.map((block) => block.type === 'paragraph' && block.text[0])]).toEqual([
    'Det brant i et fjøs på Nes.',
    'a) Første punkt.',
    'https://nes.example/brann',
  ])
})

test('a description that is plain text keeps its paragraphs, and who speaks in them', async () => {
  const words =
    'Det brant i et fjøs på Nes\nnatt til torsdag.\n\nFørti kyr ble berga.\n – Vi var heldige, sier bonden.\n\nTap &amp;amp; skade\nmeldes i dag.'
  const { lede, sections } = await rssItem(`<title>H</title><description>${words}</description>`)
  expect(lede).toBe('Det brant i et fjøs på Nes natt til torsdag.')
  expect(sections[0]!.blocks).toEqual([
    { type: 'paragraph', text: ['Førti kyr ble berga.'] },
    { type: 'paragraph', speech: true, text: ['– Vi var heldige, sier bonden.'] },
    { type: 'paragraph', text: ['Tap & skade meldes i dag.'] },
  ])
  const marked = await rssItem('<title>H</title><description>Brua &lt;b&gt;er\n\nÅpen&lt;/b&gt;.</description>')
  expect(marked.lede).toBeNull()
  expect(marked.sections[0]!.blocks).toHaveLength(1)
})

test('who wrote a post that a story shows stands below it, and says nothing in the story', async () => {
  const quoted = async (html: string) => {
    const whole = `<p>Havna er stengt.</p><blockquote class="twitter-tweet">${html}</blockquote>`
    const { sections } = await rssItem(`<title>H</title><description><![CDATA[${whole}]]></description>`)
    return sections[0]!.blocks.filter(({ type }) => type === 'quote')
  }
  const stops = { type: 'paragraph', text: ['Vi stenger!'] }
  const link = '<a href="https://x.example/1">November 20, 2026</a>'
  expect(await quoted(`<p>Vi stenger!</p>&mdash; Havna (@havna) ${link}`)).toEqual([
    { type: 'quote', blocks: [stops], credit: 'Havna (@havna) November 20, 2026' },
  ])
  expect(await quoted('<p>Vi stenger!</p>&mdash; Ja, det er sant. Vi stenger nå.')).toMatchObject([
    { blocks: [stops, { speech: true, text: ['— Ja, det er sant. Vi stenger nå.'] }], credit: null },
  ])
})

const jsonItem = (item: object) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Avisa',
    items: [{ id: 'a', title: 'Bru', ...item }],
  })

describe('HTML that was escaped once too often', () => {
  test.each([
    [
      'RSS',
      `<rss version="2.0"><channel>${channel}<item><title>Bru</title><description>&amp;lt;p&amp;gt;Brua er &amp;lt;b&amp;gt;åpen&amp;lt;/b&amp;gt;.&amp;lt;/p&amp;gt;</description></item></channel></rss>`,
    ],
    [
      'NITF',
      '<nitf><body><body.head><hedline><hl1>Bru</hl1></hedline></body.head><body.content>&lt;p&gt;Brua er &lt;b&gt;åpen&lt;/b&gt;.&lt;/p&gt;</body.content></body></nitf>',
    ],
    ['JSON Feed', jsonItem({ content_html: '&lt;p&gt;Brua er &lt;b&gt;åpen&lt;/b&gt;.&lt;/p&gt;' })],
    [
      'ninjs',
      JSON.stringify({
        uri: 'urn:a',
        type: 'text',
        headline: 'Bru',
        body_html: '&lt;p&gt;Brua er &lt;b&gt;&amp;aring;pen&lt;/b&gt;.&lt;/p&gt;',
      }),
    ],
  ])('shows readers no tags, and is told (%s)', async (_, file) => {
    const reading = await readFile(file, 'feeds/a')
    expect(textOf(only(reading)).trim().split(/\n+/)).toEqual(['Bru', 'Brua er åpen.'])
    expect(reading.findings).toContainEqual(expect.objectContaining({ words: 'html.escaped' }))
  })

  test.each([
    'Skriv &lt;b&gt; foran og &lt;/b&gt; bak.',
    '&lt;navn&gt; er åpen.',
    '<p>&lt;p&gt;Et avsnitt&lt;/p&gt;</p>',
  ])('is none that a story tells of: %s', async (html) =>
    expect(textOf(only(await readFile(jsonItem({ content_html: html }), 'a.json')))).toMatch(/<(b|navn|p)>/),
  )
})

test('an author whose name stands where an object should be has written the story', async () => {
  for (const named of [{ author: 'Kari Nordmann' }, { authors: [{ name: null }, 'Kari Nordmann'] }]) {
    const { byline } = only(await readFile(jsonItem({ content_text: 'Brua er åpen.', ...named }), 'a.json'))
    expect(byline).toEqual([{ name: 'Kari Nordmann', role: null }])
  }
})
