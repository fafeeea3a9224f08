import type { InterfaceLanguage } from '#article/language.ts'

/** Where the editors' page is, in a language, for the edition or for the story with this id. */
export function here(language: InterfaceLanguage, story: string | null = null): string {
  return `/newsroom?${new URLSearchParams({ ...(story !== null && { article: story }), lang: language })}`
}
