import type { InterfaceLanguage } from '#article/language.ts'
import en from './languages/en.json' with { type: 'json' }
import nb from './languages/nb.json' with { type: 'json' }
import nn from './languages/nn.json' with { type: 'json' }

export type Words = typeof nb

export const wordsOf: Record<InterfaceLanguage, Words> = { nb, nn, en }

/** A sentence with its `{gaps}` filled. */
export function filled(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

/** The first language a browser asks for that there is (RFC 9110, section 12.5.4); `no` is taken for bokmål. */
export function askedLanguage(acceptLanguage: string | undefined, otherwise: InterfaceLanguage): InterfaceLanguage {
  const asked = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', quality] = part.toLowerCase().split(/;\s*q=/)
    return { tag: tag.trim().split('-')[0]!, quality: quality === undefined ? 1 : Number(quality) }
  })
  const spoken = asked.filter(({ quality }) => quality > 0).toSorted((a, b) => b.quality - a.quality)
  for (const { tag } of spoken) {
    const language = tag === 'no' ? 'nb' : tag
    if (isLanguage(language)) return language
  }
  return otherwise
}

export function isLanguage(word: unknown): word is InterfaceLanguage {
  return typeof word === 'string' && Object.hasOwn(wordsOf, word)
}
