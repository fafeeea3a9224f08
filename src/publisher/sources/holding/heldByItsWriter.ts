import type { Values, Words } from '../../findings.ts'
import { isPast } from '../words/isPast.ts'
import { latest, readDate } from '../words/dates.ts'
import { draftInPath } from './drafts.ts'
import { plainKey } from './embargoNames.ts'
import type { FrontMatter } from '../markdown/frontMatter.ts'
import { isEmpty, type Fields } from '../markdown/frontMatterFields.ts'
import { isNo, isWord, isYes } from './yesOrNo.ts'

/** Why the writer of a Markdown story keeps it back. */
export interface Held {
  words: Extract<Words, `draft${string}`>
  values: Values
  line?: number | undefined
}

/** What front matter calls a story that is out; nobody can list all that one which is not may be called. */
const out =
  /^(publish(ed)?|publisert|live|public|all|offentl[ei]g|final|done|ready|ok|ferdig|klar( (til|for) publisering)?|approved|godkjen[td]|corrected|rettet|breaking|active|aktiv|updated|oppdatert|archived?|arkivert|true|yes|on|1)$/i

/** What says that nobody pays to read a story. */
const free = /^(all|alle|anyone|everyone|everybody|free|gratis|offentl[ei]g|open|public|åp(en|ent|ne))$/i

/** A `state` may also be California, so only what is plainly not out holds there. */
const notOut =
  /^(draft|utkast|kladd|private?|pending|review|in review|unpublished|upublisert|scheduled|planlagt|embargoed|hidden|wip|in progress|not started|to ?do|backlog|idea|id[eé]|under arbeid|ikke (startet|påbegynt|begynt))$|^(draft|utkast|kladd|unpublished|upublisert)\b/i

/** Only a clear word publishes: a draft that goes out by mistake cannot be called back. */
export function heldByItsWriter(path: string, fields: Fields): Held | null {
  const draft = fields.stated('draft').find(({ value }) => !isEmpty(value) && !isNo(value))
  if (draft) return { words: 'draft', values: { draft: `${draft.name}: ${String(draft.value)}` }, line: draft.line }
  const kept =
    fields.stated('kept').find(({ value }) => !isEmpty(value) && !isNo(value)) ??
    fields.stated('access').find(({ value }) => !isEmpty(value) && !isNo(value) && !isWord(value, free))
  // What a password is, is nobody's to read in a report.
  if (kept) return { words: 'draft/kept', values: { key: kept.name }, line: kept.line }
  const permalink = fields.stated('permalink').find(({ value }) => isNo(value))
  if (permalink) return { words: 'draft/kept', values: { key: permalink.name }, line: permalink.line }
  const status =
    fields.stated('status').find(({ value }) => !isEmpty(value) && !isWord(withoutSigns(value), out)) ??
    fields.stated('state').find(({ value }) => isWord(value, notOut))
  if (status)
    return { words: 'draft/status', values: { status: `${status.name}: ${String(status.value)}` }, line: status.line }
  const place = draftInPath(path)
  return place === null ? null : { words: 'draft/folder', values: { place } }
}

const channels =
  /^(nett|nettet|nettavis|papir|papiravis|avis|web|website|print|paper|online|app|rss|mobile?|desktop|tablet|nettbrett|newsletter|nyhetsbrev|sosiale medier|facebook|instagram|tiktok|twitter|x|youtube|snapchat|linkedin|bluesky|threads|mastodon)$/i
const noDay =
  /^(?!.*(dag|day|morgen|morrow|uke|week|senere|later|snart|soon|tb[acd]|når|when)s?\b)(?:\p{L}\d*|[ +-]){1,20}$/iu

/** Whether it names where or to whom a story comes out, not when: `nett, papir`, `visible_from: Nord-Norge`. */
export function areChannels(key: string, value: unknown): boolean {
  const isOfPlace = /^(publish|release|visible|synlig)(for|from|fra|frå)$|^(release|visible|synlig)on$/.test(
    plainKey(key),
  )
  const named: unknown[] = Array.isArray(value) ? value : String(value).split(/[,;/&+]|\bog\b|\band\b/)
  // Of several nobody says when; a day among them is no channel.
  return named.every((channel) =>
    isWord(channel, isOfPlace || (Array.isArray(value) && value.length > 1) ? noDay : channels),
  )
}

/** `Published ✅`, `Ferdig!`; but who asks does not know. */
function withoutSigns(value: unknown): unknown {
  return typeof value === 'string' ? withoutPast(value).replace(/[^\p{L}\p{N}?]+$/u, '') : value
}

/** `publisert 17. mai 2024`; one that is published on a day to come is not out. */
function withoutPast(value: string): string {
  return value.replace(/\s\d.*$/, (day) => {
    const { date } = readDate(day)
    return date !== null && isPast(latest(date)) ? '' : day
  })
}

/**
 * Jekyll's `published: false` says that a story is not out yet; its `true` is no date. So do Obsidian's `publish` and
 * `is_published`. Such words are taken off.
 */
export function takeJekyllsWord(matter: FrontMatter): { matter: FrontMatter; held: Held | null } {
  const values = { ...matter.values }
  let held: Held | null = null
  for (const [name, value] of [...matter.repeated, ...Object.entries(matter.values)]) {
    if (
      !/^(published|publish|ispublished|dgpublish|publisert|publiser|approved|godkjen[td]|ready|readytopublish|klar|klar(for|til)publisering|ferdig)$/.test(
        plainKey(name),
      )
    )
      continue
    const isOut = isYes(value)
    // Whatever is said behind a no, it is one: “nei, vent til mandag”; “No. 4” is a number.
    if (!isOut && !isNo(value) && !isWord(value, /^(false|no|nei)\b(?!\.? ?\d)/i)) continue
    if (values[name] === value) delete values[name]
    if (!isOut)
      held = { words: 'draft', values: { draft: `${name}: ${String(value).trim()}` }, line: matter.lines.get(name) }
  }
  return { matter: { ...matter, values }, held }
}
