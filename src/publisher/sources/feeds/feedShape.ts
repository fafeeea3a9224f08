import type { Place } from '../../findings.ts'
import type { Desk } from '../desk.ts'
import type { XmlElement } from '../xml/xml.ts'

type ElementsNamed = (name: string) => XmlElement[]

/** Remarks on what a feed or an entry must have, and has not. */
export function remarkOnMissing(required: string[], named: ElementsNamed, { remark }: Desk, place: Place): void {
  const missing = required.filter((name) => named(name).length === 0)
  if (missing.length > 0) remark('note', 'feed.incomplete', { missing: asTags(missing) }, place)
}

/** Remarks on what an entry may say once, and says again. */
export function remarkOnTwice(single: string[], named: ElementsNamed, { remark }: Desk, place: Place): void {
  const twice = single.filter((name) => named(name).length > 1)
  if (twice.length > 0) remark('note', 'feed.twice', { names: asTags(twice) }, place)
}

function asTags(names: string[]): string {
  return names.map((name) => `<${name}>`).join(', ')
}
