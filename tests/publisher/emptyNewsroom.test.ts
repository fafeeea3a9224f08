import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { check, publish } from '#publisher/publish.ts'
import { contentOf, emptyPlace, newsroomOf, story } from './smallNewsroom.ts'

async function published(...newsrooms: string[]) {
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms, to })
  return { to, before: await contentOf(path.dirname(to)) }
}

test('an edition with stories is not replaced by one without, unless that is asked for', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'b.md': story('To saker') })
  const { to, before } = await published(newsroom)
  const empty = await emptyPlace()
  for (const newsrooms of [[empty], [empty, await newsroomOf({ 'tom.txt': '', 'lesesal.json': '{}' })]])
    await expect(publish({ newsrooms, to })).rejects.toThrow(
      /^No story was found in .*\. The edition in .* has 2 stories and was left as it is\. .*add --force\.$/,
    )
  expect(await contentOf(path.dirname(to))).toEqual(before)
  expect((await publish({ newsrooms: [empty], to, force: true })).published).toBe(0)
  expect((await contentOf(to)).has('edition/articles/en-sak.json')).toBe(false)
  expect((await publish({ newsrooms: [empty], to })).published).toBe(0)
})

test('a newsroom that loses its files, or is not there, leaves the edition as it was', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const { to, before } = await published(newsroom)
  await rename(newsroom, `${newsroom}-borte`)
  await expect(publish({ newsrooms: [newsroom], to })).rejects.toThrow(/There is no folder .*Name the one/)
  await mkdir(newsroom)
  await expect(publish({ newsrooms: [newsroom], to })).rejects.toThrow(/held articles the last time.*has 1 story/)
  expect(await contentOf(path.dirname(to))).toEqual(before)
})

test('one of several newsrooms that loses its files leaves the edition as it was', async () => {
  // The settings, by which files are read, are lost with it.
  const lost = await newsroomOf({ 'a.md': story('En sak'), 'lesesal.json': '{ "limits": { "megabytes": 9 } }' })
  const other = await newsroomOf({ 'b.md': story('En annen sak') })
  const { to, before } = await published(lost, other)
  for (const file of ['a.md', 'lesesal.json']) await rm(path.join(lost, file))
  const again = { newsrooms: [lost, other], to }
  await expect(publish(again)).rejects.toThrow(`${lost} held articles the last time, and there are none now.`)
  expect(await contentOf(path.dirname(to))).toEqual(before)
  expect((await publish({ ...again, force: true })).published).toBe(1)
  expect((await publish(again)).published).toBe(1)
})

test('stories that are held or withdrawn are not missing: the edition goes without them', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'b.md': story('To saker') })
  const { to } = await published(newsroom)
  await writeFile(path.join(newsroom, 'a.md'), story('En sak', 'draft: true'))
  await rm(path.join(newsroom, 'b.md'))
  expect((await publish({ newsrooms: [newsroom], to })).published).toBe(0)
  const wire = { uri: 'urn:x', type: 'text', language: 'nb', headline: 'Bru åpnet', body_text: 'Den er åpen.' }
  await writeFile(path.join(newsroom, 'c.json'), JSON.stringify({ ...wire, version: '1' }))
  expect((await publish({ newsrooms: [newsroom], to })).published).toBe(1)
  await writeFile(path.join(newsroom, 'd.json'), JSON.stringify({ ...wire, version: '2', pubstatus: 'canceled' }))
  await rm(path.join(newsroom, 'a.md'))
  expect((await publish({ newsrooms: [newsroom], to })).published).toBe(0)
  expect((await contentOf(to)).has('edition/articles/bru-apnet.json')).toBe(false)
})

test('a folder that is named twice, or lies within another that is named, is told of before anything is read', async () => {
  const newsroom = await newsroomOf({ 'sport/a.md': story('En sak') })
  for (const newsrooms of [
    [newsroom, newsroom],
    [newsroom, path.join(newsroom, 'sport')],
  ])
    await expect(check(newsrooms)).rejects.toThrow(
      /^Name each folder once: .* is named twice, or lies within .*, with which/,
    )
})
