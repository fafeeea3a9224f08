import * as v from 'valibot'
import { Slug, type Article } from '#article/article.ts'
import { cleaned, type Fields, type Remark } from './frontMatterFields.ts'
import { slugFrom } from './slugs.ts'
import type { PictureWords } from './sources.ts'

/** Topics by name; one that no address can be made of is left out with a remark. */
export function topicsOf(fields: Fields, remark: Remark): Article['topics'] {
  const topics = new Map<string, string>()
  for (const name of fields.list('topics')) {
    const slug = slugFrom(name)
    const line = fields.find('topics')?.line
    if (slug === '')
      remark(
        'repaired',
        'topic.name',
        `the topic "${name}" has no letter from a to z, which its address needs; it was left out.`,
        line,
      )
    else if (!topics.has(slug)) topics.set(slug, name)
  }
  return [...topics].map(([slug, name]) => ({ slug, name }))
}

/** Who wrote it: a text, a list of texts, or a list of `{ name, role }`. */
export function bylineOf(fields: Fields): Article['byline'] {
  const value = fields.find('byline')?.value
  if (value === undefined) return []
  if (typeof value === 'string') return namesIn(value).map((name) => ({ name, role: null }))
  const stated: unknown[] = Array.isArray(value) ? value : [value]
  const people = stated.map((entry) => {
    if (typeof entry === 'string') return { name: cleaned(entry), role: null }
    if (Array.isArray(entry)) return { name: null, role: null }
    return fields.parts('byline', entry, ['name', 'role'])
  })
  if (people.some(({ name }) => name === null || name === '')) {
    fields.wrong('byline', 'a name, a list of names, or a list of { name, role }', 'what is none of these')
  }
  return people.filter(({ name }) => name) as Article['byline']
}

/** A byline is parted only where every part looks like a person's name: two or more capitalised words. */
function namesIn(byline: string): string[] {
  const whole = cleaned(byline).replace(/^(av|by|tekst|text):?\s+(?=\S)/i, '')
  const parts = whole.split(/\s+(?:og|and)\s+|[,;/]\s*/)
  const areNames = parts.every((part) => /^\p{Lu}\S*(\s+(\p{Lu}\S*|van|von|de|der|av))+$/u.test(part))
  return parts.length > 1 && areNames ? parts : [whole]
}

export function sourceOf(fields: Fields, remark: Remark): Article['source'] {
  const found = fields.find('source')
  if (found === undefined) return null
  if (typeof found.value === 'string') return { name: cleaned(found.value), url: null }
  const { name, url } = fields.parts('source', Array.isArray(found.value) ? {} : found.value, ['name', 'url'])
  if (name === null) return fields.wrong('source', 'a name, or { name, url }')
  if (url === null || isWholeAddress(url)) return { name, url }
  remark('repaired', 'key.wrong', `"url" in "source" must be a whole address, https://…; it was left out.`, found.line)
  return { name, url: null }
}

export function rightsOf(fields: Fields): Article['rights'] {
  const value = fields.find('rights')?.value
  if (value === undefined) return null
  if (typeof value === 'string') return { holder: null, notice: cleaned(value), usage: null }
  const rights = fields.parts('rights', Array.isArray(value) ? {} : value, ['holder', 'notice', 'usage'])
  const stated = Object.values(rights).some((part) => part !== null)
  return stated ? rights : fields.wrong('rights', 'a text, or { holder, notice, usage }')
}

/** The lead picture: where it is, and what is said of it. */
export function leadPictureOf(fields: Fields): { src: string; words: PictureWords; line?: number } | null {
  const found = fields.find('image')
  if (found === undefined) return null
  const where = found.line === undefined ? {} : { line: found.line }
  if (typeof found.value === 'string') {
    return { src: found.value.trim(), words: { alt: '', caption: null, credit: null }, ...where }
  }
  const keys = ['src', 'alt', 'caption', 'credit'] as const
  const { src, alt, caption, credit } = fields.parts('image', Array.isArray(found.value) ? {} : found.value, keys)
  if (src === null) return fields.wrong('image', 'a path, or { src, alt, caption, credit }')
  return { src, words: { alt: alt ?? '', caption, credit }, ...where }
}

export function statedSlugOf(fields: Fields, remark: Remark): string | null {
  const stated = fields.text('slug')
  if (stated === null || v.safeParse(Slug, stated).success) return stated
  const line = fields.find('slug')?.line
  remark(
    'repaired',
    'slug.wrong',
    `"slug" is "${stated}"; allowed are a–z, 0–9 and single hyphens. The file's name was used.`,
    line,
  )
  return null
}

export function canonicalUrlOf(fields: Fields): string | null {
  const stated = fields.text('canonicalUrl')
  if (stated === null || isWholeAddress(stated)) return stated
  return fields.wrong('canonicalUrl', 'a whole address, https://…')
}

function isWholeAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
