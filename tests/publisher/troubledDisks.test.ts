import { spawnSync } from 'node:child_process'
import { existsSync, renameSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { readNewsroom } from '#publisher/reading/newsroom.ts'
import { ownWork } from '#publisher/keeping/ownWork.ts'
import { check, publish } from '#publisher/publish.ts'
import { Settings } from '#publisher/settings.ts'
import { asNobodySpecial } from '../counter/servedEdition.ts'
import { contentOf, emptyPlace, newsroomOf, story } from './smallNewsroom.ts'

test('a full disk leaves the edition whole, and is told with what to do', { timeout: 60_000 }, async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to })
  const before = await contentOf(to)
  await writeFile(path.join(newsroom, 'lang.md'), story('En lang sak', '', 'Et avsnitt om saken. '.repeat(25_000)))
  const words = ['src/lesesal.ts', 'publish', newsroom, '--to', to]
  // No file may be longer than this many kilobytes, as on a disk that has no more; what tells of it is short.
  const limited = spawnSync('bash', ['-c', 'ulimit -f 400; exec "$0" "$@"', 'node_modules/.bin/node', ...words], {
    encoding: 'utf8',
  })
  expect(limited.stderr).toMatch(/^There is no room for the next edition in \S+ \(EFBIG: .*\)\..* Make room there/)
  expect(limited.stderr).toContain(path.dirname(to))
  expect(limited.status).toBe(2)
  expect(await contentOf(to)).toEqual(before)
  expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
})

test('a disk that is full before anything is made is told in the same words, and nothing is left behind', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const to = path.join(await emptyPlace(), 'edition')
  const words = ['src/lesesal.ts', 'publish', newsroom, '--to', to]
  const full = spawnSync('bash', ['-c', 'ulimit -f 0; exec "$0" "$@"', 'node_modules/.bin/node', ...words], {
    encoding: 'utf8',
  })
  expect(full.stderr).toMatch(/^There is no room for the next edition in \S+ \(EFBIG: .*\)\..* Make room there/)
  expect(full.status).toBe(2)
  expect(await readdir(path.dirname(to))).toEqual([])
})

test('a disk that fills up while it is noted what was published has nothing of that left on it', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const to = path.join(await emptyPlace(), 'edition')
  await symlink('/dev/full', `${to}.manifest.json.new`)
  await expect(publish({ newsrooms: [newsroom], to })).rejects.toThrow('There is no room')
  expect(await readdir(path.dirname(to))).toEqual(['edition'])
})

test('what a machine left when it lost its power, files with nothing or half in them, keeps nobody from publishing', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const to = path.join(await emptyPlace(), 'edition')
  const left = `${to}.next-4194999-0123456789ab`
  await mkdir(left)
  await writeFile(path.join(left, 'process.json'), '')
  await writeFile(`${to}.manifest.json.new`, '{"edi')
  expect((await publish({ newsrooms: [newsroom], to })).published).toBe(1)
  expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
})

test('a folder that is renamed while its files are read loses none of their stories', async () => {
  const many = Array.from({ length: 40 }, (_, nth): [string, string] => [`norge/${nth}.md`, story(`Sak ${nth}`)])
  const newsroom = await newsroomOf(Object.fromEntries(many))
  const [before, after] = [path.join(newsroom, 'norge'), path.join(newsroom, 'nord')]
  const progress = () => existsSync(before) && renameSync(before, after)
  const { published, tally, files } = await check([newsroom], { progress })
  expect([published, tally.rejected, files.length]).toEqual([40, 0, 40])
})

test('a file that a passing fault kept from being read is read again the next time', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const read = await readNewsroom([newsroom], v.parse(Settings, {}), {
    known: new Map(),
    lastRead: new Map(),
    now: Date.now(),
    spool: path.join(newsroom, 'borte'),
    progress: () => undefined,
    tick: 0,
    own: ownWork({}),
  })
  expect(read.findings).toContainEqual(expect.objectContaining({ kind: 'rejected', code: 'file.fault' }))
  expect([...read.known.values()].map(({ stamp }) => stamp)).toEqual([null])
})

const isRoot = process.getuid?.() === 0

/** Publishes where these belong to another user; root gives up its right to write everything. */
function publishedBeside(anothers: string[], newsroom: string, to: string) {
  spawnSync('chown', ['-R', '65534', ...anothers])
  const words = [...asNobodySpecial, 'node_modules/.bin/node', 'src/lesesal.ts', 'publish', newsroom, '--to', to]
  return spawnSync(words[0]!, words.slice(1), { encoding: 'utf8' })
}

test.skipIf(!isRoot)('an edition that is another user’s, or a part of it, is told so and stays whole', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to })
  const before = await contentOf(to)
  await writeFile(path.join(newsroom, 'b.md'), story('En annen sak'))
  for (const part of ['a', '.']) {
    const { stderr, status } = publishedBeside([path.join(to, part)], newsroom, to)
    expect(stderr).toMatch(
      /^\S+\/edition cannot be published to: EACCES: .*\. Something in it or beside it \(edition\.\*\) is/,
    )
    expect(stderr).toContain('Give all of it to the user who publishes')
    expect(status).toBe(2)
    expect(await contentOf(to)).toEqual(before)
  }
})

test.skipIf(!isRoot)('what a run of another user has left when it was killed is told to be that user’s', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const to = path.join(await emptyPlace(), 'edition')
  const left = `${to}.next-4194999-0123456789ab`
  await mkdir(path.join(left, 'spool'), { recursive: true, mode: 0o700 })
  const { stderr, status } = publishedBeside([left], newsroom, to)
  expect(stderr).toMatch(/cannot be published to: EACCES: .*edition\.next-4194999.* Give all of it to the user who/)
  expect(status).toBe(2)
})

test('an edition whose list of files names what lies elsewhere has nothing there removed', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const around = await newsroomOf({ 'kjært/brev.txt': 'Kjære' })
  const to = path.join(around, 'edition')
  await publish({ newsrooms: [newsroom], to })
  const list = path.join(to, 'edition/files.json')
  const listed = await readFile(list, 'utf8')
  await writeFile(path.join(to, 'edition/under-way.json'), '["../kjært/brev.txt"]')
  expect((await publish({ newsrooms: [newsroom], to })).published).toBe(1)
  await writeFile(list, listed.replace('{', '{"../kjært/brev.txt":"x",'))
  await expect(publish({ newsrooms: [newsroom], to })).rejects.toThrow(/files.json cannot be read.* Move .* away/)
  expect(await readFile(path.join(around, 'kjært/brev.txt'), 'utf8')).toBe('Kjære')
})

describe('what somebody else has put where a page comes', () => {
  const place = path.join('a', 'ny', 'index.html')
  test.each([
    ['a file', place, 'Mitt.'],
    ['a folder', path.join(place, 'notat.txt'), 'Mitt.'],
    ['a file in place of its folder', path.dirname(place), 'Mitt.'],
  ])('is not lost, and ends no publication half-way: %s', async (_, file, content) => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak') })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    await writeFile(path.join(newsroom, 'ny.md'), story('En ny sak'))
    await mkdir(path.dirname(path.join(to, file)), { recursive: true })
    await writeFile(path.join(to, file), content)
    const before = await contentOf(to)
    await expect(publish({ newsrooms: [newsroom], to })).rejects.toThrow(/is not the edition's own.* Move it away/)
    expect(await contentOf(to)).toEqual(before)
    await rm(path.join(to, 'a', 'ny'), { recursive: true })
    expect((await publish({ newsrooms: [newsroom], to })).published).toBe(2)
  })

  test('may stay where it is the same already, as when an edition was copied before its list was', async () => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'ny.md': story('En ny sak') })
    const [to, copied] = await Promise.all([emptyPlace(), emptyPlace()])
    await publish({ newsrooms: [newsroom], to: copied })
    await rm(path.join(newsroom, 'ny.md'))
    await publish({ newsrooms: [newsroom], to })
    await writeFile(path.join(newsroom, 'ny.md'), story('En ny sak'))
    await cp(path.join(copied, 'a', 'ny'), path.join(to, 'a', 'ny'), { recursive: true })
    expect((await publish({ newsrooms: [newsroom], to })).published).toBe(2)
  })
})
