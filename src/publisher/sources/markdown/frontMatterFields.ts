import { decodeHTMLStrict } from 'entities'
import type { Language } from '#article/language.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { placeAt, type Remark, type Values, type Words } from '../../findings.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { dateInNote, embargoesAmong, isEmbargoKey, plainKey } from '../holding/embargoNames.ts'
import type { FrontMatter } from './frontMatter.ts'
import {
  fieldsRead,
  isHoldingKey,
  isKeyOf,
  isKnownKey,
  isOthersRelease,
  plainNames,
  readWhole,
  within,
  type Field,
} from './frontMatterKeys.ts'
import { isObject } from '../jsonFields.ts'
import { languageFrom } from '../words/languageFrom.ts'
import { isSeen } from '../words/plainLine.ts'

type DateField = 'published' | 'goesOut' | 'updated'

/** What a field must be, as findings say it. */
type Allowed = Extract<Words, `key.wrong${string}`>

/** One file's front matter, field by field. What is of the wrong kind is left out with a remark that says what is allowed. */
export interface Fields {
  find(field: Field): { name: string; value: unknown; line?: number } | undefined
  /** What stands at each of its names, also when it is empty. */
  stated(field: Field): { name: string; value: unknown; line?: number }[]
  text(field: Field): string | null
  date(field: DateField): PartialDate | null
  language(): Language | null
  /** A list of texts, or one text parted by commas; of all the keys that mean the field. */
  list(field: Field): string[]
  /** The texts of a value such as `{ name, role }`, by part; other parts are left out with a remark. */
  parts<Part extends string>(field: Field, value: unknown, allowed: readonly Part[]): Record<Part, string | null>
  /** Remarks that a field is not what is `allowed`, and that it, or what of it was not, was left out. */
  wrong(field: Field, allowed: Allowed, values?: Values): null
}

export function fieldsOf(matter: FrontMatter, remark: Remark, zone: string | null): Fields {
  const { values } = matter
  const { namesOf, find, stated } = lookupIn(matter)
  const wrong = (field: Field, allowed: Allowed, more: Values = {}) => {
    const found = find(field)
    remark('repaired', allowed, { key: found?.name ?? field, ...more }, found?.line)
    return null
  }
  const text = (field: Field) => {
    const found = find(field)
    if (found === undefined) return null
    return typeof found.value === 'string' ? cleaned(found.value) : wrong(field, 'key.wrong/text')
  }
  return {
    find,
    stated,
    wrong,
    text,
    date: (field) => {
      const { name = field, line } = find(field) ?? {}
      return dateFrom(text(field), name, { remark, zone }, { ...(line !== undefined && { line }) })
    },
    language: () => {
      const line = find('language')?.line
      return languageFrom(text('language'), { remark }, placeAt(line))
    },
    list: (field) => {
      const entries = namesOf(field).flatMap((name): unknown[] => {
        const value = values[name]
        return typeof value === 'string'
          ? value.split(',')
          : Array.isArray(value)
            ? value.filter((entry) => !isEmpty(entry))
            : [value]
      })
      const texts = entries.filter((entry) => typeof entry === 'string')
      if (texts.length < entries.length) wrong(field, 'key.wrong/texts')
      return texts.map(cleaned).filter(isSeen)
    },
    parts: (field, value, allowed) =>
      partsIn(value, allowed, (words, part) => {
        const { name, line } = find(field) ?? { name: field }
        remark('repaired', words, { part, key: name, known: allowed.join(', ') }, line)
      }),
  }
}

/** Where each field is stated, by which of its names. */
function lookupIn(matter: FrontMatter): Pick<Fields, 'find' | 'stated'> & { namesOf(field: Field): string[] } {
  const { values, lines } = matter
  const written = Map.groupBy(Object.keys(values), plainKey)
  const allNamesOf = (field: Field) => {
    const named = [...plainNames.get(field)!].flatMap((name) => written.get(name) ?? [])
    if (field === 'release') return [...named, ...Object.keys(values).filter(isOthersRelease)]
    return field === 'embargo' ? embargoesAmong(values, named) : named
  }
  const namesOf = (field: Field) => allNamesOf(field).filter((candidate) => !isEmpty(values[candidate]))
  const find = (field: Field) => {
    const [name] = namesOf(field)
    const line = name === undefined ? undefined : lines.get(name)
    return name === undefined ? undefined : { name, value: values[name], ...(line !== undefined && { line }) }
  }
  const stated = (field: Field) => {
    const all = allNamesOf(field)
    const before = matter.repeated.filter(([key]) => all.includes(key))
    return [...all.map((name) => [name, values[name]] as const), ...before, ...settingsWithin(values, field)].map(
      ([name, value]) => ({
        name,
        value: field === 'embargo' && all.length > 1 ? (dateInNote(name, value) ?? theOnly(value)) : theOnly(value),
        ...(lines.has(name) && { line: lines.get(name)! }),
      }),
    )
  }
  return { namesOf, find, stated }
}

function isStatedBy(key: string, field: Field): boolean {
  if (field === 'release' && isOthersRelease(key)) return true
  return isKeyOf(key, field) || (field === 'embargo' && isEmbargoKey(key))
}

function theOnly(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

function settingsWithin(values: FrontMatter['values'], field: Field): [name: string, value: unknown][] {
  return within
    .flatMap((key) => (isObject(values[key]) ? Object.entries(values[key]) : []))
    .filter(([key]) => isHoldingKey(key) && isStatedBy(key, field))
}

function partsIn<Part extends string>(
  value: unknown,
  allowed: readonly Part[],
  leaveOut: (words: Allowed, part: string) => void,
): Record<Part, string | null> {
  const texts = Object.fromEntries(allowed.map((part) => [part, null])) as Record<Part, string | null>
  for (const [part, stated] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const known = allowed.find((candidate) => candidate === part)
    if (isEmpty(stated)) continue
    if (known === undefined) leaveOut('key.wrong/part', part)
    else if (typeof stated !== 'string') leaveOut('key.wrong/part-text', part)
    else texts[known] = cleaned(stated)
  }
  return texts
}

/** Remarks on keys that nobody reads, so that a misspelt, doubled or repeated one is not lost silently. */
export function remarkOnUnread({ values, lines, repeated }: FrontMatter, remark: Remark): void {
  for (const key of new Set(repeated.map(([name]) => name))) {
    remark('repaired', isHoldingKey(key) ? 'key.repeated/strictest' : 'key.repeated', { key }, lines.get(key))
  }
  const written = Map.groupBy(Object.keys(values), plainKey)
  for (const [field, keys] of plainNames) {
    if (readWhole.includes(field) || field === 'address') continue
    const stated = [...keys].flatMap((key) => written.get(key) ?? []).filter((key) => !isEmpty(values[key]))
    const [read, ...unread] = stated
    for (const key of unread) remark('note', 'key.doubled', { key, read: read! }, lines.get(key))
  }
  const unknown = Object.keys(values).filter(
    (key) => !isKnownKey(key) && !(isKeyOf(key, 'address') && isOldAddress(values[key])),
  )
  if (unknown.length === 0) return
  const ours = fieldsRead.map(([, [name]]) => name)
  remark('note', 'key.unknown', { keys: unknown.join(', '), known: ours.join(', ') }, lines.get(unknown[0]!))
}

/** A path on the site that the story was on, with nothing for a program to fill in (`/:year/:title/`). */
export function isOldAddress(value: unknown): value is string {
  return typeof value === 'string' && /^\/[^:{}[\]\s]*[^:{}[\]\s/][^:{}[\]\s]*$/.test(value.trim())
}

/** Text on one line, NFC, with the signs that programs write by name or number (`&amp;`, `&#8217;`), as exports of WordPress have them. */
export function cleaned(text: string): string {
  return decodeHTMLStrict(text)
    .normalize('NFC')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}

/** Nothing, or YAML's words for it, which programs write for what was left empty. */
export function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    (typeof value === 'string' && (!isSeen(value) || /^(null|~)$/.test(value.trim())))
  )
}
