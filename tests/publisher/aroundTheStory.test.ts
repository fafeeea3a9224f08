import { describe, expect, test } from 'vitest'
import { body, page, paragraphs, read } from './pageOfPaper.ts'
import { only, textOf } from './reading.ts'

describe('what asks readers to pay before they read on', () => {
  test.each([
    [
      'This post is for paying subscribers only',
      '<aside class="upgrade-cta"><div><h2>This post is for paying subscribers only</h2><a>Subscribe now</a><p><small>Already have an account? <a>Sign in</a></small></p></div></aside>',
    ],
    [
      'Les videre',
      '<div class="incentive"><h2>Les videre</h2><p>Denne saken er for abonnenter. Få tilgang for 1 krone den første måneden.</p></div>',
    ],
    [
      'Bli abonnent for å lese videre',
      '<div class="box"><div><h3>Bli abonnent for å lese videre</h3></div><p>Prøv én måned for 1 krone. Ingen bindingstid, og du kan si opp når du vil.</p><a href="/kjop">Kjøp</a></div>',
    ],
  ])('is no part of the story, and is told: %s', async (heading, box) => {
    const reading = await read(page(body + box))
    expect(textOf(only(reading))).toContain('Ordføreren mener')
    expect(textOf(only(reading))).not.toMatch(/subscri|abonnent|les videre/i)
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ kind: 'note', words: 'page.paid/call', values: { text: heading } }),
    )
  })

  test('is told beside text that it leaves where it stands', async () => {
    const reading = await read(page(`${body}<h2>Bli abonnent for å lese videre</h2>${body}`))
    expect(textOf(only(reading))).toContain('Bli abonnent')
    expect(reading.findings.map(({ words }) => words)).toEqual(['page.paid/call'])
  })

  test.each([
    `<div><h2>Les videre</h2>${body}</div>`,
    `<section><h2>Abonnentene svikter</h2><p>Avisa har mistet halvparten av abonnentene.</p></section>${body}`,
    `<aside><h2>Slik blir du abonnent</h2><p>Bli abonnent ved å ringe avisa, og si hva du heter.</p></aside>${body}`,
  ])('is not what a story says of subscribers: %s', async (html) => {
    const reading = await read(page(body + html + body))
    expect(textOf(only(reading))).toMatch(/les videre|abonnent/i)
    expect(reading.findings).toEqual([])
  })

  test('may be asked for ever, and the page is read in seconds', { timeout: 30_000 }, async () => {
    const reading = await read(page(body + '<h2>Les videre</h2>'.repeat(8000) + body))
    expect(reading.stories).toHaveLength(1)
  })

  test('is never taken for the story where that is shorter than a banner of the page', async () => {
    const banner =
      '<div class="banner"><h2>Vi bryr oss om personvernet ditt</h2><p>Vi og våre 812 partnere lagrer og får tilgang til informasjon på enheten din, som informasjonskapsler.</p></div>'
    const box =
      '<div><h2>Bli abonnent for å lese videre</h2><p>Prøv én måned for 1 krone. Ingen bindingstid, og du kan si opp når du vil.</p></div>'
    const reading = await read(page(paragraphs[0]! + box).replace('<main>', `${banner}<main>`))
    expect(textOf(only(reading))).toMatch(/^\s*Skolen legges ned\s+Kommunestyret[^\n]*\s*$/)
  })
})

describe('a story that ends later in the data of its page than on the page', () => {
  const whole = paragraphs.map((text) => text.replace(/<.?p>/g, ''))
  const ld = (stated: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Skolen legges ned', ...stated })}</script>`
  const start = paragraphs.slice(0, 2).join('')

  test.each(['\n\n', '\n', ' '])(
    'is told where nobody asks to be paid, whatever parts its paragraphs: %j',
    async (gap) => {
      const reading = await read(page(start, ld({ articleBody: whole.join(gap) })))
      expect(textOf(only(reading))).not.toContain('Ordføreren')
      expect(reading.findings).toMatchObject([
        { kind: 'note', words: 'page.cut/data', values: { text: expect.stringMatching(/^Ordføreren mener/) } },
      ])
    },
  )

  test.each([
    [ld({ articleBody: whole.join('\n\n'), isAccessibleForFree: false }), ''],
    [ld({ articleBody: whole.join('\n\n') }), '<h2>Bli abonnent for å lese videre</h2>'],
  ])('is read whole where one has to pay: %s %s', async (head, box) => {
    const reading = await read(page(`${start}<div>Ordføreren mener at</div>${box}`, head))
    expect(textOf(only(reading)).trim().split(/\n+/)).toEqual(['Skolen legges ned', ...whole])
  })

  test('is whole where the page has that end elsewhere, or the data is cut itself', async () => {
    const text = whole.join(' ')
    for (const articleBody of [text, text.slice(0, -20), `${text} Kari Nordmann`, text.replace('ø', '&oslash;')])
      expect((await read(page(body, ld({ articleBody })))).findings).toEqual([])
  })
})

describe('a link around whole blocks in a story', () => {
  const at = '<link rel="canonical" href="https://avisa.example/skolen">'
  const elsewhere = 'Elleve skoler står tomme i fylket, og ingen vet hva de skal brukes til.'

  test.each([
    `<a class="reference" href="https://avisa.example/2"><h3>Les også</h3><p>${elsewhere}</p></a>`,
    `<a href="/2"><h3>Tomme skoler</h3><p>${elsewhere}</p></a>`,
    `<a href="https://annen.example/2"><div>Les også:</div><div>${elsewhere}</div></a>`,
    `<brick-teaser><a href="https://annen.example/2"><p>${elsewhere}</p></a></brick-teaser>`,
    `<figure class="kg-card kg-bookmark-card"><a href="https://annen.example/2"><div><div>Tomme skoler</div><div>${elsewhere}</div></div><div><img src="t.png" alt=""></div></a></figure>`,
  ])('is left out where it leads to another, and told: %s', async (link) => {
    const { articles, findings } = await read(page(`${body}${link}<p>Saka er ikke klaget inn.</p>${body}`, at))
    expect(articles[0]!.sections).toHaveLength(1)
    expect(textOf(articles[0]!)).toContain('Saka er ikke klaget inn.')
    expect(textOf(articles[0]!)).not.toMatch(/Les også|Tomme|Elleve/)
    expect(findings).toMatchObject([
      { kind: 'repaired', words: 'leftover.dropped', values: { text: expect.stringMatching(/Elleve skoler/) } },
    ])
  })

  test.each([
    `<a href="https://kafe.example"><h3>Tomme skoler</h3><p>${elsewhere}</p></a>`,
    `<a href="https://avisa.example/bilde.jpg"><figure><img src="t.png" alt=""><figcaption>Tomme skoler</figcaption></figure></a>`,
    '<a href="/2"><h2>Tomme skoler</h2></a>',
    '<a href="#tomme"><h2>Tomme skoler</h2><p>Her er de alle.</p></a>',
    `<a name="tomme"><h2>Tomme skoler</h2><p>${elsewhere}</p></a>`,
  ])('is kept where the story may be about what it leads to: %s', async (link) => {
    expect(textOf(only(await read(page(body + link + body, at))))).toContain('Tomme skoler')
  })

  test('is kept in a story that is a list of others', async () => {
    const list = [1, 2, 3].map((n) => `<a href="/${n}"><h3>Nummer ${n}</h3><p>${elsewhere}</p></a>`).join('')
    const text = textOf(only(await read(page(`${paragraphs[0]}${list}${paragraphs[1]}`, at))))
    for (const n of [1, 2, 3]) expect(text).toContain(`Nummer ${n}`)
  })

  test('parts what stands on either side of it, and so does the label of an advert of any name', async () => {
    const link = '<x-teaser><a href="/2"><p>Tomme skoler</p></a></x-teaser>'
    const text = `${body}<x-line>Først dette.</x-line>${link}<x-line>Så dette.</x-line><x-space><span>ANNONSE</span></x-space>${body}`
    const words = textOf(only(await read(page(text, at))))
    expect(words).toMatch(/\nFørst dette\.\nSå dette\.\n/)
  })
})

describe('a page that was saved from the Wayback Machine', () => {
  const archive = 'https://web.archive.org/web/20261113000000'
  const bar = `<div id="wm-ipp-base" style="display:none"><div id="wm-ipp"><p>The Wayback Machine has 12 captures of this page.</p></div></div><div id="wm-ipp-print">The Wayback Machine - ${archive}/https://avisa.example/nes</div>`
  const at = `<link rel="canonical" href="${archive}/https://avisa.example/nes">`
  const story = `${body}<p><img src="${archive}im_/https://avisa.example/a.jpg" alt=""></p><p>Her er <a href="${archive}/https://avisa.example/park">planen for parken</a>, som alle kan lese.</p>${body}`

  test.each([bar, ''])('is that of the paper, at its address, with its bar or without: %s', async (above) => {
    const reading = await read(page(story, at).replace('<body>', `<body>${above}`))
    expect(only(reading)).toMatchObject({ id: 'https://avisa.example/nes', canonicalUrl: 'https://avisa.example/nes' })
    expect(JSON.stringify(only(reading))).not.toMatch(/wayback|web\.archive/i)
    expect(JSON.stringify(only(reading))).toContain('https://avisa.example/park')
  })

  test('is not any page that leads there', async () => {
    const own = page(story, '<link rel="canonical" href="https://avisa.example/nes">')
    expect(JSON.stringify(only(await read(own)))).toContain(`${archive}/https://avisa.example/park`)
  })
})

describe('above the text of a story', () => {
  const at = '<meta property="article:published_time" content="2026-09-01T10:00:00Z">'
  const subtitle = 'Slik fikk bygda en ferje ingen ba om'

  test.each([
    [`<h3 class="subtitle subtitle-HEEcLo">${subtitle}</h3>`, ''],
    [`<h2 class="pw-subtitle-paragraph">${subtitle}</h2>`, `<meta property="og:description" content="${subtitle}">`],
  ])('a heading is its lede where the page says that it is: %s', async (heading, said) => {
    const article = only(await read(page(`${heading}${body}`, at + said)))
    expect(article.lede).toBe(subtitle)
    expect(article.sections.map((section) => section.heading)).toEqual([null])
  })

  test('a standfirst is its lede also where it stands with the headline, outside of the article', async () => {
    const html = `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title><meta property="og:type" content="article"><meta name="description" content="Skolen legges ned."></head><body><main><div><h1>Skolen legges ned</h1><h2 class="subheadline">${subtitle}</h2></div><article>${body}</article></main></body></html>`
    expect(only(await read(html)).lede).toBe(subtitle)
  })

  test('the day it was published is told once', async () => {
    const head = `<div><div>Sep 01, 2026</div></div><h2 class="subtitle">${subtitle}</h2>`
    const reading = await read(page(`${head}${body}<p>Sep 01, 2026</p>`, at))
    expect(textOf(only(reading)).match(/Sep 01, 2026/g)).toHaveLength(1)
  })

  test.each(['<h2>Bakgrunnen</h2>', '<p>2. september 2026</p>', '<h2>1. september 2026</h2>'])(
    'what else stands there is text: %s',
    async (line) => {
      const text = textOf(only(await read(page(`${line}${body}`, at))))
      expect(text).toMatch(/Bakgrunnen|september 2026/)
    },
  )
})

test('a page saved from the reader view of Firefox has its writer and its address', async () => {
  const view = (above: string) =>
    `<!DOCTYPE html><html><head><title>Skolen legges ned</title></head><body><div class="container" lang="nb"><div class="header reader-header">${above}<h1 class="reader-title">Skolen legges ned</h1><div class="credits reader-credits">Kari Nordmann</div><div class="meta-data"><div class="reader-estimated-time">3–4 minutter</div></div></div><hr><div class="content"><div class="moz-reader-content"><div id="readability-page-1" class="page"><article>${body}</article></div></div></div></div></body></html>`
  const link = '<a class="domain reader-domain" href="https://avisa.example/nes">avisa.example</a>'
  const article = only(await read(view(link)))
  expect(article).toMatchObject({ id: 'https://avisa.example/nes', byline: [{ name: 'Kari Nordmann', role: null }] })
  expect(textOf(article)).not.toMatch(/Kari|minutter/)
})

test('every heading of a card that did not come out is told', async () => {
  const card =
    '<div class="kg-header-card"><h2 class="kg-header-card-header">Innhøstingen</h2><h3 class="kg-header-card-subheader">Ni tonn i september</h3></div>'
  const { articles, findings } = await read(page(`${body}${card}${body}`))
  const told = findings.find(({ words }) => words === 'page.cut/parts')?.values.count ?? 0
  const shown = textOf(articles[0]!).match(/Innhøstingen|Ni tonn i september/g)?.length ?? 0
  expect(Number(told) + shown).toBe(2)
})
