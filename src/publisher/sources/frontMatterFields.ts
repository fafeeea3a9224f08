import { canonicalLanguage, type Language } from '#article/language.ts'
import type { PartialDate } from '#article/partialDate.ts'
import type { Finding } from '../findings.ts'
import { readDate } from './dates.ts'
import type { FrontMatter } from './frontMatter.ts'

/** The names each field goes by in front matter, ours first. */
const names = {
  headline: ['title', 'headline'],
  lede: ['lede', 'summary', 'excerpt', 'description'],
  kicker: ['kicker'],
  byline: ['byline', 'author', 'authors'],
  dateline: ['dateline'],
  published: ['published', 'date'],
  updated: ['updated', 'lastmod', 'modified'],
  section: ['section', 'category'],
  topics: ['topics', 'tags'],
  image: ['image'],
  language: ['language', 'lang'],
  id: ['id'],
  slug: ['slug'],
  source: ['source'],
  canonicalUrl: ['canonical', 'canonicalUrl'],
  rights: ['rights'],
  draft: ['draft'],
} as const
type Field = keyof typeof names

export type Remark = (kind: Finding['kind'], code: string, message: string, line?: number) => void

/** One file's front matter, field by field. What is of the wrong kind is left out with a remark that says what is allowed. */
export interface Fields {
  find(field: Field): { name: string; value: unknown; line?: number } | undefined
  text(field: Field): string | null
  date(field: 'published' | 'updated'): PartialDate | null
  language(): Language | null
  /** A list of texts, or one text parted by commas. */
  list(field: Field): string[]
  /** The texts of a value such as `{ name, role }`, by part; other parts are left out with a remark. */
  parts<Part extends string>(field: Field, value: unknown, allowed: readonly Part[]): Record<Part, string | null>
  /** Remarks that a field is not what is `allowed`, and what of it was left out. */
  wrong(field: Field, allowed: string, leftOut?: string): null
}

export function fieldsOf({ values, lines }: FrontMatter, remark: Remark): Fields {
  const find = (field: Field) => {
    const name = names[field].find((candidate) => Object.hasOwn(values, candidate) && !isEmpty(values[candidate]))
    const line = name === undefined ? undefined : lines[name]
    return name === undefined ? undefined : { name, value: values[name], ...(line !== undefined && { line }) }
  }
  const wrong = (field: Field, allowed: string, leftOut = 'it') => {
    const found = find(field)
    remark(
      'repaired',
      'key.wrong',
      `"${found?.name ?? field}" must be ${allowed}; ${leftOut} was left out.`,
      found?.line,
    )
    return null
  }
  const text = (field: Field) => {
    const found = find(field)
    if (found === undefined) return null
    return typeof found.value === 'string' ? cleaned(found.value) : wrong(field, 'a text')
  }
  return {
    find,
    wrong,
    text,
    date: (field) => dateIn(text(field), find(field), remark),
    language: () => {
      const stated = text('language')
      return stated === null
        ? null
        : (canonicalLanguage(stated) ?? wrong('language', 'a language tag such as nb, nn or en'))
    },
    list: (field) => {
      const value = find(field)?.value
      if (value === undefined) return []
      const entries: unknown[] = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value]
      const texts = entries.filter((entry) => typeof entry === 'string')
      if (texts.length < entries.length) wrong(field, 'a list of texts', 'what is no text')
      return texts.map(cleaned).filter((entry) => entry !== '')
    },
    parts: (field, value, allowed) =>
      partsIn(value, allowed, (part, must) => {
        const { name, line } = find(field) ?? { name: field }
        remark('repaired', 'key.wrong', `"${part}" in "${name}" ${must}; it was left out.`, line)
      }),
  }
}

function dateIn(written: string | null, found: ReturnType<Fields['find']>, remark: Remark): PartialDate | null {
  if (written === null) return null
  const read = readDate(written)
  if (read.outcome === 'zoneless') remark('repaired', 'date.zone', `"${found?.name}" ${read.problem}.`, found?.line)
  if (read.outcome === 'unreadable') {
    remark('repaired', 'date.unknown', `"${found?.name}" ${read.problem}; it was left out.`, found?.line)
  }
  return read.date
}

function partsIn<Part extends string>(
  value: unknown,
  allowed: readonly Part[],
  leaveOut: (part: string, must: string) => void,
): Record<Part, string | null> {
  const texts = Object.fromEntries(allowed.map((part) => [part, null])) as Record<Part, string | null>
  for (const [part, stated] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const known = allowed.find((candidate) => candidate === part)
    if (isEmpty(stated)) continue
    if (known === undefined) leaveOut(part, `is not known there; known are ${allowed.join(', ')}`)
    else if (typeof stated !== 'string') leaveOut(part, 'must be a text')
    else texts[known] = cleaned(stated)
  }
  return texts
}

/** Remarks on keys that nobody reads, so that a misspelt, doubled or repeated one is not lost silently. */
export function remarkOnUnread({ values, lines, repeated }: FrontMatter, remark: Remark): void {
  for (const key of new Set(repeated)) {
    remark('repaired', 'key.repeated', `"${key}" stands there more than once; the last was read. Keep one.`, lines[key])
  }
  for (const keys of Object.values(names)) {
    const [read, ...unread] = keys.filter((key) => Object.hasOwn(values, key) && !isEmpty(values[key]))
    for (const key of unread) {
      remark('note', 'key.doubled', `"${key}" means the same as "${read}", so it was not read. Keep one.`, lines[key])
    }
  }
  const known = new Set<string>(Object.values(names).flat())
  const unknown = Object.keys(values).filter((key) => !known.has(key))
  if (unknown.length === 0) return
  const ours = Object.values(names).map(([name]) => name)
  const quoted = unknown.map((key) => `"${key}"`).join(', ')
  remark('note', 'key.unknown', `does not read ${quoted}. The keys are ${ours.join(', ')}.`, lines[unknown[0]!])
}

/** Text on one line, NFC. */
export function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}
