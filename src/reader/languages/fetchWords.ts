import type { i18n } from 'i18next'
import type { InterfaceLanguage } from '#article/language.ts'
import en from './en.json?url'
import type { Words } from './languages.ts'
import nn from './nn.json?url'

// Bokmål travels with the program; the others are data a reader who never switches need not wait for.
const addresses: Partial<Record<InterfaceLanguage, string>> = { nn, en }

/** Fetches the words of a language; undefined for bokmål, which is always there. */
export async function fetchWords(language: InterfaceLanguage): Promise<Words | undefined> {
  const address = addresses[language]
  return address === undefined ? undefined : ((await (await fetch(address)).json()) as Words)
}

/** Changes the language of the chrome: at once when its words are here, else when they have come. */
export async function switchLanguage(languages: i18n, language: InterfaceLanguage): Promise<void> {
  if (!languages.hasResourceBundle(language, 'translation')) await fetchWordsOf(languages, language)
  await languages.changeLanguage(language)
}

/** Fetches the words of a language into `languages`. */
export async function fetchWordsOf(languages: i18n, language: InterfaceLanguage): Promise<void> {
  languages.addResourceBundle(language, 'translation', await fetchWords(language))
}
