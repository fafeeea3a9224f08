import { isObject } from '../jsonFields.ts'
import type { FrontMatter } from './frontMatter.ts'
import { isKeyOf, type Field } from './frontMatterKeys.ts'

/** Where Hugo and Zola keep what is not their own; what Zola sorts its stories by. */
const holders = ['taxonomies', 'params', 'extra']

/** What is said of a story there as it would be at the top; a name or an address may be of something else. */
const fields: Field[] = [
  'lede',
  'kicker',
  'byline',
  'dateline',
  'updated',
  'topics',
  'image',
  'imageAlt',
  'imageCaption',
  'imageCredit',
  'language',
  'source',
  'correction',
  'rights',
]

/** Front matter with what Hugo's `params` and Zola's `extra` and `taxonomies` say of the story at the top, unless that says it. */
export function withSettingsAtTop(matter: FrontMatter): FrontMatter {
  const values = { ...matter.values }
  const lines = new Map(matter.lines)
  for (const holder of holders) {
    const held = values[holder]
    if (!isObject(held)) continue
    const isStated = (key: string) => {
      const own = fields.filter((field) => isKeyOf(key, field))
      return own.length === 0 || Object.keys(values).some((stated) => isKeyOf(stated, ...own))
    }
    const taken = Object.entries(held).filter(([key]) => !isStated(key))
    const left = Object.entries(held).filter(([key]) => isStated(key))
    for (const [key, value] of taken) {
      values[key] = value
      if (lines.has(holder)) lines.set(key, lines.get(holder)!)
    }
    if (left.length === 0) delete values[holder]
    else values[holder] = Object.fromEntries(left)
  }
  return { ...matter, values, lines }
}
