import type { Article } from '#article/article.ts'
import { canonicalLanguage } from '#article/language.ts'
import type { Finding } from '../findings.ts'
import { readDate } from './dates.ts'
import type { FrontMatter } from './frontMatter.ts'
import { slugFrom } from './slugs.ts'
import type { PictureWords } from './sources.ts'

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
  canonicalUrl: ['canonical'],
  rights: ['rights'],
  draft: ['draft'],
} as const
type Field = keyof typeof names

export type Remark = (kind: Finding['kind'], code: string, message: string, line?: number) => void

/** A reader of one file's front matter, field by field; what is of the wrong kind is left out with a remark. */
export function fieldsOf({ values, lines }: FrontMatter, remark: Remark) {
  const find = (field: Field) => {
    const name = names[field].find(
      (candidate) => candidate in values && values[candidate] !== '' && values[candidate] !== null,
    )
    return name === undefined ? undefined : { name, value: values[name], line: lines[name] }
  }
  const wrong = (field: Field, allowed: string) => {
    const { name, line } = find(field)!
    remark('repaired', 'key.wrong', `"${name}" must be ${allowed}; it was left out.`, line)
    return null
  }

  const text = (field: Field): string | null => {
    const found = find(field)
    if (found === undefined) return null
    return typeof found.value === 'string' ? clean(found.value) || null : wrong(field, 'a text')
  }

  const date = (field: 'published' | 'updated') => {
    const written = text(field)
    if (written === null) return null
    const { date: exact, remark: problem } = readDate(written)
    const outcome = exact === null ? 'it was left out' : 'the rest was left out'
    if (problem)
      remark(
        'repaired',
        exact ? 'date.zone' : 'date.unknown',
        `"${find(field)!.name}" ${problem}; ${outcome}.`,
        find(field)!.line,
      )
    return exact
  }

  const language = () => {
    const stated = text('language')
    if (stated === null) return null
    return canonicalLanguage(stated) ?? wrong('language', 'a language tag such as nb, nn or en')
  }

  const list = (field: Field): string[] => {
    const value = find(field)?.value
    if (value === undefined) return []
    if (typeof value === 'string') return value.split(',').map(clean).filter(Boolean)
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
      return value.map(clean).filter(Boolean)
    wrong(field, 'a list of texts')
    return []
  }

  return { find, text, date, language, list, wrong }
}
type Fields = ReturnType<typeof fieldsOf>

/** Topics by name; one that no address can be made of is left out with a remark. */
export function topicsOf(fields: Fields, remark: Remark): Article['topics'] {
  const topics = new Map<string, string>()
  for (const name of fields.list('topics')) {
    const slug = slugFrom(name)
    if (slug === '')
      remark('repaired', 'topic.name', `the topic "${name}" has no letter an address can hold; it was left out.`)
    else if (!topics.has(slug)) topics.set(slug, name)
  }
  return [...topics].map(([slug, name]) => ({ slug, name }))
}

/** Who wrote it: a text, a list of texts, or a list of `{ name, role }`. */
export function bylineOf(fields: Fields): Article['byline'] {
  const value = fields.find('byline')?.value
  if (value === undefined) return []
  if (typeof value === 'string') return namesIn(value).map((name) => ({ name, role: null }))
  const people = (Array.isArray(value) ? value : [value]).map((entry: unknown) => {
    if (typeof entry === 'string') return { name: clean(entry), role: null }
    const { name, role } = (entry ?? {}) as Record<string, unknown>
    if (typeof name !== 'string' || clean(name) === '') return null
    return { name: clean(name), role: typeof role === 'string' ? clean(role) || null : null }
  })
  const known = people.filter((person) => person !== null && person.name !== '') as Article['byline']
  if (known.length < people.length) fields.wrong('byline', 'a name, a list of names, or a list of { name, role }')
  return known
}

/** A byline is parted only where every part looks like a person's name: two or more capitalised words. */
function namesIn(byline: string): string[] {
  const whole = clean(byline).replace(/^(av|by|tekst|text):?\s+/i, '')
  const parts = whole.split(/\s+(?:og|and)\s+|[,;/]\s*/)
  return parts.length > 1 && parts.every((part) => /^\p{Lu}\S*(\s+\p{Lu}\S*)+$/u.test(part)) ? parts : [whole]
}

export function sourceOf(fields: Fields): Article['source'] {
  const value = fields.find('source')?.value
  if (value === undefined) return null
  if (typeof value === 'string') return { name: clean(value), url: null }
  const { name, url } = value as Record<string, unknown>
  if (typeof name !== 'string' || clean(name) === '') return fields.wrong('source', 'a name, or { name, url }')
  return { name: clean(name), url: typeof url === 'string' && /^https?:\/\//.test(url) ? url : null }
}

export function rightsOf(fields: Fields): Article['rights'] {
  const value = fields.find('rights')?.value
  if (value === undefined) return null
  if (typeof value === 'string') return { holder: null, notice: clean(value), usage: null }
  const { holder, notice, usage } = value as Record<string, unknown>
  const text = (part: unknown) => (typeof part === 'string' ? clean(part) || null : null)
  const rights = { holder: text(holder), notice: text(notice), usage: text(usage) }
  return Object.values(rights).some((part) => part !== null)
    ? rights
    : fields.wrong('rights', 'a text, or { holder, notice, usage }')
}

/** The lead picture: where it is, and what is said of it. */
export function leadPictureOf(fields: Fields): { src: string; words: PictureWords; line?: number } | null {
  const found = fields.find('image')
  if (found === undefined) return null
  const where = found.line === undefined ? {} : { line: found.line }
  if (typeof found.value === 'string')
    return { src: found.value, words: { alt: '', caption: null, credit: null }, ...where }
  const { src, alt, caption, credit } = found.value as Record<string, unknown>
  if (typeof src !== 'string') return fields.wrong('image', 'a path, or { src, alt, caption, credit }')
  const text = (part: unknown) => (typeof part === 'string' ? clean(part) || null : null)
  return { src, words: { alt: text(alt) ?? '', caption: text(caption), credit: text(credit) }, ...where }
}

/** Keys nobody reads, so that a misspelt one is not lost silently. */
export function unknownKeys({ values }: FrontMatter): string[] {
  const known = new Set<string>(Object.values(names).flat())
  return Object.keys(values).filter((key) => !known.has(key))
}

export const knownKeys = Object.values(names)
  .map(([name]) => name)
  .join(', ')

function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}
