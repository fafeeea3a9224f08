import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Each room gets a file that breaks its wall; the linter must refuse it. Folders of their own keep the real code out of it.
const planted = (room: string) => `src/${room}/plantedViolation`

const breaches: [room: string, code: string][] = [
  ['article', "import 'react'"],
  ['article', "import 'node:fs'"],
  ['article', "import '#reader/Reader.tsx'"],
  ['reader', "import 'node:fs'"],
  ['reader', "import '#publisher/publish.ts'"],
  ['reader', "import '../../counter/window.ts'"],
  ['publisher', "import 'react'"],
  ['publisher', "import '#counter/window.ts'"],
  ['publisher', "import '#reader/routes.tsx'"],
  ['counter', "import 'react'"],
  ['counter', "import '#publisher/publish.ts'"],
  ['server', "import '#publisher/publish.ts'"],
]

const permitted: [room: string, code: string][] = [
  ['reader', "import '#article/article.ts'"],
  ['publisher', "import '#reader/prerender.tsx'"],
  ['publisher', "import 'node:fs'"],
  ['server', "import '#counter/viewStore.ts'"],
]

const said = [...breaches, ...permitted].map(([room, code], number) => ({
  room,
  code,
  file: `${planted(room)}/planted${number}.ts`,
}))

/** What the linter finds in all of them. */
let found: string

beforeAll(async () => {
  for (const { room, code, file } of said) {
    await mkdir(planted(room), { recursive: true })
    await writeFile(file, `${code}\n`)
  }
  const files = said.map(({ file }) => file)
  found = spawnSync('node_modules/.bin/oxlint', ['--format', 'unix', ...files], { encoding: 'utf8' }).stdout
})
afterAll(() => Promise.all(said.map(({ room }) => rm(planted(room), { recursive: true, force: true }))))

const isRefused = (room: string, code: string): boolean => {
  const { file } = said.find((one) => one.room === room && one.code === code)!
  return found.split('\n').some((line) => line.includes(file) && line.includes('no-restricted-imports'))
}

test.each(breaches)('%s may not say %s', (room, code) => expect(isRefused(room, code)).toBe(true))

test.each(permitted)('%s may say %s', (room, code) => expect(isRefused(room, code)).toBe(false))
