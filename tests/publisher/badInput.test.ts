import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { check, publish } from '#publisher/publish.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

const broken = 'tests/brokenNewsroom'

/** What became of each file of the broken newsroom, in the words of its findings. */
const expected = [
  ['rejected', 'arkiv.txt', 'archive.broken'],
  ['rejected', 'b-lik-id.md', 'id.taken'],
  ['repaired', 'odelagt-bilde.md', 'picture.lost'],
  ['repaired', 'skript.md', 'html.dropped'],
  ['repaired', 'skript.md', 'picture.lost'],
  ['repaired', 'skript.md', 'link.dropped'],
  ['rejected', 'tom.txt', 'article.empty'],
  ['rejected', 'ugyldig-yaml.md', 'front.matter'],
  ['repaired', 'umulig-dato.md', 'date.unknown'],
  ['note', 'undermappe/hendelse.json', 'no.article'],
  ['repaired', 'uten-bilde.md', 'picture.lost'],
  ['repaired', 'uten-bilde.md', 'picture.lost'],
  ['rejected', 'uten-tekst.md', 'article.empty'],
  ['held', 'utkast.md', 'draft'],
  ['repaired', 'windows-1252.txt', 'file.encoding'],
]

describe('a newsroom full of broken files', () => {
  test('has every trouble named by file, and the rest is published', async () => {
    const { findings, published, files, tally } = await check([broken])
    expect(findings.map(({ kind, file, code }) => [kind, file, code])).toEqual(expected)
    for (const { message } of findings) expect(message).toMatch(/[.…]$/)
    expect(tally).toEqual({ published, merged: 0, held: 1, rejected: 5, 'no article': 1 })
    expect(published + 7).toBe(files.length)
  })

  test('gives pages that carry nothing of the scripts, and no letter misread', async () => {
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [broken], to })
    const page = await readFile(path.join(to, 'a/skript/index.html'), 'utf8')
    expect(page).not.toMatch(/kapret|onerror|javascript:/)
    expect(page).toContain('Etter.')
    expect((await jsonIn(to, 'edition/articles/blabaer-og-romme.json')).headline).toBe('Blåbær og rømme')
  })
})

describe('the command line', { timeout: 30_000 }, () => {
  const lesesal = (...words: string[]) =>
    spawnSync('node_modules/.bin/node', ['src/lesesal.ts', ...words], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
    })

  test('checks without writing, tells line and remedy, and ends with 1 when something is rejected', () => {
    const { status, stdout } = lesesal('check', broken)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^rejected {2}ugyldig-yaml\.md:\d+ {2}its front matter cannot be read: .*\.$/m)
    expect(stdout).toMatch(/^repaired {2}umulig-dato\.md:4 {2}"published" is "2017-02-31".*YYYY-MM-DD/m)
    expect(stdout).toMatch(/6 stories can be published · 5 rejected · 1 held back$/m)
  })

  test('publishes what it can and writes the same report as JSON', async () => {
    const place = await emptyPlace()
    const { status, stdout } = lesesal(
      'publish',
      broken,
      '--to',
      path.join(place, 'site'),
      '--report',
      path.join(place, 'findings.json'),
    )
    expect(status).toBe(1)
    expect(stdout).toContain('6 stories in')
    const { findings } = await jsonIn(place, 'findings.json')
    expect(findings.map(({ kind, file, code }: Record<string, string>) => [kind, file, code])).toEqual(expected)
  })

  test('ends with 0 when all is well and 2 when nothing can be done', async () => {
    const newsroom = await newsroomOf({ 'sak.md': story('En sak') })
    expect(lesesal('check', newsroom).status).toBe(0)
    for (const words of [
      ['publish', newsroom],
      ['publish'],
      ['frobnicate'],
      ['check', '/finnes-ikke'],
      ['serve'],
      ['views', 'top'],
    ]) {
      const { status, stderr } = lesesal(...words)
      expect(status, words.join(' ')).toBe(2)
      expect(stderr.trim(), words.join(' ')).not.toBe('')
      expect(stderr, words.join(' ')).not.toMatch(/^\s+at /m)
    }
  })

  test('shows its commands with examples', () => {
    expect(lesesal('--help').stdout).toContain('Examples')
  })
})

test('what a language tag says beside the language stops nobody', async () => {
  const newsroom = await newsroomOf({
    'sak.md': '---\ntitle: A story\nlanguage: en-u-ca-buddhist\n---\n\nSome <span lang="nb-x-foo">ord</span> in it.\n',
  })
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to })
  const { language, sections } = await jsonIn(to, 'edition/articles/sak.json')
  expect(language).toBe('en')
  expect(JSON.stringify(sections)).toContain('"lang":"nb"')
})

test('links out of the newsroom are not followed', async () => {
  const newsroom = await newsroomOf({ 'sak.md': story('En sak') })
  await symlink('/etc/hostname', path.join(newsroom, 'lenke.txt'))
  const { findings, published } = await check([newsroom])
  expect(published).toBe(1)
  expect(findings).toEqual([expect.objectContaining({ kind: 'rejected', file: 'lenke.txt', code: 'file.link' })])
})

test.runIf(process.platform === 'linux')('a name that is not UTF-8 is told of, and stops no other file', async () => {
  const newsroom = await newsroomOf({ 'sak.md': story('En sak'), 'ekte\uFFFD.md': story('En annen sak') })
  const named = (name: string) => Buffer.from(`${newsroom}/${name}`, 'latin1')
  await writeFile(named('b\xe5t.md'), story('Båten'))
  await writeFile(named('b\xe5t.jpg'), '')
  await mkdir(named('\xe5r'))
  await writeFile(named('\xe5r/a.md'), story('Året'))
  const { findings, published } = await check([newsroom])
  expect(published).toBe(2)
  const told = { kind: 'rejected', words: 'file.unreadable/name', message: expect.stringContaining('convmv') }
  expect(findings).toEqual([
    expect.objectContaining({ ...told, file: 'b\uFFFDt.md' }),
    expect.objectContaining({ ...told, file: '\uFFFDr' }),
  ])
})

test.runIf(process.platform === 'linux')(
  'a path that is too long for the system is told of, and stops no other file',
  async () => {
    const [upper, lower] = [`${'ø'.repeat(100)}/`.repeat(11), `${'å'.repeat(100)}/`.repeat(11)]
    const newsroom = await newsroomOf({ [`${upper}sak.md`]: story('En sak') })
    const other = await newsroomOf({ [`dyp/${lower}lengre.md`]: story('For dyp') })
    await rename(path.join(other, 'dyp'), path.join(newsroom, upper, 'dyp'))
    const { findings, published } = await check([newsroom])
    expect(published).toBe(1)
    expect(findings.map(({ words }) => words)).toEqual(['file.unreadable/long', 'id.long'])
    expect(findings[0]!.file).toMatch(/dyp\/(å{100}\/)+å{100}$/)
  },
)

test.runIf(process.platform === 'linux')('a pipe is told of, and not waited for', async () => {
  const newsroom = await newsroomOf({ 'sak.md': story('En sak') })
  spawnSync('mkfifo', [path.join(newsroom, 'rør.md')])
  const { findings, published } = await check([newsroom])
  expect(published).toBe(1)
  expect(findings).toEqual([expect.objectContaining({ kind: 'rejected', file: 'rør.md', code: 'file.special' })])
})

test('a link that counts is not told as one that is not followed: settings, and a picture of the newsroom', async () => {
  const newsroom = await newsroomOf({ 'sak.md': story('En sak', 'image: { src: lenke.svg, alt: En rute }') })
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
  const files = await newsroomOf({ 'felles.json': '{ "name": "Bladet" }' })
  await mkdir(path.join(newsroom, 'bilder'))
  await writeFile(path.join(newsroom, 'bilder/rute.svg'), svg)
  await symlink('bilder/rute.svg', path.join(newsroom, 'lenke.svg'))
  await symlink(path.join(files, 'felles.json'), path.join(newsroom, 'lesesal.json'))
  expect((await check([newsroom])).findings).toEqual([])
})

test('a picture outside the newsroom is not read', async () => {
  const newsroom = await newsroomOf({ 'sak.md': story('En sak', 'image: ../../../../etc/hostname') })
  const { findings } = await check([newsroom])
  expect(findings).toEqual([
    expect.objectContaining({ code: 'picture.lost', message: expect.stringContaining('not in the newsroom') }),
  ])
  expect([...(await contentOf(newsroom)).keys()]).toEqual(['sak.md'])
})
