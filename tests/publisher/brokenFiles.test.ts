import { appendFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { emptyPlace, newsroomOf, story } from './smallNewsroom.ts'
import { zipOf } from './zipOf.ts'

const bridge = { uri: 'urn:x:1', type: 'text', version: '1', headline: 'Bru åpnet', body_text: 'Brua er åpen.' }
const withdrawal = '{"uri":"urn:x:1","version":"2","pubstatus":"canceled"}'
const wire = { 'annen.md': story('En annen sak'), 'bru.json': JSON.stringify(bridge) }

/** Publishes a newsroom of these files, and again after each change of them; null takes a file away. */
async function newsdesk(files: Record<string, string | Uint8Array>) {
  const newsroom = await newsroomOf(files)
  const to = path.join(await emptyPlace(), 'edition')
  const again = async (changed: Record<string, string | Uint8Array | null>, options: object = {}) => {
    for (const [file, content] of Object.entries(changed))
      await (content === null ? rm(path.join(newsroom, file)) : writeFile(path.join(newsroom, file), content))
    const { findings, files: told } = await publish({ newsrooms: [newsroom], to, tick: 0, ...options })
    return {
      published: told.filter(({ outcome }) => outcome === 'published').map(({ file }) => file),
      kept: findings.filter(({ words }) => words === 'held.unread').map(({ file }) => file),
    }
  }
  return { ...(await again({})), again }
}

describe('a file that cannot be read any more', { timeout: 120_000 }, () => {
  const others = ['annen.md']

  test('still withdraws what it withdrew, until it is mended or taken away', async () => {
    const { published, again } = await newsdesk({ ...wire, 'trukket.json': withdrawal })
    expect(published).toEqual(others)
    const stays = { published: others, kept: ['trukket.json'] }
    expect(await again({ 'trukket.json': withdrawal.slice(0, 30) })).toEqual(stays)
    expect(await again({ 'trukket.json': '' })).toEqual(stays)
    expect(await again({}, { force: true })).toEqual(stays)
    expect(await again({ 'lesesal.json': '{ "sourceTimeZone": "Europe/Oslo" }' })).toEqual(stays)
    expect(await again({ 'trukket.json': withdrawal })).toEqual({ published: others, kept: [] })
    expect(await again({ 'trukket.json': '{' })).toEqual(stays)
    expect(await again({ 'trukket.json': null })).toEqual({ published: ['annen.md', 'bru.json'], kept: [] })
  })

  test('does so in an archive, whether it or the whole archive is broken', async () => {
    const archive = (content: string) => zipOf({ 'trukket.json': content, 'tredje.md': story('En tredje sak') })
    const { published, again } = await newsdesk({ ...wire, 'a.zip': archive(withdrawal) })
    expect(published).toEqual(['a.zip/tredje.md', 'annen.md'])
    const kept = ['a.zip/trukket.json']
    expect(await again({ 'a.zip': archive('{') })).toEqual({ published, kept })
    expect(await again({ 'a.zip': archive('{').subarray(0, 60) })).toEqual({ published: others, kept })
    expect((await again({ 'a.zip': zipOf({ 'tredje.md': story('En tredje sak') }) })).published).toContain('bru.json')
  })

  test('holds under an embargo no longer than that, and is not out itself', async () => {
    const embargoed = JSON.stringify({ ...bridge, version: '2', embargoed: '2026-12-24T12:00:00Z' })
    const [before, after] = ['2026-12-24T11:00:00Z', '2026-12-24T13:00:00Z'].map((moment) => Date.parse(moment))
    const { again } = await newsdesk({ ...wire, 'rettet.json': embargoed })
    expect(await again({ 'rettet.json': '{' }, { now: before })).toEqual({ published: others, kept: ['rettet.json'] })
    expect(await again({}, { now: after })).toEqual({ published: ['annen.md', 'bru.json'], kept: [] })
  })

  test('keeps nothing from readers that was out', async () => {
    const { again } = await newsdesk({ ...wire, 'rettet.json': JSON.stringify({ ...bridge, version: '2' }) })
    expect(await again({ 'rettet.json': '{' })).toEqual({ published: ['annen.md', 'bru.json'], kept: [] })
  })

  test('is no story, so that an edition is not emptied when all files are broken', async () => {
    const { again } = await newsdesk({ ...wire, 'trukket.json': withdrawal })
    await expect(again({ 'annen.md': '', 'bru.json': '', 'trukket.json': '' })).rejects.toThrow(/No story was found/)
  })
})

describe('a file that is still being written', { timeout: 120_000 }, () => {
  /** Publishes a story that `write` goes on writing each time it has been read. */
  async function publishedWhile(write: (file: string, times: number) => void) {
    const newsroom = await newsroomOf({ 'bru.md': story('Brua', '', 'Den første halvdelen.') })
    const to = path.join(await emptyPlace(), 'edition')
    let times = 0
    const progress = (step: string) => {
      if (step === 'reading') write(path.join(newsroom, 'bru.md'), ++times)
    }
    const { findings } = await publish({ newsrooms: [newsroom], to, progress })
    return { page: await readFile(path.join(to, 'a/bru/index.html'), 'utf8'), findings }
  }

  test('is read again when it is whole', async () => {
    const { page, findings } = await publishedWhile((file, times) => {
      if (times <= 3) appendFileSync(file, `\nDel ${times} av resten.\n`)
    })
    expect(page).toContain('Del 3 av resten.')
    expect(findings).toEqual([])
  })

  test('is published as it is when it never ends, and that is told', async () => {
    const { page, findings } = await publishedWhile((file, times) => appendFileSync(file, `\nDel ${times}.\n`))
    expect(page).toContain('Del 3.')
    expect(findings.map(({ file, code }) => [file, code])).toEqual([['bru.md', 'file.writing']])
  })
})
