import type { FrontMatter } from '../markdown/frontMatter.ts'
import { isKnownKey } from '../markdown/frontMatterKeys.ts'
import { heldBy } from './heldByLine.ts'
import { holdingLine } from './holdingLine.ts'
import type { HoldingLine } from './plainHolding.ts'
import { isObject } from '../jsonFields.ts'
import type { Desk } from '../desk.ts'
import type { Standing } from '../story.ts'
import { isNo, isWord } from './yesOrNo.ts'

/** How a story stands where a key of its front matter that is not known says what holds as a line of the text would, which is told: `stage: draft`. */
export function heldByUnread({ values, lines }: FrontMatter, standing: Standing, desk: Desk): Standing {
  return Object.entries(values).reduce((held, [key, value]) => {
    const line = holdingIn(key, value)
    if (line === null) return held
    const text = `${key}: ${isObject(value) ? `render: ${String(value.render)}` : String(value)}`
    return heldBy(line, held, text, desk, { ...(lines.has(key) && { line: lines.get(key)! }) })
  }, standing)
}

/** What a key that is not known says of its story, in its value or with it (`Ikke publiser før: fredag`). */
export function holdingIn(key: string, value: unknown): HoldingLine | null {
  if (isKnownKey(key)) return null
  // Hugo and Zola make no page of such a text.
  const render = isObject(value) && /^_?build$/.test(key) ? value.render : key === 'render' ? value : null
  if (isNo(render) || isWord(render, /^(?:never|link)$/)) return { embargo: null }
  if (isObject(value)) return null
  // A film may be called “Embargo”.
  if (typeof value !== 'string' || /^embargo$/i.test(value)) return null
  return holdingLine(value) ?? holdingLine(`${key}: ${value}`)
}
