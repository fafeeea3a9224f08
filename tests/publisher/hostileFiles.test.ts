import { spawnSync } from 'node:child_process'
import path from 'node:path'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Article } from '#article/article.ts'
import { describeFinding } from '#publisher/findings.ts'
import { publish } from '#publisher/publish.ts'
import type { Reading } from '#publisher/sources/readSource.ts'
import { inFormats } from './oneStory.ts'
import { readMd, readText, textOf } from './reading.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

/** What is wrong with a reading: an article that breaks the contract, half a letter, or a file without one that says no reason. */
function faultsOf({ stories, findings, wanted }: Reading): unknown[] {
  const faults: unknown[] = stories.flatMap(({ article }) => v.safeParse(Article, article).issues ?? [])
  // Threads hand over what they have read, which fails where something is no data.
  structuredClone({ stories, findings, wanted })
  faults.push(...(JSON.stringify(stories).match(/\\u[\da-f]{4}/gi) ?? []))
  const isExplained =
    stories.length > 0 ||
    findings.some(({ kind, code }) => kind === 'rejected' || kind === 'held' || code === 'no.article')
  return isExplained ? faults : [...faults, 'neither an article nor a reason']
}

const wild = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...'---\n|title: x\n|date: 2017-11\n|rights: " "\n|topics: [a]\n|byline: [{name: x}]\n|image: {src: a}\n|draft: no\n|\n\n'.split(
      '|',
    ),
  ),
  fc.constantFrom(
    ...'.|…|– |date 2017 |date 2017-99 |Mest lest|Les også|Overskrift|\n|\r\n|\u2028|\0|\uFEFF|\u00A0'.split('|'),
  ),
  fc.constantFrom(
    ...'<a href=x>|<table>|</p>|<li>|<dl><dd>|<ol start=1e999>|<q>|<p lang=en>|<br>|<img src=a>|<figure>|<!--|<h2>|<aside>'.split(
      '|',
    ),
  ),
  // What every object of JavaScript has, whatever it was given.
  fc.constantFrom(...'constructor|__proto__: x\n|<constructor>|&constructor;|valueOf|hasOwnProperty: '.split('|')),
  fc.constantFrom(...'# |> |- |1. |```|[^1]|[^1]: x|*|**|_|![|](x)|&lt;|&#0;|- [ ] x\n|~~|$|www.a.no'.split('|')),
)
const wildText = fc.array(wild, { maxLength: 40 }).map((pieces) => pieces.join(''))

describe('whatever a file holds', () => {
  const titled = wildText.map((text) => `---\ntitle: T\n---\n${text}`)

  const wire = fc.constantFrom(
    ...'<rss>|<channel>|<item>|<title>|</title>|</item>|<description>|<![CDATA[|]]>|<feed xmlns="http://www.w3.org/2005/Atom">|<entry>|<content type="xhtml">|<summary mode="base64">|<nitf>|<body>|<body.head>|<hedline><hl1>x</hl1></hedline>|<body.content>|<pre>|<media>|<media-reference source="a"/>|<newsItem guid="a">|<contentSet>|<inlineXML>|<inlineData>|<itemMeta>|<embargoed/>|<pubDate>|&amp;|&x;|&#0;|<?xml?>|<!DOCTYPE a [|]>|<!--|-->|<html>|<script type="application/ld+json">|</script>|<meta property="og:title" content="x">|<h1>|<p>'.split(
      '|',
    ),
  )
  const wireText = fc.array(fc.oneof(wild, wire, wire), { maxLength: 40 }).map((pieces) => pieces.join(''))
  const words = fc.constantFrom(
    ...'uri headline headlines body_html bodies type version versioncreated embargoed pubstatus subject associations renditions byline language items id title url content_html content_text authors date_published image tags summary item constructor __proto__ @graph @type articleBody author'.split(
      ' ',
    ),
  )
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.constantFrom('', 'a \ud800 b \u001b', 'constructor', '<p>x', 'usable', 'text', '2017-11', 'NewsArticle'),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(words, tie('value'), { maxKeys: 6 }),
  }))
  const documents = fc
    .tuple(
      fc.constantFrom(
        { uri: 'urn:a' },
        { version: 'https://jsonfeed.org/version/1' },
        { '@context': 'x', '@type': 'Article' },
      ),
      json.object,
    )
    .map(([head, rest]) => JSON.stringify({ ...head, ...(rest as object) }))

  test.each([
    ['a file of the wire', (text: string) => readText(text, 'wire/a.xml'), wireText],
    ['a JSON document', (text: string) => readText(text, 'wire/a.json'), documents],
    ['a text', readText, wildText],
    ['a Markdown file', readMd, wildText],
    ['a Markdown file with a title', readMd, titled],
  ])('%s gives a sound article or a reason', async (_, read, texts) => {
    const isSound = fc.asyncProperty(texts, async (text) => {
      expect(faultsOf(await read(text))).toEqual([])
    })
    await fc.assert(isSound, { numRuns: 400 })
  })
})

test('no file stops a publication of the others, or makes them something else', { timeout: 60_000 }, async () => {
  const rss = (title: string, item: string) =>
    `<rss version="2.0"><channel><item><title>${title}</title>${item}</item></channel></rss>`
  const feed = (id: string) =>
    `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"${id}","title":"Halv bokstav","content_text":"Et \\udc00 avsnitt."}]}`
  const newsroom = await newsroomOf({
    'lesesal.json': JSON.stringify({ base: 'https://avisa.example' }),
    'god.md': story('En god sak'),
    'lang-adresse.md': story('Lang adresse', `slug: ${'a'.repeat(300)}`),
    'element.xml': rss(
      'Ukjent element',
      '<description>&lt;constructor&gt;Et avsnitt.&lt;/constructor&gt;</description>',
    ),
    'navn.md': story('Et navn', 'author: constructor'),
    'sprak.xml': rss(
      'Et språk',
      '<dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">constructor</dc:language><description>Ord.</description>',
    ),
    'utkast.md': '---constructor\ntitle: Utkast\ndraft: true\n---\n\nEt avsnitt.\n',
    'halv.json': feed('abc \\ud800 x'),
    'mange.json': `[{"uri":"urn:mange","headline":"Mange tall","body_text":"Et avsnitt."}${',1'.repeat(150_000)}]`,
    'skraa.md': `# Skråstreker\n\nEt avsnitt [med lenke](<b${'/'.repeat(100_000)}c>).\n`,
    'gammel.md': story('Gammel adresse', `aliases: ["/a${'/'.repeat(30_000)}b"]`),
  })
  const to = path.join(await emptyPlace(), 'edition')
  const { files, findings } = await publish({ newsrooms: [newsroom], to })
  const outcomes = Object.fromEntries(files.map(({ file, outcome }) => [file, outcome]))
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'published')).toEqual([['utkast.md', 'rejected']])
  expect(files).toHaveLength(10)
  expect(findings.find(({ file }) => file === 'lang-adresse.md')).toMatchObject({ code: 'slug.wrong' })
  expect(
    findings.find(({ file, code }) => file === 'skraa.md' && code === 'link.dropped')!.message.length,
  ).toBeLessThan(300)
  const [{ byline }, { id }] = await Promise.all(
    ['navn', 'halv-bokstav'].map((slug) => jsonIn(to, `edition/articles/${slug}.json`)),
  )
  expect([byline, id]).toEqual([[{ name: 'constructor', role: null }], expect.stringMatching(/#abc \uFFFD x$/)])
})

test('what files are called and say gives a terminal no orders', async () => {
  const { findings } = await readText(
    '{"uri":"urn:x","headline":"H","body_text":"T","\\u001b[2Jkey\\u0007":1}',
    'a\u001b[2J\n\u202Etxt.json',
  )
  const told = findings.map((found) => describeFinding(found)).join('')
  expect(told).toContain('key')
  expect(told).not.toMatch(/\p{Cc}|\u202E/u)
})

test('a plain text comes out whole and in order', async () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Overskrift', '– Tale, sa hun. Ja.', '', 'Ett. To.'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\n\n', '\r\n'), async (lines, separator) => {
      const text = lines.join(separator).replaceAll('\0', '')
      for (const { article } of (await readText(text)).stories) {
        const [whole, ...rest] = textOf(article).split(article.headline)
        // A headline made of the first sentence has lost its period, whatever the script.
        const withPeriod = ['.', '。', '।', '۔'].map((period) =>
          [whole, article.headline + period, rest.join(article.headline)].join(''),
        )
        const printed = [textOf(article), ...(article.derived.includes('headline') ? withPeriod : [])]
        expect(printed.map(glued)).toContain(glued(text.normalize('NFC')))
      }
    }),
    { numRuns: 400, examples: [[['/。'], '\n']] },
  )
})

/** Text without its white space. */
function glued(text: string): string {
  return text.replace(/[\s\uFEFF]/g, '')
}

describe('a file made to hang or crash its reader is done with in seconds', () => {
  const many = 20_000
  test.each([
    ['one endless line', 'a '.repeat(many * 5)],
    ['abbreviations', 'ca. Xy '.repeat(many)],
    ['periods', '. '.repeat(many)],
    ['sub-headings of one name', 'Overskrift\n\nAvsnitt her.\n\n'.repeat(5000)],
    ['blank lines', '\n'.repeat(many * 10)],
    ['digits for a date', `date ${'1'.repeat(many)}`],
    ['what was read most', 'Mest lest i dag\n\n'.repeat(many)],
    ['one letter a line', 'A\n'.repeat(2 * many)],
    ['one endless word', 'a'.repeat(many * 10)],
  ])('text: %s', { timeout: 10_000 }, async (_, text) => {
    expect(faultsOf(await readText(text))).toEqual([])
  })

  test.each([
    ['quotes in quotes', `${'> '.repeat(3000)}hei`],
    ['lists in lists', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')],
    ['elements in elements', `${'<div>'.repeat(many)}hei`],
    [
      'formatting never closed',
      `${Array.from({ length: 200 }, (_, size) => `<font size=${size}>`).join('')}${'<p>a'.repeat(5000)}`,
    ],
    ['emphasis never paired', '*a_ '.repeat(many)],
    ['emphasis in emphasis', `${'**'.repeat(many)}a`],
    ['links never closed', '[a](b'.repeat(many)],
    ['strikes never paired', '~a~ '.repeat(many)],
    ['open brackets', '['.repeat(many)],
    ['open tags', '<a b="'.repeat(many)],
    ['sums', '1*'.repeat(5 * many)],
    ['spaces for the name of a picture', `![](${' '.repeat(many)}\n`.repeat(10)],
    ['rules', `${'- '.repeat(1000)}\n\n${'*'.repeat(1000)}`],
  ])('Markdown: %s', { timeout: 10_000 }, async (_, text) => {
    expect(faultsOf(await readMd(`---\ntitle: T\n---\n${text}`))).toEqual([])
  })

  const comments = '<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->'.repeat(many)
  const rss = `<rss version="2.0"><channel><item><title>T</title><description><![CDATA[${comments}]]></description></item></channel></rss>`
  test.each([
    ['comments above, and many below', `<?xml version="1.0"?><!-- a --><!-- b -->${rss}`],
    ['comments in a DOCTYPE', `<!DOCTYPE rss [${'<!-- a -->'.repeat(many)}]>${rss}`],
    ['comments in a DOCTYPE that is never closed', `<!DOCTYPE rss [${'<!-- a -->"'.repeat(many)}`],
    ['comments in comments', '<!-- <!-- '.repeat(many)],
    ['declarations never closed', '<? '.repeat(many)],
    ['blank lines in a sentence', rss.replace(comments, `a${'\n'.repeat(many)}b`)],
  ])('XML: %s', { timeout: 10_000 }, async (_, text) => {
    expect(faultsOf(await readText(text, 'wire/a.xml'))).toEqual([])
  })
})

test('an export of WordPress’s block editor, which opens with comments and is full of them, is read', async () => {
  const paragraphs = Array.from(
    { length: 60 },
    (_, nth) => `<!-- wp:paragraph -->\n<p>Avsnitt ${nth}.</p>\n<!-- /wp:paragraph -->`,
  )
  const { articles } = await readText(
    `<?xml version="1.0"?>\n<!-- This is a WordPress eXtended RSS file. -->\n<!-- generator="WordPress/6.6" -->\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>B</title><item><title>Bru</title><content:encoded><![CDATA[${paragraphs.join('\n\n')}]]></content:encoded></item></channel></rss>`,
    'eksport.xml',
  )
  expect(textOf(articles[0]!)).toContain('Avsnitt 59.')
})

test(
  'a newsroom gives the same bytes in whichever order its files come, and in any zone of the machine',
  { timeout: 60_000 },
  async () => {
    const files = Object.values(inFormats).map(
      ([file, content], place) =>
        [
          `${place % 3}/${file}`,
          content.replaceAll('Sundet', `Sundet ${place}`).replaceAll(/240517:bru|bru-over-sundet/g, `$&-${place}`),
        ] as const,
    )
    const editions = []
    for (const [zone, order] of [
      ['UTC', files],
      ['Pacific/Kiritimati', files.toReversed()],
    ] as const) {
      const newsroom = await newsroomOf(Object.fromEntries(order))
      const to = path.join(await emptyPlace(), 'edition')
      const { status, stderr } = spawnSync(
        'node_modules/.bin/node',
        ['src/lesesal.ts', 'publish', newsroom, '--to', to],
        { encoding: 'utf8', env: { ...process.env, TZ: zone } },
      )
      expect([status, stderr]).toEqual([0, ''])
      editions.push(await contentOf(to))
    }
    expect(editions[0]).toEqual(editions[1])
    expect(editions[0]!.size).toBeGreaterThan(30)
  },
)

test('a file that is no text is rejected', async () => {
  for (const read of [readText, readMd]) {
    const { stories, findings } = await read('PK\u0003\u0004\0\0')
    expect(stories).toEqual([])
    expect(findings).toEqual([expect.objectContaining({ kind: 'rejected', code: 'file.binary' })])
  }
})
