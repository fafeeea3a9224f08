import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

const hour = 60 * 60 * 1000
const monday = Date.parse('2026-05-04T08:00:00Z')

function pictureOf(background: string): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()
}

/** A newsroom whose story of a bridge shows one picture and whose story of a ferry another, and its edition. */
async function illustratedEdition() {
  const newsroom = await newsroomOf({
    'bru.md': story('Brua', 'image: { src: bru.png, alt: Brua }'),
    'ferje.md': story('Ferja', 'image: { src: ferje.png, alt: Ferja }'),
    'bru.png': await pictureOf('#123456'),
    'ferje.png': await pictureOf('#abcdef'),
  })
  const to = path.join(await emptyPlace(), 'edition')
  const write = (file: string, content: string | Buffer) => writeFile(path.join(newsroom, file), content)
  // Files are trusted at once: what changes between two publications here does so longer ago than clocks are coarse.
  const publishAt = (now: number, more: object = {}) => publish({ newsrooms: [newsroom], to, now, tick: 0, ...more })
  const picturesOf = async (slug: string): Promise<string[]> => {
    const { image } = await jsonIn(to, `edition/articles/${slug}.json`)
    return image.renditions.map(({ url }: { url: string }) => path.basename(url))
  }
  const standing = () => readdir(path.join(to, 'images'))
  await publishAt(monday)
  return { newsroom, to, write, publishAt, picturesOf, standing }
}

describe('a picture that no page shows any more', { timeout: 120_000 }, () => {
  test('stays for a day, for pages that were open or kept before, and leaves by itself', async () => {
    const { newsroom, to, write, publishAt, picturesOf, standing } = await illustratedEdition()
    const old = await picturesOf('bru')
    await write('bru.png', await pictureOf('#654321'))
    const { nextChange } = await publishAt(monday + hour)
    expect(await picturesOf('bru')).not.toEqual(old)
    expect(await standing()).toEqual(expect.arrayContaining([...old, ...(await picturesOf('bru'))]))
    expect(Object.keys(await jsonIn(to, 'edition/files.json'))).toContain(`images/${old[0]}`)
    expect(nextChange).toBe(monday + 25 * hour)

    await write('ferje.md', story('Ferja', 'image: { src: ferje.png, alt: Ferja }', 'Rettet.'))
    await publishAt(monday + 24 * hour)
    expect(await standing()).toEqual(expect.arrayContaining(old))
    expect((await publishAt(nextChange!)).nextChange).toBeNull()
    const fresh = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to: fresh, now: nextChange! })
    expect(await contentOf(to)).toEqual(await contentOf(fresh))
  })

  test('stays on when a story shows it again, and from then has no day to leave', async () => {
    const { write, publishAt, picturesOf, standing } = await illustratedEdition()
    const old = await picturesOf('bru')
    await write('bru.png', await pictureOf('#654321'))
    await publishAt(monday + hour)
    await write('bru.png', await pictureOf('#123456'))
    await publishAt(monday + 2 * hour)
    expect(await picturesOf('bru')).toEqual(old)
    await publishAt(monday + 100 * hour)
    expect(await standing()).toEqual(expect.arrayContaining(old))
    expect(await standing()).toHaveLength(4)
  })

  test('goes at once with a story that is withdrawn, held or removed, also when it was replaced before', async () => {
    for (const gone of ['withdrawn: true', 'draft: true', null]) {
      const { newsroom, write, publishAt, picturesOf, standing } = await illustratedEdition()
      await write('bru.png', await pictureOf('#654321'))
      await publishAt(monday + hour)
      expect(await standing()).toHaveLength(6)
      if (gone === null) await rm(path.join(newsroom, 'bru.md'))
      else await write('bru.md', story('Brua', `${gone}\nimage: { src: bru.png, alt: Brua }`))
      await publishAt(monday + 2 * hour)
      expect((await standing()).toSorted(), String(gone)).toEqual((await picturesOf('ferje')).toSorted())
    }
  })

  test('goes at once when the agency that sent it holds it back, though its story stays', async () => {
    const { write, publishAt, picturesOf, standing } = await illustratedEdition()
    const wire = (pubstatus: string) => {
      const renditions = { full: { href: 'kart.png' } }
      const main = { uri: 'urn:kart', type: 'picture', pubstatus, headline: 'Kart', renditions }
      return JSON.stringify({
        uri: 'urn:tunnel',
        headline: 'Tunnelen',
        body_text: 'Den er lang.',
        associations: { main },
      })
    }
    await write('kart.png', await pictureOf('#334455'))
    await write('tunnel.json', wire('usable'))
    await publishAt(monday + hour)
    const sent = await picturesOf('tunnelen')
    expect(await standing()).toEqual(expect.arrayContaining(sent))
    await write('tunnel.json', wire('canceled'))
    expect((await publishAt(monday + 2 * hour)).published).toBe(3)
    expect(await standing()).toHaveLength(4)
  })

  test('goes at once when one of the stories that showed it does, and with --force', async () => {
    const { write, publishAt, picturesOf, standing } = await illustratedEdition()
    const shared = await picturesOf('bru')
    await write('ferje.md', story('Ferja', 'image: { src: bru.png, alt: Brua }'))
    await publishAt(monday + hour)
    await write('bru.md', story('Brua', 'withdrawn: true'))
    await write('ferje.md', story('Ferja', 'image: { src: ferje.png, alt: Ferja }'))
    await publishAt(monday + 2 * hour)
    expect(await standing()).not.toEqual(expect.arrayContaining(shared))

    await write('ferje.png', await pictureOf('#fedcba'))
    await publishAt(monday + 3 * hour)
    expect(await standing()).toHaveLength(4)
    await publishAt(monday + 4 * hour, { force: true })
    expect((await standing()).toSorted()).toEqual((await picturesOf('ferje')).toSorted())
  })
})

test('scripts and styles of yesterday stay for a day after an upgrade', { timeout: 120_000 }, async () => {
  const { to, publishAt } = await illustratedEdition()
  // What an older version had, by the name it had.
  const [list, manifest] = [path.join(to, 'edition/files.json'), `${to}.manifest.json`]
  await writeFile(path.join(to, 'assets/reader-of-old.js'), '')
  await writeFile(list, JSON.stringify({ ...(await jsonIn(to, 'edition/files.json')), 'assets/reader-of-old.js': 'x' }))
  await rm(manifest)
  const scripts = () => readdir(path.join(to, 'assets'))
  await publishAt(monday + hour)
  expect(await scripts()).toContain('reader-of-old.js')
  await publishAt(monday + 25 * hour)
  expect(await scripts()).not.toContain('reader-of-old.js')
})
