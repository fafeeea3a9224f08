import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { licencesAddress } from '#article/addresses.ts'

/** The packages whose licence stands there in full. */
async function licensed(file: string): Promise<string[]> {
  const [, ...texts] = (await readFile(file, 'utf8')).split(/^## /m)
  for (const text of texts)
    expect(text).toMatch(/Permission is hereby granted, free of charge|SIL OPEN FONT LICENSE Version 1\.1/)
  return texts.map((text) => text.split(' - ', 1)[0]!)
}

/** The packages that files of the reader name, without what is of our own house. */
async function named(): Promise<Set<string>> {
  const files = await readdir('src/reader', { recursive: true, withFileTypes: true })
  const code = files.filter(({ name }) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && name !== 'prerender.tsx')
  const texts = await Promise.all(code.map(({ parentPath, name }) => readFile(`${parentPath}/${name}`, 'utf8')))
  const from = texts.flatMap((text) => [...text.matchAll(/^(?:import (?!type )[^']*|\} )from '([^'.#][^']*)'/gm)])
  return new Set(from.map(([, name]) => /^(@[^/]+\/)?[^/]+/.exec(name!)![0]))
}

test('every edition carries the licences of the libraries, the fonts and the search that are built into it', async () => {
  const listed = await licensed(`dist/reader${licencesAddress}`)
  expect(listed).toEqual(expect.arrayContaining([...(await named()), 'scheduler', 'pagefind']))
  const fonts = (await readdir('dist/reader/assets')).filter((name) => name.endsWith('.woff2'))
  expect(listed.filter((name) => name.startsWith('@fontsource'))).toHaveLength(fonts.length)
})

test('what publishes carries those of the libraries it prerenders with', async () => {
  expect(await licensed('dist/prerender/licences.txt')).toEqual(
    expect.arrayContaining(['react', 'react-dom', 'react-router', 'i18next']),
  )
})
