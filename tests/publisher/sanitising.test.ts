import * as fc from 'fast-check'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Block } from '#article/block.ts'
import { publish } from '#publisher/publish.ts'
import { only, readMd, textOf } from './reading.ts'
import { emptyPlace, jsonIn, newsroomOf, story as storyOf } from './smallNewsroom.ts'

const story = (html: string) => `---\ntitle: Tittel\nlanguage: nb\n---\n\n${html}\n`
const read = (html: string) => readMd(story(html))

async function blocksOf(html: string): Promise<Block[]> {
  return only(await read(html)).sections.flatMap(({ blocks }) => blocks)
}
const text = (words: string) => ({ type: 'paragraph', text: [words] })

describe('no word of a story is lost', () => {
  test.each([
    ['loose in a list', '<ul>løs<li>entry</li></ul>', ['løs', 'entry']],
    ['in a list written straight into a list', '<ul><li>a</li><ul><li>b</li></ul></ul>', ['a', 'b']],
    ['in a definition without a term', '<dl><dd>forklaring</dd><dt>ord</dt></dl>', ['forklaring', 'ord']],
    ['beside a picture in a figure', '<figure><img src="a.png"><p>tillegg</p></figure>', ['tillegg']],
    [
      'in the caption of several pictures',
      '<figure><img src="a"><img src="b"><figcaption>felles</figcaption></figure>',
      ['felles'],
    ],
    ['of a quotation that has only its source', '<blockquote><footer>Ibsen</footer></blockquote>', ['Ibsen']],
    ['in a form', '<form><p>Skriv til oss</p><button>Send</button></form>', ['Skriv til oss']],
    ['in elements nobody has heard of', '<x-y>ett <z-w>to</z-w></x-y>', ['ett to']],
    [
      'in a table inside a table',
      '<table><tr><td>ytre<table><tr><td>indre</td></tr></table></td></tr></table>',
      ['ytre', 'indre'],
    ],
  ])('%s', async (_, html, words) => {
    const shown = textOf(only(await read(`Før.\n\n${html}\n\nEtter.`)))
    for (const word of words) expect(shown).toContain(word)
  })

  test('nor glued to its neighbour', async () => {
    const shown = textOf(
      only(
        await read(
          '<h2>Linje<br>to</h2>\n\n<table><tr><td><p>a</p><p>b</p></td></tr></table>\n\n<span><div>c</div><div>d</div></span>',
        ),
      ),
    )
    expect(shown).toContain('Linje to')
    expect(shown).toContain('a\nb')
    expect(shown).toContain('c\nd')
  })

  test('however blocks and marks are nested', async () => {
    const tags = [
      'div',
      'section',
      'span',
      'b',
      'em',
      'ul',
      'li',
      'blockquote',
      'aside',
      'figure',
      'center',
      'a',
      'font',
      'details',
    ]
    const tree: fc.Memo<string> = fc.memo((depth) =>
      depth <= 1
        ? fc.stringMatching(/^[a-zæøå]{3,8}$/)
        : fc
            .tuple(fc.constantFrom(...tags), fc.array(tree(depth - 1), { minLength: 1, maxLength: 3 }))
            .map(([tag, inner]) => `<${tag}> ${inner.join(' ')} </${tag}>`),
    )
    await fc.assert(
      fc.asyncProperty(tree(5), async (html) => {
        const words = html
          .replace(/<[^>]*>/g, ' ')
          .trim()
          .split(/\s+/)
          .toSorted()
        const shown = textOf(only(await read(`<div>${html}</div>`)))
        expect(shown.replace('Tittel', '').trim().split(/\s+/).toSorted()).toEqual(words)
      }),
    )
  })
})

describe('pictures', () => {
  test.each([
    ['a heading', '<h2>Tittel <img src="x.png" alt="En bru"></h2>'],
    ['a table', '<table><tr><td><img src="x.png" alt="En bru"></td></tr></table>'],
    ['a list', '<ul><li>Se <img src="x.png" alt="En bru"></li></ul>'],
    ['a link', '[![En bru](x.png)](https://a.example)'],
    ['a linked figure', '<figure><a href="https://a.example"><img src="x.png" alt="En bru"></a></figure>'],
  ])('in %s are kept', async (_, html) => {
    expect(JSON.stringify(await blocksOf(html))).toContain('"alt":"En bru"')
  })

  test('in a paragraph follow it, and a title is the caption', async () => {
    expect(await blocksOf('Se ![En bru](x.png "Brua i kveldslys") her.')).toMatchObject([
      text('Se her.'),
      { type: 'image', image: { alt: 'En bru', caption: 'Brua i kveldslys' } },
    ])
  })

  test('written into the text as data are kept when they are pictures, and told of shortly when they are not', async () => {
    const dot = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#9c2b1f' } })
      .png()
      .toBuffer()
    const newsroom = await newsroomOf({
      'a.md': storyOf('A', '', `![En prikk](data:image/png;base64,${dot.toString('base64')})`),
      'b.md': storyOf('B', '', `![x](data:image/png;base64,${'A'.repeat(5000)})\n\nTekst.`),
      'c.md': storyOf('C', '', '![x](data:image/svg+xml;base64,PHN2Zy8+)\n\nTekst.'),
    })
    const to = path.join(await emptyPlace(), 'edition')
    const { findings } = await publish({ newsrooms: [newsroom], to })
    expect(findings.map(({ file, code }) => [file, code])).toEqual([
      ['b.md', 'picture.lost'],
      ['c.md', 'picture.lost'],
    ])
    for (const { message } of findings) expect(message.length).toBeLessThan(250)
    const { sections } = await jsonIn(to, 'edition/articles/a.json')
    expect(sections[0].blocks[0].image).toMatchObject({ width: 40, height: 20, color: '#9c2b1f' })
  })
})

describe('running text', () => {
  test('has its white space folded across marks, as browsers do it', async () => {
    expect(await blocksOf('<p>  en <b> to </b> tre<br>  fire  </p>')).toEqual([
      { type: 'paragraph', text: ['en ', { mark: 'strong', text: ['to '] }, 'tre\nfire'] },
    ])
  })

  test('is parted in paragraphs where the writer broke the line twice', async () => {
    expect(await blocksOf('<p>Ett.<br><br>– To.<br>Tre.</p>')).toEqual([
      text('Ett.'),
      { type: 'paragraph', speech: true, text: ['– To.\nTre.'] },
    ])
  })

  test('keeps no-break spaces, soft hyphens and quotation marks as they are', async () => {
    expect(await blocksOf('«368\u00A0208» men\u00ADneske – ja')).toEqual([text('«368\u00A0208» men\u00ADneske – ja')])
  })

  test('of a paragraph in another language says so', async () => {
    expect(await blocksOf('<p lang="en">So long, <span lang="nb">takk</span> and <q>bye</q></p>')).toEqual([
      {
        type: 'paragraph',
        text: [
          { mark: 'lang', lang: 'en', text: ['So long, ', { mark: 'lang', lang: 'nb', text: ['takk'] }, ' and “bye”'] },
        ],
      },
    ])
  })

  test('has check boxes as characters, and footnotes that name their note', async () => {
    const blocks = await blocksOf('- [ ] igjen\n- [x] gjort\n\nPåstand.[^kilde]\n\n[^kilde]: Kilde.')
    expect(JSON.stringify(blocks)).toContain('☐ igjen')
    expect(JSON.stringify(blocks)).toContain('☑ gjort')
    const reference = { mark: 'footnote', note: 1, reference: 1, text: ['1'] }
    expect(blocks[1]).toEqual({ type: 'paragraph', text: ['Påstand.', { mark: 'sup', text: [reference] }] })
    expect((await blocksOf('Et <a data-footnote-ref href="#x">kryss</a>'))[0]).toEqual(text('Et kryss'))
  })
})

describe('quotations', () => {
  test('give their source as credit, but a title inside a sentence stays there', async () => {
    expect(await blocksOf('<blockquote><p>Evig eies kun det tapte.</p><footer>Ibsen</footer></blockquote>')).toEqual([
      { type: 'quote', blocks: [text('Evig eies kun det tapte.')], credit: 'Ibsen' },
    ])
    expect(await blocksOf('<blockquote>Som sagt i <cite>Brand</cite> en gang</blockquote>')).toMatchObject([
      { credit: null, blocks: [{ text: ['Som sagt i ', { mark: 'em', text: ['Brand'] }, ' en gang'] }] },
    ])
  })
})

describe('what is dropped', () => {
  test.each([
    ['a comment', '<!-- husk å ringe -->', /<!-- -->.*“husk å ringe”/],
    ['a film, with its address', '<video><source src="film.mp4"></video>', /<video src=film\.mp4>/],
    ['a frame, with its address', '<iframe src="https://x.example/kart"></iframe>', /src=https:\/\/x\.example\/kart/],
    ['a control', 'Navn: <input type="text" value="x">', /<input>/],
    ['a script in a heading', '<h2>Hei<script>alert(1)</script></h2>', /<script>/],
    ['text only browsers without script show', '<noscript>Slå på JavaScript</noscript>', /“Slå på JavaScript”/],
    ['a link around paragraphs', '<div><a href="https://a.example"><p>Tekst</p></a></div>', /whole paragraphs/],
    ['a link around a picture', '[![x](x.png)](https://a.example)', /link around a picture/],
  ])('%s, is named with its line', async (_, html, message) => {
    const { findings } = await read(`Før.\n\n${html}`)
    expect(findings).toEqual([expect.objectContaining({ line: 8, message: expect.stringMatching(message) })])
  })

  test.each([
    '/\\evil.example',
    '/\t/evil.example',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    '&#106;avascript:alert(1)',
  ])('the address %j of a link', async (href) => {
    const reading = await read(`Se <a href="${href}">denne</a>.`)
    expect(only(reading).sections[0]!.blocks).toEqual([text('Se denne.')])
    expect(reading.findings.map(({ code }) => code)).toEqual(['link.dropped'])
  })

  test.each(['https://a.example/?a=1&b=2', 'mailto:a@b.example', 'tel:+4722334455', '/a/sak', '#kilder'])(
    'but not the address %s',
    async (href) => {
      expect(await blocksOf(`Se <a href="${href}">denne</a>.`)).toMatchObject([
        { text: ['Se ', { mark: 'link', href }, '.'] },
      ])
    },
  )
})
