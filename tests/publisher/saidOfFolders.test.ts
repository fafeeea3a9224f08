import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { check, publish } from '#publisher/publish.ts'
import { emptyPlace, newsroomOf, story } from './smallNewsroom.ts'
import { zipOf } from './zipOf.ts'

const index = (more: string) => `---\ntitle: Saker\n${more}\n---\n\nAlt om byen.\n`
const held = async (newsroom: string) => {
  const { findings } = await check([newsroom])
  return findings.filter(({ kind }) => kind === 'held').map(({ file, words }) => [file, words])
}

describe('what a folder says of its stories', () => {
  test.each([
    ['Hugo', 'saker/_index.md', index('cascade:\n  draft: true')],
    ['Hugo, in TOML', 'saker/_index.md', '+++\ntitle = "Saker"\n[cascade.build]\nrender = "never"\n+++\n'],
    ['Hugo, in a list', 'saker/_index.nb.md', index('cascade:\n  - build:\n      list: never\n  - draft: true')],
    ['Hugo, in words of one’s own', 'saker/_index.md', index('cascade:\n  params:\n    draft: true')],
    ['Hugo, to pages by their path', '_index.md', index('cascade:\n  - _target: { path: /saker/** }\n    draft: true')],
    [
      'Hugo, to pages by a pattern',
      '_index.md',
      index('cascade:\n  - target: { path: "S?ker/{bru,2024/*}" }\n    draft: true'),
    ],
    ['Hugo, to pages alone', 'saker/_index.md', index('cascade:\n  target: { kind: page }\n  private: true')],
    ['Hugo, and cannot be read', 'saker/_index.md', '---\ntitle: "Saker\ncascade:\n  draft: true\n---\n'],
    ['Zola', 'saker/_index.md', '+++\ntitle = "Saker"\nsort_by = "date"\ndraft = true\n+++\n'],
    ['Eleventy', 'saker/saker.json', '{ "layout": "sak", "draft": true }'],
    ['Eleventy, in its other file', 'saker/saker.11tydata.json', '{ "permalink": false }'],
  ])('holds them, as %s has it', async (_, file, content) => {
    const files = { [file]: content, 'saker/bru.md': story('Brua'), 'saker/2024/vei/index.md': story('Veien') }
    const all = { ...files, 'andre/ferje.md': story('Ferja') }
    const found = await held(await newsroomOf(all))
    expect(found).toContainEqual(['saker/2024/vei/index.md', 'draft/above'])
    expect(found).toContainEqual(['saker/bru.md', 'draft/above'])
    expect(found).not.toContainEqual(['andre/ferje.md', expect.anything()])
    const packed = await newsroomOf({ 'side.zip': zipOf(Object.fromEntries(Object.entries(files).toReversed())) })
    expect(await held(packed)).toContainEqual(['side.zip/saker/bru.md', 'draft/above'])
  })

  test.each([
    ['a story that says otherwise', 'saker/_index.md', index('cascade:\n  draft: true'), 'draft: false'],
    ['a folder’s own page, which is of no story', 'saker/_index.md', index('draft: true\ndate: 2024-05-17'), ''],
    ['a folder of lists', 'saker/_index.md', index('cascade:\n  target: { kind: section }\n  draft: true'), ''],
    ['another path', '_index.md', index('cascade:\n  - target: { path: /sport/** }\n    draft: true'), ''],
    ['a folder beside it', 'sport/_index.md', index('cascade:\n  draft: true'), ''],
    ['a no', 'saker/saker.json', '{ "draft": false, "permalink": "/{{ title }}/" }', ''],
    ['a file of another folder’s name', 'saker/sport.json', '{ "draft": true }', ''],
  ])('lets out %s', async (_, file, content, more) => {
    const newsroom = await newsroomOf({ [file]: content, 'saker/bru.md': story('Brua', more) })
    expect(await held(newsroom)).not.toContainEqual(['saker/bru.md', expect.anything()])
  })

  test('is taken back by a folder further in, and holds until its time', async () => {
    const newsroom = await newsroomOf({
      '_index.md': index('cascade:\n  draft: true'),
      'saker/_index.md': index('cascade:\n  draft: false\n  embargo: 2040-01-01'),
      'saker/bru.md': story('Brua'),
      'tog/_index.md': index('cascade:\n  draft: false\n  publishDate: 2040-01-01'),
      'tog/tog.md': story('Toget'),
      'fly/_index.md': index('cascade:\n  draft: false\n  embargoed: 2040-01-01'),
      'fly/fly.md': story('Flyet'),
      'buss/_index.md': index('cascade:\n  draft: false\n  expiryDate: 2020-01-01'),
      'buss/buss.md': story('Bussen'),
      'ferje.md': story('Ferja'),
    })
    const all = await held(newsroom)
    expect(all).toContainEqual(['ferje.md', 'draft/above'])
    for (const file of ['saker/bru.md', 'tog/tog.md', 'fly/fly.md'])
      expect(all).toContainEqual([file, 'held.embargo/day'])
    expect(all).toContainEqual(['buss/buss.md', 'held.expired'])
  })

  test('counts at the next publication, though the stories have not changed', async () => {
    const newsroom = await newsroomOf({
      'saker/_index.md': index(''),
      'saker/bru.md': story('Brua'),
      'a.md': story('A'),
    })
    const to = path.join(await emptyPlace(), 'edition')
    expect((await publish({ newsrooms: [newsroom], to, tick: 0 })).published).toBe(3)
    await writeFile(path.join(newsroom, 'saker/_index.md'), index('cascade:\n  draft: true'))
    const { published, findings } = await publish({ newsrooms: [newsroom], to, tick: 0 })
    expect(published).toBe(1)
    expect(findings).toContainEqual(
      expect.objectContaining({ words: 'draft/above', values: { what: 'draft: true', file: 'saker/_index.md' } }),
    )
  })
})
