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
