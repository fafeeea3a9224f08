import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ownWork } from '#publisher/keeping/ownWork.ts'
import { check, publish } from '#publisher/publish.ts'
import { watchFolders } from '#publisher/watch.ts'
import { contentOf, emptyPlace, newsroomOf, story } from './smallNewsroom.ts'

const files = { 'avisa/a.md': story('En sak'), 'avisa/b.md': story('En annen sak') }

/** A newsroom in a folder of its own, and an edition published within it. */
async function publishedInside(below = 'site') {
  const newsroom = path.join(await newsroomOf(files), 'avisa')
  const to = path.join(newsroom, below)
  const report = await publish({ newsrooms: [newsroom], to })
  return { newsroom, to, report }
}

const filesOf = ({ files: read }: { files: { file: string }[] }) => read.map(({ file }) => file)

test('an edition within the newsroom is never read as news, however often it is published', async () => {
  const { newsroom, to, report } = await publishedInside()
  const first = await contentOf(to)
  expect(filesOf(report)).toEqual(['a.md', 'b.md'])
  for (const force of [false, true]) {
    const again = await publish({ newsrooms: [newsroom], to, force })
    expect(again).toMatchObject({ published: 2, findings: [] })
    expect(filesOf(again)).toEqual(['a.md', 'b.md'])
    expect(await contentOf(to)).toEqual(first)
  }
})

test('a story that is taken away is gone from an edition within the newsroom', async () => {
  const { newsroom, to } = await publishedInside('ut/site')
  await rm(path.join(newsroom, 'b.md'))
  await publish({ newsrooms: [newsroom], to })
  for (const [file, bytes] of await contentOf(to)) expect(bytes.includes('En annen sak'), file).toBe(false)
})

test('other editions within a newsroom are passed over, and each is told of once', async () => {
  const { newsroom } = await publishedInside()
  await publish({ newsrooms: [newsroom], to: path.join(newsroom, 'prove/site') })
  // What is left of an edition that was removed by hand, and of a run that was killed.
  await cp(path.join(newsroom, 'site.manifest.json'), path.join(newsroom, 'gammel.manifest.json'))
  await mkdir(path.join(newsroom, 'borte.next-4194999/spool'), { recursive: true })
  await mkdir(path.join(newsroom, 'borte.next-4194999/edition'))
  await writeFile(path.join(newsroom, 'borte.next-4194999/edition/index.html'), '<h1>Halvferdig</h1><p>Tekst.</p>')
  const report = await check([newsroom])
  expect(filesOf(report)).toEqual(['a.md', 'b.md'])
  expect(report.findings.map(({ kind, file, words }) => [kind, file, words])).toEqual([
    ['note', 'borte.next-4194999', 'edition.inside/beside'],
    ['note', 'gammel.manifest.json', 'edition.inside/beside'],
    ['note', 'prove/site', 'edition.inside'],
    ['note', 'site', 'edition.inside'],
  ])
})

test('what a machine that lost its power has left of a manifest is no news, as little as a whole one', async () => {
  const { newsroom, to } = await publishedInside()
  for (const left of ['', '\0'.repeat(4096)]) {
    await writeFile(`${to}.manifest.json`, left)
    await writeFile(`${to}.manifest.json.new`, left)
    expect((await check([newsroom])).findings.map(({ file, words }) => [file, words])).toEqual([
      ['site', 'edition.inside'],
    ])
    expect(await publish({ newsrooms: [newsroom], to })).toMatchObject({ published: 2, findings: [] })
  }
  await writeFile(path.join(newsroom, 'annet.manifest.json'), '')
  const { findings } = await publish({ newsrooms: [newsroom], to })
  expect(findings).toMatchObject([{ kind: 'rejected', file: 'annet.manifest.json' }])
})

test('an edition within one of several newsrooms is passed over', async () => {
  const { newsroom, to } = await publishedInside()
  const other = await newsroomOf({ 'c.md': story('En tredje sak') })
  const report = await publish({ newsrooms: [other, newsroom], to })
  expect([report.published, report.findings]).toEqual([3, []])
  expect((await publish({ newsrooms: [other, newsroom], to })).written).toBe(0)
})

test('an edition that a symbolic link leads to is known by where it is', async () => {
  const newsroom = path.join(await newsroomOf(files), 'avisa')
  const [link, elsewhere] = [path.join(await emptyPlace(), 'avisa'), await emptyPlace()]
  await symlink(newsroom, link)
  await symlink(elsewhere, path.join(newsroom, 'site'))
  for (const to of [path.join(newsroom, 'site'), path.join(link, 'inne')])
    for (const from of [link, newsroom]) {
      const { published, tally, findings } = await publish({ newsrooms: [from], to })
      expect([published, tally.rejected]).toEqual([2, 0])
      for (const { words, file } of findings) expect([words, file]).toEqual(['edition.inside', 'site'])
    }
})

test('an article file that is named like something of ours is news all the same', async () => {
  const newsroom = await newsroomOf({
    'sak.manifest.json': JSON.stringify({ uri: 'urn:sak', headline: 'Et manifest', body_text: 'Tekst.' }),
    'arkiv.next-7/sak.md': story('Neste sak'),
    'edition/sak.md': story('En utgave'),
  })
  expect((await check([newsroom])).published).toBe(3)
})

test('the report is no news, either', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'findings.json': '{ "published": 1 }' })
  const report = await check([newsroom], { reportFile: path.join(newsroom, 'findings.json') })
  expect(filesOf(report)).toEqual(['a.md'])
  await writeFile(path.join(newsroom, 'i-gar.json'), JSON.stringify(report))
  const { findings } = await check([newsroom], { reportFile: path.join(newsroom, 'findings.json') })
  expect(findings.map(({ file, message }) => `${file} ${message}`)).toEqual([
    expect.stringMatching(/^i-gar\.json is no article: it is a report that Lesesal has written\./),
  ])
})

test('whoever watches a newsroom is not woken by what is published within it', { timeout: 60_000 }, async () => {
  const { newsroom, to } = await publishedInside()
  const other = path.join(newsroom, 'prove')
  const report = path.join(newsroom, 'findings.json')
  await publish({ newsrooms: [newsroom], to: other })
  let changes = 0
  const watched = watchFolders([newsroom], async () => void changes++, { own: ownWork({ to, report }) })
  await wait(500)
  for (const place of [to, other]) await publish({ newsrooms: [newsroom], to: place, force: true })
  await rm(to, { recursive: true })
  await publish({ newsrooms: [newsroom], to })
  await writeFile(report, '{}')
  await wait(1500)
  expect(changes).toBe(0)
  await writeFile(path.join(newsroom, 'c.md'), story('En tredje sak'))
  await expect.poll(() => changes).toBe(1)
  watched.stop()
})

test('an edition is not put in place of the newsroom, whatever the path is called', async () => {
  const { newsroom, to } = await publishedInside()
  const link = path.join(await emptyPlace(), 'lenke')
  await symlink(newsroom, link)
  await mkdir(path.join(to, 'saker'))
  await writeFile(path.join(to, 'saker/d.md'), story('En sak i utgaven'))
  for (const [from, place] of [
    [newsroom, newsroom],
    [newsroom, `${newsroom}/site/..`],
    [newsroom, link],
    [link, newsroom],
    [to, to],
    [path.join(to, 'saker'), to],
  ] as const)
    await expect(publish({ newsrooms: [from], to: place }), `${from} to ${place}`).rejects.toThrow(
      /in place of the articles\. Name a folder of its own/,
    )
  await expect(publish({ newsrooms: [newsroom], to: path.dirname(newsroom) })).rejects.toThrow(/in place of/)
  await expect(check([to])).rejects.toThrow(/is an edition that Lesesal has made. Name the folder/)
})
