import { isName, isRole } from '../words/byline.ts'
import { lineOf } from '../words/plainLine.ts'
import type { Stamp } from '../text/textTrimmings.ts'
import { withoutStamps } from './bylineStamps.ts'

/**
 * What texts say that Readability runs together: "Kari BergJournalist". Names are parted, and what each does is set after a
 * comma; dates, what asks for a click, and addresses are left out, unless there is nothing else.
 */
export function signedBy(texts: string[]): { byline: string | null; stamps: Stamp[] } {
  const parts = texts.flatMap((text) => lineOf(text) ?? [])
  const stamps: Stamp[] = []
  const said = parts.flatMap((part) => lineOf(withoutStamps(part, stamps)) ?? [])
  const names = said.flatMap((part) => lineOf(part.replace(address, '')) ?? []).filter(isFirst)
  const line =
    withStanding(names) ??
    names.reduce((before, part, place) => {
      const last = withoutRole(names[place - 1] ?? '')
      const isNext = isRole(part) || (isName(withoutRole(part)) && (isName(last) || isRole(last)))
      const isAfterName = hasName(before) || (isRole(part) && isName(last))
      return `${before}${isNext && isAfterName ? ', ' : ' '}${part}`
    }, '')
  const plain = line
    .replace(/\s*\(\s*\)/g, '')
    .replace(/\)\s+(?=\p{Lu})/gu, '), ')
    .replace(/(?:\s+[·•|])+(?=\s|$)/g, ' ·')
    .replace(/^[\s·,–-]+|[\s·,–-]+$/g, '')
    .replace(/^(\S.*) \1(?=,|$)/, '$1')
  return { byline: lineOf(plain) ?? lineOf(said.join(' ')), stamps }
}

/** `Gro Li` and, in an element of its own, `Tidligere rektor på Nes skole`: whatever else stands beside one name says what she is. */
function withStanding(names: string[]): string | null {
  const [name, standing, ...others] = names.filter((part) => !/^(av|by|tekst|text)\s?:?$/i.test(part))
  if (name === undefined || standing === undefined || others.length > 0) return null
  const isPlain = /^\p{L}[\p{L} ’'-]{2,39}$/u.test(standing) && !/\s(og|and)\s/i.test(standing)
  const isOther = isName(standing) || isRole(standing) || /^(av|by|tekst|text|foto|photo)(?!\p{L})/iu.test(standing)
  return isName(name) && !isRole(name) && isPlain && !isOther ? `${name} (${standing})` : null
}

function withoutRole(part: string): string {
  return part.replace(/\s*\([^()]*\)$/, '')
}

/** A whole name counts once, unless a label says what else it did; words and what people do may be said of several. */
function isFirst(part: string, place: number, parts: string[]): boolean {
  const last = parts[place - 1]
  const isOwn = !isName(part) || isRole(part) || (last?.endsWith(':') ?? false)
  return part !== last && (isOwn || parts.indexOf(part) === place)
}

/** Whether a line says more than "Av" and what somebody does. */
function hasName(line: string): boolean {
  return !/^\s*(av|by|tekst|text)?\s*:?$/i.test(line) && !isRole(line.trim())
}

/** An address for letters or a handle (`@kari`), with the parentheses around it or the comma before it. */
const address =
  /\s*[(<[]\s*(?:mailto:)?[^\s()<>@,;]*@[^\s()<>,;]+\s*[)>\]]|[\s,;|/]*(?:mailto:)?[^\s()<>@,;]*@[^\s()<>,;]+/g
