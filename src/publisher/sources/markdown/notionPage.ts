import { holdingIn } from '../holding/heldByUnread.ts'
import type { FrontMatter } from './frontMatter.ts'
import { isHoldingKey, isKnownKey } from './frontMatterKeys.ts'
import { hasNotionsKey } from '../fromPath.ts'

const property = /^(?<key>[^\s:#>|`*[\]()-][^:]{0,60}?):(?: (?<value>.*))?$/u

/** Names of other pages, behind which Notion says where they are: `Kari Nordmann (Folk/Kari%20Nordmann%2089ab….md)`. */
const placeOfPage = / \([^()\s]+\.(?:md|csv)\)/g

/**
 * The properties of a page from Notion, which stand as `Status: Under arbeid` in one paragraph right below its title. They
 * are read as front matter is; blank lines stay where they stood. Null for another file, or a page without any.
 */
export function readNotionPage(path: string, text: string): FrontMatter | null {
  if (!hasNotionsKey(path)) return null
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const title = lines.findIndex((line) => line.trim() !== '')
  if (!lines[title]?.startsWith('# ')) return null
  const open = lines.findIndex((line, at) => at > title && line.trim() !== '')
  const end = lines.findIndex((line, at) => at > open && line.trim() === '')
  const close = end === -1 ? lines.length : end
  const read = lines.slice(open, close).map((line) => property.exec(line.trimEnd())?.groups)
  if (open === -1 || !read.every((groups) => groups !== undefined)) return null
  const stated = read.map((groups) => [groups['key']!, (groups['value'] ?? '').replace(placeOfPage, '')] as const)
  // A page may open with a sentence that has a colon.
  if (stated.length === 1 && !stated.every(([key, value]) => isMeant(key, value))) return null
  return {
    values: Object.fromEntries(stated),
    lines: new Map(stated.map(([key], at) => [key, open + at + 1])),
    repeated: [],
    body: lines.map((line, at) => (at >= open && at < close ? '' : line)).join('\n'),
    bodyLine: 1,
  }
}

function isMeant(key: string, value: string): boolean {
  return isKnownKey(key) || isHoldingKey(key) || holdingIn(key, value) !== null
}
