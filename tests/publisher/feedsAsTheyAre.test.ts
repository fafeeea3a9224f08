import { describe, expect, test } from 'vitest'
import { check } from '#publisher/publish.ts'
import { only, readFile, textOf } from './reading.ts'
import { newsroomOf } from './smallNewsroom.ts'

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

describe('an export from WordPress', () => {
  const exported = (items: string, space = 'http://wordpress.org/export/1.2/', wp = 'wp') =>
    readFile(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"${space && ` xmlns:excerpt="${space}excerpt/" xmlns:${wp}="${space}"`}><channel>${channel}${items}</channel></rss>`,
      'arkiv/wordpress.xml',
    )
  const post = (inside: string, { status = 'publish', type = 'post' } = {}) =>
    `<item><title>Bru åpnet</title><description></description>${inside}<wp:status><![CDATA[${status}]]></wp:status><wp:post_type>${type}</wp:post_type></item>`
  const text = '<content:encoded><![CDATA[<p>Brua er åpen.</p>]]></content:encoded>'
  const blocksOf = async (content: string) =>
    only(await exported(post(`<content:encoded><![CDATA[${content}]]></content:encoded>`))).sections.flatMap(
      ({ blocks }) => blocks,
    )

  test('has the names of its posts in their addresses', async () => {
    const named = async (name: string) =>
      only(await exported(post(`${text}<wp:post_name><![CDATA[${name}]]></wp:post_name>`))).slug
    expect(await named('bru')).toBe('bru')
    expect(await named('%c3%a5pning-av-brua-2')).toBe('apning-av-brua-2')
    expect(await named('')).toBe('bru-apnet')
    expect(await named('4711')).toBe('bru-apnet')
  })

  test.each(['draft', 'trash', 'private', 'pending', 'auto-draft', 'inherit', 'noe nytt', ''])(
    'holds what has the status "%s"',
    async (status) => {
      const { stories, findings } = await exported(post(text, { status }))
      expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
      expect(findings).toContainEqual(
        expect.objectContaining({ kind: 'held', words: 'draft/wordpress', values: { status }, item: 1 }),
      )
    },
  )

  test.each([
    ['<wp:post_date_gmt><![CDATA[2026-12-01 08:00:00]]></wp:post_date_gmt>', '2026-12-01T08:00:00Z'],
    ['<wp:post_date_gmt><![CDATA[0000-00-00 00:00:00]]></wp:post_date_gmt>', null],
    ['', null],
  ])('holds a scheduled post until its time: %s', async (time, until) => {
    const { stories } = await exported(post(text + time, { status: 'future' }))
    expect(stories.map(({ standing }) => standing.embargo)).toEqual([{ until }])
    expect((await exported(post(text + time))).stories[0]!.standing.embargo).toBeNull()
  })

  test('holds a scheduled story of a type of the newsroom’s own until its time', async () => {
    const address = '<link>https://avisa.example/?post_type=sak&#038;p=4</link>'
    const time = '<wp:post_date_gmt><![CDATA[2030-12-01 08:00:00]]></wp:post_date_gmt>'
    const scheduled = post(text + address + time, { status: 'future', type: 'sak' })
    const published = post(`<link>https://avisa.example/sak/bru/</link>${text}`, { type: 'sak' })
    const { stories } = await exported(published + scheduled)
    expect(stories.map(({ standing }) => standing.embargo)).toEqual([null, { until: '2030-12-01T08:00:00Z' }])
    expect((await exported(post(text + address, { type: 'sak' }))).stories).toEqual([])
  })

  test.each(['newspack_nl_cpt', 'ordre', 'intern-melding'])(
    'has no story in what is scheduled of a type without addresses on the site: %s',
    async (type) => {
      const address = `<link>https://avisa.example/?post_type=${type}&#038;p=7</link>`
      const time = '<wp:post_date_gmt><![CDATA[2024-05-01 08:00:00]]></wp:post_date_gmt>'
      const { stories, findings } = await exported(post(text + address + time, { status: 'future', type }))
      expect(stories).toEqual([])
      expect(findings).toContainEqual(
        expect.objectContaining({ words: 'no.article/wordpress-own', values: { type }, item: 1 }),
      )
    },
  )

  test('has no story in what is scheduled of one type because another has addresses', async () => {
    const published = post(`<link>https://avisa.example/sak/bru/</link>${text}`, { type: 'sak' })
    const { stories } = await exported(published + post(text, { status: 'future', type: 'ordre' }))
    expect(stories).toHaveLength(1)
  })

  test('has the newer text where an older export has the same post', async () => {
    const exportOf = (words: string, modified: string, made = '') =>
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>${channel}${made}${post(
        `<guid isPermaLink="false">https://avisa.example/?p=10</guid><pubDate>Sun, 02 Jun 2024 10:00:00 +0000</pubDate><content:encoded><![CDATA[<p>${words}</p>]]></content:encoded>${modified}`,
      )}</channel></rss>`
    const modified = (time: string) => `<wp:post_modified_gmt><![CDATA[${time}]]></wp:post_modified_gmt>`
    const [before, after] = [
      '<pubDate>Mon, 03 Jun 2024 08:00:00 +0000</pubDate>',
      '<pubDate>Mon, 10 Jun 2024 08:00:00 +0000</pubDate>',
    ]
    const none = modified('0000-00-00 00:00:00')
    for (const [older, newer] of [
      [
        exportOf('Han ble dømt.', modified('2024-06-02 10:00:00')),
        exportOf('Han ble frikjent.', modified('2024-06-09 10:00:00')),
      ],
      [exportOf('Han ble dømt.', none, before), exportOf('Han ble frikjent.', none, after)],
    ] as const)
      for (const names of [
        ['a.xml', 'b.xml'],
        ['b.xml', 'a.xml'],
      ] as const) {
        const { findings, tally } = await check([await newsroomOf({ [names[0]]: older, [names[1]]: newer })])
        expect(tally).toMatchObject({ published: 1, merged: 1, rejected: 0 })
        expect(findings).toContainEqual(expect.objectContaining({ words: 'version.older', file: names[0] }))
      }
  })

  test('holds a post that a newer export has as a draft', async () => {
    const at = (time: string) =>
      `<guid isPermaLink="false">https://avisa.example/?p=10</guid><wp:post_modified_gmt>${time}</wp:post_modified_gmt>`
    const exportOf = (item: string) =>
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>${channel}${item}</channel></rss>`
    const newsroom = await newsroomOf({
      'a.xml': exportOf(post(text + at('2024-06-02 10:00:00'))),
      'b.xml': exportOf(post(text + at('2024-06-09 10:00:00'), { status: 'draft' })),
    })
    expect((await check([newsroom])).tally.published).toBe(0)
  })

  test('names the people who sign with a login', async () => {
    const author =
      '<wp:author><wp:author_login><![CDATA[kari]]></wp:author_login><wp:author_display_name><![CDATA[Kari Nordmann]]></wp:author_display_name></wp:author>'
    const creator = (login: string) =>
      `<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/"><![CDATA[${login}]]></dc:creator>`
    const { articles } = await exported(author + post(text + creator('kari')) + post(text + creator('ola')))
    expect(articles.map(({ byline }) => byline)).toEqual([
      [{ name: 'Kari Nordmann', role: null }],
      [{ name: 'ola', role: null }],
    ])
  })

  const field = (name: string, value: string) =>
    `<wp:postmeta><wp:meta_key><![CDATA[${name}]]></wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`

  test('is signed by those who wrote, not by who put it there', async () => {
    const guest = `<item><title>Ola</title>${field('cap-display_name', 'Ola Hansen')}${field('cap-user_login', 'ola-hansen')}<wp:status>publish</wp:status><wp:post_type>guest-author</wp:post_type></item>`
    const author =
      '<wp:author><wp:author_login>kari</wp:author_login><wp:author_display_name>Kari Nordmann</wp:author_display_name></wp:author>'
    const signed = ['kari', 'ola-hansen'].map(
      (login) => `<category domain="author" nicename="cap-${login}"><![CDATA[${login}]]></category>`,
    )
    const creator = '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">desken</dc:creator>'
    const { byline, topics } = only(await exported(author + post(text + creator + signed.join('')) + guest))
    expect(byline.map(({ name }) => name)).toEqual(['Kari Nordmann', 'Ola Hansen'])
    expect(topics).toEqual([])
  })

  test('has its lede and byline from fields beside the text', async () => {
    const excerpt = '<excerpt:encoded><![CDATA[Et utdrag.]]></excerpt:encoded>'
    const { articles, findings } = await exported(
      post(text + field('ingress', '<p>Køen var <em>lang</em>.</p>') + field('byline', 'Av Kari Nordmann') + excerpt) +
        post(text + field('ingress', '') + field('byline', 'a:1:{i:0;s:2:"34";}') + excerpt),
    )
    expect(articles.map(({ lede, byline }) => [lede, byline.map(({ name }) => name)])).toEqual([
      ['Køen var lang.', ['Kari Nordmann']],
      ['Et utdrag.', []],
    ])
    expect(findings).toContainEqual(
      expect.objectContaining({ words: 'part.left', values: { name: 'excerpt', text: 'Et utdrag.' }, item: 1 }),
    )
  })

  test('has the name of a login in its field for the byline', async () => {
    const author =
      '<wp:author><wp:author_login>kari</wp:author_login><wp:author_display_name>Kari Nordmann</wp:author_display_name></wp:author>'
    const { byline } = only(await exported(author + post(text + field('byline', 'kari'))))
    expect(byline).toEqual([{ name: 'Kari Nordmann', role: null }])
  })

  test('says which fields with words were not read, once of each', async () => {
    const fields =
      field('faktaboks', 'Brua er 412 meter.') +
      field('_faktaboks', 'field_5f til bruk') +
      field('layout', 'stor') +
      field('_yoast_wpseo_metadesc', 'Til en søkemotor')
    const { findings } = await exported(
      post(text + fields) + post(text + fields) + post(text + fields, { status: 'draft' }),
    )
    expect(findings.filter(({ words }) => words === 'field.unread').map(({ values }) => values)).toEqual([
      { name: 'faktaboks', count: 2, text: 'Brua er 412 meter.' },
    ])
  })

  test('shows the words of shortcodes, and says which it cannot show', async () => {
    const { articles, findings } = await exported(
      post(
        `<content:encoded><![CDATA[Først.

[caption id="attachment_7" align="alignnone" width="300"]<a href="/stor.jpg"><img src="bru.png" alt="Bru" width="300" /></a> Brua en <em>kald</em> dag.[/caption]

[gallery ids="1,2"]

[su_note color="red"]Kari [sic] sa [red. anm.] det.[/su_note]

[embed]https://video.example/?a=1&amp;b=2[/embed]

<!-- wp:shortcode -->
[skjema]
<!-- /wp:shortcode -->

Slik skrives [[caption]].]]></content:encoded>`,
      ),
    )
    expect(articles[0]!.sections.flatMap(({ blocks }) => blocks)).toEqual([
      { type: 'paragraph', text: ['Først.'] },
      expect.objectContaining({ type: 'image', image: expect.objectContaining({ caption: 'Brua en kald dag.' }) }),
      { type: 'paragraph', text: ['Kari [sic] sa [red. anm.] det.'] },
      {
        type: 'paragraph',
        text: [
          {
            mark: 'link',
            href: 'https://video.example/?a=1&b=2',
            text: ['https://video.example/?a=1&b=2'],
          },
        ],
      },
      { type: 'paragraph', text: ['Slik skrives [[caption]].'] },
    ])
    const dropped = findings.filter(({ words }) => words === 'html.dropped').map(({ values }) => values.what)
    expect(dropped).toEqual(expect.arrayContaining(['[gallery ids="1,2"]', '[skjema]', '[su_note color="red"]']))
    expect(dropped).toHaveLength(3)
  })

  test('has a link to a file without the button beside it', async () => {
    const block =
      '<div class="wp-block-file"><a href="https://a.example/r.pdf">Rapporten</a><a href="https://a.example/r.pdf" class="wp-block-file__button" download>Last ned</a></div>'
    expect(await blocksOf(block)).toMatchObject([
      { text: [{ mark: 'link', href: 'https://a.example/r.pdf', text: ['Rapporten'] }] },
    ])
  })

  test('knows shortcodes that stand alone by their names, and parts the words of those that stand together', async () => {
    const content = `Først [sic].

[newsletter_signup]

[tweet 123]

[box title=”Fakta om elva”]Elva[/box]

[col]En[/col][col]To[/col]

[youtube https://video.example/abc]

[vi] kommer

[red. anm.]`
    const { articles, findings } = await exported(post(`<content:encoded><![CDATA[${content}]]></content:encoded>`))
    const video = { mark: 'link', href: 'https://video.example/abc', text: ['https://video.example/abc'] }
    expect(articles[0]!.sections.flatMap(({ blocks }) => blocks)).toMatchObject(
      [['Elva'], ['En To'], [video], ['[vi] kommer'], ['[red. anm.]']].map((words) => ({
        type: 'paragraph',
        text: words,
      })),
    )
    expect(articles[0]!.lede).toBe('Først [sic].')
    const dropped = findings.filter(({ words }) => words === 'html.dropped').map(({ values }) => values.what)
    expect(dropped).toEqual(['[newsletter_signup]', '[tweet 123]', '[box title=”Fakta om elva”]', '[col]'])
  })

  test('keeps words in brackets that no known shortcode has, and parts no words but those of blocks', async () => {
    const content = `[kilde https://nve.example/rapport]

[dropcap]D[/dropcap][b]en[/b] [b]Fet[/b][i]skrift[/i]

[one_half]En[/one_half][one_half_last]To[/one_half_last]

[red-anm]

[ikke-hoerbart]

[related-posts]

<pre>
[related-posts]
</pre>`
    const { articles, findings } = await exported(post(`<content:encoded><![CDATA[${content}]]></content:encoded>`))
    const shown = textOf(articles[0]!)
    expect(shown).toContain('[kilde https://nve.example/rapport]')
    expect(shown).toContain('Den Fetskrift')
    expect(shown).toContain('En To')
    expect(shown).toContain('[red-anm]')
    expect(shown).toContain('[ikke-hoerbart]')
    expect(shown.match(/\[related-posts\]/g)).toHaveLength(1)
    expect(findings.filter(({ values }) => values.what === '[related-posts]')).toHaveLength(1)
  })

  test.each(['[caption]', '[a ', '<!-- wp:x {', '<sup data-fn="n">1</sup>', '[embed]', '<!-- wp:shortcode -->'])(
    'loses no other post where one has "%s" thousands of times',
    async (piece) => {
      const notes =
        '<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value>[{"content":"x","id":"n"}]</wp:meta_value></wp:postmeta>'
      const wild = post(`<content:encoded><![CDATA[${piece.repeat(20_000)}]]></content:encoded>${notes}`)
      const { stories } = await exported(post(text) + wild)
      expect(stories.length).toBeGreaterThanOrEqual(1)
    },
    5000,
  )

  test('has the footnotes that WordPress keeps beside the post', async () => {
    const notes = JSON.stringify([{ id: 'n1', content: 'Ifølge <em>kommunen</em>.' }])
    const kept = `<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[${notes}]]></wp:meta_value></wp:postmeta>`
    const content =
      '<p>Brua er åpen.<sup data-fn="n1" class="fn"><a href="#n1" id="n1-link">1</a></sup></p><!-- wp:footnotes /-->'
    const reading = await exported(post(`<content:encoded><![CDATA[${content}]]></content:encoded>${kept}`))
    const { blocks } = only(reading).sections[0]!
    expect(JSON.stringify(blocks[0])).toContain('{"mark":"footnote","note":1,"reference":1,"text":["1"]}')
    expect(blocks[1]).toEqual({
      type: 'footnotes',
      notes: [[{ type: 'paragraph', text: ['Ifølge ', { mark: 'em', text: ['kommunen'] }, '.'] }]],
    })
  })

  test('says what a block without content would have shown', async () => {
    const block = '<!-- wp:acf/faktaboks {"data":{"tekst":"Underskuddet er på tolv millioner."}} /-->'
    const { findings } = await exported(
      post(`<content:encoded><![CDATA[<p>Før.</p>${block}<!-- wp:spacer {"height":"20px"} /-->]]></content:encoded>`),
    )
    const dropped = findings.filter(({ words }) => words === 'html.dropped').map(({ values }) => values.what)
    expect(dropped).toEqual([expect.stringContaining('Underskuddet er på tolv')])
  })

  test('leads with the picture that stands elsewhere in the export', async () => {
    const meta = '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>11</wp:meta_value></wp:postmeta>'
    const picture =
      '<item><title>bru</title><excerpt:encoded><![CDATA[Brua i fjor.]]></excerpt:encoded><wp:post_id>11</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://avisa.example/bru.jpg</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Ei bru i sol</wp:meta_value></wp:postmeta></item>'
    const { wanted, articles } = await exported(post(text + meta) + picture)
    expect(wanted.map(({ src }) => src)).toEqual(['https://avisa.example/bru.jpg'])
    expect(articles[0]!.image).toMatchObject({ alt: 'Ei bru i sol', caption: 'Brua i fjor.' })
  })

  test('has its topics from what it is about, and its date where RSS has none', async () => {
    const categories =
      '<category domain="post_format">Video</category><category domain="author">Ola</category><category domain="post_tag">Bru</category>'
    const date = '<pubDate></pubDate><wp:post_date_gmt>2024-05-16 08:00:00</wp:post_date_gmt>'
    const { topics, published } = only(await exported(post(text + categories + date)))
    expect(topics.map(({ name }) => name)).toEqual(['Bru'])
    expect(published).toBe('2024-05-16T08:00:00Z')
  })

  test('has no topics of what its programs keep among them, and the language that Polylang says', async () => {
    const categories =
      '<category domain="category" nicename="ukategorisert">Ukategorisert</category><category domain="post_translations" nicename="pll_5f">pll_5f</category><category domain="language" nicename="nn">Nynorsk</category><category domain="post_tag" nicename="bru">Bru</category>'
    const { topics, language } = only(await exported(post(text + categories)))
    expect(topics.map(({ name }) => name)).toEqual(['Bru'])
    expect(language).toBe('nn')
  })

  test('says that a block stands elsewhere on the site', async () => {
    const { findings } = await exported(
      post('<content:encoded><![CDATA[<p>Før.</p><!-- wp:block {"ref":12} /-->]]></content:encoded>'),
    )
    expect(findings).toContainEqual(
      expect.objectContaining({ words: 'html.dropped', values: { what: 'wp:block {"ref":12}' } }),
    )
  })

  test('holds what takes a password to read', async () => {
    const { stories, findings } = await exported(
      post(`${text}<wp:post_password><![CDATA[sesam]]></wp:post_password>`) +
        post(`${text}<wp:post_password><![CDATA[]]></wp:post_password>`),
    )
    expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld', 'usable'])
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'held', words: 'draft/password', item: 1 }))
    expect(JSON.stringify(findings)).not.toContain('sesam')
  })

  test('has stories also of a type of the newsroom’s own, when they have addresses on its site', async () => {
    const own = (link: string) => exported(post(`${link}${text}`, { type: 'nyhetssak' }))
    expect(only(await own('<link>https://avisa.example/2024/bru/</link>')).headline).toBe('Bru åpnet')
    for (const link of [
      '',
      '<link>https://avisa.example/</link>',
      '<link>https://avisa.example/?nyhetssak=bru</link>',
      '<link>https://avisa.example/?post_type=nyhetssak&amp;p=7</link>',
    ]) {
      const { stories, findings } = await own(link)
      expect(stories).toEqual([])
      expect(findings).toContainEqual(
        expect.objectContaining({ words: 'no.article/wordpress-own', values: { type: 'nyhetssak' }, item: 1 }),
      )
    }
  })

  test.each([
    'attachment',
    'nav_menu_item',
    'revision',
    'wp_block',
    'feedback',
    'flamingo_inbound',
    'wpcf7_contact_form',
    'wpforms',
    'popup',
    'guest-author',
    'shop_order_refund',
    'scheduled-action',
  ])('has a thing of the type %s that is no article, whatever its status and address', async (type) => {
    for (const status of ['publish', 'inherit']) {
      const link = '<link>https://avisa.example/2024/hemmelig/</link>'
      const { stories, findings } = await exported(post(link + text, { status, type }))
      expect(stories).toEqual([])
      expect(findings).toContainEqual(expect.objectContaining({ words: 'no.article/wordpress', values: { type } }))
      expect(findings.map(({ kind }) => kind)).not.toContain('held')
    }
  })

  test('publishes posts and pages', async () => {
    expect((await exported(post(text) + post(text, { type: 'page' }))).stories).toHaveLength(2)
  })

  test.each([
    ['http://wordpress.org/export/1.0/', 'wp'],
    ['http://wordpress.org/export/1.1/', 'x'],
    ['http://wordpress.org/export/1.3/', 'wp'],
    ['', 'wp'],
  ])('is known by its namespace "%s", also as %s', async (space, wp) => {
    const draft = post(text, { status: 'draft' }).replaceAll('wp:', `${wp}:`)
    expect((await exported(draft, space, wp)).findings).toContainEqual(expect.objectContaining({ kind: 'held' }))
  })

  test('has no date where WordPress writes that of the year before the first', async () => {
    const reading = await exported(post(`${text}<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>`))
    expect(only(reading).published).toBeNull()
    expect(reading.findings.map(({ code }) => code)).toContain('date.unknown')
    for (const written of ['30-Nov-2024', '30 Nov 2024', '30 - Nov - 2024', '30. nov. 2024'])
      expect(only(await exported(post(`${text}<pubDate>${written}</pubDate>`))).published).toBe('2024-11-30')
  })

  test('has the excerpt as its lede', async () => {
    const excerpt = (words: string) => `<excerpt:encoded><![CDATA[${words}]]></excerpt:encoded>`
    expect(only(await exported(post(text + excerpt('Køen <em>var</em> lang.')))).lede).toBe('Køen var lang.')
    expect(only(await exported(post(text + excerpt('')))).lede).toBeNull()
    expect(only(await exported(post(excerpt('Køen var lang.')))).lede).toBe('Køen var lang.')
  })

  test('has a paragraph between blank lines, and keeps single lines, as the classic editor means them', async () => {
    const paragraphs = await blocksOf(
      'Brua er åpen.\nKøen var lang.\n\n<strong>Endelig</strong>\r\n\r\n\r\n<em>Sier</em> Kari Nordmann.\n<!--more-->\n\n– Ja.',
    )
    expect(paragraphs).toEqual([
      { type: 'paragraph', text: ['Brua er åpen.\nKøen var lang.'] },
      { type: 'paragraph', text: [{ mark: 'strong', text: ['Endelig'] }] },
      { type: 'paragraph', text: [{ mark: 'em', text: ['Sier'] }, ' Kari Nordmann.'] },
      { type: 'paragraph', speech: true, text: ['– Ja.'] },
    ])
  })

  test('has verses as lines, and an address on a line of its own as a link', async () => {
    const film = 'https://video.example/?a=1&b=2'
    const link = { type: 'paragraph', text: [{ mark: 'link', href: film, text: [film] }] }
    expect(
      await blocksOf(
        `<pre class="wp-block-verse">Ja, vi elsker\n  dette landet\n\nsom det stiger</pre>\n\n${film.replace('&', '&amp;')}\n\n<div class="wp-block-embed__wrapper">\n${film}\n</div>\n\nSe ${film} nå.`,
      ),
    ).toEqual([
      { type: 'paragraph', text: ['Ja, vi elsker\ndette landet'] },
      { type: 'paragraph', text: ['som det stiger'] },
      link,
      link,
      { type: 'paragraph', text: [`Se ${film} nå.`] },
    ])
  })

  test('has its blocks and preformatted text as they stand', async () => {
    const blocks = await blocksOf(
      'Slik:\n\n<pre>a\n\nb</pre>\n\n<ul>\n<li>En\nto</li>\n\n<li>Tre</li>\n</ul>\nSå:\n<blockquote>Ja.\n\nNei.\n<cite>Ola Nordmann</cite>\n</blockquote>\n<p>Et\navsnitt.</p>\n\nSlutt.',
    )
    const paragraph = (words: string) => ({ type: 'paragraph', text: [words] })
    expect(blocks).toEqual([
      paragraph('Slik:'),
      { type: 'code', language: null, text: 'a\n\nb' },
      { type: 'list', ordered: false, start: 1, entries: [[paragraph('En to')], [paragraph('Tre')]] },
      paragraph('Så:'),
      { type: 'quote', blocks: [paragraph('Ja.'), paragraph('Nei.')], credit: 'Ola Nordmann' },
      paragraph('Et avsnitt.'),
      paragraph('Slutt.'),
    ])
  })

  test('but a line break in the HTML of other feeds is a space, as browsers have it', async () => {
    const { sections } = await rssItem('<title>H</title><description>Brua er\nåpen\n\ni dag.</description>')
    expect(sections[0]!.blocks).toEqual([{ type: 'paragraph', text: ['Brua er åpen i dag.'] }])
  })
})

test.each(['comment', 'settings', 'template', 'post'])('a backup from Blogger says what is a %s', async (kind) => {
  const kinds = `scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${kind}"`
  const { articles, findings } = await readFile(
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:a</id><title>H</title><updated>2024-05-17T09:30:00Z</updated><category ${kinds}/><category term="Bru"/><content>Brua er åpen.</content></entry></feed>`,
    'a.xml',
  )
  const isTold = findings.some(({ words }) => words === 'no.article/blogger')
  expect([articles.map(({ topics }) => topics[0]!.name), isTold]).toEqual(
    kind === 'post' ? [['Bru'], false] : [[], true],
  )
})

describe('a backup from Blogger as Google makes it now', () => {
  const backup = (type: string, status: string) =>
    readFile(
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018"><entry><id>urn:a</id><title>H</title><updated>2024-05-17T09:30:00Z</updated><blogger:type>${type}</blogger:type><blogger:status>${status}</blogger:status><content>Brua er åpen.</content></entry></feed>`,
      'feed.atom',
    )

  test.each([
    ['POST', 'LIVE', ['usable'], undefined],
    ['PAGE', 'LIVE', ['usable'], undefined],
    ['POST', 'DRAFT', ['withheld'], 'draft/atom'],
    ['POST', 'SOFT_TRASHED', ['withheld'], 'draft/atom'],
    ['COMMENT', 'LIVE', [], 'no.article/blogger'],
    ['COMMENT', 'SPAM_COMMENT', [], 'no.article/blogger'],
  ])('has a %s that is %s as it stands there', async (type, status, standings, words) => {
    const { stories, findings } = await backup(type, status)
    expect(stories.map(({ standing }) => standing.status)).toEqual(standings)
    expect(findings.find((found) => /^(draft|no\.article)/.test(found.words))?.words).toBe(words)
  })
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

test('an entry of a backup from Blogger is called as it was on the blog, and readers who come by that address are sent on', async () => {
  const feed =
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018"><id>urn:f</id><title>Avisa</title><entry><id>urn:a</id><title>Ny bru</title><updated>2024-05-17T09:30:00Z</updated><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><content>Brua er åpen.</content><blogger:filename>/2024/05/brua-er-apen.html</blogger:filename><link/></entry></feed>'
  const { stories } = await readFile(feed, 'feed.atom')
  expect(stories[0]).toMatchObject({
    article: { slug: 'brua-er-apen' },
    standing: { formerly: ['/2024/05/brua-er-apen.html'] },
  })
})
