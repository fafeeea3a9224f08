import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

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

const rooms = [...new Set(breaches.map(([room]) => room))]
afterAll(() => Promise.all(rooms.map((room) => rm(planted(room), { recursive: true, force: true }))))

async function lint(room: string, code: string): Promise<string> {
  const file = path.join(planted(room), 'planted.ts')
  await mkdir(planted(room), { recursive: true })
  await writeFile(file, `${code}\n`)
  return spawnSync('node_modules/.bin/oxlint', [file], { encoding: 'utf8' }).stdout
}

test.each(breaches)('%s may not say %s', async (room, code) => {
  expect(await lint(room, code)).toContain('no-restricted-imports')
})

test.each(permitted)('%s may say %s', async (room, code) => {
  expect(await lint(room, code)).not.toContain('no-restricted-imports')
})
