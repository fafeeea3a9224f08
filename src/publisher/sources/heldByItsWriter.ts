import type { Values, Words } from '../findings.ts'
import type { FrontMatter } from './frontMatter.ts'
import { isEmpty, plainKey, type Fields } from './frontMatterFields.ts'

/** Why the writer of a Markdown story keeps it back. */
export interface Held {
  words: Extract<Words, `draft${string}`>
  values: Values
  line?: number | undefined
}

/** What front matter calls a story that is out; nobody can list all that one which is not may be called. */
const out =
  /^(publish(ed)?|publisert|live|public|offentlig|final|done|ready|ferdig|klar|active|aktiv|updated|oppdatert|archived?|arkivert|true|yes|on|1)$/i

/** A `state` may also be California, so only what is plainly not out holds there. */
const notOut =
  /^(draft|utkast|kladd|private?|pending|review|in review|unpublished|upublisert|scheduled|planlagt|embargoed|hidden|wip)$/i

/** Only a clear word publishes: a draft that goes out by mistake cannot be called back. */
export function heldByItsWriter(path: string, fields: Fields): Held | null {
  const draft = fields.stated('draft').find(({ value }) => !isEmpty(value) && !isNo(value))
  if (draft) return { words: 'draft', values: { draft: `${draft.name}: ${String(draft.value)}` }, line: draft.line }
  const kept = fields.stated('kept').find(({ value }) => !isEmpty(value) && !isNo(value))
  // What a password is, is nobody's to read in a report.
  if (kept) return { words: 'draft/kept', values: { key: kept.name }, line: kept.line }
  const permalink = fields.stated('permalink').find(({ value }) => isNo(value))
  if (permalink) return { words: 'draft/kept', values: { key: permalink.name }, line: permalink.line }
  const status =
    fields.stated('status').find(({ value }) => !isEmpty(value) && !isWord(value, out)) ??
    fields.stated('state').find(({ value }) => isWord(value, notOut))
  if (status)
    return { words: 'draft/status', values: { status: `${status.name}: ${String(status.value)}` }, line: status.line }
  // Jekyll and Hexo keep what is not out in a folder of this name.
  return /(^|\/)_drafts\//.test(path) ? { words: 'draft/folder', values: {} } : null
}

export function isNo(value: unknown): boolean {
  return isWord(value, /^(false|no|nei|off|0)$/i)
}

function isWord(value: unknown, words: RegExp): boolean {
  return typeof value === 'string' && words.test(value.trim())
}

/**
 * Jekyll's `published: false` says that a story is not out yet; its `true` is no date. So do Obsidian's `publish` and
 * `is_published`. Such words are taken off.
 */
export function takeJekyllsWord(matter: FrontMatter): { matter: FrontMatter; held: Held | null } {
  const values = { ...matter.values }
  let held: Held | null = null
  for (const [name, value] of Object.entries(matter.values)) {
    const isYes = isWord(value, /^(true|yes|ja|on|1)$/i)
    if (!/^(published|publish|ispublished)$/.test(plainKey(name)) || !(isYes || isNo(value))) continue
    delete values[name]
    if (!isYes)
      held = { words: 'draft', values: { draft: `${name}: ${String(value).trim()}` }, line: matter.lines[name] }
  }
  return { matter: { ...matter, values }, held }
}
