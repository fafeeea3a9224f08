import { canonicalLanguage } from '#article/language.ts'
import { shortened, type Place } from '../../findings.ts'
import type { Desk } from '../desk.ts'
import { childrenOf, textOf, type XmlElement } from '../xml/xml.ts'

export interface Headlines {
  headline: string | null
  kicker: string | null
  /** The sub-headline, where it is the lede. */
  lede: string | null
}

/**
 * The headline of lowest rank that has no role, or says it is the main one. Of the others the first is the kicker, and a
 * sub-headline the lede when there is no `lede`; what is left out, as a translation is, is told.
 */
export function headlinesIn(
  about: XmlElement | undefined,
  lede: string | null,
  { remark }: Desk,
  place: Place,
): Headlines {
  const all = childrenOf(about, 'headline').filter((element) => textOf(element) !== null)
  const own = all.filter((element) => isInItsLanguage(element, about))
  const headlines = own.length > 0 ? own : all
  const [main, ...others] = headlines.toSorted((a, b) => rank(a) - rank(b))
  const kicker = others.find((other) => !/subHeadline|short/i.test(roleOf(other)))
  const deck = lede === null ? others.find((other) => /subHeadline/i.test(roleOf(other))) : undefined
  for (const other of all)
    if (other !== main && other !== kicker && other !== deck)
      remark(
        'note',
        'part.left',
        { name: '<headline>', text: shortened(textOf(other)!) },
        { ...place, line: other.line },
      )
  return { headline: textOf(main), kicker: textOf(kicker), lede: lede ?? textOf(deck) }
}

/** Whether words are in the language of what they are said of; bokmål and nynorsk are one here. */
export function isInItsLanguage(words: XmlElement, about: XmlElement | undefined): boolean {
  return languageOf(words.lang) === languageOf(about?.lang)
}

function languageOf(tag = ''): string | undefined {
  return canonicalLanguage(tag)
    ?.split('-')[0]!
    .replace(/^n[bn]$/, 'no')
}

function rank(headline: XmlElement): number {
  const role = roleOf(headline)
  return (Number(headline.attributes.rank) || 1) + (role === '' || /(^|[:/])(main\w*|headline)$/i.test(role) ? 0 : 100)
}

function roleOf({ attributes: { role = '' } }: XmlElement): string {
  return role.trim()
}
