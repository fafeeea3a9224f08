import { describe, expect, test } from 'vitest'
import { body as textOfPage, page, read as readPage } from './pageOfPaper.ts'
import { only, readFile, readMd, readText, textOf } from './reading.ts'

const wrong = 'Vi skrev at ordføreren er 54 år. Hun er 45.'
const body = ['Ordføreren går av etter tolv år, sier hun til avisa.', 'Hun tar ikke gjenvalg.', 'Valget er til høsten.']
const inText = (line: string) => readText(['Ordføreren går av', line, ...body].join('\n\n'))
const inMarkdown = (line: string) => readMd(['# Ordføreren går av', line, ...body].join('\n\n'))
const onTheWire = (line: string) =>
  readFile(
    JSON.stringify({
      uri: 'urn:a',
      language: 'nb',
      headline: 'Ordføreren går av',
      body_html: [line, ...body].map((text) => `<p>${text}</p>`).join(''),
    }),
    'a.json',
  )

describe.each([
  ['plain text', inText],
  ['Markdown', inMarkdown],
  ['ninjs', onTheWire],
] as const)('a first paragraph of %s', (_, read) => {
  test.each([
    [`Rettelse: ${wrong}`, null],
    [`RETTELSE: ${wrong}`, null],
    [`Retting: ${wrong}`, null],
    [`Correction: ${wrong}`, null],
    [`Rettelse 14. mai 2024: ${wrong}`, '2024-05-14'],
  ])('that says what the story got wrong is its correction and never its lede: “%s”', async (line, date) => {
    const article = only(await read(line))
    expect(article.correction).toEqual({ date, note: wrong })
    expect(article.lede).toBe(body[0])
    expect(textOf(article)).not.toContain(wrong)
  })

  test.each(['Rettelse er et fint ord.', 'Rettelse: fem dikt', 'Rettelsen: Den kom for sent.'])(
    'that says something else is text: “%s”',
    async (line) => {
      const article = only(await read(line))
      expect(article.correction).toBeUndefined()
      expect(textOf(article)).toContain(line)
    },
  )
})

test('a correction in front matter and one above the text are told together', async () => {
  const matter = '---\ntitle: Ordføreren går av\ncorrection: { date: 2024-05-12, note: Kartet var feil. }\n---\n\n'
  const article = only(await readMd(`${matter}**Rettelse:** ${wrong}\n\n${body.join('\n\n')}\n`))
  expect(article.correction).toEqual({ date: '2024-05-12', note: `Kartet var feil. ${wrong}` })
  expect(textOf(article)).not.toContain('Rettelse')
})

test('a correction with a link keeps it, and stands where it was written', async () => {
  const article = only(await inMarkdown(`Rettelse: ${wrong} Se [vedtaket](https://a.example/).`))
  expect(article.correction).toBeUndefined()
  expect(textOf(article)).toContain('Se vedtaket.')
})

test('the headline of a page that is about a correction is no correction of that page', async () => {
  const article = only(await readPage(page(textOfPage).replaceAll('Skolen legges ned', 'Rettelse: Feil alder')))
  expect(article.correction).toBeUndefined()
  expect(article.headline).toBe('Rettelse: Feil alder')
})

test('a story that is nothing but a correction has it for its text', async () => {
  const article = only(await readText(`Om ordføreren\n\nRettelse: ${wrong}\n`))
  expect(textOf(article)).toContain(`Rettelse: ${wrong}`)
})

describe('a correction below the text of a page', () => {
  test.each([
    `<footer><p>Rettelse: ${wrong}</p></footer>`,
    `<footer><aside class="correction"><p>Rettelse: ${wrong}</p></aside></footer>`,
  ])('in the foot of the story is its correction: %s', async (foot) => {
    const article = only(await readPage(page(textOfPage + foot)))
    expect(article.correction).toEqual({ date: null, note: wrong })
  })

  test('in its last paragraph stays where it was written', async () => {
    const article = only(await readPage(page(`${textOfPage}<p>Rettelse: ${wrong}</p>`)))
    expect(article.correction).toBeUndefined()
    expect(textOf(article).match(/Rettelse/g)).toHaveLength(1)
  })

  test.each([
    `<footer><article><p>Rettelse: ${wrong}</p></article></footer>`,
    `<footer><p hidden>Rettelse: ${wrong}</p></footer>`,
    `<footer><p>Rettelse: <a href="/annen">${wrong}</a></p></footer>`,
  ])('that is of another story, or hidden, is none of this one: %s', async (foot) => {
    expect(only(await readPage(page(textOfPage + foot))).correction).toBeUndefined()
  })
})
