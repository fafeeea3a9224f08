import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { fileOf } from '#article/addresses.ts'
import { interfaceLanguages } from '#article/language.ts'
import { TopicListing } from '#article/listing.ts'
import { WindowName } from '#article/mostViewed.ts'
import { choices } from '../../src/reader/device/readingSettings.ts'
import { allWords } from '../../src/reader/languages/allWords.ts'
import { fetchWordsOf } from '../../src/reader/languages/fetchWords.ts'
import { openLanguages } from '../../src/reader/languages/languages.ts'
import { openReader, readDemo } from './openReader.tsx'

/** Every key of a language with its words: `article.by` -> "Av". */
function flat(words: object, above = ''): Map<string, string> {
  const entries = Object.entries(words).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string' ? [[above + key, value] as const] : [...flat(value, `${above}${key}.`)],
  )
  return new Map(entries)
}

function placeholders(text: string): string[] {
  return (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()
}

async function sourceOfReader(): Promise<string> {
  const files = await readdir('src/reader', { recursive: true })
  const sources = files.filter((file) => /\.tsx?$/.test(file))
  return (await Promise.all(sources.map((file) => readFile(path.join('src/reader', file), 'utf8')))).join('\n')
}

function inMasthead(name: string): HTMLElement {
  // Testing Library takes the header of a story for a banner too; the masthead is the first.
  return within(screen.getAllByRole('banner')[0]!).getByRole('button', { name })
}

/** The keys of what can be chosen in the reading panel, each value of it by a name; sizes are steps. */
const choiceKeys = Object.entries(choices).flatMap(([choice, values]) =>
  choice === 'size' ? [] : [`reading.${choice}`, ...values.map((value) => `reading.${choice}_${value}`)],
)

describe('the languages', () => {
  const nb = flat(allWords.nb)

  test.each(interfaceLanguages.slice(1))('%s has the same keys and placeholders as bokmål', (language) => {
    const other = flat(allWords[language])
    expect([...other.keys()].toSorted()).toEqual([...nb.keys()].toSorted())
    for (const [key, text] of nb) expect(placeholders(other.get(key)!), key).toEqual(placeholders(text))
  })

  test('are those that the page itself looks for before its program has come', async () => {
    const [, offered] = /var offered = (\[.*\])/.exec(await readFile('index.html', 'utf8'))!
    expect(JSON.parse(offered!.replaceAll("'", '"')), '`offered` in index.html').toEqual(interfaceLanguages)
  })

  test('every key is used somewhere, so that no words are translated in vain', async () => {
    const source = await sourceOfReader()
    const dynamic =
      /^(mostViewed\.(day|week|month|window\w+)|error\.\w+|keyboard\.(next|previous|open|search|news|help)|news\.(updated|withdrawn)|tools\.(copied|notCopied)|search\.(topic|year|language))$/
    for (const key of nb.keys()) {
      const name = key.replace(/_(one|other)$/, '')
      expect(source.includes(`'${name}'`) || dynamic.test(name) || choiceKeys.includes(name), `${name} is used`).toBe(
        true,
      )
    }
  })

  test.each([
    ['nb', /^Mest sett siste/],
    ['nn', /^Mest sett siste/],
    ['en', /^Most viewed past /],
  ] as const)('%s says of every most-viewed list that it covers a stretch up to now', (language, upToNow) => {
    const words = flat(allWords[language])
    for (const window of WindowName.options) expect(words.get(`mostViewed.${window}`)).toMatch(upToNow)
  })

  test.each([
    ['nb', /(?<!\p{L})(ikkje|frå|kva|dei|ein|eit)(?!\p{L})|[“”"]/iu],
    ['nn', /(?<!\p{L})(ikke|fra|hva|de|en|et|jeg)(?!\p{L})|[“”"]/iu],
    ['en', /[«»"]/],
  ] as const)('%s has no words and no quotation marks of the others', (language, foreign) => {
    for (const [key, text] of flat(allWords[language])) expect(text, key).not.toMatch(foreign)
  })

  test('have words for all that can be chosen in the reading panel', () => {
    for (const key of choiceKeys) expect(nb.has(key), `nbOnDemand.json has ${key}`).toBe(true)
  })

  test('no page shows a key or a word of another language in its chrome', async () => {
    const english = new Set(flat(allWords.en).values())
    const norwegian = new Set(nb.values())
    for (const address of ['/', '/archive', '/most-viewed', '/finnes-ikke']) {
      for (const language of interfaceLanguages) {
        const { container, unmount } = await openReader(address, { language })
        const own = new Set(flat(allWords[language]).values())
        const foreign = [...(language === 'en' ? norwegian : english)].filter((text) => !own.has(text))
        const shown = [...container.querySelectorAll('*')].flatMap((element) => [
          ...[...element.childNodes]
            .filter((node) => node.nodeType === Node.TEXT_NODE)
            .map((node) => node.textContent ?? ''),
          element.getAttribute('aria-label') ?? '',
        ])
        for (const text of shown) {
          expect(nb.has(text), `"${text}" on ${address} is a key`).toBe(false)
          expect(foreign, `${address} in ${language}`).not.toContain(text)
        }
        unmount()
      }
    }
  })
})

describe('choosing a language', () => {
  test('changes the chrome at once and leaves the article alone', async () => {
    const { router } = await openReader('/a/nei-til-eu')
    const story = screen.getByRole('heading', { level: 1 })
    const before = story.textContent
    await userEvent.click(inMasthead('English'))
    expect(await screen.findByText(/Published/)).toBeInstanceOf(HTMLElement)
    expect(screen.getByRole('heading', { level: 1 })).toBe(story)
    expect(story.textContent).toBe(before)
    expect(document.documentElement.lang).toBe('en')
    expect(story.closest('article')?.lang).toBe('nb')
    expect(router.state.location.pathname).toBe('/a/nei-til-eu')
  })

  test('says nothing again of what was done before', async () => {
    const person = userEvent.setup()
    await openReader('/a/nei-til-eu')
    await person.click(screen.getByRole('button', { name: 'Del' }))
    expect(await screen.findByText('Lenken er kopiert')).toBeInstanceOf(HTMLElement)
    await person.click(inMasthead('English'))
    expect(await screen.findByText(/Published/)).toBeInstanceOf(HTMLElement)
    expect(screen.queryByText(/Link copied|Lenken er kopiert/)).toBeNull()
  })

  test('stays where something else comes in place of its words', async () => {
    const answers = ['{}', '"ok"', 'null', '[]']
    for (const answer of answers) {
      vi.stubGlobal('fetch', () => Promise.resolve(Response.json(JSON.parse(answer))))
      const languages = openLanguages('nb')
      expect(await fetchWordsOf(languages, 'en'), answer).toBe(false)
      expect(languages.hasResourceBundle('en', 'translation'), answer).toBe(false)
    }
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(allWords.en)))
    expect(await fetchWordsOf(openLanguages('nb'), 'en')).toBe(true)
    vi.unstubAllGlobals()
  })

  test('keeps focus on the picker and is remembered on the device', async () => {
    await openReader('/')
    const nynorsk = inMasthead('Nynorsk')
    await userEvent.click(nynorsk)
    await waitFor(() => expect(nynorsk.getAttribute('aria-pressed')).toBe('true'))
    expect(document.activeElement).toBe(nynorsk)
    expect(localStorage.getItem('lesesal.language')).toBe('nn')
  })

  test('the name of a topic is in the language of the paper, and the words around it in that of the chrome', async () => {
    const norge = v.parse(TopicListing, await readDemo(fileOf.topic('norge')))
    await openReader('/topic/norge/2017/11', {
      language: 'en',
      answers: { [fileOf.topicPeriod('norge', '2017-11')]: norge },
    })
    const heading = screen.getByRole('heading', { level: 1 })
    expect(heading.textContent).toBe('Norge, November 2017')
    expect([
      heading.lang,
      ...[...heading.children].map((part) => [(part as HTMLElement).lang, part.textContent]),
    ]).toEqual(['', ['nb', 'Norge']])
  })

  test('what a search is narrowed by is in the language of the paper only where it names topics', async () => {
    await openReader('/search', { language: 'en' })
    const narrowing = screen.getByRole('combobox', { name: 'Topic' })
    expect(narrowing.closest('[lang]')).toBe(document.documentElement)
    const [all, ...topics] = within(narrowing).getAllByRole<HTMLOptionElement>('option')
    expect([all!.textContent, all!.lang]).toEqual(['All', ''])
    expect(new Set(topics.map(({ lang }) => lang))).toEqual(new Set(['nb']))
  })

  test('a story in a list carries its own language where it differs from the chrome', async () => {
    await openReader('/topic/sprak', { language: 'nb' })
    const nynorsk = within(screen.getByRole('main')).getAllByRole('article')
    expect(nynorsk.map(({ lang }) => lang)).toContain('nn')
    for (const story of nynorsk) for (const time of story.querySelectorAll('time')) expect(time.lang).toBe('nb')
  })
})
