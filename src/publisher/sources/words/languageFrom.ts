import { canonicalLanguage, type Language } from '#article/language.ts'
import type { Place } from '../../findings.ts'
import type { Desk } from '../desk.ts'

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

/** Languages by what is stated; Intl is slow to tell, and nearly every story states the same. */
const found = new Map<string, Language>()

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
  const language = found.get(known) ?? languageOfTag(known)
  if (language === null) remark('repaired', 'language.wrong', { stated: tag }, place)
  else found.set(known, language)
  return language
}

function languageOfTag(tag: string): Language | null {
  const language = misused.test(tag) ? null : canonicalLanguage(tag)
  return language !== null && languageNames.of(language.split('-')[0]!) !== undefined ? language : null
}

/** Which Norwegian a story is in that says no more than `no`: nynorsk when its words say so, else bokmål (design.md). */
export function norwegian(stated: Language | null, detected: Language | null): Language | null {
  if (stated !== 'no') return stated
  return detected === 'nn' ? 'nn' : 'nb'
}

/** Nobody writes these in other letters than Latin ones, and systems state them of whatever is put into them. */
const onlyLatin = /^(?:no|nb|nn|da|sv|fi|en|de)(?:-|$)/

/** As much of a text as tells its letters, and how many must be there. */
const sample = { length: 5000, letters: 20 }

/** Whether a text has hardly a letter of the language it is said to be in, as a story in Arabic from a site that is in Norwegian. */
export function isInOtherLetters(stated: Language | null, text: string): boolean {
  if (stated === null || !onlyLatin.test(stated)) return false
  const start = text.slice(0, sample.length)
  const others = start.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0
  if (others === 0) return false
  const letters = start.match(/\p{L}/gu)!.length
  return letters >= sample.letters && letters - others < letters / 5
}
