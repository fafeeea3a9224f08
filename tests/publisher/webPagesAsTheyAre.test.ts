import { describe, expect, test } from 'vitest'
import { blocksOf, body, ld, page, paragraphs, read } from './pageOfPaper.ts'
import { only, readMd, textOf } from './reading.ts'

test('a character that a web page shows as a picture stands in its sentence', async () => {
  const emoji = '<img class="emoji" alt="😀" src="https://s.w.org/images/core/emoji/15.0.3/svg/1f600.svg">'
  const reading = await read(page(`${body}<p>Elevene er glade ${emoji} for at det er slutt.</p>`))
  expect(textOf(only(reading))).toContain('Elevene er glade 😀 for at det er slutt.')
  expect(reading.wanted).toEqual([])
})

test('of several stories in the data of a page its own is the one called as it is', async () => {
  const other = {
    '@type': 'NewsArticle',
    headline: 'En annen sak',
    url: 'https://avisa.example/annen',
    author: 'Ola Hansen',
    datePublished: '2024-05-01',
  }
  const own = { '@type': 'NewsArticle', headline: 'Skolen legges ned', author: 'Kari Nordmann' }
  expect(only(await read(page(body, ld([other, own]))))).toMatchObject({
    headline: 'Skolen legges ned',
    byline: [{ name: 'Kari Nordmann' }],
    published: null,
    canonicalUrl: null,
  })
})

describe('a fact box', () => {
  const inside = '<h2>Fakta</h2><p>Lengde: 9 km.</p>'

  test.each([
    `<section class="fact">${inside}</section>`,
    `<div class="column factbox"><div><h2>Fakta</h2><div class="fact"><p>Lengde: 9 km.</p></div></div></div>`,
    `<brick-fact-box>${inside}</brick-fact-box>`,
    `<aside>${inside}</aside>`,
  ])('ends before the story goes on: %s', async (box) => {
    const blocks = await blocksOf(page(body + box + body))
    expect(blocks.find(({ type }) => type === 'factbox')).toMatchObject({
      heading: 'Fakta',
      blocks: [{ type: 'paragraph', text: ['Lengde: 9 km.'] }],
    })
    expect(blocks.at(-1)).toMatchObject({ type: 'paragraph' })
  })

  test('is no section that tells the story under such a name', async () => {
    const html = `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title></head><body><div class="facts"><h1>Skolen legges ned</h1>${body}</div></body></html>`
    expect((await blocksOf(html)).map(({ type }) => type)).not.toContain('factbox')
  })

  test.each(['category-fakta', 'node-type-fakta section-fakta', 'article-body theme-fakta', 'fakta'])(
    'is not the whole story, which is of a class like %s',
    async (name) => {
      const html = `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title></head><body><div id="content"><div class="post ${name}"><h2><a href="https://avisa.example/skolen">Skolen legges ned</a></h2><div>${body}</div></div></div></body></html>`
      const found = only(await read(html))
      expect(textOf(found)).toMatch(/lang og opphetet debatt.*tolv elever.*svakere enn noen gang/s)
      expect(found.sections.flatMap(({ blocks }) => blocks).map(({ type }) => type)).not.toContain('factbox')
    },
  )

  test('is one of those that Drupal names by type', async () => {
    const box = `<div class="paragraph paragraph--type--fakta">${inside}</div>`
    expect((await blocksOf(page(body + box + body))).map(({ type }) => type)).toContain('factbox')
  })
})

test('a fact box is one whatever version of the element a paper has', async () => {
  const box = '<brick-factbox-v3><h3>Fakta</h3><p>Skolen ble bygd i 1912.</p></brick-factbox-v3>'
  expect(only(await read(page(body + box + body))).sections[0]!.blocks).toContainEqual(
    expect.objectContaining({ type: 'factbox', heading: 'Fakta' }),
  )
})

describe('who said a quote', () => {
  const quote = { type: 'quote', credit: 'Ordfører Per Olsen' }

  test.each([
    '<figure><blockquote><p>Aldri i livet.</p></blockquote><figcaption>— Ordfører <cite>Per Olsen</cite></figcaption></figure>',
    '<blockquote><p>Aldri i livet.</p><p>— Ordfører Per Olsen</p></blockquote>',
    '<blockquote><p>Aldri i livet.</p><div class="quote-author">Ordfører Per Olsen</div></blockquote>',
  ])('is its credit and says nothing himself: %s', async (html) => {
    const found = (await blocksOf(page(body + html + body))).filter(({ type }) => type === 'quote')
    expect(found).toEqual([{ ...quote, blocks: [{ type: 'paragraph', text: ['Aldri i livet.'] }] }])
  })

  test.each([
    '– Nå må noen ta ansvar',
    '– Aldri, sa han',
    '– Aldri, sa Kari Nordmann',
    '– Nå må Kari Nordmann gå',
    '- Nei',
  ])('is not what is said next: %s', async (said) => {
    const quoted = `<blockquote><p>Vi er lei av å vente</p><p>${said}</p></blockquote>`
    const found = (await blocksOf(page(body + quoted + body))).filter(({ type }) => type === 'quote')
    expect(found).toMatchObject([{ credit: null, blocks: [{}, { text: [said] }] }])
  })

  test.each([
    '– Per Olsen (Ap), ordfører i Lom',
    '– Ordfører Kari Nordmann i Lom kommune',
    '— Kari Nordmann til NTB',
    '— Mayor of Springfield',
    '— Matteus 5,3',
    '— NTB',
    '— Ibsen',
  ])('is a name: %s', async (name) => {
    const signed = `<blockquote><p>Aldri i livet.</p><p>${name}</p></blockquote>`
    const found = (await blocksOf(page(body + signed + body))).filter(({ type }) => type === 'quote')
    expect(found).toMatchObject([{ credit: name.slice(2), blocks: [{}] }])
  })

  test('stands in Markdown below a dash', async () => {
    const found = only(await readMd('# Sak\n\n> Aldri i livet.\n>\n> — Ordfører Per Olsen\n'))
    expect(found.sections[0]!.blocks).toMatchObject([quote])
  })

  test.each([
    '– Per Olsen',
    '– Per Olsen, ordfører',
    '– ordfører Per Olsen',
    '– Professor Per Olsen ved NTNU',
    '– Tidligere ordfører Per Olsen',
    '– Daglig leder Per Olsen',
  ])('is named behind a short dash: %s', async (line) => {
    const [quoted] = only(await readMd(`# T\n\n> Aldri i livet.\n>\n> ${line}\n\nTekst.\n`)).sections[0]!.blocks
    expect(quoted).toMatchObject({ type: 'quote', credit: line.slice(2) })
  })

  test.each([
    '– Takk, Per Olsen',
    '– Heia Viking',
    '– Leve Norge og Per Olsen',
    '– Nå må noen ta ansvar',
    '– Tidligere var det bedre',
    '– Her kommer Per Olsen',
  ])('is not what is said next: %s', async (line) => {
    const [quoted] = only(await readMd(`# T\n\n> Aldri i livet.\n>\n> ${line}\n\nTekst.\n`)).sections[0]!.blocks
    expect(quoted).toMatchObject({ type: 'quote', credit: null, blocks: [{}, { text: [line] }] })
  })

  test('is nobody where people speak with each other', async () => {
    const found = only(await readMd('# Sak\n\n> – Kommer du?\n>\n> – Aldri i livet\n'))
    expect(found.sections[0]!.blocks).toMatchObject([{ credit: null, blocks: [{ speech: true }, { speech: true }] }])
  })
})

describe('a picture', () => {
  const caption = '<figcaption>Skolen</figcaption>'

  test.each([
    ['loaded late', '<img src="tom.png" data-src="skolen.png" class="later">'],
    ['loaded late by a plugin', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-lazy-src="skolen.png">'],
    ['saved with its page', '<img src="skolen.png" data-src="https://avisa.example/bilder/skolen.png?w=9">'],
    ['of AMP', '<amp-img src="skolen.png" width="800" height="600"></amp-img>'],
    [
      'of Blogger',
      `<table class="tr-caption-container"><tr><td><a href="/stor"><img src="skolen.png"></a></td></tr><tr><td class="tr-caption">Skolen</td></tr></table>`,
    ],
    ['of a source alone', '<picture><source srcset="skolen.png 800w"></picture>'],
    ['for those without scripts', '<div><noscript><img src="skolen.png"></noscript></div>'],
  ])('%s is shown with its caption', async (_, picture) => {
    const figure = picture.includes('tr-caption') ? picture : `<figure>${picture}${caption}</figure>`
    const reading = await read(page(body + figure + body))
    expect(JSON.stringify(only(reading).sections)).not.toContain('"table"')
    expect(reading.wanted).toMatchObject([{ src: 'skolen.png', image: { caption: 'Skolen' } }])
    expect(JSON.stringify(only(reading).sections).match(/"Skolen"/g)).toHaveLength(1)
  })

  test.each([
    [
      'WordPress, classic',
      '<div id="attachment_9" class="wp-caption alignnone"><a href="stor.png"><img src="skolen.png"></a><p class="wp-caption-text">Skolen i vinter. <span class="credit">Foto: Kari Nordmann</span></p></div>',
    ],
    [
      'Labrador, above the text',
      '<div class="media"><figure class="headerImage"><div class="img"><picture><img src="skolen.png"></picture></div></figure><div class="caption floatingText"><figcaption itemprop="caption">Skolen i vinter.</figcaption><figcaption itemprop="author" data-byline-prefix="Foto: ">Kari Nordmann</figcaption></div></div>',
    ],
    [
      'Labrador, in the text',
      '<figure class="desktop-floatRight"><div class="content"><div class="img"><img src="skolen.png"></div><div class="caption"><figcaption itemprop="caption">Skolen i vinter.</figcaption><figcaption itemprop="author">Foto: Kari Nordmann</figcaption></div></div></figure>',
    ],
    [
      'Wix',
      '<div data-breakout="normal"><figure><div><img src="skolen.png"></div></figure><div class="x9"><figcaption>Skolen i vinter. <small>Foto: Kari Nordmann</small></figcaption></div></div>',
    ],
    [
      'AMP',
      '<figure class="wp-caption"><amp-img src="skolen.png" width="800" height="600"></amp-img><p class="wp-caption-text">Skolen i vinter. <span class="photographer">Foto: Kari Nordmann</span></p></figure>',
    ],
    [
      'words in elements of their own',
      '<figure><img src="skolen.png"><figcaption><span class="description">Skolen i vinter.</span><span class="image-credit"><span class="image-credit-label">Foto: </span>Kari Nordmann</span></figcaption></figure>',
    ],
  ])('has caption and credit where they are those of %s', async (_, figure) => {
    const reading = await read(page(body + figure + body))
    expect(reading.wanted).toMatchObject([
      { src: 'skolen.png', image: { caption: 'Skolen i vinter.', credit: 'Foto: Kari Nordmann' } },
    ])
    expect(JSON.stringify(only(reading).sections).match(/Skolen i vinter/g)).toHaveLength(1)
    expect(reading.findings.filter(({ words }) => words.startsWith('page.cut'))).toEqual([])
  })

  test.each([
    '<div class="card"><img src="skolen.png"><div class="caption"><h3>Skolen</h3><p>Den ble bygd i 1912.</p></div></div>',
    '<div><img src="skolen.png"><p class="caption">Skolen i vinter.</p><p>Den ble bygd i 1912 av bygdas egne folk, på dugnad.</p></div>',
    '<div><img src="skolen.png"><img src="elevene.png"><p class="caption">Den ble bygd i 1912.</p></div>',
  ])('has no caption in what says more: %s', async (card) => {
    const article = only(await read(page(body + card + body)))
    expect(textOf(article)).toContain('Den ble bygd i 1912')
    expect(JSON.stringify(article)).toContain('"caption":null')
  })

  test('is looked for beside a page that was saved with it, wherever that page was', async () => {
    const pictures =
      '<p><img src="./Side_files/skolen.png"> <img src="/bilder/skolen.png"> <img src="https://a.example/skolen.png"></p>'
    const head = '<link rel="canonical" href="https://avisa.example/nyheter/skolen">'
    const { wanted } = await read(page(body + pictures + body, head))
    expect(wanted.map(({ src }) => src)).toEqual([
      './Side_files/skolen.png',
      'https://avisa.example/bilder/skolen.png',
      'https://a.example/skolen.png',
    ])
  })
})

test('a box called “Kommentar” is one of the paper’s own', async () => {
  const box = `<aside><h3>Kommentar</h3>${paragraphs[0]}</aside>`
  expect(await blocksOf(page(body + box + body))).toContainEqual(expect.objectContaining({ type: 'factbox' }))
})

test.each([
  ['Skolen er borte', 1],
  ['Skolen legges ned', 0],
])('the data of a page says where its story was written; a second headline is told: %s', async (other, told) => {
  const data = { '@type': 'NewsArticle', headline: 'Skolen legges ned', alternativeHeadline: other, dateline: 'LOM' }
  const reading = await read(page(body, ld(data)))
  expect(only(reading)).toMatchObject({ headline: 'Skolen legges ned', dateline: 'LOM' })
  expect(reading.findings.filter(({ code }) => code === 'part.left')).toHaveLength(told)
})

test('a page of Blogger has the date that stands below its text', async () => {
  const html = (below: string) =>
    `<html lang="no"><head><title>Bygda: Skolen legges ned</title></head><body><header><h1><a href="https://bygda.example/">Bygda</a></h1></header><div class="blog-posts"><h2 class="date-header"><span>onsdag 1. mai 2024</span></h2><div class="post"><h3 class="post-title">Skolen legges ned</h3><div class="post-body">${body}</div><div class="post-footer">kl. ${below}</div></div></div></body></html>`
  const date = (day: number) =>
    `<abbr class="published" itemprop="datePublished" title="2024-05-0${day}T08:00:00+02:00">08:00</abbr>`
  expect(only(await read(html(date(1)))).published).toBe('2024-05-01T08:00:00+02:00')
  // Of several stories nobody can say whose it is.
  expect(only(await read(html(date(1) + date(2)))).published).toBeNull()
})

test('several topics in one tag are several', async () => {
  const head =
    '<meta property="article:tag" content="Skole,Lom,Samferdsel"><meta property="article:tag" content="Oslo, Norge">'
  expect(only(await read(page(body, head))).topics.map(({ name }) => name)).toEqual([
    'Skole',
    'Lom',
    'Samferdsel',
    'Oslo, Norge',
  ])
})

test('a page that says when its story was last changed in its text alone is updated then', async () => {
  const dates =
    '<span>Publisert <time datetime="2024-05-01T08:00:00+02:00">1. mai</time></span><span>Sist oppdatert <time datetime="2024-05-02T08:00:00+02:00">2. mai</time></span>'
  expect(only(await read(page(dates + body)))).toMatchObject({
    published: '2024-05-01T08:00:00+02:00',
    updated: '2024-05-02T08:00:00+02:00',
  })
})

test('verses on a page of WordPress keep their lines, and are no code', async () => {
  const verse = '<pre class="wp-block-verse">Ferja går\nog ferja kommer</pre>'
  expect(only(await read(page(body + verse + body))).sections[0]!.blocks).toContainEqual(
    expect.objectContaining({ type: 'paragraph', text: ['Ferja går\nog ferja kommer'] }),
  )
})
