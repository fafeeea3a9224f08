import { canonicalLanguage, type Language } from '#article/language.ts'
import type { Place } from '../../findings.ts'
import type { Desk } from '../sources.ts'

/** ISO 639-2 codes that Intl does not shorten by itself, and names that feeds write in place of a tag. */
const alsoKnown = new Map<string, string>(
  Object.entries({
    eng: 'en',
    ger: 'de',
    deu: 'de',
    fre: 'fr',
    fra: 'fr',
    spa: 'es',
    swe: 'sv',
    dan: 'da',
    fin: 'fi',
    nor: 'no',
    'no-nb': 'nb',
    'no-nn': 'nn',
    bokmål: 'nb',
    bokmal: 'nb',
    nynorsk: 'nn',
    norsk: 'no',
    norwegian: 'no',
    english: 'en',
    engelsk: 'en',
  }),
)

/** Tags whose meaning is known; "kr" for Korean is a valid tag of another language, and "xx" is none at all. */
const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const misused = /^(kr|jp|cn|cz|dk|gr|ua|ir)(-|$)/i

/**
 * A stated language in its canonical form. Null when there is none and when it is no language (with a remark). `no` is
 * either Norwegian; which one is told by the story's words (see norwegian).
 */
export function languageFrom(
  stated: string | null | undefined,
  { remark }: Pick<Desk, 'remark'>,
  place: Place,
): Language | null {
  const tag = stated?.trim().toLowerCase()
  if (!tag) return null
  const known = alsoKnown.get(tag.replace('_', '-')) ?? tag
  if (/^(und|mul|zxx)$/.test(known)) return null
  if (/^no([-_]no)?$/.test(known)) return 'no'
  const language = misused.test(known) ? null : canonicalLanguage(known)
  if (language === null || languageNames.of(language.split('-')[0]!) === undefined) {
    remark('repaired', 'language.wrong', { stated: tag }, place)
    return null
  }
  return language
}

/** Which Norwegian a story is in that says no more than `no`: nynorsk when its words say so, else bokmål (design.md). */
export function norwegian(stated: Language | null, detected: Language | null): Language | null {
  if (stated !== 'no') return stated
  return detected === 'nn' ? 'nn' : 'nb'
}
