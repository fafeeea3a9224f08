import { createHash } from 'node:crypto'
import { readFile as readBytes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { interfaceLanguages } from '#article/language.ts'
import { arrange } from '#publisher/arranging/arrange.ts'
import { latestNews } from '#publisher/outputs/latestNews.ts'
import { sitemapFiles } from '#publisher/outputs/sitemaps.ts'
import { storyHtml } from '#publisher/outputs/storyHtml.ts'
import { webManifest } from '#publisher/outputs/webManifest.ts'
import { check, publish } from '#publisher/publish.ts'
import { readSettings } from '#publisher/settings.ts'
import { readFile, textOf } from './reading.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

const base = 'https://avisa.example'
const now = Date.parse('2024-05-18T12:00:00Z')
const rich =
  'Et avsnitt med [lenke](/a/b), [sted](#bakgrunn) og *utheving* & tegn.\n\n## Bakgrunn\n\n- Én\n- To\n\n> Sitat.\n\n| A | B |\n| --- | --- |\n| 1 | <b>2</b> |\n'

let edition: string
beforeAll(async () => {
  const newsroom = await newsroomOf({
    'a.md': story(
      'Bru & vei åpnet',
      'published: 2024-05-17T09:30:00+02:00\nupdated: 2024-05-18T08:00:00+02:00\nlede: Køen var lang.\nbyline: [Kari Nordmann, Avisas Venner, Avisa lokalt]\ntopics: [Samferdsel]\nsection: Nyheter',
      rich,
    ),
    'b.md': story('Fra arkivet', 'published: 2017-11\ntopics: [Historie]'),
    'c.md': story('Bare en dag', 'published: 2024-05-17\ntopics: [Natur]\nimage: { src: skog.svg, alt: En skog }'),
    'skog.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
    'd.md': story(
      'Uten dato',
      'correction: { date: 2026-11-27, note: Brua er 412 & ikke 421 meter. }',
      'En påstand.[^1]\n\n[^1]: En kilde.\n',
    ),
    'logo.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#00f"/></svg>',
    'lesesal.json': JSON.stringify({ name: 'Avisa', base, logo: 'logo.svg' }),
  })
  edition = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to: edition, now })
})
const fileIn = (name: string) => readBytes(path.join(edition, name), 'utf8')

describe('the feeds', () => {
  test.each(['feed.xml', 'feed.atom', 'feed.json'])('%s gives back the stories it was made from', async (name) => {
    const { articles, findings } = await readFile(await fileIn(name), name)
    expect(findings.filter(({ code }) => !code.startsWith('article.') && code !== 'language.unknown')).toEqual([])
    expect(articles.map(({ headline }) => headline)).toEqual([
      'Bru & vei åpnet',
      'Bare en dag',
      'Fra arkivet',
      'Uten dato',
    ])
    const published = await jsonIn(edition, 'edition/articles/a.json')
    expect(textOf(articles[0]!)).toBe(textOf(published))
    expect(articles[0]).toMatchObject({
      lede: 'Køen var lang.',
      language: 'nb',
      byline: [{ name: 'Kari Nordmann' }, { name: 'Avisas Venner' }, { name: 'Avisa lokalt' }],
      canonicalUrl: `${base}/a/a`,
      topics: published.topics,
    })
    expect(Date.parse(articles[0]!.published!)).toBe(Date.parse(published.published))
    expect(JSON.stringify(articles[0]!.sections)).toContain(`"${base}/a/b"`)
  })

  test.each(['feed.xml', 'feed.atom', 'feed.json'])('%s says what was corrected, as the page does', async (name) => {
    const { articles } = await readFile(await fileIn(name), name)
    const opening = textOf(articles.find(({ headline }) => headline === 'Uten dato')!)
    expect(opening).toMatch(/^\nUten dato\n\n\nRettet 27\. november 2026 – Brua er 412 & ikke 421 meter\.\n/)
    const { articles: ofPage } = await readFile(await fileIn('a/d/index.html'), 'side.html')
    expect(ofPage[0]!.correction).toEqual({ date: '2026-11-27', note: 'Brua er 412 & ikke 421 meter.' })
  })

  test.each(interfaceLanguages)('label a correction in the words of the reader (%s)', async (language) => {
    const { article } = await jsonIn('src/reader/languages', `${language}.json`)
    const corrected = await jsonIn(edition, 'edition/articles/d.json')
    expect(storyHtml(corrected, base, { language, timeZone: 'Europe/Oslo' })).toContain(`<strong>${article.corrected} `)
  })

  test.each(interfaceLanguages)('say of a story that a machine made, what its page says (%s)', async (language) => {
    const { article } = await jsonIn('src/reader/languages', `${language}.json`)
    const plain = await jsonIn(edition, 'edition/articles/d.json')
    const opening = (madeWith: string) =>
      storyHtml({ ...plain, madeWith }, base, { language, timeZone: 'Europe/Oslo' }).split('\n')[0]
    expect(opening('ai')).toBe(`<p><strong>${article.ai}</strong></p>`)
    expect(opening('ai-and-people')).toBe(`<p><strong>${article.aiAndPeople}</strong></p>`)
  })

  test.each([
    ['2026-05-17T23:30:00Z', '18. mai 2026', '18 May 2026'],
    ['2026-05-17', '17. mai 2026', '17 May 2026'],
    ['2026-05', 'mai 2026', 'May 2026'],
    ['2026', '2026', '2026'],
  ])('say the day of a correction, %s, as clocks in the edition’s zone have it', async (date, told, inEnglish) => {
    const corrected = { ...(await jsonIn(edition, 'edition/articles/d.json')), correction: { date, note: null } }
    const html = (language: 'nb' | 'en') => storyHtml(corrected, base, { language, timeZone: 'Europe/Oslo' })
    expect(html('nb')).toContain(`<strong>Rettet ${told}</strong>`)
    expect(html('en')).toContain(`<strong>Corrected ${inEnglish}</strong>`)
  })

  test.each(['feed.xml', 'feed.atom', 'feed.json'])('%s leads to a place in a story on its page', async (name) => {
    expect(await fileIn(name)).toContain(`${base}/a/a#bakgrunn`)
  })

  test('say whose a story is that came from elsewhere, and give nobody the work of others', async () => {
    const wire = {
      uri: 'urn:byraet:1',
      headline: 'Fra byrået',
      body_text: 'Byrået skrev denne.',
      infosource: [{ name: 'Byrået' }],
      copyrightholder: 'Byrået AS',
      usageterms: 'Bare i Norge',
    }
    const newsroom = await newsroomOf({
      'wire.json': JSON.stringify(wire),
      'lesesal.json': JSON.stringify({ name: 'Avisa', base }),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const [rss, atom] = await Promise.all(
      ['feed.xml', 'feed.atom'].map((name) => readBytes(path.join(to, name), 'utf8')),
    )
    expect(rss).toContain('<dc:rights>Byrået AS. Bare i Norge</dc:rights>')
    const entry = /<entry.*<\/entry>/s.exec(atom!)![0]
    expect(entry).toContain('<rights>Byrået AS. Bare i Norge</rights>')
    expect(entry).toMatch(/<author>\s*<name>Byrået<\/name>/)
  })

  test('turn the text of a story, and words within one, that are read from right to left', async () => {
    const plain = { ...(await jsonIn(edition, 'edition/articles/d.json')), correction: undefined }
    const html = (language: string) =>
      storyHtml({ ...plain, language }, base, { language: 'nb', timeZone: 'Europe/Oslo' })
    expect(html('ar')).toMatch(/^<div lang="ar" dir="rtl">\n<p>En påstand/)
    expect(html('ar')).toMatch(/<\/div>$/)
    expect(html('nn')).toMatch(/^<p>En påstand/)
    const text = [{ mark: 'lang', lang: 'ar', text: ['سلام'] }]
    const sections = [{ id: null, heading: null, blocks: [{ type: 'paragraph', text }] }]
    expect(storyHtml({ ...plain, sections }, base, { language: 'nb', timeZone: 'Europe/Oslo' })).toBe(
      '<p><span lang="ar" dir="rtl">سلام</span></p>',
    )
  })

  test('set figures at the end of their column, where programs leave no styles', async () => {
    const plain = await jsonIn(edition, 'edition/articles/d.json')
    const cell = (text: string, more = {}) => ({ header: false, text: [text], ...more })
    const rows = [[{ ...cell('Kroner', { align: 'end' }), header: true }], [cell('Bru'), cell('300', { align: 'end' })]]
    const sections = [{ id: null, heading: null, blocks: [{ type: 'table', caption: null, rows }] }]
    const html = (language: string) =>
      storyHtml({ ...plain, sections, language }, base, { language: 'nb', timeZone: 'Europe/Oslo' })
    expect(html('nb')).toContain(
      '<table><tr><th align="right">Kroner</th></tr><tr><td>Bru</td><td align="right">300</td></tr></table>',
    )
    expect(html('ar')).toContain('<td align="left">300</td>')
  })

  test('mark a footnote once', async () => {
    expect(await fileIn('feed.json')).toContain('<sup>1</sup>')
    expect(await fileIn('feed.json')).not.toContain('<sup><sup>')
  })

  test('invent no moment for a story dated by month or day', async () => {
    const [rss, json] = [await fileIn('feed.xml'), await jsonIn(edition, 'feed.json')]
    expect(rss.match(/<pubDate>/g)).toHaveLength(1)
    expect(rss).toContain('<dc:date>2017-11</dc:date>')
    expect(json.items.filter((item: object) => 'date_published' in item)).toHaveLength(1)
    expect((await fileIn('feed.atom')).match(/<published>/g)).toHaveLength(1)
  })

  test('give a story dated by less than a time the first moment it may be of, which is past whenever it is read', async () => {
    const moments = [...(await fileIn('feed.atom')).matchAll(/<entry\b.*?<updated>(.*?)<\/updated>/gs)]
    expect(moments.map(([, moment]) => moment)).toEqual([
      '2024-05-18T08:00:00+02:00',
      '2024-05-17T00:00:00Z',
      '2017-11-01T00:00:00Z',
      // Nobody knows when it came out, but when it was corrected.
      '2026-11-27T00:00:00Z',
    ])
  })

  test('and whatever else programs read tell of a correction as a change', async () => {
    const newsroom = await newsroomOf({
      'a.md': story(
        'Bru åpnet',
        'date: 2024-05-17T09:30:00+02:00\nupdated: 2024-05-17T12:00:00+02:00\ncorrection: { date: 2024-05-18T08:00:00+02:00, note: Brua er lengre. }',
      ),
      'b.md': story(
        'Bru planlagt',
        'date: 2024-05-10\ncorrection: { date: 2024-05, note: Brua er lengre. }',
        'Om brua.',
      ),
      'c.md': story('Uten dato', '', 'Om brua, en gang.'),
      'd.md': story(
        'Slik skrives </script>',
        'date: 2024-05-10\nupdated: 2024-05-17\ncorrection: { date: 2024-05-12, note: Brua er lengre. }',
        'Om nettsider.',
      ),
      'lesesal.json': JSON.stringify({ base }),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const [atom, sitemap, page, older, updated] = await Promise.all(
      ['feed.atom', 'sitemaps/2024-05.xml', 'a/a/index.html', 'a/b/index.html', 'a/d/index.html'].map((file) =>
        readBytes(path.join(to, file), 'utf8'),
      ),
    )
    const corrected = '2024-05-18T08:00:00+02:00'
    expect(atom).toContain(`<updated>${corrected}</updated>\n<author>\n<name>Lesesal</name>`)
    expect(atom!.split('<entry')[1]).toContain(`<updated>${corrected}</updated>`)
    expect(atom!.split('<entry').at(-1)).toContain('<updated>1970-01-01T00:00:00Z</updated>')
    expect((await jsonIn(to, 'feed.json')).items[0].date_modified).toBe(corrected)
    expect(sitemap).toContain(`<lastmod>${corrected}</lastmod>`)
    expect(page).toContain(`"dateModified":"${corrected}"`)
    expect(page).toContain(`<meta property="article:modified_time" content="${corrected}" data-of-page>`)
    expect(older).not.toContain('"dateModified"')
    // One before the update is none after it; and no headline ends what programs read.
    expect(updated).not.toContain('Slik skrives </script>')
    expect(updated).toContain('"dateModified":"2024-05-17"')
  })

  test('name each story in Atom by an address or a name that may stand there, whatever its source calls it', async () => {
    const ids = ['urn:sak:1', 'sak 2', 'urn:sak:{3}', 'tag:sak|4']
    const files = ids.map((id, at) => [`${at}.md`, story(`Sak ${at}`, `id: "${id}"`, `Om sak ${at}.`)])
    const newsroom = await newsroomOf({ ...Object.fromEntries(files), 'lesesal.json': JSON.stringify({ base }) })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const atom = await readBytes(path.join(to, 'feed.atom'), 'utf8')
    const told = [...atom.matchAll(/<entry.*?<id>(.*?)<\/id>/gs)].map(([, id]) => id)
    expect(new Set(told)).toEqual(
      new Set(['urn:sak:1', `${base}/#sak%202`, `${base}/#urn%3Asak%3A%7B3%7D`, `${base}/#tag%3Asak%7C4`]),
    )
  })

  test('of a topic have its stories, and its page says where they are', async () => {
    const { articles } = await readFile(await fileIn('topic/samferdsel/feed.xml'), 'a.xml')
    expect(articles.map(({ headline }) => headline)).toEqual(['Bru & vei åpnet'])
    const page = await fileIn('topic/samferdsel/index.html')
    expect(page).toContain(
      '<link rel="alternate" type="application/atom+xml" title="Samferdsel – Avisa" href="/topic/samferdsel/feed.atom" data-of-page>',
    )
    expect(await fileIn('index.html')).toContain(
      '<link rel="alternate" type="application/feed+json" title="Avisa" href="/feed.json">',
    )
  })
})

describe('what search engines read', () => {
  test('names every page, by stretches of the archive, with dates as exact as the schema takes them', async () => {
    const index = await fileIn('sitemap.xml')
    const sitemaps = [...index.matchAll(/<loc>https:\/\/avisa\.example\/(.*?)<\/loc>/g)].map(([, file]) => file!)
    const urls = (await Promise.all(sitemaps.map(fileIn))).flatMap((xml) =>
      [...xml.matchAll(/<loc>https:\/\/avisa\.example(.*?)<\/loc>/g)].map(([, url]) => url),
    )
    // What a reader has saved is their own.
    const pages = [...(await contentOf(edition)).keys()].filter(
      (file) => file.endsWith('index.html') && file !== 'saved/index.html',
    )
    expect(new Set(urls)).toEqual(new Set(pages.map((file) => `/${file}`.replace(/\/index\.html$/, '') || '/')))
    expect(urls).toHaveLength(pages.length)
    expect(await fileIn('sitemaps/2017-11.xml')).not.toContain('lastmod')
    expect(await fileIn('sitemaps/2024-05.xml')).toContain('<lastmod>2024-05-18T08:00:00+02:00</lastmod>')
  })

  test('has the news of the last two days, and no story whose day nobody knows', async () => {
    const news = await fileIn('news-sitemap.xml')
    expect([...news.matchAll(/<news:title>(.*?)<\/news:title>/g)].map(([, title]) => title)).toEqual([
      'Bru &amp; vei åpnet',
      'Bare en dag',
    ])
    expect(await fileIn('robots.txt')).toContain(`Sitemap: ${base}/sitemap.xml`)
  })

  test('has news only as long as it is news, though nothing else is published', async () => {
    const newsroom = await newsroomOf({
      'a.md': story('I går', 'date: 2024-05-16T22:00:00Z'),
      'b.rss': `<rss version="2.0"><channel><item><title>I morgen</title><guid>x</guid><pubDate>Sun, 19 May 2024 12:00:00 GMT</pubDate><description>Brua åpner.</description></item></channel></rss>`,
      'c.md': story('I fjor', 'date: 2023-05-17', 'Brua er planlagt.'),
      'lesesal.json': JSON.stringify({ base }),
    })
    const to = path.join(await emptyPlace(), 'edition')
    const newsAt = async (at: string | number) => {
      const { nextChange } = await publish({ newsrooms: [newsroom], to, now: new Date(at).getTime() })
      const news = await readBytes(path.join(to, 'news-sitemap.xml'), 'utf8')
      return { nextChange, titles: [...news.matchAll(/<news:title>(.*?)<\/news:title>/g)].map(([, title]) => title) }
    }
    const first = await newsAt('2024-05-18T12:00:00Z')
    expect(first.titles).toEqual(['I går'])
    const second = await newsAt(first.nextChange!)
    expect(second.titles).toEqual([])
    const third = await newsAt(second.nextChange!)
    expect(third.titles).toEqual(['I morgen'])
    expect(await newsAt(third.nextChange!)).toEqual({ nextChange: null, titles: [] })
  })

  test.each([
    ['2024-05-15', '2024-05-18T12:00:00Z', true],
    ['2024-05-15', '2024-05-18T12:00:01Z', false],
    ['2024-05', '2024-05-02T12:00:00Z', false],
  ])('says of a story dated %s at %s that it is news: %s, by the last clock on its day', async (published, at, is) => {
    const { articles } = await readFile(story('Bru åpnet'), 'a.md')
    expect(latestNews(Date.parse(at))({ ...articles[0]!, published })).toBe(is)
  })

  test('has no more of the latest news than Google reads: the thousand newest', async () => {
    const { articles } = await readFile(story('Bru åpnet', 'published: 2024-05-18T10:00:00Z'), 'a.md')
    const many = Array.from({ length: 1000 }, (_, nth) => ({ ...articles[0]!, id: String(nth), slug: `bru-${nth}` }))
    const oldest = { ...articles[0]!, id: 'eldst', slug: 'eldst', published: '2024-05-18T09:00:00Z' }
    const settings = { ...(await readSettings(await emptyPlace())), base }
    const files = sitemapFiles(await arrange([oldest, ...many], [], settings), now)
    const news = files.find(({ file }) => file === 'news-sitemap.xml')!.content()
    expect(news.match(/<news:title>/g)).toHaveLength(1000)
    expect(news).not.toContain('/a/eldst<')
  })

  test('has no story whose page says that its address is elsewhere', async () => {
    const wire = (day: string) => `published: ${day}\ncanonical: https://byraet.example/sak/${day}`
    const newsroom = await newsroomOf({
      'egen.md': story('Egen sak', 'published: 2024-05-17'),
      'lant.md': story('Lånt sak', wire('2024-05-17'), 'Byrået skrev denne.'),
      'eldre.md': story('Eldre sak', wire('2020-01-02'), 'Byrået skrev denne også.'),
      'lesesal.json': JSON.stringify({ base }),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const files = [...(await contentOf(to))].filter(([file]) => file.includes('sitemap'))
    expect(files.map(([file]) => file).toSorted()).toEqual(
      ['news-sitemap.xml', 'sitemap.xml', 'sitemaps/2024-05.xml', 'sitemaps/pages.xml'].toSorted(),
    )
    const stories = files.flatMap(([, xml]) => xml.toString('utf8').match(/\/a\/[^<]*/g) ?? [])
    expect(stories).toEqual(['/a/egen', '/a/egen'])
    expect(await readBytes(path.join(to, 'a/lant/index.html'), 'utf8')).toContain(
      '<link rel="canonical" href="https://byraet.example/sak/2024-05-17"/>',
    )
  })

  test('names the source of a story, and says nothing of an address that nobody knows', async () => {
    const newsroom = await newsroomOf({
      'wire.json': JSON.stringify({
        uri: 'urn:x:1',
        headline: 'T',
        body_text: 'Tekst.',
        infosource: [{ name: 'Byrået' }],
      }),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const page = await readBytes(path.join(to, 'a/t/index.html'), 'utf8')
    expect(page).toContain('"publisher":{"@type":"Organization","name":"Byrået"}')
  })

  test('is told on each page what it is, and where it stands', async () => {
    const page = await fileIn('a/a/index.html')
    expect(page).toContain('<meta property="article:published_time" content="2024-05-17T09:30:00+02:00" data-of-page>')
    for (const told of [page, await fileIn('index.html'), await fileIn('topic/natur/index.html')])
      expect(told.match(/<meta property="og:locale" content="nb_NO" data-of-page>/g)).toHaveLength(1)
    expect(page).toContain('<meta name="twitter:card" content="summary" data-of-page>')
    expect(page).toContain('"@type":"BreadcrumbList"')
    expect(page).toContain('{"@type":"Person","name":"Avisas Venner"},{"@type":"Organization","name":"Avisa lokalt"}')
    expect(await fileIn('a/b/index.html')).not.toContain('article:published_time')
  })

  test('is told of desks as organisations, and of who works at one as a person', async () => {
    const newsroom = await newsroomOf({
      'a.md': story(
        'T',
        'byline: [Redaksjonssjef Kari Nordmann, Deskleder Ola Nordmann, Kulturredaksjonen, Nyhetsdesken]',
      ),
    })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to, now })
    const page = await readBytes(path.join(to, 'a/a/index.html'), 'utf8')
    const authors = [...page.matchAll(/"@type":"(Person|Organization)","name":"([^"]*)"/g)]
    expect(Object.fromEntries(authors.map(([, type, name]) => [name, type]))).toEqual({
      'Redaksjonssjef Kari Nordmann': 'Person',
      'Deskleder Ola Nordmann': 'Person',
      Kulturredaksjonen: 'Organization',
      Nyhetsdesken: 'Organization',
    })
  })

  test('has a picture for whoever shares it: its own, for a list one of its stories’, else the icon', async () => {
    const { icons } = await jsonIn(edition, 'manifest.webmanifest')
    const { image } = await jsonIn(edition, 'edition/articles/c.json')
    const shown = async (page: string) => {
      const html = await fileIn(page)
      return ['og:image', 'twitter:card'].map((name) => new RegExp(`"${name}" content="([^"]*)"`).exec(html)?.[1])
    }
    /** What stands behind the picture's address, in the order a program reads it. */
    const aboutPicture = async (page: string) => {
      const [, after] = (await fileIn(page)).split('"og:image" content="')
      return Object.fromEntries(
        [...after!.matchAll(/"og:image:(\w+)" content="([^"]*)"/g)].map(([, name, content]) => [name, content]),
      )
    }
    for (const page of ['a/c/index.html', 'index.html', 'topic/natur/index.html'])
      expect(await shown(page)).toEqual([base + image.renditions.at(-1).url, 'summary_large_image'])
    for (const page of ['a/c/index.html', 'index.html', 'topic/natur/index.html'])
      expect(await aboutPicture(page)).toEqual({ width: '40', height: '20', alt: 'En skog' })
    expect(await aboutPicture('a/a/index.html')).toEqual({})
    for (const page of ['topic/historie', 'archive', 'archive/2024/05', 'search', 'about', 'most-viewed', 'a/a'])
      expect(await shown(`${page}/index.html`)).toEqual([base + icons[1].src, 'summary'])
  })
})

test('icons are made from the newsroom’s logo, and the manifest names them', async () => {
  const manifest = await jsonIn(edition, 'manifest.webmanifest')
  expect(manifest).toMatchObject({
    name: 'Avisa',
    short_name: 'Avisa',
    lang: 'nb',
    start_url: '/',
    display: 'minimal-ui',
  })
  for (const { src, sizes } of manifest.icons) {
    const { width, height, format } = await sharp(path.join(edition, src)).metadata()
    expect([`${width}x${height}`, format]).toEqual([sizes, 'png'])
  }
  const { dominant } = await sharp(path.join(edition, manifest.icons[0].src)).stats()
  expect(dominant.b).toBeGreaterThan(200)
  const page = await fileIn('index.html')
  expect(page).toContain('<link rel="manifest" href="/manifest.webmanifest">')
  expect([...page.matchAll(/<link rel="icon"[^>]*href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
    manifest.icons[0].src,
  ])
})

test('no page waits for a file of styles, and the security policy names all that stand in pages', async () => {
  const pages = await contentOf(edition)
  const policy = String((await jsonIn(edition, 'edition/headers.json'))['Content-Security-Policy'])
  for (const page of [
    'index.html',
    'a/a/index.html',
    'topic/historie/index.html',
    'archive/2024/index.html',
    '404.html',
  ]) {
    const html = pages.get(page)!.toString()
    expect(html, page).not.toContain('rel="stylesheet"')
    expect(html.includes('.ListingPage-heading'), page).toBe(/topic|archive|404/.test(page))
    for (const [, style] of html.matchAll(/<style>([^<]*)<\/style>/g))
      expect(policy, page).toContain(`'sha256-${createHash('sha256').update(style!).digest('base64')}'`)
  }
})

test('static hosts are told the same headers the server sends', async () => {
  const headers = await jsonIn(edition, 'edition/headers.json')
  for (const [file, written] of [
    ['_headers', (name: string, value: string) => `${name}: ${value}`],
    [
      'edition/hosting/nginx.conf',
      (name: string, value: string) => `_${name.toLowerCase().replaceAll('-', '_')} "${value}"`,
    ],
    ['edition/hosting/Caddyfile', (name: string, value: string) => `${name} "${value}"`],
    ['edition/hosting/htaccess', (name: string, value: string) => `Header always set ${name} "${value}"`],
  ] as const) {
    const text = await fileIn(file)
    for (const [name, value] of Object.entries(headers)) expect(text).toContain(written(name, String(value)))
    expect(text).toContain('immutable')
  }
})

test('no two rules that a static host reads say the same header of one file, as hosts differ in what they make of it', async () => {
  const rules = (await fileIn('_headers')).split('\n\n').map((rule) => rule.trim().split('\n'))
  const ofAll = rules.find(([where]) => where === '/*')!.map((line) => line.split(':')[0])
  for (const [where, ...lines] of rules)
    for (const line of lines) {
      expect([where, line]).toEqual([where, expect.stringMatching(/^ {2}[\w-]+: \S/)])
      if (where !== '/*') expect(ofAll).not.toContain(line.split(':')[0])
    }
})

test('browsers and feed readers that ask every site for an icon get the newsroom’s, unless it has put one there itself', async () => {
  const icon = await readBytes(path.join(edition, 'favicon.ico'))
  // One picture of 48 pixels, whose bytes are those of a PNG.
  expect([...icon.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 48, 48])
  const [length, from] = [icon.readUInt32LE(14), icon.readUInt32LE(18)]
  expect(from + length).toBe(icon.length)
  expect(await sharp(icon.subarray(from)).metadata()).toMatchObject({ format: 'png', width: 48, height: 48 })

  const newsroom = await newsroomOf({ 'a.md': story('A') })
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to })
  // As it was made by a Lesesal that made no such icon.
  const files = await jsonIn(to, 'edition/files.json')
  delete files['favicon.ico']
  await writeFile(path.join(to, 'edition/files.json'), JSON.stringify(files))
  await writeFile(path.join(to, 'favicon.ico'), 'Et eget ikon')
  await publish({ newsrooms: [newsroom], to, force: true })
  expect(await readBytes(path.join(to, 'favicon.ico'), 'utf8')).toBe('Et eget ikon')
})

test('without an address of its own an edition has no feeds, names none, and says no address', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('A') })
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to })
  const files = [...(await contentOf(to)).keys()]
  expect(files.filter((file) => /feed|sitemap/.test(file))).toEqual([])
  expect(await readBytes(path.join(to, 'about/index.html'), 'utf8')).not.toContain('href="/feed')
  expect(await readBytes(path.join(to, 'robots.txt'), 'utf8')).toBe('User-agent: *\nAllow: /\n')
})

const settingsWithLogo = JSON.stringify({ logo: 'logo' })

test.each(['4', '4000', '30000'])('a drawing %s units wide becomes an icon of as many pixels as any', async (side) => {
  const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><rect width="50%" height="100%" fill="#00f"/></svg>`
  const newsroom = await newsroomOf({ logo, 'lesesal.json': settingsWithLogo })
  const { files } = await webManifest(await readSettings(newsroom), newsroom)
  const [, large] = [...files.values()]
  const reds = await sharp(await large!())
    .removeAlpha()
    .extractChannel(0)
    .raw()
    .toBuffer()
  const row = [...reds.subarray(256 * 512, 257 * 512)]
  expect([row.findIndex((red) => red > 100), row.filter((red) => red > 20 && red < 230)]).toEqual([256, []])
})

test('a logo that is no picture, or not all of one, is told by its key', async () => {
  const picture = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#0a0' } })
    .png()
    .toBuffer()
  for (const logo of ['# Ingen tegning', picture.subarray(0, 300)]) {
    const newsroom = await newsroomOf({ logo, 'a.md': story('A'), 'lesesal.json': settingsWithLogo })
    await expect(check([newsroom])).rejects.toThrow('"logo" is "logo"')
  }
})
