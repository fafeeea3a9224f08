import type { i18n } from 'i18next'
import * as v from 'valibot'
import type { InterfaceLanguage } from '#article/language.ts'
import { chosenLanguage } from '../device/chosenLanguage.ts'
import { ReadFailure } from '../queries/readFailure.ts'
import { readOverHttp } from '../queries/readOverHttp.ts'
import en from './en.json?url'
import type { Words } from './languages.ts'
import nn from './nn.json?url'

// Bokmål travels with the program; the others are data a reader who never switches need not wait for.
const addresses: Record<Exclude<InterfaceLanguage, 'nb'>, string> = { nn, en }

/** What words of every language have. */
const anyWords = v.object({ skip: v.string() })

/** Fetches the words of a language; undefined for bokmål, which is always there. Fails with a ReadFailure. */
export async function fetchWords(language: InterfaceLanguage): Promise<Words | undefined> {
  if (language === 'nb') return undefined
  const words = await readOverHttp(addresses[language])
  // The build made them whole; what stands between may answer with something else.
  if (v.is(anyWords, words)) return words as Words
  throw new ReadFailure('broken', `No words of ${language}`)
}

/**
 * Shows the chrome in the language that is chosen: at once when its words are here, else when they have come, unless
 * another is chosen by then. Where they cannot be had the page stays as it is; the choice holds for the next.
 */
export async function showChosenLanguage(languages: i18n): Promise<void> {
  const language = chosenLanguage()
  const isHere = languages.hasResourceBundle(language, 'translation') || (await fetchWordsOf(languages, language))
  if (isHere && language === chosenLanguage()) await languages.changeLanguage(language)
}

/** Fetches the words of a language into `languages`, and tells whether they have come. */
export function fetchWordsOf(languages: i18n, language: InterfaceLanguage): Promise<boolean> {
  return fetchWords(language).then(
    (words) => {
      languages.addResourceBundle(language, 'translation', words)
      return true
    },
    () => false,
  )
}
