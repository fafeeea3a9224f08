import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

/** What `comesLater` names in the shell, or is asked for there; a file only another names comes a round trip later. */
const named = /^(index|rolldown-runtime|drawing|reader)-/

test('a page that wakes waits for no file that its shell does not name', async () => {
  let seen = 0
  for await (const file of glob('dist/reader/assets/{index,drawing,reader}-*.js'))
    for (const [, imported] of (await readFile(file, 'utf8')).matchAll(/(?:from|import)"\.\/([^"]+)"/g)) {
      seen++
      expect(imported, file).toMatch(named)
    }
  expect(seen).toBeGreaterThan(2)
})
