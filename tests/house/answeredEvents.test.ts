import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { answeredEvents } from '../../build/slimLibraries.ts'

/** These do not rise to the document: React listens for them at the elements that answer them. */
const ofElements = ['cancel', 'close', 'scroll']

test('the built reader hears of every event that a part of it answers', async () => {
  const answered = new Set<string>()
  for await (const file of glob('src/reader/**/*.tsx'))
    for (const [, name] of (await readFile(file, 'utf8')).matchAll(/\son([A-Z]\w+)=\{/g))
      answered.add(name!.toLowerCase())
  expect(answered.size).toBeGreaterThan(5)
  expect([...answeredEvents, ...ofElements]).toEqual(expect.arrayContaining([...answered]))
})
