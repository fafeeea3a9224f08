import { cp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as v from 'valibot'
import { expect, inject, onTestFinished, test } from 'vitest'
import { MostViewed } from '#article/mostViewed.ts'
import { emptyPlace, jsonIn } from '../publisher/smallNewsroom.ts'
import { reportView, serveEdition } from '../counter/servedEdition.ts'

/** A copy of the demo edition, served and counted by a process of its own; one `file` of it is empty. */
async function served(file?: string) {
  const folder = path.join(await emptyPlace(), 'edition')
  await cp(inject('demoEdition'), folder, { recursive: true })
  if (file !== undefined) await writeFile(path.join(folder, file), '')
  const server = await serveEdition(folder, `sqlite:${await emptyPlace()}/views.sqlite`)
  onTestFinished(async () => void (await server.stop('SIGKILL')))
  return { ...server, folder }
}

test('a new catalogue that cannot be read is told once, with the remedy, and the one before counts on', async () => {
  const { address, folder, said } = await served()
  expect(await reportView(address, 'norge/nei-til-eu', 1)).toBe(202)
  const catalogue = path.join(folder, 'edition/catalogue.json')
  await writeFile(catalogue, '{"oops":1}')
  for (let reader = 2; reader < 7; reader++) {
    // A look at a file is good for 20 ms.
    await pause(30)
    expect(await reportView(address, 'norge/nei-til-eu', reader)).toBe(202)
  }
  const lines = said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(lines).toEqual([expect.stringContaining(`${catalogue} cannot be read, so what it said before goes on: `)])
  expect(lines[0]).toContain('Restart the server if Lesesal was upgraded')
})

test('a catalogue that is empty when the server starts puts the counter off, and is told with the remedy', async () => {
  const { address, folder, said } = await served('edition/catalogue.json')
  for (let again = 0; again < 2; again++) {
    const list = await fetch(`${address}/api/most-viewed`)
    expect([list.status, list.headers.get('cache-control')]).toEqual([503, 'no-store'])
    expect(await list.text()).not.toContain(folder)
    expect(await reportView(address, 'norge/nei-til-eu', 1)).toBe(503)
  }
  expect((await fetch(`${address}/a/nei-til-eu`)).status).toBe(200)
  const lines = said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(lines).toEqual([expect.stringContaining(`${folder}/edition/catalogue.json cannot be read: `)])
  expect(lines[0]).toContain('publish again with --force')
  await cp(path.join(inject('demoEdition'), 'edition/catalogue.json'), path.join(folder, 'edition/catalogue.json'))
  await pause(30)
  expect(await reportView(address, 'norge/nei-til-eu', 1)).toBe(202)
})

test('an edition that loses its data before anybody has read has its pages, and tells what is missing', async () => {
  const { address, folder, said } = await served()
  await rm(path.join(folder, 'edition'), { recursive: true })
  for (const page of ['/', '/a/nei-til-eu', '/']) {
    const { status, headers } = await fetch(address + page)
    expect([page, status]).toEqual([page, 200])
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  }
  expect((await fetch(`${address}/a/finnes-ikke`)).status).toBe(404)
  expect(said().split('The list of withdrawn stories is not there').length - 1).toBe(1)
})

test('a story that is gone, or cannot be read, stands in no list under words of before', async () => {
  const { address, folder, said } = await served()
  await writeFile(
    path.join(folder, 'edition/edition.json'),
    JSON.stringify({ ...(await jsonIn(folder, 'edition/edition.json')), minimumReaders: 1 }),
  )
  for (const story of ['norge/nei-til-eu', 'norge/kvinner-far-stemmerett']) await reportView(address, story, 1)
  const article = path.join(folder, 'edition/articles/nei-til-eu.json')
  // An answer is given again for five seconds, so each asks for another length.
  const list = (limit: number) => fetch(`${address}/api/most-viewed?limit=${limit}`)
  const slugs = async (limit: number) => {
    const { ranked } = v.parse(MostViewed, await (await list(limit)).json())
    return ranked.map(({ teaser }) => teaser.slug).toSorted()
  }
  expect(await slugs(5)).toContain('nei-til-eu')
  await rm(article)
  expect(await slugs(6)).toHaveLength(1)
  await writeFile(article, '{')
  expect((await list(7)).status).toBe(503)
  expect(said()).toContain(`${article} cannot be read: `)
})
