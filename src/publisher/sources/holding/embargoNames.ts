import { datesIn } from './holdingDays.ts'

/** `pub_date`, `pub-date`, `pub date` and `PubDate` are one key. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '')
}

/** Whatever is said of an embargo: `embargo_until`, `embargoed`, `sperrefrist`. */
export function isEmbargoKey(key: string): boolean {
  return /^(under)?(embargo|sperrefrist)/.test(plainKey(key))
}

/** What newsrooms call the time a story comes out: `sperret_til`, `scheduled_at`, `go_live`. A film has a `release`, a concert is `live`. */
const releaseKey =
  /^(?:golive|frigis|frigjøres|publiseringstid|(?:publish|publisering|planlagtpublisering|release|frigi|sperret|sperra|scheduled|visible|synlig|hold)s?(?:at|on|from|for|until|date|time|til|fra|frå|s?dato|s?tidspunkt))$/

/** The time a story is to come out, by a name that is not ours. */
export function isReleaseKey(key: string): boolean {
  return releaseKey.test(plainKey(key))
}

/** What is said about an embargo that is stated beside it. */
function isNote(key: string): boolean {
  return /^(embargo|sperrefrist)(note|by|reason|source|contact|merknad|av|kilde|kontakt)$/.test(plainKey(key))
}

/** The last whole date in a note: “forlenget til 1. januar 2030”. */
export function dateInNote(key: string, note: unknown): string | null {
  return isNote(key) && typeof note === 'string' ? (datesIn(note).at(-1) ?? null) : null
}

/** The keys that state an embargo, with those `named` for it; a note counts where it names a date, or nothing else does. */
export function embargoesAmong(values: Record<string, unknown>, named: string[]): string[] {
  const all = [...new Set([...named, ...Object.keys(values).filter(isEmbargoKey)])]
  const isStated = all.some((key) => !isNote(key))
  return isStated ? all.filter((key) => !isNote(key) || dateInNote(key, values[key]) !== null) : all
}
