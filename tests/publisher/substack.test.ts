import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { check, publish } from '#publisher/publish.ts'
import { emptyPlace, jsonIn, newsroomOf } from './smallNewsroom.ts'
import { zipOf } from './zipOf.ts'

const list = (isPublished: boolean, audience = 'everyone') =>
  `post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\r\n176.ferja,2024-05-16T08:00:00.000Z,true,,newsletter,everyone,"Ferja, ""Fjordfolk""\nog brua",,\r\n177.brua,2024-05-17T09:30:00.000Z,${isPublished},,newsletter,${audience},"Brua, endelig",Etter fire års arbeid,\r\n`
const text =
  '<p>Brua over Sundet er åpen for alle. Køen var lang hele dagen, og ferja gikk for siste gang.</p><p>Det kostet mye.</p>'
const posts = {
  'posts/177.brua.html': text,
  'posts/176.ferja.html': '<p>Ferja går.</p>',
}
const asFolder = (files: Record<string, string>) => newsroomOf(files)
const besideThem = (files: Record<string, string>) =>
  newsroomOf(Object.fromEntries(Object.entries(files).map(([name, content]) => [name.replace('posts/', ''), content])))
const asArchive = async (files: Record<string, string>) =>
  newsroomOf({ 'eksport.zip': zipOf(Object.fromEntries(Object.entries(files).toReversed())) })

test.each([
  ['a folder', asFolder],
  ['the folder of the list', besideThem],
  ['an archive', asArchive],
])('a draft in an export from Substack is held, in %s', async (_, newsroom) => {
  const { findings, published } = await check([await newsroom({ 'posts.csv': list(false), ...posts })])
  expect(published).toBe(1)
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: 'held', words: 'draft/substack', file: expect.stringMatching(/177\.brua\.html$/) }),
  )
})

test('a post is called what the list calls it, and says when it was published', async () => {
  const newsroom = await newsroomOf({ 'posts.csv': list(true, 'only_paid'), ...posts })
  const to = path.join(await emptyPlace(), 'edition')
  const { findings } = await publish({ newsrooms: [newsroom], to, tick: 0 })
  expect(await jsonIn(to, 'edition/articles/brua-endelig.json')).toMatchObject({
    headline: 'Brua, endelig',
    lede: 'Etter fire års arbeid',
    published: '2024-05-17T09:30:00.000Z',
    derived: expect.not.arrayContaining(['headline', 'published']),
  })
  expect((await jsonIn(to, 'edition/articles/ferja-fjordfolk-og-brua.json')).headline).toBe(
    'Ferja, "Fjordfolk" og brua',
  )
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: 'note', words: 'post.paid', values: { audience: 'only_paid' } }),
  )
  await writeFile(path.join(newsroom, 'posts.csv'), list(false))
  expect((await publish({ newsrooms: [newsroom], to, tick: 0 })).published).toBe(1)
})

test('pages that are no posts of such an export are read by what they say themselves', async () => {
  const newsroom = await newsroomOf({
    'posts.csv': list(false),
    'brua.html': text,
    '2024.html': text.replaceAll('Brua', 'Veien'),
  })
  expect((await check([newsroom])).published).toBe(2)
})

test('a post that its list does not name is held, and so is a draft that is not called anything yet', async () => {
  const listed = `${list(true)}179.,,false,,newsletter,everyone,,,\r\n180,,false,,newsletter,everyone,,,\r\n`
  const newsroom = await newsroomOf({
    'posts.csv': listed,
    'posts/178.veien.html': text.replaceAll('Brua', 'Veien'),
    'posts/179..html': text.replaceAll('Brua', 'Tunnelen'),
    'posts/180.html': text.replaceAll('Brua', 'Kaia'),
  })
  const { findings, published } = await check([newsroom])
  expect(published).toBe(0)
  expect(findings.filter(({ kind }) => kind === 'held').map(({ file, words }) => [file, words])).toEqual([
    ['posts/178.veien.html', 'draft/unlisted'],
    ['posts/179..html', 'draft/substack'],
    ['posts/180.html', 'draft/substack'],
  ])
})

test('a list of another kind says nothing of the pages beside it', async () => {
  const newsroom = await newsroomOf({ 'posts.csv': 'navn,sted\nKari,Lom\n', '177.brua.html': text })
  expect((await check([newsroom])).published).toBe(1)
})

const utf16 = (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le')
const inNorwegian = (content: string) =>
  content.replaceAll(',', ';').replaceAll('true', 'SANN').replaceAll('false', 'USANN')
const parted = 'post_id,is_published,title\r\n176.ferja,true,Ferja\r\n177.brua,false,Brua\r\n'

test.each([
  ['saved by Excel in Norwegian', 'posts.csv', inNorwegian(parted)],
  ['saved as text of Windows', 'posts.csv', utf16(parted.replaceAll(',', '\t'))],
  ['with a capital', 'Posts.csv', parted],
  ['numbered by a browser', 'posts (1).csv', parted],
])('a list %s says the same', async (_, name, content) => {
  for (const newsroom of [
    await newsroomOf({ [name]: content, ...posts }),
    await newsroomOf({ 'eksport.zip': zipOf({ ...posts, [name]: content }) }),
  ]) {
    const { findings, published } = await check([newsroom])
    expect(published).toBe(1)
    expect(findings.filter(({ kind }) => kind === 'held').map(({ words }) => words)).toEqual(['draft/substack'])
    expect(findings).toContainEqual(expect.objectContaining({ words: 'no.article/substack' }))
  }
})

test.each([
  ['is a folder', { 'posts.csv/a.txt': 'En annen sak\n\nEt avsnitt om saken.' }],
  ['is empty', { 'posts.csv': '' }],
  ['is no text', { 'posts.csv': new Uint8Array([1, 0, 2, 0]) }],
  ['does not say what is published', { 'posts.csv': 'post_id,title\n177.brua,Brua\n' }],
])('where the list %s, its posts are held', async (_, files) => {
  const { findings } = await check([await newsroomOf({ ...files, ...posts })])
  expect(findings.filter(({ kind }) => kind === 'held').map(({ file, words }) => [file, words])).toEqual([
    ['posts/176.ferja.html', 'draft/unread'],
    ['posts/177.brua.html', 'draft/unread'],
  ])
})

test('a post whose list is not there is told of, and no page of another kind', async () => {
  const page = `<!DOCTYPE html><title>Veien</title><h1>Veien</h1>${text.replaceAll('Brua', 'Veien')}`
  const newsroom = await newsroomOf({ '177001.brua.html': text, '20240517.veien.html': page })
  const { findings, published } = await check([newsroom])
  expect(published).toBe(2)
  expect(findings.filter(({ words }) => words === 'post.unlisted').map(({ file }) => file)).toEqual([
    '177001.brua.html',
  ])
})

test('a post has none of the buttons and forms with which Substack asks for subscribers', async () => {
  const asks =
    '<p class="button-wrapper" data-attrs="{}"><a class="button primary" href="%%checkout_url%%"><span>Subscribe now</span></a></p><div class="subscription-widget-wrap" data-attrs="{}"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">Takk for at du leser!</p></div><form><input type="email"></form></div></div>'
  const newsroom = await newsroomOf({
    'posts.csv': list(true),
    'posts/177.brua.html': `${text}${asks}<p class="button-wrapper"><a href="https://avisa.example">Les planen</a></p><p>Slutten på saken om brua.</p>`,
  })
  const to = path.join(await emptyPlace(), 'edition')
  const { findings } = await publish({ newsrooms: [newsroom], to, tick: 0 })
  const article = JSON.stringify(await jsonIn(to, 'edition/articles/brua-endelig.json'))
  expect(article).not.toMatch(/Subscribe now|Takk for at/)
  expect(article).toContain('Les planen')
  expect(article).toContain('Slutten på saken om brua.')
  expect(findings.map(({ words }) => words)).not.toContain('link.dropped')
})
