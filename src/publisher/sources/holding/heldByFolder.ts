import type { SaidOfFolder } from '../source.ts'
import { type FrontMatter, settingsAlone } from '../markdown/frontMatter.ts'
import { fieldsOf, isEmpty } from '../markdown/frontMatterFields.ts'
import { isKeyOf } from '../markdown/frontMatterKeys.ts'
import { isEmbargoKey, plainKey } from './embargoNames.ts'
import { heldByItsWriter, takeJekyllsWord, type Held } from './heldByItsWriter.ts'
import { holdingIn } from './heldByUnread.ts'

/**
 * The front matter of a story with the times that what is said of its folders holds it until, and why that holds it as a
 * draft. What a story, or a folder further in, says itself goes before what is said around it, as in Hugo and Eleventy.
 */
export function heldByFolder(matter: FrontMatter, said: SaidOfFolder[]): { matter: FrontMatter; held: Held | null } {
  const stated = new Set(
    Object.keys(matter.values)
      .filter((key) => !isEmpty(matter.values[key]))
      .map(plainKey),
  )
  const values = { ...matter.values }
  for (const [file, all] of [...Map.groupBy(said, (one) => one.file)].toReversed()) {
    for (const one of all) {
      const left = Object.entries(one.values).filter(([key]) => !stated.has(plainKey(key)))
      const what = one.isUnread ? 'cascade' : whatHolds(Object.fromEntries(left))
      if (what !== null) return { matter, held: { words: 'draft/above', values: { what, file } } }
      for (const [key, value] of left)
        if (isEmbargoKey(key) || isKeyOf(key, 'embargo', 'release', 'expires')) values[key] ??= value
    }
    for (const key of all.flatMap((one) => Object.keys(one.values))) stated.add(plainKey(key))
  }
  return { matter: { ...matter, values }, held: null }
}

/** What among settings makes a story a draft. */
function whatHolds(values: FrontMatter['values']): string | null {
  const { matter, held: unpublished } = takeJekyllsWord(settingsAlone(values))
  const held =
    unpublished ??
    heldByItsWriter(
      '',
      fieldsOf(matter, () => undefined, null),
    )
  if (held !== null) return String(held.values['draft'] ?? held.values['status'] ?? held.values['key'])
  return Object.entries(values).find(([key, value]) => holdingIn(key, value)?.embargo === null)?.[0] ?? null
}
