import type { InterfaceLanguage } from '#article/language.ts'

/**
 * What HTML says of words of the chrome within a story, as `spokenIn` does of the story's own: their language and
 * direction, and that they are held back until they are in the language the reader chose (reset.css).
 */
export function inChrome(language: InterfaceLanguage) {
  return { lang: language, dir: 'ltr', 'data-chrome-word': true } as const
}
