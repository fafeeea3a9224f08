import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const paragraphs = [
  'Kommunen sier at den nye brua over Sundet åpner for trafikk 1. oktober, og at den gamle blir revet året etter. Arbeidet har vart i fire år.',
  'Brua er 412 meter lang og har kostet 1,3 milliarder kroner, som er 200 millioner mer enn det som sto i planen da den ble vedtatt.',
  'Ferja som har gått siden 1931, får sin siste tur samme dag som brua blir tatt i bruk. Da blir det kaffe og vafler om bord, sier rederiet.',
]
const body = paragraphs.map((text) => `<p>${text}</p>`).join('')
const chrome = '<nav><ul><li><a href="/">Forsiden</a></li><li><a href="/sport">Sport</a></li></ul></nav>'

function page(head: string, article = `<h1>Bru åpnet</h1>${body}`): string {
  return `<!DOCTYPE html>\n<html lang="nb-NO"><head><meta charset="utf-8">${head}</head><body>${chrome}<main><article>${article}</article></main><aside><h2>Mest lest</h2><a href="/x">En annen sak</a></aside><footer>Ansvarlig redaktør</footer></body></html>`
}
const read = (html: string) => readFile(html, 'nett/side.html')
const ld = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`

const article = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Bru &amp; vei åpnet',
  description: 'Køen var lang.',
  datePublished: '2024-05-17T09:30:00+02:00',
  dateModified: '2024-05-17T11:00:00+02:00',
  author: [{ '@type': 'Person', name: 'Kari Nordmann', jobTitle: 'Journalist' }],
  publisher: { '@type': 'Organization', name: 'Avisa' },
  articleSection: 'Nyheter',
  keywords: ['Samferdsel', 'sak:123'],
  inLanguage: 'nn',
  mainEntityOfPage: { '@id': 'https://avisa.example/bru' },
  image: [
    { '@type': 'ImageObject', url: 'https://avisa.example/liten.jpg', width: 90 },
    { '@type': 'ImageObject', url: 'https://avisa.example/stor.jpg', width: 900, caption: 'Brua' },
  ],
  correction: { '@type': 'CorrectionComment', text: 'Lengden var feil.', datePublished: '2024-05-18' },
}

describe('a web page', () => {
  test('with schema.org data has its facts from there and its text from the page, without what stands around it', async () => {
    const reading = await read(page(`<title>Bru og vei åpnet – Avisa</title>${ld(article)}`))
    expect(only(reading)).toMatchObject({
      id: 'https://avisa.example/bru',
      canonicalUrl: 'https://avisa.example/bru',
      headline: 'Bru & vei åpnet',
      lede: 'Køen var lang.',
      language: 'nn',
      published: '2024-05-17T09:30:00+02:00',
      updated: '2024-05-17T11:00:00+02:00',
      byline: [{ name: 'Kari Nordmann', role: 'Journalist' }],
      source: { name: 'Avisa' },
      section: 'Nyheter',
      topics: [{ name: 'Samferdsel' }],
      correction: { date: '2024-05-18', note: 'Lengden var feil.' },
    })
    for (const text of paragraphs) expect(textOf(only(reading))).toContain(text)
    expect(textOf(only(reading))).not.toMatch(/Forsiden|Mest lest|Ansvarlig/)
    expect(reading.wanted.map(({ src }) => src)).toEqual(['https://avisa.example/stor.jpg'])
  })

  test.each([
    ['in a graph', { '@graph': [{ '@type': 'WebSite', name: 'Avisa' }, article] }],
    ['in a list', [{ '@type': 'BreadcrumbList' }, article]],
    ['of several types', { ...article, '@type': ['ReportageNewsArticle', 'Thing'] }],
    ['with a bare name for an author', { ...article, author: 'Kari Nordmann / Journalist' }],
    [
      'with its author in a list in a list',
      { ...article, author: [[{ name: 'Kari Nordmann', jobTitle: 'Journalist' }]] },
    ],
  ])('with its data %s', async (_, data) => {
    expect(only(await read(page(ld(data))))).toMatchObject({
      headline: 'Bru & vei åpnet',
      byline: [{ name: 'Kari Nordmann', role: 'Journalist' }],
    })
  })

  test('with broken data falls back on Open Graph', async () => {
    const head =
      '<script type="application/ld+json">{"@type": "NewsArticle", </script><meta property="og:type" content="article"><meta property="og:title" content="Bru åpnet | Avisa"><meta property="og:site_name" content="Avisa"><meta property="article:published_time" content="2024-05-17"><meta name="author" content="Kari Nordmann"><link rel="canonical" href="https://avisa.example/bru">'
    expect(only(await read(page(head)))).toMatchObject({
      headline: 'Bru åpnet',
      published: '2024-05-17',
      byline: [{ name: 'Kari Nordmann' }],
      source: { name: 'Avisa' },
      language: 'nb',
    })
  })

  test('with no data at all is its text', async () => {
    const found = only(await read(page('<title>Bru åpnet</title>')))
    expect(found.headline).toBe('Bru åpnet')
    for (const text of paragraphs) expect(textOf(found)).toContain(text)
  })

  test('whose headline is cut short in its data has it whole from the page', async () => {
    const cut = { ...article, headline: 'Bru åpnet etter fire …' }
    expect(only(await read(page(ld(cut), `<h1>Bru åpnet etter fire års arbeid</h1>${body}`))).headline).toBe(
      'Bru åpnet etter fire års arbeid',
    )
  })

  test('that is drawn by script has its text from its data', async () => {
    const html = `<!DOCTYPE html><html lang="nb"><head>${ld({ ...article, articleBody: paragraphs.join('\n') })}</head><body><div id="app"></div></body></html>`
    expect(only(await read(html)).sections[0]!.blocks).toHaveLength(3)
  })

  test('updated before it was published says no such thing', async () => {
    expect(only(await read(page(ld({ ...article, dateModified: '2024-05-16T11:00:00+02:00' })))).updated).toBeNull()
  })

  test('has the headline its title says, not the name of the section above it', async () => {
    const html = (title: string, headings: string) =>
      `<!DOCTYPE html><html lang="nb"><head><title>${title}</title><meta property="og:url" content="https://www.avisa.example/a"></head><body>${headings}<article>${paragraphs.map((text) => `<p>${text.repeat(2)}</p>`).join('')}</article></body></html>`
    const title = 'Bru åpnet etter fire års arbeid'
    for (const [written, headings] of [
      [title, '<h1>Lokale nyheter</h1>'],
      [`Avisa | ${title}`, `<h2>${title}</h2>`],
      [`${title} - avisa`, ''],
      [`${title} – Lokalt`, `<h1>${title}</h1>`],
    ] as const)
      expect(only(await read(html(written, headings))).headline, written).toBe(title)
  })

  test('in Chinese is a story though it has few letters', async () => {
    const text = '这座桥历时四年建成，昨天正式通车。当地居民说，他们等这一天已经等了很久，从此不必再绕路进城。'
    const html = `<!DOCTYPE html><html lang="zh"><head><title>新桥通车</title></head><body><article>${`<p>${text}</p>`.repeat(4)}</article></body></html>`
    expect(only(await read(html)).headline).toBe('新桥通车')
  })

  test('that holds no story is named so', async () => {
    const { articles, findings } = await read(
      `<!DOCTYPE html><html><head><title>Avisa</title></head><body>${chrome}</body></html>`,
    )
    expect([articles, findings.map(({ words }) => words)]).toEqual([[], ['no.article/page']])
  })

  test('carries nothing that could run', async () => {
    const evil = `<h1 onclick="x()">Bru åpnet</h1>${body}<script>x()</script><iframe src="javascript:x()"></iframe><p><a href="javascript:x()">lenke</a><svg onload="x()"></svg><math><mtext><style><img src=x onerror=x()></style></mtext></math></p>`
    const found = JSON.stringify(
      (
        await read(
          page(ld({ ...article, headline: '<img src=x onerror=x()>Bru', author: '<script>x()</script>Kari' }), evil),
        )
      ).articles,
    )
    expect(found).not.toMatch(/x\(\)|javascript:|onerror/)
    expect(found).toContain('lenke')
  })
})

test('schema.org data alone is a story too', async () => {
  expect(
    only(await readFile(JSON.stringify({ ...article, articleBody: paragraphs.join('\n\n') }), 'a.json')).sections[0]!
      .blocks,
  ).toHaveLength(3)
})
