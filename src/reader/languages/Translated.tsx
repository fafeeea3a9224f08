import type { i18n, TFunction } from 'i18next'
import { useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import type { InterfaceLanguage } from '#article/language.ts'
import { useAfterPaint } from '../device/afterPaint.ts'
import { useTranslation, WordsContext, type ChromeWords } from './useTranslation.ts'

/** Gives all parts the words of the chrome. When its language changes they are drawn anew after what `TranslatedFirst` holds. */
export function Translated({ languages, children }: { languages: i18n; children: ReactNode }) {
  return <WordsContext value={useAfterPaint(useWordsOf(languages))}>{children}</WordsContext>
}

/** What a reader looks at while choosing a language changes at once. */
export function TranslatedFirst({ children }: { children: ReactNode }) {
  return <WordsContext value={useWordsOf(useTranslation().i18n)}>{children}</WordsContext>
}

function useWordsOf(languages: i18n): ChromeWords {
  const subscribe = useCallback(
    (changed: () => void) => {
      languages.on('languageChanged', changed)
      return () => languages.off('languageChanged', changed)
    },
    [languages],
  )
  const current = () => languages.language as InterfaceLanguage
  const language = useSyncExternalStore(subscribe, current, current)
  return useMemo(() => ({ t: translatorOf(languages, language), language, i18n: languages }), [languages, language])
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
