import type { Language } from '#article/language.ts'
import { useInterfaceLanguage } from '../languages/useFormats.ts'

/**
 * The lang attribute of a story standing in the chrome: its own where that differs, "" where nobody knows it (HTML:
 * language unknown), none where it is the chrome's.
 */
export function useStoryLanguage(language: Language | undefined): string | undefined {
  return language === useInterfaceLanguage() ? undefined : (language ?? '')
}
