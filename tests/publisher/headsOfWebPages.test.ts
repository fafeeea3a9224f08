import { describe, expect, test } from 'vitest'
import { body, ld, page, read } from './pageOfPaper.ts'
import { only, textOf } from './reading.ts'

describe('the headline of a web page', () => {
  const html = (headline: string) =>
    `<html lang="nb"><head><title>${headline}</title><meta property="og:site_name" content="Fjordavisa"><meta property="og:title" content="${headline}">${ld({ '@type': 'Article', headline })}</head><body><main><article><h1>Skolen legges ned</h1>${body}</article></main></body></html>`

  test('is without the name of the paper that its data adds to it', async () => {
    expect(only(await read(html('Skolen legges ned — Fjordavisa'))).headline).toBe('Skolen legges ned')
  })

  test('keeps what else stands behind a dash', async () => {
    expect(only(await read(html('Skolen legges ned — sorg i Fjordavisa-bygda'))).headline).toBe(
      'Skolen legges ned — sorg i Fjordavisa-bygda',
    )
  })
})

describe('what stands between the headline and the text of a page that states no data', () => {
  const header =
    '<header><p class="ingress">Bygda mister sin skole.</p><figure><img src="skolen.png"><figcaption>Skolen i vinter</figcaption></figure></header>'

  test('is the lede and the picture of its story', async () => {
    const reading = await read(page(`${header}<div class="body">${body}</div>`))
    expect(only(reading)).toMatchObject({ lede: 'Bygda mister sin skole.', image: { caption: 'Skolen i vinter' } })
    expect(reading.findings).toEqual([])
  })

  test('is shown once where it comes out with the text', async () => {
    const reading = await read(page(header.replace('<header>', '').replace('</header>', '') + body))
    expect(textOf(only(reading)).match(/Bygda mister sin skole/g)).toHaveLength(1)
    expect(reading.wanted).toHaveLength(1)
  })

  test.each([
    '<div class="article-lead-byline">Av Kari Nordmann</div>',
    '<div class="lead-media"><img src="bru.png"><div class="lead-media-caption">Brua i går. Foto: Ola Hansen</div></div>',
    '<div class="introTags"><a href="/nyheter">Nyheter</a> <a href="/lokalt">Lokalt</a></div>',
    '<div class="intro"><a href="/nyheter">Nyheter</a> <a href="/lokalt">Lokalt</a></div>',
    '<div class="lead-actions"><span>Del</span> <span>Tips oss</span></div>',
  ])('is no lede where it is about the writer, a picture or the site: %s', async (above) => {
    expect(only(await read(page(`<header>${above}</header><div class="body">${body}</div>`))).lede).toMatch(
      /^Kommunestyret vedtok/,
    )
  })

  test.each([
    '<div class="byline"><figure><img src="kari.png"><figcaption>Kari</figcaption></figure></div>',
    '<figure class="avatar"><img src="kari.png"></figure>',
    '<figure><img src="kari.png" width="60"></figure>',
  ])('is no picture of the writer: %s', async (portrait) => {
    const picture = '<figure><img src="bru.png"><figcaption>Brua</figcaption></figure>'
    const reading = await read(page(`<header>${portrait}${picture}</header><div class="body">${body}</div>`))
    expect(only(reading).image).toMatchObject({ caption: 'Brua' })
  })
})

describe('the picture that a page shows at the head of its story', () => {
  const stated = ld({
    '@type': 'NewsArticle',
    headline: 'Skolen legges ned',
    author: { name: 'Kari Nordmann' },
    image: 'https://avisa.example/bilder/skolen.jpg?width=1200',
  })
  const figure =
    '<figure><img src="Side_files/skolen.jpg" alt="En rød skole"><figcaption>Skolen i vinter. <span class="credit">Foto: Ola Hansen</span></figcaption></figure>'
  const shown = { alt: 'En rød skole', caption: 'Skolen i vinter.', credit: 'Foto: Ola Hansen' }

  test.each([
    ['in the header of the story', page(`<header>${figure}</header><div class="body">${body}</div>`, stated)],
    ['where its text begins', page(figure + body, stated)],
    ['below its lede', page(`<p class="ingress">Bygda mister sin skole.</p>${figure}${body}`, stated)],
    [
      'below a headline outside of the story',
      `<html lang="nb"><head><title>Skolen legges ned</title>${stated}</head><body><main><div><h1>Skolen legges ned</h1></div>${figure}<article>${body}${body}</article></main></body></html>`,
    ],
  ])('leads it with its words, and is had from beside the page: %s', async (_, html) => {
    const reading = await read(html)
    expect(reading.wanted.map(({ src }) => src)).toEqual(['Side_files/skolen.jpg'])
    expect(only(reading).image).toMatchObject(shown)
    expect(JSON.stringify(only(reading).sections)).not.toContain('Skolen i vinter')
    expect(reading.findings.filter(({ words }) => words.startsWith('page.cut'))).toEqual([])
  })

  test('has of its words from the data what the page does not say, if it is the same', async () => {
    const data = (url: string) =>
      ld({
        '@type': 'NewsArticle',
        headline: 'Skolen legges ned',
        image: { '@type': 'ImageObject', url, caption: 'Skolen i vinter', creditText: 'Ola Hansen' },
      })
    const html = (url: string) =>
      page(`<img src="Side_files/skolen-1024x683.webp" alt="En rød skole">${body}`, data(url))
    expect(only(await read(html('https://avisa.example/skolen.jpg'))).image).toMatchObject({
      alt: 'En rød skole',
      caption: 'Skolen i vinter',
      credit: 'Ola Hansen',
    })
    expect(only(await read(html('https://avisa.example/elevene.jpg'))).image).toMatchObject({
      alt: 'En rød skole',
      caption: null,
      credit: null,
    })
  })

  test.each([
    '<div class="profile"><div class="author-image"><img src="kari.jpg" alt=""></div></div>',
    '<p><img src="kari.jpg" alt="Kari Nordmann"></p>',
  ])('is no portrait of who wrote it, which is no part of the text either: %s', async (portrait) => {
    const reading = await read(page(`${portrait}${figure}${body}`, stated))
    expect(only(reading).image).toMatchObject(shown)
    expect(reading.wanted).toHaveLength(1)
  })

  test('may show the writer where its caption says so', async () => {
    const portrait =
      '<figure><img src="kari.jpg" alt="Kari Nordmann"><figcaption>Kari Nordmann har vært rektor i tretti år.</figcaption></figure>'
    expect(only(await read(page(portrait + body, stated))).image?.caption).toMatch(/^Kari Nordmann har/)
  })

  test('is the one of its data where the page shows none before the text', async () => {
    const reading = await read(page(body + figure + body, stated.replace('https://avisa.example/', '')))
    expect(reading.wanted.map(({ src }) => src)).toContain('bilder/skolen.jpg?width=1200')
    expect(JSON.stringify(only(reading).sections)).toContain('Skolen i vinter')
  })

  test.each(['', '<a href="/"><div>Avisa</div></a>'])(
    'is none below the text, whatever links there are: %s',
    async (link) => {
      const html = `<html lang="nb"><head><title>Skolen legges ned</title><meta property="og:type" content="article"></head><body><header>${link}</header><main><h1>Skolen legges ned</h1><article>${body}</article><div class="more">${figure}</div></main></body></html>`
      expect(only(await read(html)).image).toBeNull()
    },
  )
})

describe('a short standfirst above the text of a page that tells search engines something else', () => {
  const meta = '<meta name="description" content="Slik gikk det da skolen ble lagt ned.">'
  const html = (header: string, head = meta) =>
    `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title>${head}</head><body><main><article>${header}<div class="entry-content">${body + body}</div></article></main></body></html>`
  const line = 'Ingen elever har klaget.'

  test.each([
    `<header class="entry-header"><h1>Skolen legges ned</h1><p class="entry-subtitle">${line}</p></header>`,
    `<header><h1>Skolen legges ned</h1><p class="byline">Av Kari Nordmann</p><p class="lead">${line}</p></header>`,
    `<header><h1>Skolen legges ned</h1><div class="standfirst">${line}</div></header>`,
    `<header><h1>Skolen legges ned</h1><div class="article__lead"><p>${line}</p></div></header>`,
    `<div class="articleHeader"><div class="headerText"><h1>Skolen legges ned</h1><h2 class="subtitle ">${line}</h2></div></div>`,
  ])('is its lede: %s', async (header) => {
    for (const head of [meta, '']) {
      const reading = await read(html(header, head))
      expect(only(reading)).toMatchObject({ headline: 'Skolen legges ned', lede: line })
      expect(reading.findings).toEqual([])
    }
  })

  test('is told where no name says what it is', async () => {
    const reading = await read(html(`<header><h1>Skolen legges ned</h1><p>${line}</p></header>`))
    expect(only(reading).lede).toBe('Slik gikk det da skolen ble lagt ned.')
    expect(reading.findings).toMatchObject([{ words: 'page.cut/parts', values: { count: 1, text: line } }])
  })

  test.each([
    '<p>Av Kari Nordmann</p>',
    '<p>Publisert 12. mai 2024</p>',
    '<p class="intro"><a href="/skole">Flere saker om skole</a></p>',
    '<div class="lead-photo">Foto: Ola Hansen</div>',
    '<p class="lead">Nyheter</p>',
    '<article><h3>En annen sak</h3><p class="lead">Det er en annen sak.</p></article>',
  ])('is no label, byline or link to another story: %s', async (above) => {
    const reading = await read(html(`<header><h1>Skolen legges ned</h1>${above}</header>`))
    expect(only(reading).lede).toBe('Slik gikk det da skolen ble lagt ned.')
    expect(reading.findings).toEqual([])
  })

  test('is no line that held the story', async () => {
    const past = '<h1>Skolen legges ned</h1><p class="lead">Sperrefrist: 1. januar 2020 kl. 12.00</p>'
    const reading = await read(html(`<header>${past}</header>`))
    expect(only(reading).lede).toBe('Slik gikk det da skolen ble lagt ned.')
    expect(reading.findings.map(({ words }) => words)).toContain('embargo.line')
  })

  test('is no more than a part of what it tells them', async () => {
    const whole = `<meta name="description" content="${line} De gleder seg til å ta buss.">`
    const header = `<header><h1>Skolen legges ned</h1><p class="lead">${line}</p></header>`
    expect(only(await read(html(header, whole))).lede).toBe(`${line} De gleder seg til å ta buss.`)
  })
})

describe('what the paper says above a story that it got wrong', () => {
  const wrong = 'Vi skrev at skolen hadde seksti elever. Det riktige er tolv elever, og vi beklager feilen.'

  test.each([
    `<div class="correction"><p>Rettelse: ${wrong}</p></div>`,
    `<p>Rettelse: ${wrong}</p>`,
    `<aside class="article-correction">Correction: ${wrong}</aside>`,
    `<header><p><em>Retting: ${wrong}</em></p></header>`,
    `<div class="correction"><p>Rettelse: Vi skrev at skolen hadde seksti elever.</p><p>${wrong.slice(40)}</p></div>`,
  ])('is its correction and never its lede: %s', async (box) => {
    const reading = await read(page(`${box}<div>${body + body}</div>`))
    expect(only(reading)).toMatchObject({
      correction: { date: null, note: wrong },
      lede: expect.stringMatching(/^Kommunestyret/),
    })
    expect(textOf(only(reading))).not.toContain('seksti')
    expect(reading.findings).toEqual([])
  })

  test('is told once, and with what its data says of it', async () => {
    const box = `<p>Rettelse: ${wrong}</p>`
    const noteOf = async (correction: unknown) => {
      const data = ld({ '@type': 'NewsArticle', headline: 'Skolen legges ned', correction })
      return only(await read(page(`${box}${body}`, data))).correction?.note
    }
    expect(await noteOf(wrong)).toBe(wrong)
    expect(await noteOf({ '@type': 'CorrectionComment', text: 'Kartet var feil.' })).toBe(`Kartet var feil. ${wrong}`)
  })

  test.each([
    `${body}<div class="correction"><p>Rettelse: ${wrong}</p></div>`,
    `<div class="correction"><p>Rettelse: <a href="https://a.example/">${wrong}</a></p></div>${body}`,
    `<p>Correction officers: ${wrong}</p>${body}`,
    `<div class="correction"><p>Skolen lever. ${wrong}</p></div>${body}`,
  ])('is text where it stands elsewhere, leads elsewhere or says something else: %s', async (text) => {
    const found = only(await read(page(text)))
    expect(found.correction ?? null).toBeNull()
    expect(textOf(found)).toContain(wrong)
  })

  test('is no text that nobody sees', async () => {
    const found = only(await read(page(`<div hidden><p>Rettelse: ${wrong}</p></div>${body}`)))
    expect(found.correction ?? null).toBeNull()
  })
})
