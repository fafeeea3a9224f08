import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterContextProvider } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { inject } from 'vitest'
import * as v from 'valibot'
import { addressOf, fileOf } from '#article/addresses.ts'
import type { InterfaceLanguage } from '#article/language.ts'
import { Catalogue } from '#article/listing.ts'
import { allWords } from '../../src/reader/languages/allWords.ts'
import { openLanguages } from '../../src/reader/languages/languages.ts'
import { openCache, type ReadFile } from '../../src/reader/queries/openCache.ts'
import { ReadFailure } from '../../src/reader/queries/readFailure.ts'
import { Reader } from '../../src/reader/Reader.tsx'
import { cacheContext, routes } from '../../src/reader/routes.tsx'

/** Reads the published demo edition from disk, as prerendering does. What the counter would answer is missing. */
export const readDemo: ReadFile = async (file) => {
  const text = await readFile(path.join(inject('demoEdition'), file), 'utf8').catch(() => {
    throw new ReadFailure('missing', `There is no ${file}`)
  })
  return JSON.parse(text)
}

/** The address of a demo story by its id, the path of its source. */
export async function storyAt(id: string): Promise<string> {
  const { stories } = v.parse(Catalogue, await readDemo(fileOf.catalogue()))
  return addressOf.article(stories.find((story) => story.id === id)!.slug)
}

interface Opening {
  language?: InterfaceLanguage
  /** Answers that differ from the demo edition's, by path; a ReadFailure is thrown. */
  answers?: Record<string, unknown>
}

/** Opens the reader at an address on the published demo edition, and waits for its h1. */
export async function openReader(address: string, { language = 'nb', answers = {} }: Opening = {}) {
  document.documentElement.dataset.language = language
  const cache = openCache(async (file) => {
    if (!(file in answers)) return readDemo(file)
    if (answers[file] instanceof Error) throw answers[file]
    return answers[file]
  })
  const languages = openLanguages(language, allWords[language])
  for (const [other, words] of Object.entries(allWords)) languages.addResourceBundle(other, 'translation', words)
  const context = new RouterContextProvider()
  context.set(cacheContext, cache)
  const router = createMemoryRouter(routes, { initialEntries: [address], getContext: () => context })
  const view = render(
    <Reader cache={cache} languages={languages}>
      <RouterProvider router={router} />
    </Reader>,
  )
  await screen.findByRole('heading', { level: 1 })
  return { ...view, router, languages }
}
