import * as v from 'valibot'

/**
 * A language tag (BCP 47) in its shortest canonical form, such as `nb` or `en-GB`. Norwegian is always `nb` or `nn`:
 * a source's `no`, `nob`, `nb-NO` are normalised before an article is made.
 */
export const Language = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as "nb", "nn" or "en"'),
)
export type Language = v.InferOutput<typeof Language>

/** The languages the reader's own words exist in, the first being the one every other falls back to. */
export const interfaceLanguages = ['nb', 'nn', 'en'] as const
export const InterfaceLanguage = v.picklist(interfaceLanguages)
export type InterfaceLanguage = v.InferOutput<typeof InterfaceLanguage>

/**
 * Gives a tag its canonical form (BCP 47, RFC 5646 section 4.5), without its extensions, which say nothing of how it is
 * read; `null` when it is no language tag.
 */
export function canonicalLanguage(tag: string): Language | null {
  const canonical = canonicalTag(tag.trim().replaceAll('_', '-'))
  if (!v.is(Language, canonical)) return null
  // "no" is the macrolanguage; bokmål is what it has meant in practice. Nynorsk always says so.
  return canonical.replace(/^(no|nob|nb)(-NO)?$/, 'nb').replace(/^(nno|nn)(-NO)?$/, 'nn')
}

function canonicalTag(tag: string): string | null {
  try {
    return new Intl.Locale(tag).baseName
  } catch {
    return null
  }
}

const rightToLeft = /^(a(r|rc|ry|rz|pc|zb)|bal|ckb|dv|fa|glk|he|ks|l(ah|rc)|mzn|nqo|p(nb|s)|sdh?|syr|u[gr]|yi)$/
const rightToLeftScript = /^(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg|Mand|Samr)$/

/** What HTML says of text in a language: its tag, "" where it is unknown, and the direction where it may be another than ours. */
export function spokenIn(language: Language | undefined): { lang: string; dir?: 'rtl' | 'auto' } {
  if (!language) return { lang: '', dir: 'auto' }
  const [primary, ...subtags] = language.split('-')
  const script = subtags.find((subtag) => /^[A-Z][a-z]{3}$/.test(subtag))
  const isRightToLeft = script === undefined ? rightToLeft.test(primary!) : rightToLeftScript.test(script)
  return isRightToLeft ? { lang: language, dir: 'rtl' } : { lang: language }
}
