import { describe, expect, test } from 'vitest'
import { blocksOf, body, ld, page, read } from './pageOfPaper.ts'
import { only, readFile, textOf } from './reading.ts'

describe('a document saved as a web page', () => {
  const google =
    '<p>Skolen har tolv elever.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><hr><div class="c16"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Sjekk tallet med rektor!</span></p><p>Og ring.</p></div>'
  const word =
    '<p>Skolen har tolv elever.<a class="msocomanchor" href="#_msocom_1">[ON1]</a></p><div class="msocomtxt"><p class="MsoCommentText"><a class="msocomoff" href="#_msoanchor_1">[ON1]</a>Sjekk tallet med rektor!</p></div>'

  test.each([
    ['Google', google],
    ['Word', word],
  ])('by %s keeps comments to the desk out of print, and tells so', async (_, text) => {
    const reading = await read(page(body + text + body))
    expect(textOf(only(reading))).toContain('Skolen har tolv elever.')
    expect(textOf(only(reading))).not.toMatch(/rektor|ring|\[a\]|\[ON1\]/)
    expect(reading.findings).toMatchObject([
      {
        kind: 'repaired',
        words: 'comment.dropped/margin',
        line: 1,
        values: { text: expect.stringContaining('Sjekk tallet') },
      },
    ])
  })

  test.each([
    ['Google', 'title', 'subtitle', ''],
    ['Word', 'MsoTitle', 'MsoSubtitle', '<title>Skolen</title>'],
  ])('by %s has its headline and its lede where it was written', async (_, title, subtitle, head) => {
    const text = `<p class="c1 ${title}">Skolen stenger</p><p class="${subtitle}">Bygda mister sin siste skole</p>${body}<h1>Bakgrunn</h1>${body}`
    const found = only(await read(`<html><head>${head}</head><body class="doc-content">${text}</body></html>`))
    expect(found).toMatchObject({ headline: 'Skolen stenger', lede: 'Bygda mister sin siste skole' })
    expect(found.sections.map(({ heading }) => heading)).toEqual([null, 'Bakgrunn'])
    expect(found.sections[0]!.blocks).toHaveLength(3)
  })

  test('has its headline also below a line that says who wrote it', async () => {
    const text = `<p>Av Kari Nordmann</p><p class="c1 title">Skolen stenger</p><p class="subtitle">Bygda mister sin siste skole</p>${body}`
    const found = only(await read(`<html><body class="doc-content">${text}</body></html>`))
    expect(found).toMatchObject({ headline: 'Skolen stenger', lede: 'Bygda mister sin siste skole' })
    expect(textOf(found)).toContain('Av Kari Nordmann')
  })

  test.each([
    ['', '<h1>Skolen legges ned</h1>'],
    [ld({ '@type': 'NewsArticle', headline: 'Skolen legges ned' }), '<h2>Skolen legges ned</h2>'],
  ])('is not called by a teaser above the headline: %s%s', async (data, heading) => {
    const teaser = '<div class="teaser"><p class="title is-4">Brann på Tangen</p><p>To ble reddet.</p></div>'
    const text = `<p class="date">Fredag</p>${teaser}<article>${heading}${body}</article>`
    const html = `<!DOCTYPE html><html lang="nb"><head><title>Skolen legges ned</title>${data}</head><body>${text}</body></html>`
    expect(only(await read(html)).headline).toBe('Skolen legges ned')
  })

  test.each([
    '<p class="c3 title"><span>Skolen legges ned</span></p><p class="c4 subtitle"><span>Bygda sørger</span></p><p class="c3"><span>Av Kari Nordmann, 17. mai 2024</span></p>',
    '<p class=MsoTitle>Skolen legges ned</p><p class=MsoSubtitle>Bygda sørger</p><p class=MsoNormal>Av Kari Nordmann, 17. mai 2024</p>',
  ])('says below its title who wrote it and when: %s', async (above) => {
    const reading = await read(`<html lang="nb"><head></head><body class="doc-content">${above}${body}</body></html>`)
    expect(only(reading)).toMatchObject({
      headline: 'Skolen legges ned',
      lede: 'Bygda sørger',
      byline: [{ name: 'Kari Nordmann' }],
      published: '2024-05-17',
    })
    expect(textOf(only(reading))).not.toContain('Av Kari')
    expect(textOf(only(reading)).match(/Skolen legges ned/g)).toHaveLength(1)
  })

  test('is not called by a heading below its first paragraphs', async () => {
    const text = `<title>Skolen stenger</title></head><body>${body}<h1>Bakgrunn</h1>${body}`
    expect(only(await read(`<html><head>${text}</body></html>`)).headline).toBe('Skolen stenger')
  })

  test('is none with a kicker above its headline', async () => {
    const text = `<title>Skolen stenger</title></head><body><p class="title">Lom</p><h1>Skolen stenger</h1>${body}`
    expect(only(await read(`<html><head>${text}</body></html>`)).headline).toBe('Skolen stenger')
  })

  test('by Word has no signs of its own before the entries of lists', async () => {
    const entry = (sign: string, text: string) =>
      `<p class="MsoListParagraph"><span style="mso-list:Ignore">${sign}<span>&nbsp;&nbsp; </span></span>${text}</p>`
    const text = textOf(only(await read(page(body + entry('·', 'Sju ansatte flyttes') + entry('1.', 'Bussen') + body))))
    expect(text).toMatch(/^Sju ansatte flyttes$/m)
    expect(text).toMatch(/1\.\s+Bussen/)
  })

  test('by Word as a filtered page has none of them either', async () => {
    const gap = `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span>`
    const entry = (font: string, sign: string, text: string) =>
      `<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt'><span style='font-family:${font}'>${sign}${gap}</span>${text}</p>`
    const list = [
      entry('Symbol', '·', 'Sju ansatte flyttes'),
      entry('"Courier New"', 'o', 'Bussen går kl. 7'),
      entry('Wingdings', 'Ø', 'Skolen selges'),
      entry('Calibri', '1.', 'Ordføreren svarer'),
    ].join('')
    const text = textOf(only(await readFile(`<h1>Skolen legges ned</h1>${body}${list}${body}`, 'sak.html')))
    expect(text).toMatch(/^Sju ansatte flyttes\nBussen går kl. 7\nSkolen selges\n1\.\s+Ordføreren svarer$/m)
  })

  test('by Google leads straight where its links lead', async () => {
    const link =
      '<p>Se <a href="https://www.google.com/url?q=https://nve.example/flom?a%3D1&amp;sa=D&amp;ust=1">kartet</a>.</p>'
    expect(JSON.stringify(await blocksOf(page(body + link)))).toContain('"https://nve.example/flom?a=1"')
  })

  test.each([
    ['sa=t&amp;q=bru+elvestad&amp;url=https%3A%2F%2Fnve.example%2Fflom', 'https://nve.example/flom'],
    ['sa=t&amp;q=bru+elvestad', 'https://www.google.com/url?sa=t&q=bru+elvestad'],
  ])('keeps a link that was copied from what Google found: %s', async (query, href) => {
    const link = `<p>Se <a href="https://www.google.com/url?${query}">kartet</a>.</p>`
    expect(JSON.stringify(await blocksOf(page(body + link)))).toContain(`"${href}"`)
  })

  test('shows as struck out what its styles strike out', async () => {
    const styles =
      '<style>p.c1,.c3 {color:#000; text-decoration:line-through} .c4{text-decoration:none} @media print{.c4{text-decoration:line-through} p{margin:0}}</style>'
    const text =
      '<p>Rektor <span class="c3">stjal pengene</span> er <span class="c4">frikjent</span> <b style="text-decoration: line-through">i går</b>.</p>'
    expect(await blocksOf(page(text + body, styles))).toContainEqual({
      type: 'paragraph',
      text: [
        'Rektor ',
        { mark: 'del', text: ['stjal pengene'] },
        ' er frikjent ',
        { mark: 'strong', text: [{ mark: 'del', text: ['i går'] }] },
        '.',
      ],
    })
  })

  test.each([
    ['style="vertical-align:super;font-size:0.6em"', 'style="vertical-align: sub"'],
    ['class="c5"', 'class="c2 c6"'],
  ])('shows as raised and lowered what its styles raise and lower: %s', async (raised, lowered) => {
    const styles =
      '<style>.c2{font-weight:400} .c5{vertical-align:super;font-size:6pt} span.c6{vertical-align:sub}</style>'
    const text = `<p><span>Utslippet var 5 &middot; 10</span><span ${raised}>6</span><span> becquerel over 20 km</span><span ${raised}>2</span><span>, og CO</span><span ${lowered}>2</span><span>.</span></p>`
    expect(await blocksOf(page(text + body, styles))).toContainEqual({
      type: 'paragraph',
      text: [
        'Utslippet var 5 · 10',
        { mark: 'sup', text: ['6'] },
        ' becquerel over 20 km',
        { mark: 'sup', text: ['2'] },
        ', og CO',
        { mark: 'sub', text: ['2'] },
        '.',
      ],
    })
  })

  test('raises figures in its headings too', async () => {
    const { sections } = only(
      await read(page(`${body}<h2>20 km<span style="vertical-align:super">2</span> er stengt</h2>${body}`)),
    )
    expect(sections[1]!.heading).toBe('20 km² er stengt')
  })

  test('shows in bold and in italics what its styles show so', async () => {
    const styles = '<style>.c0{font-weight:700}.c1{font-style:italic}.c2{font-weight:400;font-style:normal}</style>'
    const text =
      '<p class="c0"><span class="c0">Rektor</span><span class="c2"> leste </span><span class="c1">Sult</span> <span style="font-weight:bold;font-style:oblique">høyt</span><span style="display:none;font-weight:bold"> [skjult]</span>.</p>'
    expect(await blocksOf(page(text + body, styles))).toContainEqual({
      type: 'paragraph',
      text: [
        { mark: 'strong', text: ['Rektor'] },
        ' leste ',
        { mark: 'em', text: ['Sult'] },
        ' ',
        { mark: 'strong', text: [{ mark: 'em', text: ['høyt'] }] },
        '.',
      ],
    })
  })

  test('by Google is not in bold for what it was copied in', async () => {
    const text =
      '<p>Se: <b style="font-weight:normal;" id="docs-internal-guid-1"><span>Skolen er stengt.</span></b></p>'
    expect(await blocksOf(page(body + text + body))).toContainEqual({
      type: 'paragraph',
      text: ['Se: Skolen er stengt.'],
    })
  })
})

test.each(['Dokument1', 'Document2', 'Untitled document', 'Uten tittel'])(
  'a document that its program calls %s is called by its first line',
  async (title) => {
    const html = `<html><head><meta name=Generator content="Microsoft Word 15 (filtered)"><title>${title}</title></head><body lang=NO-BOK><div class=WordSection1><p class=MsoNormal><b>Skolen legges ned</b></p>${body}</div></body></html>`
    expect(only(await read(html))).toMatchObject({
      headline: 'Skolen legges ned',
      derived: expect.arrayContaining(['headline']),
    })
  },
)
