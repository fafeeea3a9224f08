import type { i18n, TFunction } from 'i18next'
import { useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import type { InterfaceLanguage } from '#article/language.ts'
import { useAfterPaint } from '../device/afterPaint.ts'
import { useTranslation, WordsContext, type ChromeWords } from './useTranslation.ts'

/** Gives all parts the words of the chrome, and draws them anew when its language changes. */
export function Translated({ languages, children }: { languages: i18n; children: ReactNode }) {
  const subscribe = useCallback(
    (changed: () => void) => {
      languages.on('languageChanged', changed)
      return () => languages.off('languageChanged', changed)
    },
    [languages],
  )
  const current = () => languages.language as InterfaceLanguage
  const language = useSyncExternalStore(subscribe, current, current)
  const words = useMemo<ChromeWords>(
    () => ({ t: translatorOf(languages, language), language, i18n: languages }),
    [languages, language],
  )
  return <WordsContext value={words}>{children}</WordsContext>
}

/** What a reader does not look at while choosing a language changes right after the rest. */
export function TranslatedNext({ children }: { children: ReactNode }) {
  return <WordsContext value={useAfterPaint(useTranslation())}>{children}</WordsContext>
}

/** One for each language, whatever is drawn with it: publishing draws every page of an edition with the same. */
const translators = new WeakMap<i18n, Map<InterfaceLanguage, TFunction>>()

function translatorOf(languages: i18n, language: InterfaceLanguage): TFunction {
  const known = translators.get(languages) ?? new Map<InterfaceLanguage, TFunction>()
  translators.set(languages, known)
  const translator = known.get(language) ?? remembering(languages.getFixedT(language))
  known.set(language, translator)
  return translator
}

/** The library looks in many places for each word; those without parts to fill in are looked up once. */
function remembering(t: TFunction): TFunction {
  const known = new Map<string, string>()
  return new Proxy(t, {
    apply(_t, _this, asked: [key: string, parts?: object]): string {
      const [key, parts] = asked
      if (parts !== undefined) return Reflect.apply(t, undefined, asked)
      const word: string = known.get(key) ?? Reflect.apply(t, undefined, asked)
      known.set(key, word)
      return word
    },
  })
}
