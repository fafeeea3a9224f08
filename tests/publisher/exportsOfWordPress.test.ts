import { describe, expect, test } from 'vitest'
import { check } from '#publisher/publish.ts'
import { only, readFile, textOf } from './reading.ts'
import { newsroomOf } from './smallNewsroom.ts'

const channel = '<title>Avisa</title><link>https://avisa.example/</link><description>d</description>'

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

  test('has the pictures of its galleries, by their numbers or by the post they were put in', async () => {
    const file = (id: number, more = '') =>
      `<item><title>${id}</title><wp:post_id>${id}</wp:post_id><wp:post_parent>7</wp:post_parent><wp:post_type>attachment</wp:post_type><excerpt:encoded><![CDATA[Bilde <em>${id}</em>]]></excerpt:encoded><wp:attachment_url>https://avisa.example/wp-content/uploads/${id}.jpg</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Brua ${id}</wp:meta_value></wp:postmeta>${more}</item>`
    const picturesOf = async (gallery: string) => {
      const body = `<content:encoded><![CDATA[<p>Før.</p>\n\n${gallery}\n\n<p>Etter.</p>]]></content:encoded>`
      const reading = await exported(
        post(`${body}<wp:post_id>7</wp:post_id>`) + file(1) + file(2) + file(3, '<wp:status>private</wp:status>'),
      )
      const blocks = only(reading).sections.flatMap((section) => section.blocks)
      return {
        pictures: blocks.flatMap((block) => (block.type === 'image' ? [[block.image.alt, block.image.caption]] : [])),
        dropped: reading.findings.filter(({ code }) => code === 'html.dropped').map(({ values }) => values.what),
      }
    }
    const [first, second] = [1, 2].map((id) => [`Brua ${id}`, `Bilde ${id}`])
    expect(await picturesOf('[gallery ids="2,1" columns="2"]')).toEqual({ pictures: [second, first], dropped: [] })
    expect(await picturesOf('<!-- wp:shortcode -->[gallery ids="1"]<!-- /wp:shortcode -->')).toEqual({
      pictures: [first],
      dropped: [],
    })
    expect(await picturesOf('[gallery]')).toEqual({ pictures: [first, second], dropped: [] })
    expect(await picturesOf('[gallery ids="1,9"]')).toEqual({ pictures: [first], dropped: ['[gallery ids="1,9"]'] })
    expect((await picturesOf('[gallery ids="3"]')).pictures).toEqual([])
  })

  test('has the blocks that it shares with others, unless they are drafts', async () => {
    const shared = (content: string, id: number, status = 'publish') =>
      post(`<wp:post_id>${id}</wp:post_id><content:encoded><![CDATA[${content}]]></content:encoded>`, {
        type: 'wp_block',
        status,
      })
    const reading = await exported(
      post(
        '<content:encoded><![CDATA[<p>Før.</p><!-- wp:block {"ref":12} /--><!-- wp:block {"ref":14} /-->]]></content:encoded>',
      ) +
        shared('<p>Fakta om brua.</p><!-- wp:block {"ref":13,"content":{"a":1}} /-->', 12) +
        shared('<p>Mer om brua.</p><!-- wp:block {"ref":12} /-->', 13) +
        shared('<p>Hemmelig.</p>', 14, 'draft'),
    )
    expect(textOf(only(reading))).toMatch(/Før\.\nFakta om brua\.\nMer om brua\./)
    expect(JSON.stringify(reading.stories)).not.toContain('Hemmelig')
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ words: 'html.dropped', values: { what: 'wp:block {"ref":14}' } }),
    )
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
})
