import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { emptyPlace } from '../publisher/smallNewsroom.ts'

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
  ['reader', "import '#terminal/told.ts'"],
  ['terminal', "import '#article/article.ts'"],
]

const permitted: [room: string, code: string][] = [
  ['reader', "import '#article/article.ts'"],
  ['publisher', "import '#reader/prerender.tsx'"],
  ['publisher', "import 'node:fs'"],
  ['server', "import '#counter/viewStore.ts'"],
  ['counter', "import '#terminal/told.ts'"],
]

/** A kind that has been added, and a switch over kinds that has not been told of it. */
const untold =
  "export const sign = (kind: 'quote' | 'added') => { switch (kind) { case 'quote': return '”'; default: return '' } }"

const said = [...breaches, ...permitted].map(([room, code], number) => ({
  room,
  code,
  file: `src/${room}/planted${number}.ts`,
}))

/** What the linter finds in all of them. */
let found: string

// Each room gets files that break its wall; the linter must refuse them. In a house of their own: others read this one meanwhile.
beforeAll(async () => {
  const house = await emptyPlace()
  await cp('.oxlintrc.json', path.join(house, '.oxlintrc.json'))
  await symlink(path.resolve('node_modules'), path.join(house, 'node_modules'))
  for (const { code, file } of said) {
    await mkdir(path.dirname(path.join(house, file)), { recursive: true })
    await writeFile(path.join(house, file), `${code}\n`)
  }
  await writeFile(path.join(house, 'src/reader/untold.ts'), `${untold}\n`)
  found = spawnSync('node_modules/.bin/oxlint', ['--format', 'unix', 'src'], { cwd: house, encoding: 'utf8' }).stdout
})

const isRefused = (room: string, code: string): boolean => {
  const { file } = said.find((one) => one.room === room && one.code === code)!
  return found.split('\n').some((line) => line.includes(file) && line.includes('no-restricted-imports'))
}

test.each(breaches)('%s may not say %s', (room, code) => expect(isRefused(room, code)).toBe(true))

test.each(permitted)('%s may say %s', (room, code) => expect(isRefused(room, code)).toBe(false))

test('a switch that does not name each kind of what it parts is shown, also where it has a default', () =>
  expect(found).toMatch(/untold\.ts:.*Cases not matched: "added"/))

/** The publisher's folders in their order, below what all of them may say. */
const storeys = [
  'findings.ts settings.ts progress.ts inOrder.ts',
  'sources fetching keeping reading settling pictures remembering',
  'arranging outputs making telling',
].flatMap((names) => names.split(' '))

test('in the publisher a folder says nothing of those that come after it', () => {
  const storeyOf = (file: string) => storeys.indexOf(path.relative('src/publisher', file).split(path.sep)[0]!)
  const upwards = globSync('src/publisher/*/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'(\.\.\/[^']+\.ts)'/g)]
      .map(([, other]) => path.join(path.dirname(file), other!))
      .filter((other) => storeyOf(other) < 0 || storeyOf(other) > storeyOf(file))
      .map((other) => `${file} says ${other}`),
  )
  expect(upwards).toEqual([])
})
