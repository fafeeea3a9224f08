import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { endIdleReaders, readersWithin } from '#publisher/reading/readers.ts'
import type { SourceReading } from '#publisher/reading/sourceWorker.ts'
import { check } from '#publisher/publish.ts'
import { Settings } from '#publisher/settings.ts'
import * as v from 'valibot'
import { readFile } from './reading.ts'
import { newsroomOf, story } from './smallNewsroom.ts'
import { zipOf } from './zipOf.ts'

const wellKnown = { 'god.md': story('En god sak') }

/** What became of each file in a newsroom with a good story among them. */
async function fates(files: Record<string, string | Uint8Array>, limits: object = {}) {
  const newsroom = await newsroomOf({ ...wellKnown, ...files, 'lesesal.json': JSON.stringify({ limits }) })
  const report = await check([newsroom])
  expect(report.published).toBeGreaterThan(0)
  return Object.fromEntries(
    report.files.map(({ file, outcome }) => [
      file,
      [
        outcome,
        ...report.findings.filter((found) => found.file === file && found.kind === 'rejected').map(({ code }) => code),
      ],
    ]),
  )
}

describe('one file beyond the limits never stops the others', () => {
  test('too large, also when it is packed small', async () => {
    const long = story('Lang', '', 'Ord. '.repeat(300_000))
    expect(
      await fates(
        {
          'lang.md': long,
          'bombe.md.gz': gzipSync(long),
          'bombe.zip': zipOf({ 'lang.md': long, 'kort.md': story('Kort') }),
        },
        { megabytes: 1 },
      ),
    ).toEqual({
      'god.md': ['published'],
      'lang.md': ['rejected', 'limit.size'],
      'bombe.md.gz': ['rejected', 'limit.size'],
      'bombe.zip/lang.md': ['rejected', 'limit.size'],
      'bombe.zip/kort.md': ['published'],
    })
  })

  test('too deep or of too many pieces', async () => {
    const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times)
    const files = {
      'dyp.json': `{"uri":"urn:a","headline":"H","x":${deep('[', ']', 300)}}`,
      'svaert-dyp.json': `{"uri":"urn:a","headline":"H","x":${deep('[', ']', 200_000)}}`,
      'dyp.xml': `<rss><channel>${deep('<a>', '</a>', 300)}</channel></rss>`,
      'svaert-dyp.xml': `<rss><channel>${deep('<a>', '</a>', 300_000)}</channel></rss>`,
      'dyp.html': `<html><body>${deep('<div>', '</div>', 300_000)}</body></html>`,
      'mange.xml': `<rss><channel>${'<a/>'.repeat(100_001)}</channel></rss>`,
      'mange.html': `<html><body>${'<p>a'.repeat(100_001)}</body></html>`,
    }
    const { 'god.md': _, ...others } = await fates(files)
    expect(others).toEqual(Object.fromEntries(Object.keys(files).map((file) => [file, ['rejected', 'limit.nesting']])))
  })

  test('that takes too long is given up', { timeout: 30_000 }, async () => {
    const folder = await newsroomOf({
      'a.md': story('H', '', 'Et *avsnitt* til.\n\n'.repeat(3000)),
      'b.md': story('B'),
    })
    const tasks = ['b.md', 'a.md', 'b.md'].map((name) => ({ name, from: path.join(folder, name), around: [] }))
    const storiesIn = (readings: SourceReading[]) =>
      readings.map(({ files }) => files.flatMap(({ stories }) => stories).length)
    const hasty = v.parse(Settings, { limits: { seconds: 0.15 } })
    const patient = v.parse(Settings, {})
    // The thread is warm, and the time of the others is not counted.
    await readersWithin(patient).read(tasks.slice(0, 1), { spool: null, now: 0 })
    const readings = await readersWithin(hasty).read(tasks, { spool: null, now: 0 })
    expect(storiesIn(readings)).toEqual([1, 0, 1])
    expect(readings[1]!.findings).toEqual([expect.objectContaining({ kind: 'rejected', code: 'limit.time' })])
    // The thread that was stopped is replaced.
    expect(storiesIn(await readersWithin(patient).read(tasks, { spool: null, now: 0 }))).toEqual([1, 1, 1])
  })

  test('that needs too much memory is given up, and those around it are read', { timeout: 60_000 }, async () => {
    const files = { 'stor.md': story('Stor', '', 'Et *avsnitt* til.\n\n'.repeat(20_000)), 'b.md': story('B') }
    expect(await fates(files, { memory: 64, seconds: 60 })).toEqual({
      'god.md': ['published'],
      'b.md': ['published'],
      'stor.md': ['rejected', 'limit.memory'],
    })
  })
})

test('a few small files are read by one thread, since another takes longer to start; many or large ones by all', async () => {
  const folder = await newsroomOf({ 'a.md': story('A'), 'stor.md': story('Stor', '', 'Ord. '.repeat(30_000)) })
  const [small, large] = ['a.md', 'stor.md'].map((name) => ({ from: path.join(folder, name) }))
  const { shares } = readersWithin(v.parse(Settings, {}))
  expect(shares([small!, small!, small!])).toEqual({ files: 32, atOnce: 1 })
  const all = { files: expect.any(Number), atOnce: 2 * availableParallelism() }
  expect(shares([large!, small!])).toEqual({ ...all, files: 1 })
  expect(shares(Array.from({ length: 200 }, () => small!))).toEqual(all)
})

test('threads that wait are ended, those at work are not, and what is read later starts others', async () => {
  const folder = await newsroomOf(wellKnown)
  const tasks = Object.keys(wellKnown).map((name) => ({ name, from: path.join(folder, name), around: [] }))
  const { read } = readersWithin(v.parse(Settings, {}))
  const reading = read(tasks, { spool: null, now: 0 })
  await endIdleReaders()
  const [first] = await reading
  expect(first!.files[0]!.stories).toHaveLength(1)
  await endIdleReaders()
  expect(await read(tasks, { spool: null, now: 0 })).toEqual([first])
})

describe('an archive', () => {
  test('holds files like any other, each told by its place', async () => {
    const packed = zipOf({
      'wire/a.md': story('A'),
      'wire/b.json': '{"uri":"urn:b","headline":"B","body_text":"Tekst."}',
      'wire/.skjult.md': story('Skjult'),
      '__MACOSX/x': 'x',
    })
    expect(await fates({ 'arkiv.zip': packed, 'c.md.gz': gzipSync(story('C')) })).toEqual({
      'god.md': ['published'],
      'arkiv.zip/wire/a.md': ['published'],
      'arkiv.zip/wire/b.json': ['published'],
      'c.md': ['published'],
    })
  })

  test('has all the time that its files have, each for itself', { timeout: 60_000 }, async () => {
    const names = Array.from({ length: 300 }, (_, nth) => `sak-${nth}.md`)
    const packed = zipOf(
      Object.fromEntries(names.map((name) => [name, story(name, '', `Et *avsnitt* i ${name}.\n\n`.repeat(50))])),
    )
    const { 'god.md': _, ...others } = await fates({ 'arkiv.zip': packed }, { seconds: 0.4 })
    expect(others).toEqual(Object.fromEntries(names.map((name) => [`arkiv.zip/${name}`, ['published']])))
  })

  test('holds no more than a folder would: not what editors, programs and systems leave', async () => {
    const left = {
      'sak.md': story('En sak'),
      'sak.md~': story('En sak som ble trukket'),
      'sak.md.bak': story('En eldre sak'),
      'node_modules/x/README.md': story('Et program'),
      'Thumbs.db': new Uint8Array([0xd0, 0xcf, 0, 0]),
      'desktop.ini': '[.ShellClassInfo]',
      '~$sak.docx': new Uint8Array([4, 75, 97, 114, 105, 0, 0]),
    }
    expect(await fates({ 'arkiv.zip': zipOf(left) })).toEqual({
      'god.md': ['published'],
      'arkiv.zip/sak.md': ['published'],
      'arkiv.zip/sak.md~': ['no article'],
      'arkiv.zip/sak.md.bak': ['no article'],
    })
    expect(await fates(left)).toEqual({
      'god.md': ['published'],
      'sak.md': ['published'],
      'sak.md~': ['no article'],
      'sak.md.bak': ['no article'],
    })
  })

  test.each([
    'sak (conflicted copy 2026-11-28).md',
    'sak (En annen sin motstridende kopi 2026-11-28).md',
    'sak.sync-conflict-20261128-101112-ABCDEFG.md',
    'sak_conflict-20261128-101112.md',
  ])('no second story is what a program that synchronises left of a conflict (%s)', async (left) => {
    const files = { 'sak.md': story('En sak'), [left]: story('En sak', '', 'Et annet avsnitt om saken.') }
    const all = { 'god.md': ['published'], 'sak.md': ['published'], [left]: ['no article'] }
    expect(await fates(files)).toEqual(all)
  })

  test('that is broken, nested or a document of another program is told', async () => {
    const fate = await fates({
      'brutt.zip': zipOf({ 'a.md': story('A') }).subarray(0, 60),
      'brutt.md.gz': gzipSync(story('A')).subarray(0, 30),
      'ytre.zip': zipOf({ 'indre.zip': zipOf({ 'a.md': story('A') }) }),
      'notat.docx': zipOf({ '[Content_Types].xml': '<Types/>' }),
      'notat.doc': Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
    })
    expect(fate).toMatchObject({
      'brutt.zip': ['rejected', 'archive.broken'],
      'brutt.md.gz': ['rejected', 'archive.broken'],
      'ytre.zip/indre.zip': ['rejected', 'archive.nested'],
      'notat.docx': ['no article'],
      'notat.doc': ['no article'],
    })
  })

  test('loses only the files that are damaged, or have a name that leads out of it', async () => {
    const packed = zipOf({
      'a.md': story('A'),
      '../ut.md': story('Ut'),
      '/rot.md': story('Rot'),
      'skadet.md': story('Skadet', '', 'Brua er 300 meter.'),
      'b.md': story('B'),
    })
    // What is damaged may still be unpacked: then only its checksum tells.
    const local = packed.indexOf('skadet.md')
    const inDirectory = packed.indexOf('skadet.md', local + 1) - 46
    packed[inDirectory + 16]! ^= 1
    expect(await fates({ 'pakke.zip': packed })).toEqual({
      'god.md': ['published'],
      'pakke.zip/a.md': ['published'],
      'pakke.zip/b.md': ['published'],
      'pakke.zip/skadet.md': ['rejected', 'archive.broken'],
      'pakke.zip/../ut.md': ['rejected', 'archive.name'],
      'pakke.zip//rot.md': ['rejected', 'archive.name'],
    })
    packed.fill(0, local + 'skadet.md'.length, local + 'skadet.md'.length + 8)
    expect(await fates({ 'pakke.zip': packed })).toMatchObject({
      'pakke.zip/b.md': ['published'],
      'pakke.zip/skadet.md': ['rejected', 'archive.broken'],
    })
  })
})

test('what is no story is told for what it is, and what to do', async () => {
  const told = async (files: Record<string, string | Uint8Array>) => {
    const { findings } = await check([await newsroomOf({ ...wellKnown, ...files })])
    return Object.fromEntries(findings.map(({ file, words, values }) => [file, [words, values.what]]))
  }
  const tar = Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(250)])
  expect(
    await told({
      'README.md': '# Slik skriver vi\n\nBruk Markdown.',
      'article.json': JSON.stringify({
        id: 'bru',
        slug: 'bru',
        headline: 'Bru',
        sections: [],
        derived: [],
        byline: [],
      }),
      'saker.7z': Buffer.from('377abcaf271c0004', 'hex'),
      'saker.rar': Buffer.from('526172211a0700', 'hex'),
      'saker.tar': tar,
      'pakket.tar.gz': gzipSync(tar),
      'saker.zip': zipOf({
        'notat.docx': zipOf({ '[Content_Types].xml': '<Types/>' }),
        'indre.zip': zipOf({ 'a.md': story('A') }),
      }),
    }),
  ).toEqual({
    'README.md': ['no.article/readme', undefined],
    'article.json': ['no.article/edition', undefined],
    'saker.7z': ['archive.other', '7z'],
    'saker.rar': ['archive.other', 'RAR'],
    'saker.tar': ['archive.other', 'tar'],
    'pakket.tar': ['archive.other', 'tar'],
    'saker.zip/notat.docx': ['no.article/office', undefined],
    'saker.zip/indre.zip': ['archive.nested', undefined],
  })
})

test('a file that cannot be opened is told by name', async () => {
  const newsroom = await newsroomOf(wellKnown)
  await mkdir(path.join(newsroom, 'mappe.md'))
  await writeFile(path.join(newsroom, 'mappe.md', 'a.md'), story('I en mappe med et rart navn'))
  expect((await check([newsroom])).published).toBe(2)
})

test('XML is never the way to another file, nor is XInclude', async () => {
  const { articles } = await readFile(
    '<rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>H</title><description><xi:include href="file:///etc/passwd" parse="text"/>T.</description></item></channel></rss>',
    'a.rss',
  )
  expect(JSON.stringify(articles)).not.toContain('root:')
})

test('a story has a hundred topics at most, and those beyond are told', async () => {
  const topics = Array.from({ length: 130 }, (_, nth) => `Emne ${nth + 1}`)
  const { articles, findings } = await readFile(story('Sak', `topics: [${topics.join(', ')}]`), 'a.md')
  expect(articles[0]!.topics.map(({ name }) => name)).toEqual(topics.slice(0, 100))
  expect(findings).toEqual([
    expect.objectContaining({ kind: 'repaired', code: 'topic.many', values: { count: 130, limit: 100 } }),
  ])
})
