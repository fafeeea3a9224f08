import type { Article } from '#article/article.ts'
import { bylineOf } from '../words/byline.ts'
import { readDate } from '../words/dates.ts'
import type { Chunk } from './textChunks.ts'
import { namesDay } from '#article/partialDate.ts'

/** Lines of plain text that are not its running text, by how Norwegian and English newsrooms write them. */

/** `Av Kari Nordmann`, `Tekst: Kari Nordmann og Ola Hansen`, `By Jane Smith, NTB`. */
export function bylineIn({ text, isSingle }: Pick<Chunk, 'text' | 'isSingle'>): Article['byline'] {
  if (!isSingle || text.length > 100 || !/^(?:(?:av|by|tekst|skrevet av|skrive av)[:\s]|(?:text|byline):)/i.test(text))
    return []
  // `By The Numbers` is a sub-heading, `BY OG BYGD` a kicker.
  if (/^\p{L}+ (?:og|and)\s[^:]+$|^by (?:the|all|no|any|its?|my|our|your|his|her|their)\s/iu.test(text)) return []
  const people = bylineOf(text)
  return people.every(({ name }) => signs.test(name) && !noWriter.test(name)) ? people : []
}

/** A name of two words or more, which ends with a capital and has no more than small words between; or one in capitals, NTB. */
const signs =
  /^(?:\p{Lu}[\p{L}.'’-]+(?:\s+(?:\p{Ll}{1,3}\s+){0,2}(?:[ae]l-|d['’])?\p{Lu}[\p{L}.'’-]*){1,4}(?:,? [js]r\.?)?|[\p{Lu}\d/-]{2,20})$/u

/** `BY OG BYGD`, `Av Guds nåde`, `BY MONDAY`. */
const noWriter = /^(?:(?:og|and|guds)\s|(?:mon|tues|wednes|thurs|fri|satur|sun)day$)/i

/** `(©NTB)`, `(NTB)`, `(NTB-AFP)`, `©NTB`: the agency the story came from. */
export function creditIn({ text, isSingle }: Pick<Chunk, 'text' | 'isSingle'>): string | null {
  if (!isSingle) return null
  return (
    /^\(©?\s?(\p{Lu}[\p{Lu}\d]+(?:[-/ ]\p{Lu}[\p{Lu}\d]+)*)\s?©?\)\.?$/u.exec(text)?.[1] ??
    /^©\s?(\p{Lu}{2,12})$/u.exec(text)?.[1] ??
    null
  )
}

/** `FOTO: Kari Nordmann / NTB`, `Foto: …`, `PHOTO: …`: it says something of a picture that is not in the file. */
export function isPhotoLine({ text, isSingle }: Pick<Chunk, 'text' | 'isSingle'>): boolean {
  if (!isSingle || text.length > 300) return false
  if (
    !/^(?:(?:foto|photo|bilde|illustrasjon|illustration|video|grafikk)\s?:|(?:bildetekst|bilettekst)\s?: *\S)/i.test(
      text,
    )
  )
    return false
  // A long one of several sentences is a paragraph of the story.
  return text.length <= 150 || !/[\p{L}\d)]{2}[.!?]\s+\p{Lu}/u.test(text)
}

export interface Stamp {
  written: string
  says: 'published' | 'updated'
}

/** Signs or spaces before `oppdatert` or `sist oppdatert`. */
const updatedAfter = /(?:\s*[-–—|•·/,;]\s*|(?<!(?:^|\s)(?:sist|last))\s+)(?=(?:sist |last )?(?:oppdatert|updated)\b)/i

/** `Publisert 17. mai 2024 kl. 14.30 – Oppdatert i dag 15:50`: what stands after each word, and which of the two it says. */
export function stampsIn({ text, isSingle }: Pick<Chunk, 'text' | 'isSingle'>): Stamp[] {
  if (!isSingle || text.length > 120) return []
  const stamps = text.split(updatedAfter).map(stampOf)
  return stamps.every((stamp) => stamp !== null) ? stamps : []
}

function stampOf(text: string): Stamp | null {
  const { word, written } =
    /^(?:først |sist |last )?(?<word>publisert|oppdatert|published|updated)\b\s*:?\s*(?<written>.*)$/i.exec(text)
      ?.groups ?? {}
  if (word === undefined || !/\d|i dag|i går|today|yesterday/i.test(written!)) return null
  return { written: written!, says: /^p/i.test(word) ? 'published' : 'updated' }
}

const day = String.raw`(?:i dag|i går|today|yesterday)(?: kveld| morges| ettermiddag)?`
const hour = String.raw`(?:(?:kl\.?|klokk[ae]n?|at)\s*)?\d{1,2}[.:]?\d\d(?:\s*[ap]\.?m\.?)?`

const noDay = new RegExp(`^(?:${day}(?:,?\\s+${hour})?|${hour}(?:,?\\s+${day})?)[.!]?$`, 'i')

/** `i dag 15:50`, `kl. 15.50`: a time that meant something on the day it was shown. With more it is the story's own words. */
export function namesNoDay(written: string): boolean {
  return noDay.test(written)
}

/** `17. mai 2024` or `Dato: 17. mai 2024`, alone on its line. */
export function dateIn({ text, isSingle }: Pick<Chunk, 'text' | 'isSingle'>): string | null {
  if (!isSingle || text.length > 60) return null
  const written = text.replace(/^(?:dato|date)\s*:\s*/i, '')
  const { date } = readDate(written)
  return date !== null && namesDay(date) ? written : null
}

/** `kari@avisa.no`, alone on its line. */
export function isAddressOfMail(text: string): boolean {
  return /^(?:e-?post|e-?mail)?:?\s*[^\s@<>]{1,64}@[^\s@<>]{1,190}\.\p{L}{2,}$/iu.test(text)
}

/** A line of nothing but three signs or more: `---`, `* * *`. */
export function isRule({ text, isSingle }: Pick<Chunk, 'text' | 'isSingle'>): boolean {
  return isSingle && /^([-*_=~#•–—])(?:\s*\1){2,}$/.test(text)
}
