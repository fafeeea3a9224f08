import { describe, expect, test } from 'vitest'
import { only, readFile } from './reading.ts'

const paragraphs = [
  'Kommunestyret vedtok tirsdag kveld å legge ned skolen etter en lang og opphetet debatt, der tilhørerne måtte stå langs veggene.',
  'Skolen har tolv elever, og de fleste må nå ta buss til nabokommunen hver eneste dag, også når det er tjue kuldegrader ute.',
  'Ordføreren mener at kommunen ikke hadde noe valg, fordi økonomien er svakere enn noen gang, og tilskuddet har falt hvert år.',
].map((text) => `<p>${text}</p>`)
const body = paragraphs.join('')

/** A page as newspapers make them; the story is told by what stands in its article. */
function page(article: string, head = ''): string {
  return `<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><meta property="og:type" content="article"><title>Skolen legges ned</title>${head}</head><body><main><article><h1>Skolen legges ned</h1>${article}</article></main></body></html>`
}
const read = (html: string) => readFile(html, 'nett/side.html')
const ld = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`

describe('the writer of a web page', () => {
  test('is found where the data refers to, as are paper and picture', async () => {
    const graph = [
      {
        '@type': 'NewsArticle',
        '@id': 'https://avisa.example/skolen/#article',
        headline: 'Skolen legges ned',
        author: [{ '@id': '#kari' }],
        publisher: { '@type': 'Organization', '@id': '#avisa' },
        image: { '@id': '#bilde' },
        mainEntityOfPage: { '@id': 'https://avisa.example/skolen/' },
      },
      { '@type': 'WebPage', '@id': 'https://avisa.example/skolen/', name: 'Skolen' },
      { '@type': 'Person', '@id': '#kari', name: 'Kari Nordmann', worksFor: { '@id': '#avisa' } },
      { '@type': 'Organization', '@id': '#avisa', name: 'Fjordavisa', founder: { '@id': '#kari' } },
      {
        '@type': 'ImageObject',
        '@id': '#bilde',
        url: 'bilde.png',
        caption: 'Skolen i vinter',
        author: { '@id': '#kari' },
      },
    ]
    const reading = await read(page(body, `${ld({ '@graph': graph })}<meta name="author" content="Nettredaksjonen">`))
    expect(only(reading)).toMatchObject({
      id: 'https://avisa.example/skolen/',
      byline: [{ name: 'Kari Nordmann' }],
      source: { name: 'Fjordavisa' },
      image: { caption: 'Skolen i vinter', credit: 'Kari Nordmann' },
    })
  })

  test('is not who took a picture in it, whose name stays below the picture', async () => {
    const figure =
      '<figure><img src="p.png" alt=""><figcaption>Glade elever. <span itemprop="author" class="byline">Foto: Kari Nordmann</span></figcaption></figure>'
    const { byline, image } = only(await read(page(figure + body)))
    expect(byline).toEqual([])
    expect(image?.caption).toBe('Glade elever. Foto: Kari Nordmann')
  })

  test('is one with a name rather than an address for letters', async () => {
    const signed = '<p class="author">Av Kari Nordmann og Ola Hansen</p>'
    const address = '<meta name="author" content="kari@avisa.example">'
    expect(only(await read(page(signed + body, address))).byline).toMatchObject([
      { name: 'Kari Nordmann' },
      { name: 'Ola Hansen' },
    ])
    expect(only(await read(page(body, address))).byline).toEqual([{ name: 'kari@avisa.example', role: null }])
  })
})
