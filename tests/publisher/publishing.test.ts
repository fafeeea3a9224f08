import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fileOf } from '#article/addresses.ts'
import { check, publish } from '#publisher/publish.ts'
import { editionIn } from '#publisher/keeping/contents.ts'
import { writeEdition } from '#publisher/keeping/writeEdition.ts'
import { withPlace } from '#publisher/keeping/workshop.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

const threeStories = {
  'norge/eldst.md': story('Den eldste saken', 'published: "1979"'),
  'norge/saken-i-midten.md': story('Saken i midten', 'published: "2017-11"\ntopics: [Norge, Språk]'),
  'verden/den-nyeste-saken.md': story('Den nyeste saken', 'published: "2023-04-04T15:00:00+03:00"\ntopics: [Verden]'),
  'verden/udatert.md': story('Saken uten dato'),
}

async function published(files: Record<string, string>) {
  const newsroom = await newsroomOf(files)
  const to = path.join(await emptyPlace(), 'edition')
  const report = await publish({ newsrooms: [newsroom], to })
  return { newsroom, to, report }
}

describe('an edition', () => {
  test('has a page and a data file for every address', async () => {
    const { to, report } = await published(threeStories)
    expect(report.published).toBe(4)
    const files = [...(await contentOf(to)).keys()]
    for (const file of [
      'index.html',
      '404.html',
      'a/den-nyeste-saken/index.html',
      'topic/sprak/index.html',
      'archive/index.html',
      'archive/2017/11/index.html',
      'archive/1979/index.html',
      'archive/undated/index.html',
      'most-viewed/index.html',
      'edition/edition.json',
      'edition/front.json',
      'edition/articles/saken-i-midten.json',
      'edition/topics/norge.json',
      'edition/archive/2017/11.json',
      'edition/schema/article.json',
    ]) {
      expect(files).toContain(file)
    }
  })

  test('lists the newest first, whatever the precision of the dates', async () => {
    const { to } = await published(threeStories)
    const { stories } = await jsonIn(to, fileOf.catalogue())
    const slugs = stories.map(({ slug }: { slug: string }) => slug)
    expect(slugs).toEqual(['den-nyeste-saken', 'saken-i-midten', 'eldst', 'udatert'])
  })

  test('carries the whole text of a story in its HTML, with title, description and structured data', async () => {
    const { to } = await published({
      'en-sak-tegn.md': story(
        'En «sak» & <tegn>',
        'lede: Ingressen.\npublished: "2017-11"',
        '## Mellomtittel\n\nBrødtekst med **vekt**.',
      ),
    })
    const html = await readFile(path.join(to, 'a/en-sak-tegn/index.html'), 'utf8')
    for (const part of [
      'En «sak» &amp; &lt;tegn&gt;</h1>',
      'Ingressen.',
      'Mellomtittel</h2>',
      '<strong>vekt</strong>',
    ]) {
      expect(html).toContain(part)
    }
    const structured = JSON.parse(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/.exec(html)![1]!)
    expect(structured).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'En «sak» & <tegn>',
      datePublished: '2017-11',
    })
    expect(html.replace(/<script[\s\S]*?<\/script>/g, '')).not.toMatch(/2017-11-\d/)
  })

  test('is the same bytes whatever the machine calls its time zone', async () => {
    const { newsroom, to } = await published(threeStories)
    const zone = process.env.TZ
    process.env.TZ = 'Pacific/Kiritimati'
    try {
      const elsewhere = path.join(await emptyPlace(), 'edition')
      await publish({ newsrooms: [newsroom], to: elsewhere })
      expect(await contentOf(elsewhere)).toEqual(await contentOf(to))
    } finally {
      process.env.TZ = zone
    }
  })

  test('two stories with one slug have an address each, the oldest the plain one', async () => {
    const { to } = await published({
      'a.md': story('En', 'slug: samme-tittel\npublished: "2020"'),
      'b.md': story('To', 'slug: samme-tittel\npublished: "2010"'),
    })
    expect((await jsonIn(to, fileOf.article('samme-tittel'))).published).toBe('2010')
    const { stories } = await jsonIn(to, fileOf.catalogue())
    expect(stories[0].slug).toMatch(/^samme-tittel-[0-9a-f]{8}$/)
  })

  test('a second file with an id that is taken is rejected and named', async () => {
    const { report } = await published({ 'a.md': story('En', 'id: lik'), 'b.md': story('To', 'id: lik') })
    expect(report.published).toBe(1)
    expect(report.findings).toContainEqual(
      expect.objectContaining({ kind: 'rejected', file: 'b.md', code: 'id.taken' }),
    )
  })

  describe('two files that differ in nothing but their ending', () => {
    const plain = 'Brua stenger i natt\n\nBrua over fjorden stenger i natt, sier kommunen.\n'
    const idsOf = async (files: Record<string, string>) => {
      const { report } = await published(files)
      const told = report.findings.filter(({ code }) => code.startsWith('id.')).map(({ words }) => words)
      return { told, ids: report.files.map(({ stories }) => stories.flatMap(({ id, outcome }) => [id, outcome])) }
    }

    test('are two stories where each has a headline of its own', async () => {
      expect(await idsOf({ 'bru.md': story('Brua åpnet'), 'bru.txt': plain })).toEqual({
        told: ['id.ending'],
        ids: [
          ['bru', 'published'],
          ['bru.txt', 'published'],
        ],
      })
    })

    test('are one where they have the same, and the second is told by words that help', async () => {
      expect((await idsOf({ 'bru.md': story('Brua stenger i natt'), 'bru.txt': plain })).told).toEqual([
        'id.taken/place',
      ])
    })

    test.each(['embargo: 2099-01-01', 'embargo: 2020-01-01', 'date: 2099-01-01', 'draft: true'])(
      'are one where either holds something back, as an older copy of it may: %s',
      async (more) => {
        const { files } = await check([await newsroomOf({ 'bru.md': story('Brua åpnet', more), 'bru.txt': plain })])
        expect(files.flatMap(({ stories }) => stories.map(({ id }) => id))).not.toContain('bru.txt')
      },
    )
  })

  test('an older version that is called something else altogether is told so, as two senders may count alike', async () => {
    const sent = (version: number, headline: string) =>
      JSON.stringify({ uri: '42', version: `${version}`, headline, language: 'nb', body_text: `${headline} i dag.` })
    const older = async (headline: string) => {
      const files = { 'ntb/1.json': sent(1, 'Brua åpnet'), 'tt/1.json': sent(2, headline) }
      const { report } = await published(files)
      return report.findings.filter(({ code }) => code === 'version.older').map(({ words }) => words)
    }
    expect(await older('Isen smelter raskt')).toEqual(['version.older/unlike'])
    expect(await older('Brua åpnet med snorklipp')).toEqual(['version.older'])
  })
})

describe('publishing again', () => {
  test('with nothing changed writes nothing', async () => {
    const { newsroom, to } = await published(threeStories)
    const before = (await stat(path.join(to, 'index.html'))).mtimeMs
    const { written } = await publish({ newsrooms: [newsroom], to })
    expect(written).toBe(0)
    expect((await stat(path.join(to, 'index.html'))).mtimeMs).toBe(before)
  })

  test('a story that is gone from the newsroom is gone from every file of the edition', async () => {
    const { newsroom, to } = await published(threeStories)
    await rm(path.join(newsroom, 'norge/saken-i-midten.md'))
    await publish({ newsrooms: [newsroom], to })
    for (const [file, bytes] of await contentOf(to)) {
      expect(bytes.includes('Saken i midten'), file).toBe(false)
      expect(file).not.toContain('saken-i-midten')
    }
    expect([...(await contentOf(to)).keys()]).not.toContain('topic/sprak/index.html')
  })

  test('tells which addresses of stories are no longer there', async () => {
    const { newsroom, to } = await published(threeStories)
    await rename(path.join(newsroom, 'norge/eldst.md'), path.join(newsroom, 'norge/den-eldste.md'))
    const { findings } = await publish({ newsrooms: [newsroom], to })
    expect(findings.find(({ code }) => code === 'address.gone')?.message).toContain('/a/eldst')
    expect((await publish({ newsrooms: [newsroom], to })).findings.map(({ code }) => code)).not.toContain(
      'address.gone',
    )
  })

  test('advises no other address for a story whose file is held or cannot be read, which is told of the file', async () => {
    const { newsroom, to } = await published(threeStories)
    await writeFile(path.join(newsroom, 'norge/eldst.md'), '---\ntitle: "Eldst\n---\n\nEn tekst.\n')
    await writeFile(path.join(newsroom, 'norge/saken-i-midten.md'), story('Saken i midten', 'draft: true'))
    const { findings } = await publish({ newsrooms: [newsroom], to })
    expect(findings.map(({ kind, file }) => [kind, file])).toEqual([
      ['rejected', 'norge/eldst.md'],
      ['held', 'norge/saken-i-midten.md'],
    ])
  })

  test('tells which addresses show another story than before', async () => {
    const budget = { '2026/budsjett.md': story('Budsjettet', 'published: 2026-11-20', 'Om 2027.') }
    const { newsroom, to } = await published({ ...threeStories, ...budget })
    const older = path.join(newsroom, '2019/budsjett.md')
    await mkdir(path.dirname(older))
    await writeFile(older, story('Budsjettet', 'published: 2019-11-20', 'Om 2020.'))
    const toldOf = async () => {
      const { findings } = await publish({ newsrooms: [newsroom], to })
      return findings.filter(({ code }) => code === 'address.passed').map(({ file, values }) => [file, values])
    }
    expect(await toldOf()).toEqual([['2019/budsjett.md', { address: '/a/budsjett', headline: 'Budsjettet' }]])
    expect(await toldOf()).toEqual([])
    await rm(older)
    await writeFile(path.join(newsroom, '2026/budsjett.md'), story('Budsjettet for 2027', 'published: 2019-11-20'))
    expect(await toldOf()).toEqual([['2026/budsjett.md', { address: '/a/budsjett', headline: 'Budsjettet' }]])
    await mkdir(path.join(newsroom, 'okonomi'))
    await rename(path.join(newsroom, '2026/budsjett.md'), path.join(newsroom, 'okonomi/budsjett.md'))
    expect(await toldOf()).toEqual([])
    await writeFile(path.join(newsroom, 'okonomi/budsjett.md'), story('Nytt budsjett', 'published: 2019-11-20'))
    expect(await toldOf()).toEqual([])
  })

  test('gives the same edition as publishing from nothing', async () => {
    const { newsroom, to } = await published(threeStories)
    await writeFile(path.join(newsroom, 'ny.md'), story('En ny sak', 'published: "2024-01-02"\ntopics: [Norge]'))
    await publish({ newsrooms: [newsroom], to })
    const fresh = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to: fresh })
    expect(await contentOf(to)).toEqual(await contentOf(fresh))
  })

  test('a run that fails half-way leaves the old edition whole and nothing beside it', async () => {
    const { to } = await published(threeStories)
    const before = await contentOf(to)
    const { listed, edition } = await editionIn(to)
    const standing = { before: listed(), edition }
    const failing = withPlace(to, (workshop) =>
      writeEdition({ to, workshop }, standing, async (press) => {
        press.put('index.html', 'something new')
        throw new Error('the disk is full')
      }),
    )
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await contentOf(to)).toEqual(before)
    expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
  })

  test('while another run is at work it is left alone', async () => {
    const newsroom = await newsroomOf(threeStories)
    const to = path.join(await emptyPlace(), 'edition')
    const other = spawn('sleep', ['30'])
    const ended = once(other, 'exit')
    await mkdir(`${to}.next-${other.pid}`)
    await expect(publish({ newsrooms: [newsroom], to })).rejects.toThrow(`another run (process ${other.pid})`)
    other.kill()
    await ended
    expect((await publish({ newsrooms: [newsroom], to })).published).toBeGreaterThan(0)
    expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
  })

  test.skipIf(!existsSync('/proc/self/stat'))(
    'what a killed run left does not stand in the way when another process has been given its number',
    async () => {
      const newsroom = await newsroomOf(threeStories)
      const to = path.join(await emptyPlace(), 'edition')
      const other = spawn('sleep', ['30'])
      onTestFinished(() => void other.kill())
      const left = path.join(await emptyPlace(), 'left')
      await withPlace(to, (workshop) => cp(workshop, left, { recursive: true }))
      await rename(left, `${to}.next-${other.pid}`)
      expect((await publish({ newsrooms: [newsroom], to })).published).toBe(4)
      expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
    },
  )

  describe.skipIf(!existsSync('/proc/self/stat'))('a run in another container, which has the same number,', () => {
    /** A workshop as such a run has it, which showed that it is at work so many seconds ago. */
    const elsewhere = async (to: string, seconds: number) => {
      const workshop = `${to}.next-${process.pid}-0123456789ab`
      await withPlace(to, (own) => cp(own, workshop, { recursive: true }))
      const mark = path.join(workshop, 'process.json')
      await writeFile(mark, JSON.stringify({ ...(await jsonIn(workshop, 'process.json')), space: 'pid:[1]' }))
      const shown = Date.now() / 1000 - seconds
      await utimes(mark, shown, shown)
      return workshop
    }

    test('is left alone while it is at work', async () => {
      const to = path.join(await emptyPlace(), 'edition')
      const workshop = await elsewhere(to, 6)
      const told = publish({ newsrooms: [await newsroomOf(threeStories)], to })
      await expect(told).rejects.toThrow(`being published by another run (process ${process.pid}). Wait for it`)
      expect(await readdir(workshop)).toEqual(['edition', 'process.json', 'spool'])
    })

    test('and was killed, is cleared away', async () => {
      const to = path.join(await emptyPlace(), 'edition')
      await elsewhere(to, 40)
      await publish({ newsrooms: [await newsroomOf(threeStories)], to })
      expect(await readdir(path.dirname(to))).toEqual(['edition', 'edition.manifest.json'])
    })
  })

  test('what another run published meanwhile is known, so that a story taken out between the two goes', async () => {
    const newsroom = await newsroomOf({ ...threeStories, 'ut.md': story('Denne skal ut') })
    const to = path.join(await emptyPlace(), 'edition')
    const both = await Promise.allSettled([
      publish({ newsrooms: [newsroom], to }),
      publish({ newsrooms: [newsroom], to }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await rm(path.join(newsroom, 'ut.md'))
    await publish({ newsrooms: [newsroom], to })
    expect([...(await contentOf(to)).keys()].filter((file) => file.startsWith('a/ut'))).toEqual([])
  })

  test('what a machine that lost its power left is made whole, or told with what to do', async () => {
    const { newsroom, to } = await published(threeStories)
    const before = await contentOf(to)
    await writeFile(path.join(to, 'edition/under-way.json'), '')
    await publish({ newsrooms: [newsroom], to })
    expect(await contentOf(to)).toEqual(before)
    await writeFile(path.join(to, 'edition/files.json'), '{"a')
    await expect(publish({ newsrooms: [newsroom], to, force: true })).rejects.toThrow(
      /files\.json cannot be read.*Move \S+ away, .* put back what is your own/,
    )
  })

  test('a link to a folder is published to where it leads', async () => {
    const newsroom = await newsroomOf(threeStories)
    const [place, elsewhere] = [await emptyPlace(), await emptyPlace()]
    await symlink(elsewhere, path.join(place, 'edition'))
    await publish({ newsrooms: [newsroom], to: path.join(place, 'edition') })
    expect([...(await contentOf(elsewhere)).keys()]).toContain('index.html')
    expect(await readdir(place)).toEqual(['edition', 'edition.manifest.json'])
  })

  test('a folder that holds something else is refused, so that nothing is lost', async () => {
    const newsroom = await newsroomOf(threeStories)
    const to = await newsroomOf({ 'thesis.docx': 'years of work' })
    await expect(publish({ newsrooms: [newsroom], to })).rejects.toThrow(/no edition/)
    expect([...(await contentOf(to)).keys()]).toEqual(['thesis.docx'])
    // No name at all is the folder one stands in, here that of the program itself.
    await expect(editionIn('')).rejects.toThrow(/no edition/)
  })

  test('a place where nothing can be read or written is told with what to do', async () => {
    const { newsroom, to } = await published(threeStories)
    const below = path.join(newsroom, 'norge/eldst.md', 'edition')
    await expect(publish({ newsrooms: [newsroom], to: below })).rejects.toThrow(
      /^\S+ cannot be published to: .* let this user write there, or name another folder with --to\.$/,
    )
    await rm(path.join(to, 'edition/files.json'))
    await symlink('files.json', path.join(to, 'edition/files.json'))
    await expect(publish({ newsrooms: [newsroom], to })).rejects.toThrow(
      /edition cannot be published to: .*files\.json.* Let this user read and write there, or name another folder/,
    )
  })
})

describe('settings', () => {
  test('name, language, topics and lead shape the front page', async () => {
    const settings = { name: 'Avisa', language: 'nn', topics: ['Verden', 'Norge'], lead: 'saken-i-midten' }
    const { to } = await published({ ...threeStories, 'lesesal.json': JSON.stringify(settings) })
    const front = await readFile(path.join(to, 'index.html'), 'utf8')
    expect(front).toContain('<html lang="nn"')
    expect(front).toContain('<title>Avisa</title>')
    expect((await jsonIn(to, fileOf.front())).lead.slug).toBe('saken-i-midten')
    expect((await jsonIn(to, fileOf.edition())).topics.map(({ name }: { name: string }) => name)).toEqual([
      'Verden',
      'Norge',
    ])
  })
})

test('several newsrooms make one edition', async () => {
  const [one, two] = await Promise.all([newsroomOf({ 'sak.md': story('En') }), newsroomOf({ 'sak.md': story('To') })])
  const to = path.join(await emptyPlace(), 'edition')
  const { published: count } = await publish({ newsrooms: [one, two], to })
  expect(count).toBe(2)
})
