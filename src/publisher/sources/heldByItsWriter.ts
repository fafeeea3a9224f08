import type { Values, Words } from '../findings.ts'
import type { FrontMatter } from './frontMatter.ts'
import { plainKey, type Fields } from './frontMatterFields.ts'

/** Why the writer of a Markdown story keeps it back. */
export interface Held {
  words: Extract<Words, `draft${string}`>
  values: Values
  line?: number | undefined
}

/** What front matter calls a story that is out; nobody can list all that one which is not may be called. */
const out =
  /^(publish(ed)?|publisert|live|public|offentlig|final|done|ready|ferdig|klar|active|aktiv|updated|oppdatert|archived?|arkivert|true|yes|on|1)$/i

/** Only a clear word publishes: a draft that goes out by mistake cannot be called back. */
export function heldByItsWriter(path: string, fields: Fields): Held | null {
  const [draft, status] = [fields.find('draft'), fields.find('status')]
  if (draft && !isNo(draft.value))
    return { words: 'draft', values: { draft: `${draft.name}: ${String(draft.value)}` }, line: draft.line }
  if (status && !(typeof status.value === 'string' && out.test(status.value.trim())))
    return { words: 'draft/status', values: { status: `${status.name}: ${String(status.value)}` }, line: status.line }
  // Jekyll and Hexo keep what is not out in a folder of this name.
  return /(^|\/)_drafts\//.test(path) ? { words: 'draft/folder', values: {} } : null
}

function isNo(value: unknown): boolean {
  return typeof value === 'string' && /^(false|no|off|0)$/i.test(value.trim())
}

/** Jekyll's `published: false` says that a story is not out yet; its `true` is no date. Both are taken off. */
export function takeJekyllsWord(matter: FrontMatter): { matter: FrontMatter; held: Held | null } {
  const name = Object.keys(matter.values).find((key) => plainKey(key) === 'published')
  const word = name === undefined ? null : /^\s*(?:(true|yes|on)|false|no|off)\s*$/i.exec(String(matter.values[name]))
  if (name === undefined || word === null) return { matter, held: null }
  const values = Object.fromEntries(Object.entries(matter.values).filter(([key]) => key !== name))
  const isOut = word[1] !== undefined
  return {
    matter: { ...matter, values },
    held: isOut ? null : { words: 'draft', values: { draft: `${name}: ${word[0].trim()}` }, line: matter.lines[name] },
  }
}
