import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Article } from '#article/article.ts'
import type { Block, Table } from '#article/block.ts'
import { publish } from '#publisher/publish.ts'
import { bylineOf } from '#publisher/sources/words/byline.ts'
import { wordsOf } from '#publisher/sources/words/plainWords.ts'
import { teaserText } from '#publisher/sources/feeds/feedText.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf } from './smallNewsroom.ts'
import { only, readFile, readMd, readText, textOf } from './reading.ts'

const firstBlock = ({ sections }: Article) => sections[0]!.blocks[0]!

async function editionOf(files: Record<string, string>): Promise<string> {
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [await newsroomOf(files)], to })
  return to
}

const slugsIn = async (edition: string) =>
  ((await jsonIn(edition, 'edition/catalogue.json')).stories as { slug: string }[]).map(({ slug }) => slug).toSorted()

describe('words that are struck out', () => {
  test('stay, and stay struck out', async () => {
    const article = only(
      await readMd('# Prisen\n\nPrisen er ~~100~~ 200 kroner, og <del>siktet</del> <s>dømt</s> frikjent.\n'),
    )
    expect(firstBlock(article)).toEqual({
      type: 'paragraph',
      text: [
        'Prisen er ',
        { mark: 'del', text: ['100'] },
        ' 200 kroner, og ',
        { mark: 'del', text: ['siktet'] },
        ' ',
        { mark: 'del', text: ['dømt'] },
        ' frikjent.',
      ],
    })
  })

  test('are no part of headlines or of what lists say', async () => {
    const article = only(
      await readMd('# Prisen er ~~100~~ 200 kroner\n\nTekst.\n\n## Det er <s>ikke</s> sant\n\nMer om saken.\n'),
    )
    expect(article.headline).toBe('Prisen er 200 kroner')
    expect(article.sections[1]!.heading).toBe('Det er sant')
  })

  test('stay in a paragraph whose first sentence became the headline', async () => {
    const article = only(await readMd('Prisen er ~~100~~ 200 kroner. Det er dyrt.\n'))
    expect(article.headline).toBe('Prisen er 200 kroner')
    expect(textOf(article)).toContain('Prisen er 100 200 kroner. Det er dyrt.')
  })

  test('also in whole paragraphs and lists, and a story of nothing else is not empty', async () => {
    const page = '# Rettelse\n\n<del>\n\nHele avsnittet er feil.\n\n- Og lista\n\n</del>\n'
    const { blocks } = only(await readMd(page)).sections[0]!
    const struck = (words: string) => ({ type: 'paragraph', text: [{ mark: 'del', text: [words] }] })
    expect(blocks).toEqual([
      struck('Hele avsnittet er feil.'),
      { type: 'list', ordered: false, start: 1, entries: [[struck('Og lista')]] },
    ])
  })

  test('give no headline, and a text of nothing else is told', async () => {
    const article = only(await readMd('~~Broen er stengt.~~\n\nBroen er åpen. Den åpnet i går.'))
    expect(article.headline).toBe('Broen er åpen')
    expect(textOf(article)).toContain('Broen er stengt.')
    const { stories, findings } = await readMd('~~Broen er stengt.~~')
    expect(stories).toEqual([])
    expect(findings).toMatchObject([{ kind: 'rejected', words: 'article.empty/nothing' }])
  })

  test('are struck out on the page and in the feeds', async () => {
    const edition = await editionOf({
      'lesesal.json': '{"base":"https://avisa.example"}',
      'pris.md': '---\ntitle: Pris\nlede: Ingressen.\nlanguage: nb\n---\n\nPrisen er ~~100~~ 200 kroner.\n',
    })
    const files = await contentOf(edition)
    expect(files.get('a/pris/index.html')!.toString()).toContain('Prisen er <del>100</del> 200 kroner.')
    expect(JSON.parse(files.get('feed.json')!.toString()).items[0].content_html).toContain('<del>100</del>')
  })
})

describe('a numbered list', () => {
  const counted = (list: object, ...words: string[]) => ({
    type: 'list',
    ordered: true,
    ...list,
    entries: words.map((word) => [{ type: 'paragraph', text: [word] }]),
  })

  test.each([
    ['<ol start="3"><li>A<li>B</ol>', [counted({ start: 3 }, 'A', 'B')]],
    ['<ol reversed><li>A<li>B<li>C</ol>', [counted({ start: 3, reversed: true }, 'A', 'B', 'C')]],
    ['<ol reversed start="10"><li>A<li>B</ol>', [counted({ start: 10, reversed: true }, 'A', 'B')]],
    ['<ol type="a"><li>A<li>B</ol>', [counted({ start: 1, numbering: 'a' }, 'A', 'B')]],
    ['<ol style="list-style-type: upper-roman"><li>A</ol>', [counted({ start: 1, numbering: 'I' }, 'A')]],
    ['<ol><li>A<li value="7">B<li>C</ol>', [counted({ start: 1 }, 'A'), counted({ start: 7 }, 'B', 'C')]],
    ['<ol><li>A<li><li>C</ol>', [counted({ start: 1 }, 'A'), counted({ start: 3 }, 'C')]],
    ['<ol><li>A<li value="to">B</ol>', [counted({ start: 1 }, 'A', 'B')]],
    ['<ol><li>A</li><ul></ul><li>B</li></ol>', [counted({ start: 1 }, 'A', 'B')]],
  ])('keeps its numbers: %s', async (html, lists) => {
    expect(only(await readMd(`# Punktene\n\nDet er disse.\n\n${html}\n`)).sections[0]!.blocks.slice(1)).toEqual(lists)
  })

  test('counts on past a list that is written straight into it', async () => {
    const html = '<ol><li>Først</li><ul><li>under</li></ul><li>Så</li></ol>'
    const [, list, ...more] = only(await readMd(`# Punktene\n\nDet er disse.\n\n${html}\n`)).sections[0]!.blocks
    expect(list).toMatchObject({ type: 'list', start: 1, entries: [[{}, { type: 'list' }], [{}]] })
    expect(more).toEqual([])
  })

  test('has the same numbers on the page and in the feeds', async () => {
    const edition = await editionOf({
      'lesesal.json': '{"base":"https://avisa.example"}',
      'lista.md':
        '---\ntitle: Lista\nlede: Ingressen.\nlanguage: nb\n---\n\n<ol reversed type="A"><li>Sist</li><li>Først</li></ol>\n',
    })
    const files = await contentOf(edition)
    expect(files.get('a/lista/index.html')!.toString()).toMatch(
      /<ol class="[^"]+" start="2" reversed="" type="A" data-numbering="A">/,
    )
    expect(JSON.parse(files.get('feed.json')!.toString()).items[0].content_html).toContain(
      '<ol start="2" reversed="reversed" type="A">',
    )
  })
})

describe('figures that are set apart', () => {
  test.each([
    ['## Over 10<sup>9</sup> kroner', 'Over 10⁹ kroner'],
    ['## CO<sub>2</sub> og H<sub>2</sub>O', 'CO₂ og H₂O'],
    ['## Den 2<sup>nd</sup> gangen', 'Den 2nd gangen'],
  ])('are still apart in a heading: %s', async (written, heading) => {
    const { sections } = only(await readMd(`# Tallene\n\nFørst.\n\n${written}\n\nTekst.\n`))
    expect(sections[1]!.heading).toBe(heading)
  })
})

describe('a link', () => {
  test('in the first sentence stays when that becomes the headline', async () => {
    const article = only(await readMd('Les [denne saken](https://nrk.no/sak/1). Den er viktig.\n'))
    expect(article.headline).toBe('Les denne saken')
    expect(JSON.stringify(article.sections)).toContain('"href":"https://nrk.no/sak/1"')
    expect(only(await readMd('Les saken. [Den](https://nrk.no/sak/1) er viktig.\n')).sections[0]!.blocks).toHaveLength(
      1,
    )
    expect(textOf(only(await readMd('Les saken. [Den](https://nrk.no/sak/1) er viktig.\n')))).toBe(
      '\nLes saken\n\n\nDen er viktig.',
    )
  })

  test('that a heading or a caption cannot have is told', async () => {
    const { findings } = await readMd(
      '# Tallene\n\nFørst.\n\n## Rapport: [SSB](https://ssb.no)\n\n<figure><img src="a.png" alt="A"><figcaption>Foto: <a href="https://foto.example">Ola</a></figcaption></figure>\n',
    )
    const told = findings.filter(({ words }) => words === 'link.dropped/plain')
    expect(told.map(({ values, line }) => [values.address, line])).toEqual([
      ['https://ssb.no', 5],
      ['https://foto.example', 7],
    ])
  })
})

describe('what only a program of the site understands', () => {
  test('is no part of a text in MDX, and its content is', async () => {
    const mdx = `import Foo from '../Foo.astro'
export const x = 3;

# Saken

Fra <Foo /> teksten. Kode: \`import a\`.

<Faktaboks title="Fakta om saken">

Viktig tekst.

</Faktaboks>
`
    const reading = await readFile(mdx, 'norge/sak.mdx')
    const article = only(reading)
    expect(article.headline).toBe('Saken')
    expect(textOf(article).trim().split('\n').filter(Boolean)).toEqual([
      'Saken',
      'Fra teksten. Kode: import a.',
      'Viktig tekst.',
    ])
    const dropped = reading.findings.filter(({ words }) => words === 'template.dropped')
    expect(dropped.map(({ line }) => line)).toEqual([1, 6, 8])
  })

  test('goes on to its closing bracket, over blank lines, and may hold the story', async () => {
    const mdx = (setting: string) =>
      `export const metadata = {\n  title: 'Bru',\n\n  ${setting},\n}\n\n# Brua\n\nBrua er åpen.\n`
    const out = await readMd(mdx("author: 'Kari'"), 'sak.mdx')
    expect(textOf(only(out)).trim().split(/\n+/)).toEqual(['Brua', 'Brua er åpen.'])
    const { stories, findings } = await readMd(mdx('draft: true'), 'sak.mdx')
    expect(stories.map(({ article, standing }) => [article.headline, standing.status])).toEqual([['Brua', 'withheld']])
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'held', words: 'draft/line' }))
  })

  test('is not the prose of MDX that begins as a command does', async () => {
    const prose =
      'The government said that it would raise\nimport duties on steel, and then\nexport const-price goods.\n\nExport default rates rose.'
    const article = only(await readFile(`# Duties\n\n${prose}\n`, 'norge/sak.mdx'))
    expect(textOf(article)).toContain('raise import duties on steel, and then export const-price goods.')
    expect(textOf(article)).toContain('Export default rates rose.')
  })

  test('is a figure of Hugo in any quotation marks, with its credit', async () => {
    const { sections } = only(
      await readMd("# T\n\nTekst.\n\n{{< figure src='b.png' alt='Bru' caption=\"Brua\" attr='Ola Hansen' >}}\n"),
    )
    expect(sections[0]!.blocks[1]).toMatchObject({ type: 'image', image: { caption: 'Brua', credit: 'Ola Hansen' } })
  })
})

test('a list beside dates keeps its numbers', async () => {
  const blocks = only(await readMd('# T\n\nTekst.\n\n1. Først\n1. Så\n17. mai feires.\n')).sections[0]!.blocks.slice(1)
  const entry = (words: string) => [{ type: 'paragraph', text: [words] }]
  expect(blocks).toEqual([
    { type: 'list', ordered: true, start: 1, entries: [entry('Først'), entry('Så')] },
    { type: 'paragraph', text: ['17. mai feires.'] },
  ])
})

describe('a line of Markdown that begins as an entry of a list does', () => {
  const partsOf = async (body: string) =>
    only(await readMd(`---\ntitle: T\nlede: L.\n---\n\n${body}\n`)).sections[0]!.blocks.map((block) =>
      block.type === 'paragraph' ? wordsOf(block.text).replaceAll('\n', ' ') : block.type,
    )

  test.each([
    'Loven om skoler er gammel, og den ble endret\n1. januar 2018. Siden har ingen\nklaget.',
    'Etter kampen i går kveld er Lom nå på\n1. plass i serien.',
    'Han sier at boka er en av de beste\n- og lengste - han har lest.',
  ])('goes on with the sentence above: %j', async (body) => {
    expect(await partsOf(body)).toEqual([body.replaceAll('\n', ' ')])
  })

  test.each(['Ta med\n- lue\n- votter', 'Ta med:\n- lue', 'Ta med\n* lue', 'Ta med\n- Lue', 'Ta med.\n1. lue'])(
    'is one where it stands below a label, begins with a capital or is one of several: %j',
    async (body) => expect(await partsOf(body)).toEqual([body.split('\n')[0], 'list']),
  )

  test.each([
    ['- ta med lue\n  - gjerne rød', 'gjerne rød'],
    ['1. ta med lue\n   1. gjerne rød', 'gjerne rød'],
  ])('is one below an entry of another list: %j', async (body, words) => {
    const [list] = only(await readMd(`# T\n\nTekst.\n\n${body}\n`)).sections[0]!.blocks.slice(1)
    expect(list).toMatchObject({ entries: [[{}, { type: 'list', entries: [[{ text: [words] }]] }]] })
  })

  test('goes on with an entry of a list where it is a date', async () => {
    const body = '- loven om skoler er gammel, og den ble endret\n  1. januar 2018'
    expect(firstBlock(only(await readMd(`---\ntitle: T\nlede: L.\n---\n\n${body}\n`)))).toMatchObject({
      entries: [[{ text: [body.slice(2).replace('\n  ', ' ')] }]],
    })
  })
})

describe('words in brackets', () => {
  const linesOf = async (body: string) =>
    textOf(only(await readMd(`---\ntitle: T\nlede: L.\n---\n\n${body}\n`)))
      .split('\n')
      .slice(4)

  test.each([
    [
      '[Kari]: Ja.\n\n[Ola]: Hvorfor?\n\n[Kari]: Jeg liker det.',
      ['[Kari]: Ja.', '[Ola]: Hvorfor?', '[Kari]: Jeg liker det.'],
    ],
    ['[Kari]: Nei.\n[Ola]: Jo!', ['[Kari]: Nei.', '[Ola]: Jo!']],
    ['[Kari]: Ja.\n\n[Kari] ler.', ['[Kari]: Ja.', '[Kari] ler.']],
    ['[intervjuer]: Hvorfor?\n\n[Kari]: Ja', ['[intervjuer]: Hvorfor?', '[Kari]: Ja']],
    ['[Kari]: Nei (ler)\n\n[Note]: Ja, "kanskje"', ['[Kari]: Nei (ler)', '[Note]: Ja, "kanskje"']],
    ['[Kari]: 50/50\n\n[Ola]: Ja/nei.\n\n[Kari]: 10:30', ['[Kari]: 50/50', '[Ola]: Ja/nei.', '[Kari]: 10:30']],
    [
      '[Anne]: Fisk/kjøtt/grønt.\n\n[Nina]: NRK.no.\n\n[Ivar]: #klima',
      ['[Anne]: Fisk/kjøtt/grønt.', '[Nina]: NRK.no.', '[Ivar]: #klima'],
    ],
    ['Sant.[1] Og nytt.[2]\n\n[1]: SSB\n[2]: NTB (2019)', ['Sant.[1] Og nytt.[2]', '[1]: SSB', '[2]: NTB (2019)']],
    [
      'Sant.[^1] Og nytt.\n\n[^1]: SSB\n\n[^kilde]: NTB, *2019*',
      ['Sant.1 Og nytt.', '[^kilde]: NTB, 2019', 'Fotnoter', 'SSB'],
    ],
    ['Sant.[^2]\n\n[^1]: - SSB\n    - NTB', ['Sant.[^2]', '[^1]:', 'SSB', 'NTB']],
    ['Skriv <navn> i feltet. Han het <Ukjent>.', ['Skriv <navn> i feltet. Han het <Ukjent>.']],
    ['– Ja.\n\n<sukk>\n\n<sukk>\n\n– Nei.', ['– Ja.', '<sukk>', '<sukk>', '– Nei.']],
    ['Skriv <fullt navn> og <b>send</b>.', ['Skriv <fullt navn> og send.']],
    ['Se <link til rapporten>. Der a<b og b>c.', ['Se <link til rapporten>. Der a<b og b>c.']],
    [
      '<title til boka>\n\nBruk <script> og <style> med vett.',
      ['<title til boka>', 'Bruk <script> og <style> med vett.'],
    ],
    [
      '<script>\n\nTaggen over er *farlig* for alle nettsider i dag.\n\nKari leste.',
      ['<script>', 'Taggen over er farlig for alle nettsider i dag.', 'Kari leste.'],
    ],
    ['<style>\nhar mange mistet i denne saken.', ['<style> har mange mistet i denne saken.']],
    ['<script for revyen>\n\n*Ola* skrev.\n\nKari leste.', ['<script for revyen>', 'Ola skrev.', 'Kari leste.']],
  ])('are words: %j', async (body, lines) => expect(await linesOf(body)).toEqual(lines))

  test('are told where a “<script>” that nobody closes takes them', async () => {
    const { findings } = await readMd('# T\n\nIngress.\n\n<script type="module">\n\nKommunen åpner brua i dag.\n')
    expect(findings.map(({ values }) => values)).toContainEqual({
      what: '<script>',
      text: 'Kommunen åpner brua i dag.',
    })
  })

  test.each([
    ['Se [kilden] og [om oss][om].\n\n[kilden]: https://a.example\n[om]: om-oss', ['Se kilden og om oss.']],
    ['Tekst.\n\n[//]: # (Husk bildet.)\n\n[comment]: <> (Husk det.)', ['Tekst.']],
    ['Les [om oss], og om [Lom].\n\n[om oss]: om-oss\n[Lom]: lom', ['Les om oss, og om Lom.']],
    ['Tekst.\n\n[//]: - "Ikke ring kilden"\n\n[//]: Hemmelig', ['Tekst.']],
    ['[_metadata_:author]:- "Kari Nordmann"\n[_metadata_:status]: utkast\n\nTekst.', ['Tekst.']],
    ['Tekst.\n\n[comment]: <Ikke for lesere>\n[kommentar]: hemmelig\n[todo]: # (ring)', ['Tekst.']],
    ['Sant.[1] Se [om oss][2].\n\n[1]: https://ssb.example "SSB"\n[2]: om-oss', ['Sant.1 Se om oss.']],
    ['<boks>Tekst.</boks> <my-box> <Boks tittel="x"> <!-- <navn> -->', ['Tekst.']],
    ['Tekst.\n\n<script>\nconst a = 1;\nif (a) { run(a); }', ['Tekst.']],
    ['<div markdown>\n\n*Tekst*.\n\n</div>\n\n<script>\nlet a\n</script>\n\n<input disabled required>', ['Tekst.']],
  ])('are marks where a link or an element is meant: %j', async (body, lines) =>
    expect(await linesOf(body)).toEqual(lines),
  )

  test.each(['[//]: # (Husk bildet)', '[comment]: <> (Husk bildet)', '[todo]: Husk', '[Nina]: NRK.no'])(
    'and told: %s',
    async (note) => {
      const { findings } = await readMd(`# Bru\n\nTekst.\n\n${note}\n`)
      expect(findings).toContainEqual(expect.objectContaining({ kind: 'repaired', code: 'html.dropped', line: 5 }))
    },
  )

  test('are told of no address that nothing leads to', async () => {
    const { findings } = await readMd('# Bru\n\nTekst.[1]\n\n[1]: ssb.no\n\n[om]: https://a.example\n')
    expect(findings.map(({ code }) => code)).not.toContain('html.dropped')
  })
})

describe('a picture in a paragraph', () => {
  const partsOf = async (body: string) =>
    only(await readMd(`---\ntitle: T\nlede: Brua.\n---\n\n${body}\n`)).sections[0]!.blocks.map((block) =>
      block.type === 'image' ? [block.image.alt, block.image.caption] : wordsIn(block),
    )
  const wordsIn = (block: Block) => (block.type === 'paragraph' ? wordsOf(block.text) : block.type)

  test.each([
    '![Bru](bru.jpg)\n*Brua i dag. Foto: Ola Hansen*',
    '[![Bru](bru.jpg)](https://a.example/bru)\n_Brua i dag. Foto: Ola Hansen_',
    '<p><img src="bru.jpg" alt="Bru"><br><em>Brua i dag. Foto: Ola Hansen</em></p>',
  ])('has as caption the words in italics that are all below it: %s', async (body) => {
    expect(await partsOf(`Før.\n\n${body}\n\nEtter.`)).toEqual([
      'Før.',
      ['Bru', 'Brua i dag. Foto: Ola Hansen'],
      'Etter.',
    ])
  })

  test('has each its own', async () => {
    const pairs = '![a](a.jpg)\n*Ein*\n![b](b.jpg)\n*To*'
    expect(await partsOf(pairs)).toEqual([
      ['a', 'Ein'],
      ['b', 'To'],
    ])
  })

  test.each([
    ['![[bru.jpg]]\nBrua åpner.', [['', null], 'Brua åpner.']],
    ['![Bru](bru.jpg) *Nei!* sa hun.', [['Bru', null], 'Nei! sa hun.']],
    ['![Bru](bru.jpg "I dag")\n*Brua*', [['Bru', 'I dag'], 'Brua']],
    ['![a](a.jpg) ![b](b.jpg)\n*Begge*', [['a', null], ['b', null], 'Begge']],
    ['Vi ser ![Bru](bru.jpg) i teksten.', ['Vi ser i teksten.', ['Bru', null]]],
    ['*Kursiv* ![Bru](bru.jpg)', ['Kursiv', ['Bru', null]]],
  ])('stands where it stood: %s', async (body, parts) => expect(await partsOf(body)).toEqual(parts))

  test('may have a name with spaces, which CommonMark takes for text', async () => {
    const body = '![Brua](Ny bru i Lom.JPG)\n\n![Veien](bilder/ny vei.png "Veien i dag")'
    const { wanted, articles } = await readMd(`---\ntitle: T\nlede: Brua.\n---\n\n${body}\n`)
    expect(wanted.map(({ src }) => decodeURI(src))).toEqual(['Ny bru i Lom.JPG', 'bilder/ny vei.png'])
    expect(wanted.map(({ image }) => [image.alt, image.caption])).toEqual([
      ['Brua', null],
      ['Veien', 'Veien i dag'],
    ])
    expect(textOf(articles[0]!)).not.toContain('](')
  })

  test.each(['`![Brua](ny bru.jpg)`', '![Brua](ny bru)'])('is none in %s', async (body) => {
    expect((await readMd(`---\ntitle: T\n---\n\nSkriv ${body} der.\n`)).wanted).toEqual([])
  })
})

describe('dashes right below a line of Markdown', () => {
  const partsOf = async (body: string) =>
    only(await readMd(`---\ntitle: T\nlede: Brua.\n---\n\nFør.\n\n${body}\n\nEtter.\n`)).sections.flatMap(
      ({ heading, blocks }) => [
        ...(heading === null ? [] : [`## ${heading}`]),
        ...blocks.map((block) => (block.type === 'paragraph' ? wordsOf(block.text) : block.type)),
      ],
    )

  test.each([
    ['Brua åpner i dag, sier kommunen.\n---', ['Brua åpner i dag, sier kommunen.', 'rule']],
    ['Brua åpner i dag.\nVeien er ny.\n---', ['Brua åpner i dag. Veien er ny.', 'rule']],
    ['«Brua åpner i dag.»\n-----', ['«Brua åpner i dag.»', 'rule']],
  ])('part a sentence from what follows: %j', async (body, parts) => {
    expect(await partsOf(body)).toEqual(['Før.', ...parts, 'Etter.'])
  })

  test.each(['Brua åpner\n---', 'Brua åpner\n----------', 'Brua er her.\n------------', 'Hva nå?\n---'])(
    'make a sub-heading of any other, and of one they are drawn along: %j',
    async (body) => expect(await partsOf(body)).toEqual(['Før.', `## ${body.split('\n')[0]}`, 'Etter.']),
  )
})

describe('numbers in Markdown', () => {
  const readBody = async (body: string) => only(await readMd(`---\ntitle: T\nlede: Tallene.\n---\n\n${body}\n`))
  const blocksOf = async (body: string) => (await readBody(body)).sections[0]!.blocks
  const texts = (...words: string[]) => words.map((text) => ({ type: 'paragraph', text: [text] }))
  const places = (start: number, ...names: string[]) => ({
    type: 'list',
    ordered: true,
    start,
    entries: names.map((name) => texts(name)),
  })

  test.each([
    ['7. 12. 20. 24. 29. 31. 34.', ['7. 12. 20. 24. 29. 31. 34.']],
    ['7. 12. 20.\n8. 14. 22.', ['7. 12. 20.', '8. 14. 22.']],
    ['– Når var det?\n\n1945.', ['– Når var det?', '1945.']],
    ['1.\n\nFørst.\n\n2.\n\nSå.', ['1.', 'Først.', '2.', 'Så.']],
    ['17. 5. 2024 åpnet brua.', ['17. 5. 2024 åpnet brua.']],
  ])('that nothing but numbers follow are no list: %j', async (body, lines) => {
    expect(
      textOf(await readBody(body))
        .split('\n')
        .slice(4),
    ).toEqual(lines)
  })

  test('that several share, or that are left out, stay theirs', async () => {
    expect(await blocksOf('1. Ola\n1. Kari\n3. Per')).toEqual([places(1, 'Ola'), places(1, 'Kari'), places(3, 'Per')])
    expect(await blocksOf('12. Ola\n15. Kari\n16. Per')).toEqual([places(12, 'Ola'), places(15, 'Kari', 'Per')])
  })

  test('that are all 1 are counted', async () => {
    expect(await blocksOf('1. Ola\n1. Kari\n1. Per')).toEqual([places(1, 'Ola', 'Kari', 'Per')])
  })

  test('and hours with one “~” between them are not struck out', async () => {
    expect(await blocksOf('Åpent kl. 10~12 og 14~16.\n\n~100 kr, ~200 for voksne.')).toEqual(
      texts('Åpent kl. 10~12 og 14~16.', '~100 kr, ~200 for voksne.'),
    )
  })

  test('and a star between them is no emphasis', async () => {
    expect(await blocksOf('Gulvet er 3*4 meter, og 99*88*77 er mye, **5*3** er 15.')).toEqual([
      {
        type: 'paragraph',
        text: ['Gulvet er 3*4 meter, og 99*88*77 er mye, ', { mark: 'strong', text: ['5*3'] }, ' er 15.'],
      },
    ])
    expect(textOf(await readBody('Se https://a.example/3*4 og `3*4`.'))).toContain('Se https://a.example/3*4 og 3*4.')
    expect(textOf(await readBody('<div>2*3*4</div>\n\nSå:\n\n    a = 2*3*4'))).not.toContain('\\')
  })

  test('and a star alone is a rule', async () => {
    expect(await blocksOf('Først.\n\n*\n\nSå.')).toEqual([...texts('Først.'), { type: 'rule' }, ...texts('Så.')])
  })
})

test.each([
  ['<figcaption>Tabellen i <b>dag</b></figcaption>', 'Tabellen i dag'],
  ['<figcaption>Kilde: <a href="https://ssb.example">SSB</a></figcaption>', null],
  ['<table><tr><td>Vågå</td></tr></table><figcaption>Begge</figcaption>', null],
])('below its only table a figure has the caption of that: %s', async (rest, caption) => {
  const table = '<table><tr><td>Lom</td></tr></table>'
  const article = only(await readMd(`# T\n\nFørst.\n\n<figure>${table}${rest}</figure>\n`))
  expect(article.sections[0]!.blocks[1]).toMatchObject({ type: 'table', caption })
  expect(textOf(article)).toContain(rest.replace(/.*<figcaption>/, '').replaceAll(/<[^>]+>/g, ''))
})

test('a row of a table that is longer than its headings keeps its last cells', async () => {
  const table = only(await readMd('# T\n\nTekst.\n\n| A | B |\n| - | - |\n| 1 | 2 |\n| 3 | 4 | 5 |\n')).sections[0]!
    .blocks[1] as Table
  expect(table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    [['A'], ['B'], []],
    [['1'], ['2'], []],
    [['3'], ['4'], ['5']],
  ])
})

test.each([
  ['### A\n\nTekst.\n\n### B\n\nTekst.', [2, 2]],
  ['## A\n\nTekst.\n\n#### B\n\nTekst.\n\n#### C\n\nTekst.\n\n### D\n\nTekst.', [2, 3, 3, 3]],
  ['#### A\n\nTekst.\n\n## B\n\nTekst.\n\n### C\n\nTekst.', [2, 2, 3]],
  ['## A\n\n### B\n\n#### C\n\n##### D\n\nTekst.', [2, 3, 4, 4]],
])('headings go down one level at a time: %j', async (body, levels) => {
  const { sections } = only(await readMd(`# T\n\nTekst.\n\n${body}\n`))
  expect(sections.slice(1).map(({ level = 2 }) => level)).toEqual(levels)
})

test('a row of headings with an empty corner is one of headings, and a first row with nothing to say is not', async () => {
  const headingsIn = async (rows: string) => {
    const { blocks } = only(await readMd(`# T\n\nTekst.\n\n<table>${rows}</table>\n`)).sections[0]!
    return (blocks.at(-1) as Table).rows.map((row) => row.map(({ header }) => header))
  }
  const figures = '<tr><th>Oslo<td>1<td>2'
  expect(await headingsIn(`<tr><td>&nbsp;<th>2023<th>2024${figures}`)).toEqual([
    [true, true, true],
    [true, false, false],
  ])
  expect(await headingsIn(`<tr><th>Bergen<td><td>${figures}`)).toEqual([
    [true, false, false],
    [true, false, false],
  ])
})

describe('a table whose cells span', () => {
  const rowsOf = async (rows: string) => {
    const { blocks } = only(await readMd(`# T\n\nTekst.\n\n<table>${rows}</table>\n`)).sections[0]!
    return (blocks.find(({ type }) => type === 'table') as Table).rows.map((row) =>
      row.map(({ text }) => text.map(String).join('')),
    )
  }

  test('says a cell over several rows again in each', async () => {
    expect(
      await rowsOf(
        '<tr><th>By<th>År<th>Antall<tr><td rowspan="2">Oslo<td>2023<td>10<tr><td>2024<td>20<tr><td>Bergen<td>2024<td>5',
      ),
    ).toEqual([
      ['By', 'År', 'Antall'],
      ['Oslo', '2023', '10'],
      ['Oslo', '2024', '20'],
      ['Bergen', '2024', '5'],
    ])
  })

  test('says a heading over several columns in each, and leaves room for any other cell', async () => {
    expect(
      await rowsOf(
        '<tr><th>By<th colspan="2">Folk<tr><td colspan="2">Sum<td>30<tr><td rowspan="2" colspan="2">A<td>1<tr><td>2',
      ),
    ).toEqual([
      ['By', 'Folk', 'Folk'],
      ['Sum', '', '30'],
      ['A', '', '1'],
      ['A', '', '2'],
    ])
  })

  test('does not grow without end', async () => {
    const rows = await rowsOf(`<tr>${'<td colspan="1000" rowspan="60000">x'.repeat(30)}<tr><td>y`)
    expect(rows.flat().length).toBeLessThan(200)
    expect(rows.flat().filter((cell) => cell === 'x').length).toBeGreaterThanOrEqual(30)
    expect(rows.flat()).toContain('y')
  })
})

describe('front matter', () => {
  test('has the signs that exports of WordPress write by name or number', async () => {
    const article = only(
      await readMd('---\ntitle: Kari &amp; Ola &#8211; &laquo;igjen&raquo; AT&T R&D;\n---\n\nTekst.\n'),
    )
    expect(article.headline).toBe('Kari & Ola – «igjen» AT&T R&D;')
  })

  test('signs by names alone, whatever stands beside them in its list', async () => {
    const people = [
      'Kari Nordmann <kari@a.example>',
      "'[Ola Hansen](https://a.example/ola)'",
      'Per Lie (foto)',
      'Hansen, Jon',
    ]
    const article = only(
      await readMd(`---\ntitle: T\nauthors:\n${people.map((one) => `  - ${one}\n`).join('')}---\n\nTekst.\n`),
    )
    expect(article.byline).toEqual([
      { name: 'Kari Nordmann', role: null },
      { name: 'Ola Hansen', role: null },
      { name: 'Per Lie', role: 'foto' },
      { name: 'Hansen, Jon', role: null },
    ])
  })

  test('with Jekyll’s “published: false” is a draft', async () => {
    const { stories, findings } = await readMd('---\ntitle: T\npublished: false\ndate: 2024-05-16\n---\n\nTekst.\n')
    expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
    expect(findings).toEqual([expect.objectContaining({ kind: 'held', code: 'draft', line: 3 })])
    expect(findings[0]!.message).toContain('published: false')
  })

  test('with Jekyll’s “published: true” has its date from “date”', async () => {
    const reading = await readMd(
      '---\ntitle: T\nlanguage: nb\npublished: true\ndate: 2024-05-16 10:00:00 +0200\n---\n\nTekst.\n',
      '_posts/2024-05-18-b.md',
    )
    expect(only(reading).published).toBe('2024-05-16T10:00:00+02:00')
    expect(reading.findings.filter(({ kind }) => kind !== 'note')).toEqual([])
  })

  test.each([
    ['Published: false', 'norge/sak.md', 'draft'],
    ['status: draft', 'norge/sak.md', 'draft/status'],
    ['Status: til godkjenning', 'norge/sak.md', 'draft/status'],
    ['date: 2024-05-16', '_drafts/sak.md', 'draft/folder'],
    ['publish: false', 'norge/sak.md', 'draft'],
    ['is_published: nei', 'norge/sak.md', 'draft'],
    ['isDraft: true', 'norge/sak.md', 'draft'],
    ['utkast: ja', 'norge/sak.md', 'draft'],
    ['draft: false\nprivate: true', 'norge/sak.md', 'draft/kept'],
    ['hidden: true', 'norge/sak.md', 'draft/kept'],
    ['unlisted: true', 'norge/sak.md', 'draft/kept'],
    ['headless: true', 'norge/sak.md', 'draft/kept'],
    ['password: hemmelig', 'norge/sak.md', 'draft/kept'],
    ['permalink: false', 'norge/sak.md', 'draft/kept'],
    ['status: published\nvisibility: private', 'norge/sak.md', 'draft/status'],
    ['post_status: draft', 'norge/sak.md', 'draft/status'],
    ['state: draft', 'norge/sak.md', 'draft/status'],
    ['state: Draft – not ready', 'norge/sak.md', 'draft/status'],
    ['draft: true\ndraft: false', 'norge/sak.md', 'draft'],
    ['Draft: true\ndraft: false', 'norge/sak.md', 'draft'],
    ['published: false\npublished: true', 'norge/sak.md', 'draft'],
    ['published: nei, vent til mandag', 'norge/sak.md', 'draft'],
    ['publisert: nei', 'norge/sak.md', 'draft'],
    ['publiser: nei', 'norge/sak.md', 'draft'],
    ['kladd: true', 'norge/sak.md', 'draft'],
    ['params:\n  draft: true', 'norge/sak.md', 'draft'],
    ['params:\n  status: draft', 'norge/sak.md', 'draft/status'],
    ['meta: { visibility: members }', 'norge/sak.md', 'draft/status'],
    ['extra:\n  private: true', 'norge/sak.md', 'draft/kept'],
    ['access: members', 'norge/sak.md', 'draft/kept'],
    ['tilgang: abonnenter', 'norge/sak.md', 'draft/kept'],
    ['paywall: true', 'norge/sak.md', 'draft/kept'],
    ['params: { premium: ja }', 'norge/sak.md', 'draft/kept'],
    ['tags: [lokalt, draft]', 'norge/sak.md', 'draft/tag'],
    ['tags:\n  - lokalt\n  - status/draft', 'norge/sak.md', 'draft/tag'],
    ['tags: "#utkast #lokalt"', 'norge/sak.md', 'draft/tag'],
    ['keywords: WIP, lokalt', 'norge/sak.md', 'draft/tag'],
    ['date: 2024-05-16', 'norge/utkast/sak.md', 'draft/folder'],
    ['date: 2024-05-16', 'Drafts/norge/sak.md', 'draft/folder'],
    ['date: 2024-05-16', 'norge/sak.draft.md', 'draft/folder'],
  ])('with “%s” in %s is a draft', async (line, file, words) => {
    const { stories, findings } = await readMd(`---\ntitle: T\n${line}\n---\n\nTekst.\n`, file)
    expect(findings).toEqual([expect.objectContaining({ kind: 'held', words })])
    expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
  })

  test.each(['access: public', 'paywall: false', 'tilgang: alle', 'premium: nei', 'params:\n  status: published'])(
    'is for all readers where it says so: %s',
    async (line) => {
      const { stories } = await readMd(`---\ntitle: T\n${line}\n---\n\nTekst.\n`)
      expect(stories.map(({ standing }) => standing.status)).toEqual(['usable'])
    },
  )

  test.each(['build: { render: link }', '_build:\n  render: false', 'render: false'])(
    'of which the program was to make no page (%j) is a draft',
    async (line) => {
      const { stories, findings } = await readMd(`---\ntitle: T\n${line}\n---\n\nTekst.\n`)
      expect(stories.map(({ standing }) => standing.status)).toEqual(['withheld'])
      expect(findings).toContainEqual(expect.objectContaining({ kind: 'held', words: 'draft/line' }))
    },
  )

  test('is not needed for a draft in a folder of drafts, whatever its format', async () => {
    for (const file of ['sak.txt', 'sak.html']) {
      const text = '<!DOCTYPE html><title>Brua</title><meta property="og:type" content="article"><h1>Brua</h1><p>'
      const opening = file.endsWith('.txt') ? 'Brua\n\n' : text
      for (const folder of ['_drafts', 'Utkast', 'kladder']) {
        const { stories, findings } = await readFile(`${opening}Brua er åpen for alle.`, `norge/${folder}/${file}`)
        expect(stories.map(({ standing }) => [standing.status, standing.isDraft])).toEqual([['withheld', true]])
        expect(findings).toContainEqual(
          expect.objectContaining({ kind: 'held', words: 'draft/folder', values: { place: folder } }),
        )
      }
    }
  })

  test.each([
    ['#draft #lokalt\n\n# Brua\n\nBrua er åpen.\n\nFor alle.\n', 1],
    ['# Brua #draft\n\nBrua er åpen.\n\nFor alle.\n', 1],
    ['# Brua\n#lokalt/bru #status/utkast\n\nBrua er åpen.\n', 2],
    ['# Brua\n\nBrua er åpen.\n\nFor alle.\n\n#utkast\n', 7],
  ])('is also said by a hashtag of the note: %j', async (text, line) => {
    const { stories, findings } = await readMd(text)
    expect(findings).toEqual([expect.objectContaining({ kind: 'held', words: 'draft/tag', line })])
    expect(stories.map(({ standing }) => [standing.status, standing.isDraft])).toEqual([['withheld', true]])
  })

  test.each([
    '---\ntitle: Lov\ntags: [utkast til lov, draftet, private skoler, kladdebok]\n---\n\nUtkastet er klart.\n',
    '# Slik skriver vi\n\nMerk saken med #draft når den ikke er ferdig.\n\n```\n#draft\n```\n',
    '# Laget valgte Kari\n\nHun ble tatt ut i natt. #nhl #draften\n',
  ])('is not said by other tags, nor where a text tells of them: %j', async (text) => {
    const { stories } = await readMd(text)
    expect(stories.map(({ standing }) => standing.status)).toEqual(['usable'])
  })

  test('is not said by folders and files whose names tell what their stories are about', async () => {
    for (const file of ['lovutkast/sak.md', 'norge/utkast-til-ny-lov.md', 'draftkings/draft.md']) {
      const { stories } = await readMd('---\ntitle: Lov\n---\n\nUtkastet er klart.\n', file)
      expect(stories.map(({ standing }) => standing.status)).toEqual(['usable'])
    }
  })

  test('never tells the password', async () => {
    const { findings } = await readMd('---\ntitle: T\npassword: hemmelig\n---\n\nTekst.\n')
    expect(JSON.stringify(findings)).not.toContain('hemmelig')
  })

  test.each(['state: California', 'permalink: /:title/'])(
    'with “%s” is out, and it is told as not read',
    async (line) => {
      const reading = await readMd(`---\ntitle: T\n${line}\n---\n\nTekst.\n`)
      expect(only(reading).headline).toBe('T')
      expect(reading.findings).toContainEqual(expect.objectContaining({ code: 'key.unknown' }))
    },
  )

  test.each([
    'publish: true',
    'private: false',
    'hidden: no',
    'utkast: nei',
    'visibility: public',
    'password:',
    'private: n',
    'sperrefrist: ingen',
  ])('with “%s” is out, and there is nothing to tell', async (line) => {
    const { stories, findings } = await readMd(`---\ntitle: T\nlanguage: nb\n${line}\n---\n\nTekst.\n`)
    expect(stories.map(({ standing }) => standing.status)).toEqual(['usable'])
    expect(findings).toEqual([])
  })

  test.each(['published', 'Live', 'ferdig', '1', 'godkjent', 'Published ✅', '[published]'])(
    'with “status: %s” is out',
    async (status) => {
      const { stories } = await readMd(`---\ntitle: T\nstatus: ${status}\n---\n\nTekst.\n`)
      expect(stories.map(({ standing }) => standing.status)).toEqual(['usable'])
    },
  )

  test.each([
    '{ "title": "T", "draft": true }\n',
    '{\n  "title": "T",\n  "draft": true,\n  "draft": false\n}\n',
    '+++\ntitle = "T"\n[params]\ndraft = true\n+++\n',
    '\u200B---\ntitle: T\ndraft: true\n---\n',
    '---\n\ntitle: T\ndraft: true\n---\n',
  ])('holds a draft that opens %j', async (matter) => {
    const { stories, findings } = await readMd(`${matter}\nTekst.\n`)
    expect(stories.map(({ article, standing }) => [article.headline, standing.status])).toEqual([['T', 'withheld']])
    expect(findings).toEqual([expect.objectContaining({ kind: 'held', words: 'draft' })])
  })

  test('is not what stands between two rules', async () => {
    const text = 'Dette er en sak om brua som åpnet i går: den er lang.'
    expect(only(await readMd(`---\n\n${text}\n\n---\n\nMer.\n`)).headline).toBe(text.slice(0, -1))
    for (const opening of ['---\n\nBrua er åpen', '---\nSak: en bru'])
      expect(only(await readText(`${opening}\n\n${text}\n\n---\n\nDet er mer å si om den saken.\n`)).headline).toBe(
        opening.replace(/^-+\n+/, ''),
      )
    expect(only(await readText(`---\ntitle: T\n---\n\n${text}\n`)).headline).toBe('T')
  })

  test('names its notation behind the fence, as Eleventy has it', async () => {
    const json = await readMd('---json\n{ "title": "Brua", "draft": true }\n---\n\nTekst.\n')
    expect(json.findings).toEqual([expect.objectContaining({ kind: 'held', words: 'draft' })])
    expect(only(await readMd('---toml\ntitle = "Brua"\n---\n\nTekst.\n')).headline).toBe('Brua')
    expect((await readMd('---js\n{ title: "Brua" }\n---\n\nTekst.\n')).findings).toEqual([
      expect.objectContaining({ kind: 'rejected', words: 'front.matter/notation', line: 1 }),
    ])
    expect(textOf(only(await readMd('--- Nytt\n\nTeksten er her.\n')))).toContain('Nytt')
  })

  test('says nothing where a program wrote null', async () => {
    const yaml = 'title: T\nlanguage: nb\nexcerpt: null\nauthor: ~\ncategory: null\ntags: null\ndate: 2024-05-16'
    const article = only(await readMd(`---\n${yaml}\n---\n\nTeksten er her.\n`))
    expect(article).toMatchObject({ lede: null, byline: [], topics: [], published: '2024-05-16' })
    expect(article.section).toBe('Norge')
  })

  test('of two notes on one page elsewhere makes two stories, each with that page as its source', async () => {
    const note = (text: string) =>
      `---\ntitle: ${text}\nlanguage: nb\nsource_url: https://www.regjeringen.no/budsjett\n---\n\n${text} om budsjettet.\n`
    const edition = await editionOf({ 'en.md': note('Det ene'), 'to.md': note('Det andre') })
    expect(await slugsIn(edition)).toEqual(['en', 'to'])
    expect(await jsonIn(edition, 'edition/articles/en.json')).toMatchObject({
      canonicalUrl: null,
      source: { name: 'regjeringen.no', url: 'https://www.regjeringen.no/budsjett' },
    })
  })
})

test.each([
  ['source: Regjeringen', { name: 'Regjeringen', url: 'https://a.example/b' }, 0],
  ['source: { name: NTB, url: "https://ntb.no/1" }', { name: 'NTB', url: 'https://ntb.no/1' }, 1],
])('a page elsewhere is where a stated source is, or is told: %s', async (stated, source, told) => {
  const yaml = `title: T\nlanguage: nb\nsource_url: https://a.example/b\n${stated}`
  const reading = await readMd(`---\n${yaml}\n---\n\nTekst.\n`)
  expect(only(reading).source).toEqual(source)
  expect(reading.findings.filter(({ code }) => code === 'key.doubled')).toHaveLength(told)
})

test.each([
  ['sport/min-forste-sak/index.md', 'min-forste-sak', 'Sport', null],
  ['sport/2024-05-16-bru/index.nb.md', 'bru', 'Sport', '2024-05-16'],
  ['index.md', 'index', null, null],
])('a story in a folder of its own is called by its folder: %s', async (file, slug, section, published) => {
  expect(only(await readMd('---\ntitle: T\n---\n\nTekst.\n', file))).toMatchObject({ slug, section, published })
})

test.each([
  ['norge/_posts/2024-05-16-bru.md', 'Norge'],
  ['content/norge/2024/05/bru.md', 'Norge'],
  ['eksport.zip/22. juli/2024-05-16/bru.txt', '22. juli'],
  ['1. divisjon/bru.txt', '1. divisjon'],
  ['2024/05/bru.txt', null],
  ['content/posts/bru/index.md', null],
  ['eksport.zip/bru.txt', null],
])('its section is the innermost folder that is no date and no part of a program: %s', async (file, section) => {
  const text = file.endsWith('.md') ? '# Ny bru\n\nTekst om brua.\n' : 'Ny bru\n\nTekst om brua.\n'
  expect(only(await readFile(text, file)).section).toBe(section)
})

describe('stories of feeds that share an address', () => {
  const feed = (item: object) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'F',
      home_page_url: 'https://f.example',
      items: [item],
    })

  test('up to “#” are the entries of a live blog, not copies', async () => {
    const entry = (nth: number) => ({
      id: `${nth}`,
      url: `https://f.example/live#post-${nth}`,
      title: `Kl ${nth}`,
      content_text: `Dette skjedde klokka ${nth}.`,
    })
    const edition = await editionOf({ 'a.json': feed(entry(10)), 'b.json': feed(entry(11)) })
    expect(await slugsIn(edition)).toEqual(['kl-10', 'kl-11'])
  })

  test('that they are about (external_url) are two, and end with where it is', async () => {
    const item = (id: string) => ({
      id,
      title: `Kommentar ${id}`,
      external_url: 'https://www.annen.example/sak',
      content_text: `Vi mener ${id} om saken.`,
    })
    const edition = await editionOf({ 'a.json': feed(item('a')), 'b.json': feed(item('b')) })
    expect(await slugsIn(edition)).toEqual(['kommentar-a', 'kommentar-b'])
    const article: Article = await jsonIn(edition, 'edition/articles/kommentar-a.json')
    expect(article.canonicalUrl).toBeNull()
    expect(article.sections[0]!.blocks.at(-1)).toEqual({
      type: 'paragraph',
      text: [{ mark: 'link', href: 'https://www.annen.example/sak', text: ['annen.example/sak'] }],
    })
  })

  test('when an item says nothing itself, it only points there', async () => {
    const item = { id: '1', title: 'Les dette', external_url: 'https://annen.example/sak' }
    expect(only(await readFile(feed(item), 'a.json')).canonicalUrl).toBe('https://annen.example/sak')
  })
})

describe('a teaser', () => {
  const names = { headline: 'The bridge is open', site: 'Avisa' }

  test.each([
    'Children should read more books and watch less television, the minister says.',
    'Statsråden ba folk lese. Les mer bøker, sa hun.',
    'Vi bør fortsett å lese, sier de.',
    'Barna leser for lite. Les mer i ferien og la telefonen ligge, sier forskeren.',
    'Pupils lose interest at ten. Continue reading to children after they learn to read, says the professor.',
    'Innlegget om brua dukket først opp på Facebook i går kveld.',
    'Les mer på nettet enn på papir, sier forskeren.',
    'Broen er åpen. The post The bridge about the mayor… appeared first on Facebook.',
  ])('is not cut in the middle: %s', (teaser) => expect(teaserText(teaser, names)).toBe(teaser))

  test.each([
    ['Broen er åpen. Les mer', 'Broen er åpen.'],
    ['Broen er åpen. Les mer om broen på nettsiden »', 'Broen er åpen.'],
    ['The bridge is open […] Read more →', 'The bridge is open […]'],
    ['The bridge is open … Continue reading The bridge is open', 'The bridge is open …'],
    ['Fortsett å lese for barna, sier hun. Les mer på Avisa', 'Fortsett å lese for barna, sier hun.'],
    ['Broen. The post The bridge is open appeared first on Avisa.', 'Broen.'],
    ['Broen. The post The bridge is… appeared first on Avisa.', 'Broen.'],
    ['Broen er åpen. Les mer i Avisa', 'Broen er åpen.'],
    ['Broen er åpen. Les mer her: https://avisa.example/broen', 'Broen er åpen.'],
    ['The bridge is open. Read more on Avisa.no', 'The bridge is open.'],
  ])('loses what the feed’s program wrote after it: %s', (written, teaser) =>
    expect(teaserText(written, names)).toBe(teaser),
  )
})

test('a headline may begin as a link to another story does', async () => {
  const article = only(
    await readText(
      'Read more books, minister says\n\nThe minister said so in a speech on Monday, to nobody’s surprise.\n',
    ),
  )
  expect(article.headline).toBe('Read more books, minister says')
  expect(textOf(article)).toContain('The minister said so')
})

describe('a byline', () => {
  test.each([
    ['Kari Nordmann og Bono', [{ name: 'Kari Nordmann og Bono', role: null }]],
    ['Kari Nordmann, admin', [{ name: 'Kari Nordmann, admin', role: null }]],
    ['Kari Nordmann, NTB', [{ name: 'Kari Nordmann', role: 'NTB' }]],
    ['Kari Nordmann, reuters', [{ name: 'Kari Nordmann', role: 'reuters' }]],
    ['Von Nordmann', [{ name: 'Von Nordmann', role: null }]],
    ['Von Kari Nordmann', [{ name: 'Kari Nordmann', role: null }]],
    ['Av Nordmann', [{ name: 'Nordmann', role: null }]],
    ['Tekst og foto: Kari Nordmann', [{ name: 'Kari Nordmann', role: null }]],
    ['Foto og tekst: Kari Nordmann', [{ name: 'Kari Nordmann', role: null }]],
    [
      'Av Kari Nordmann (tekst) og Ola Hansen (foto)',
      [
        { name: 'Kari Nordmann', role: 'tekst' },
        { name: 'Ola Hansen', role: 'foto' },
      ],
    ],
    [
      'Tekst: Kari Nordmann Foto: Ola Hansen',
      [
        { name: 'Kari Nordmann', role: null },
        { name: 'Ola Hansen', role: 'Foto' },
      ],
    ],
    ['Kari Nordmann/NTB', [{ name: 'Kari Nordmann', role: 'NTB' }]],
    ['NTB Kari Nordmann', [{ name: 'Kari Nordmann', role: 'NTB' }]],
    ['AP - Kari Nordmann', [{ name: 'Kari Nordmann', role: 'AP' }]],
    [
      'AV KARI NORDMANN OG OLA HANSEN',
      [
        { name: 'KARI NORDMANN', role: null },
        { name: 'OLA HANSEN', role: null },
      ],
    ],
    ['KARI ANNE NORDMANN', [{ name: 'KARI ANNE NORDMANN', role: null }]],
    [
      'Kari Nordmann • Ola Hansen',
      [
        { name: 'Kari Nordmann', role: null },
        { name: 'Ola Hansen', role: null },
      ],
    ],
    [
      'Kari Nordmann og Ola Hansen, Lom',
      [
        { name: 'Kari Nordmann', role: null },
        { name: 'Ola Hansen', role: 'Lom' },
      ],
    ],
    ['Kari Nordmann, Ola', [{ name: 'Kari Nordmann, Ola', role: null }]],
    ['Tekstforfatteren', [{ name: 'Tekstforfatteren', role: null }]],
  ])('of %s', (written, byline) => expect(bylineOf(written)).toEqual(byline))

  test('of one name is a person’s, unless it is written in capitals', async () => {
    const edition = await editionOf({
      'lesesal.json': '{"base":"https://avisa.example"}',
      'a.md': '---\ntitle: A\nauthor: Nordmann\n---\n\nTekst.\n',
      'b.md': '---\ntitle: B\nauthor: NTB\n---\n\nTekst.\n',
    })
    const pages = await contentOf(edition)
    expect(pages.get('a/a/index.html')!.toString()).toContain('{"@type":"Person","name":"Nordmann"')
    expect(pages.get('a/b/index.html')!.toString()).toContain('{"@type":"Organization","name":"NTB"')
  })
})

test.each([
  ['permalink: /nyheter/brua-apner/\n', ['/nyheter/brua-apner/']],
  ['url: /nyheter/brua.html\naliases: [/gammel/]\n', ['/gammel/', '/nyheter/brua.html']],
  ['slug: /nyheter/brua-apner\n', ['/nyheter/brua-apner']],
  ['permalink: /:year/:title/\n', undefined],
  ['permalink: "/nyheter/{{ title | slugify }}/"\n', undefined],
  ['url: https://kilde.example/bru\n', undefined],
  ['permalink: /\n', undefined],
])('where a site builder put the page is its old address: %j', async (matter, formerly) => {
  const { stories, findings } = await readMd(`---\ntitle: Bru\nlanguage: nb\n${matter}---\n\nBrua er åpen.\n`)
  expect(stories[0]!.standing.formerly).toEqual(formerly)
  const isTold = findings.some(({ code }) => code === 'key.unknown')
  expect(isTold).toBe(formerly === undefined)
  if (matter.startsWith('slug')) expect(stories[0]!.article.slug).toBe('brua-apner')
})
