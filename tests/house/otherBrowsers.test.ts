import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

/** The styles a browser is given, as they are built: those in the page, and those that come later. */
async function builtStyles(): Promise<string> {
  const later = (await readdir('dist/reader/assets')).filter((name) => name.endsWith('.css'))
  const files = ['index.html', ...later.map((name) => `assets/${name}`)]
  return (await Promise.all(files.map((name) => readFile(`dist/reader/${name}`, 'utf8')))).join('\n')
}

test('Safari, which knows no colour or thickness in the short form, draws every line below words', async () => {
  const written = [...(await builtStyles()).matchAll(/[{;](?:-webkit-)?text-decoration:([^;}]+)/g)]
  const lines = new Set(written.map(([, line]) => line))
  expect(lines).toEqual(new Set(['none', 'underline']))
})

test('Safari, which has words of its own for it, breaks words in no smaller pieces than other browsers do', async () => {
  const limited = [...(await builtStyles()).matchAll(/[{;]hyphenate-limit-chars:\d+ (\d+) (\d+)([^}]*)/g)]
  expect(limited.length).toBeGreaterThan(0)
  for (const [, before, after, rest] of limited) {
    expect(rest).toContain(`-webkit-hyphenate-limit-before:${before}`)
    expect(rest).toContain(`-webkit-hyphenate-limit-after:${after}`)
  }
})
