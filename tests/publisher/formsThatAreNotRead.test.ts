import { describe, expect, test } from 'vitest'
import { readFile } from './reading.ts'

describe('a file of a program whose form is not read', () => {
  const blocks = [{ _type: 'block', children: [{ _type: 'span', text: 'Brua åpner.' }] }]
  test.each([
    ['JSON, Sanity', 'sak.json', JSON.stringify([{ _id: 'drafts.a', _type: 'post', title: 'Brua', body: blocks }])],
    ['JSON Lines', 'sak.ndjson', '{"_id":"a","_type":"post"}\n{"_id":"b","_type":"post"}\n'],
    ['JSON, Contentful', 'c.json', JSON.stringify({ entries: [], contentTypes: [], locales: [] })],
    ['JSON, Strapi', 's.json', JSON.stringify({ data: [{ id: 1, attributes: { title: 'Brua' } }], meta: {} })],
    ['JSON, Drupal', 'd.json', JSON.stringify({ jsonapi: {}, data: [{ type: 'node--article', id: 'a' }] })],
    ['JSON, Apple News', 'a.json', JSON.stringify({ version: '1.7', layout: {}, components: [] })],
    ['JSON, Ghost', 'g.json', JSON.stringify({ posts: [{ id: '1', comment_id: '1', html: '<p>Bru</p>' }], meta: {} })],
    ['JSON', 'x.json', JSON.stringify({ tittel: 'Brua', tekst: 'Brua åpner.' })],
    ['XML <nodes>', 'n.xml', '<nodes><node><Title>Brua</Title></node></nodes>'],
    ['InDesign Tagged Text', 'i.txt', '<UNICODE-WIN>\n<pstyle:Brød>Kommunen sier at brua åpner 1. oktober.\n'],
    [
      'AsciiDoc',
      'a.adoc',
      '= Brua\n:page-draft: true\n\nKommunen sier at *brua* åpner 1. oktober.\n\n== Mer\n\nMer tekst her.\n',
    ],
    ['.csv', 'saker.csv', 'tittel,tekst\nBrua,Brua åpner.\n'],
  ])('is named as %s, with what to save it as', async (what, path, text) => {
    const { stories, findings } = await readFile(text, path)
    expect(stories).toEqual([])
    expect(findings.map(({ kind, words, values }) => [kind, words, values.what])).toEqual([
      ['note', 'no.article/data', what],
    ])
  })

  test('leads whoever saved what WordPress answers programs with to its export', async () => {
    const posts = [{ id: 1, status: 'publish', title: { rendered: 'Brua' }, content: { rendered: '<p>Bru</p>' } }]
    const { stories, findings } = await readFile(JSON.stringify(posts), 'posts.json')
    expect(stories).toEqual([])
    expect(findings.map(({ words }) => words)).toEqual(['no.article/wordpress-json'])
  })
})

test.each(['saker/_index.md', '_index.nn.md'])(
  'the page of a folder’s list without a text is no article: %s',
  async (path) => {
    const { stories, findings } = await readFile(
      '+++\ntitle = "Saker"\ndescription = "Alle saker"\nsort_by = "date"\n+++\n',
      path,
    )
    expect(stories).toEqual([])
    expect(findings).toEqual([expect.objectContaining({ kind: 'note', words: 'no.article/list' })])
    expect((await readFile('---\ntitle: Saker\n---\n\nHer er alle sakene.\n', path)).stories).toHaveLength(1)
  },
)

test('a folder of mail is named as mail', async () => {
  const mail =
    'From kari@avisa.example Fri Nov 20 10:00:00 2026\nFrom: kari@avisa.example\nSubject: Bru\n\nBrua åpner.\n'
  const { stories, findings } = await readFile(mail, 'post.mbox')
  expect(stories).toEqual([])
  expect(findings).toEqual([expect.objectContaining({ words: 'no.article/mail' })])
})
