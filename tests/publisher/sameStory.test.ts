import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { check, publish } from '#publisher/publish.ts'
import { inFormats, told } from './oneStory.ts'
import { only, readFile, textOf } from './reading.ts'
import { contentOf, emptyPlace, newsroomOf } from './smallNewsroom.ts'

describe('the same story gives the same article', () => {
  test.each(Object.entries(inFormats))('from %s', async (format, [file, content]) => {
    const article = only(await readFile(content, file))
    expect(
      textOf({ ...article, kicker: null })
        .split('\n')
        .filter(Boolean),
    ).toEqual([told.headline, ...told.paragraphs])
    expect(article.language).toBe(told.language)
    expect(article.published).toBe(format === 'text' ? told.published.slice(0, 10) : told.published)
    const speech = article.sections
      .flatMap(({ blocks }) => blocks)
      .filter((block) => block.type === 'paragraph' && block.speech)
    expect(speech).toHaveLength(1)
  })

  test('and together they are one, whatever the order of the files', async () => {
    const files = Object.values(inFormats)
    const editions: Map<string, Buffer>[] = []
    for (const order of [files, files.toReversed()]) {
      const newsroom = await newsroomOf(Object.fromEntries(order))
      const to = path.join(await emptyPlace(), 'edition')
      const report = await publish({ newsrooms: [newsroom], to })
      expect(report.published).toBe(1)
      expect(report.tally).toEqual({ published: 1, merged: files.length - 1, held: 0, rejected: 0, 'no article': 0 })
      editions.push(await contentOf(to))
    }
    expect(editions[0]).toEqual(editions[1])
  })
})

test('every file ends in the report, and the counts add up', async () => {
  const newsroom = await newsroomOf({
    ...Object.fromEntries(Object.values(inFormats)),
    'tom.txt': '',
    'ruter.csv': 'a,b\n1,2\n',
  })
  const { files, tally } = await check([newsroom])
  expect(files).toHaveLength(Object.keys(inFormats).length + 2)
  expect(Object.values(tally).reduce((sum, count) => sum + count)).toBe(files.length)
})
