import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { describeFinding } from '#publisher/findings.ts'
import en from '#publisher/languages/en.json' with { type: 'json' }
import nb from '#publisher/languages/nb.json' with { type: 'json' }
import { check, publish } from '#publisher/publish.ts'
import type { Progress } from '#publisher/progress.ts'
import { progressBar } from '#publisher/telling/progressBar.ts'
import { writtenIn } from '#publisher/telling/summaryTable.ts'
import { readMd } from './reading.ts'
import { emptyPlace, newsroomOf, story } from './smallNewsroom.ts'

describe('a remark', () => {
  test('is the same in Norwegian and English, gap for gap', () => {
    const gaps = (words: string) => [...new Set(words.match(/\{\w+\}/g))].toSorted()
    expect(Object.keys(nb)).toEqual(Object.keys(en))
    for (const [name, words] of Object.entries(en)) expect(gaps(nb[name as keyof typeof nb]), name).toEqual(gaps(words))
  })

  test('quotes texts as its language does, and counts nothing that may be one before a plural', () => {
    for (const [name, words] of Object.entries(en)) expect(words, name).not.toMatch(/[«»]|^\{count\}|\{\w+\} seconds/)
    for (const [name, words] of Object.entries(nb)) expect(words, name).not.toMatch(/["“”]|^\{count\}|\{\w+\} sekunder/)
  })

  test('is said somewhere: no remark is worded in vain', async () => {
    const files = await readdir('src/publisher', { recursive: true })
    const sources = files.filter((file) => file.endsWith('.ts')).map((file) => path.join('src/publisher', file))
    const code = (await Promise.all(sources.map((file) => readFile(file, 'utf8')))).join('\n')
    // What is put together of two parts: on which page, which kind of value is allowed, what became of an old address.
    const assembled = /^(accent\.contrast\/\w+|key\.kind\/[\w-]+|redirect\.\w+)$/
    const unsaid = Object.keys(en).filter((name) => !code.includes(`'${name}'`) && !assembled.test(name))
    expect(unsaid).toEqual([])
  })

  test('quotes a long text up to a whole character', async () => {
    const { findings } = await readMd(story('A', '', `Tekst.\n\n<!-- ${'å'.repeat(79)}😀 er for langt -->`))
    expect(findings.map(({ values }) => values.text)).toEqual([`${'å'.repeat(79)}…`])
  })

  test('counts one file that was written as one', () => {
    expect(writtenIn('site', { written: 1 }, '0.4')).toEqual({
      en: 'in site (1 file written, 0.4 s)',
      nb: 'i site (1 fil skrevet, 0.4 s)',
    })
    expect(writtenIn('site', { written: 0 }, '0.4').en).toBe('in site (0 files written, 0.4 s)')
  })

  test('names file, item and remedy in the language asked for', async () => {
    const newsroom = await newsroomOf({
      'a.json': JSON.stringify({
        item: [
          { uri: 'urn:a', headline: 'A' },
          { uri: 'urn:b', headline: 'B', versioncreated: 'i går' },
        ],
      }),
    })
    const { findings } = await check([newsroom], { language: 'nb' })
    const lines = findings.map((found) => describeFinding(found, 'nb'))
    expect(lines).toContain(
      'rettet    a.json sak 2  «versioncreated» er «i går»: en dato som ikke finnes, eller som kan leses på flere måter. Den er utelatt. Skriv ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD.',
    )
  })
})

describe('long work', () => {
  beforeEach(() => void vi.stubEnv('TERM', 'xterm'))
  afterEach(() => void vi.unstubAllEnvs())

  function shown(screen: { isTTY?: boolean; columns?: number }, total = 100): string[] {
    const written: string[] = []
    let time = 0
    const bar = progressBar({ columns: 80, ...screen, write: (text) => written.push(text) }, 'nb', () => time)
    for (let done = 0; done <= total; done += total / 10) {
      bar.show('reading', done, total)
      time += 300
    }
    bar.clear()
    return written.map((text) => text.replace('\r\u001B[K', ''))
  }

  test('shows on a terminal how much is done, and how long it will take', () => {
    expect(shown({ isTTY: true })).toContain('leser ████████████░░░░░░░░░░░░ 50/100 · 2 s igjen')
    expect(shown({ isTTY: true }).at(-1)).toBe('')
  })

  test.each([
    [40, 'leser ██████░░░░░░ 750/1500 · 2 s igjen'],
    [27, 'leser 750/1500 · 2 s igjen'],
    [20, 'leser 750/1500'],
    [12, '750/1500'],
    [6, ''],
  ])('shows whole counts on a terminal of %i columns', (columns, line) => {
    expect(shown({ isTTY: true, columns }, 1500)).toContain(line)
  })

  test('writes nothing on a terminal that cannot draw over what it has shown', () => {
    vi.stubEnv('TERM', 'dumb')
    expect(shown({ isTTY: true })).toEqual([])
  })

  test('writes nothing into a log', () => {
    expect(shown({})).toEqual([])
  })

  test('is told of from the first file to the last page', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><path d="M0 0h9v9z"/></svg>'
    const a = story('A', 'image: { src: a.svg, alt: Et bilde }')
    // Short files are read together.
    const long = story('B') + 'Elva steg gjennom natta.\n\n'.repeat(4000)
    const newsroom = await newsroomOf({ 'a.md': a, 'b.md': long, 'a.svg': drawing })
    const steps: string[] = []
    const progress: Progress = (step, done, total) => steps.push(`${step} ${done}/${total}`)
    await publish({ newsrooms: [newsroom], to: path.join(await emptyPlace(), 'edition'), progress })
    expect(steps).toEqual(
      expect.arrayContaining([
        'reading 1/2',
        'reading 2/2',
        'measuring 1/1',
        'resizing 1/4',
        'drawing 1/10',
        'drawing 10/10',
      ]),
    )
  })
})
