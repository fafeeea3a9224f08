import * as v from 'valibot'
import { Slug, type Article } from '#article/article.ts'
import { placeAt, type Remark } from '../../findings.ts'
import { bylineOf as parted, withoutAddress } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { earliest, readDate } from '../words/dates.ts'
import { cleaned, type Fields, isEmpty } from './frontMatterFields.ts'
import { isNo, isYes } from '../holding/yesOrNo.ts'
import type { Manuscript } from '../manuscript.ts'
import { withoutNoteLinks } from './notation.ts'
import type { Desk, PictureWords } from '../desk.ts'

/** Who wrote it: a text, a list of texts, or a list of `{ name, role }`. */
export function bylineOf(fields: Fields): Article['byline'] {
  const value = fields.find('byline')?.value
  if (value === undefined) return []
  if (typeof value === 'string') return namesIn(value)
  const stated: unknown[] = Array.isArray(value) ? value.filter((entry) => !isEmpty(entry)) : [value]
  const people = stated.map((entry) => {
    if (typeof entry === 'string') return personIn(entry)
    if (Array.isArray(entry)) return { name: null, role: null }
    return fields.parts('byline', entry, ['name', 'role'])
  })
  if (people.some(({ name }) => name === null || name === '')) {
    fields.wrong('byline', 'key.wrong/byline')
  }
  return people.filter(({ name }) => name) as Article['byline']
}

/** One of a list: her name, without her address, and what she did (“Kari Nordmann (tekst)”). What is several names stays one. */
function personIn(stated: string): Article['byline'][number] {
  const name = cleaned(withoutAddress(withoutNoteLinks(stated)))
  const [person, ...others] = parted(name)
  return person !== undefined && others.length === 0 ? person : { name, role: null }
}

/** A byline that says nothing we understand is kept as it is. */
function namesIn(stated: string): Article['byline'] {
  const byline = withoutNoteLinks(stated)
  const read = parted(byline)
  return read.length > 0 ? read : [{ name: cleaned(byline), role: null }]
}

/** Where the story is from. A text of one's own about a page elsewhere has that page as its source, called by its host. */
export function sourceOf(fields: Fields, isOwnText: boolean, remark: Remark): Article['source'] {
  const stated = statedSource(fields, remark)
  const elsewhere = isOwnText ? addressIn(fields, 'elsewhere') : null
  if (elsewhere === null) return stated
  if (stated === null) return { name: new URL(elsewhere).host.replace(/^www\./, ''), url: elsewhere }
  if (stated.url === null) return { ...stated, url: elsewhere }
  const { name, line } = fields.find('elsewhere')!
  remark('note', 'key.doubled', { key: name, read: fields.find('source')!.name }, line)
  return stated
}

function statedSource(fields: Fields, remark: Remark): Article['source'] {
  const found = fields.find('source')
  if (found === undefined) return null
  if (typeof found.value === 'string') return { name: cleaned(found.value), url: null }
  const { name, url } = fields.parts('source', Array.isArray(found.value) ? {} : found.value, ['name', 'url'])
  if (name === null) return fields.wrong('source', 'key.wrong/source')
  if (url === null || isWholeAddress(url)) return { name, url }
  remark('repaired', 'key.wrong/source-url', { key: found.name }, found.line)
  return { name, url: null }
}

export function rightsOf(fields: Fields): Article['rights'] {
  const value = fields.find('rights')?.value
  if (value === undefined) return null
  if (typeof value === 'string') return { holder: null, notice: cleaned(value), usage: null }
  const rights = fields.parts('rights', Array.isArray(value) ? {} : value, ['holder', 'notice', 'usage'])
  const stated = Object.values(rights).some((part) => part !== null)
  return stated ? rights : fields.wrong('rights', 'key.wrong/rights')
}

/** What the paper has told its readers that it got wrong: a text, `{ date, note }` or a list of these; the last of several days. */
export function correctionOf(fields: Fields, desk: Desk): Manuscript['correction'] {
  const found = fields.find('correction')
  if (found === undefined) return null
  const all: unknown[] = Array.isArray(found.value) ? found.value : [found.value]
  const stated = all.filter((entry) => !isNo(entry) && !isBare(entry))
  if (all.some(isBare)) fields.wrong('correction', 'key.wrong/correction-bare')
  const corrections = stated.map((entry) =>
    typeof entry === 'string'
      ? { date: null, note: cleaned(entry) }
      : fields.parts('correction', Array.isArray(entry) ? {} : entry, ['date', 'note']),
  )
  if (corrections.some(({ date, note }) => !date && !note)) fields.wrong('correction', 'key.wrong/correction')
  const where = placeAt(found.line)
  const dates = corrections.flatMap(({ date }) => dateFrom(date, found.name, desk, where) ?? [])
  const date = dates.toSorted((a, b) => earliest(a) - earliest(b)).at(-1) ?? null
  const note = corrections.flatMap((each) => each.note || []).join(' ') || null
  return date === null && note === null ? null : { date, note }
}

/** `true` and `2024-05-17` say that something was wrong, and nothing that a reader can use. */
function isBare(entry: unknown): boolean {
  return isYes(entry) || (typeof entry === 'string' && readDate(entry).date !== null)
}

/** The lead picture: where it is, and what is said of it. */
export function leadPictureOf(fields: Fields): { src: string; words: PictureWords; line?: number } | null {
  const found = fields.find('image')
  if (found === undefined) return null
  const where = placeAt(found.line)
  if (typeof found.value === 'string') {
    const [alt, caption, credit] = (['imageAlt', 'imageCaption', 'imageCredit'] as const).map((field) =>
      fields.text(field),
    )
    return {
      src: found.value.trim(),
      words: { alt: alt ?? '', caption: caption ?? null, credit: credit ?? null },
      ...where,
    }
  }
  // Jekyll calls it `path`, themes of Hugo `image`.
  const keys = ['src', 'alt', 'caption', 'credit', 'path', 'image'] as const
  const parts = fields.parts('image', Array.isArray(found.value) ? {} : found.value, keys)
  const { alt, caption, credit } = parts
  const src = parts.src ?? parts.path ?? parts.image
  if (src === null) return fields.wrong('image', 'key.wrong/image')
  return { src, words: { alt: alt ?? '', caption, credit }, ...where }
}

export function statedSlugOf(fields: Fields, remark: Remark): string | null {
  // Docusaurus has the whole path there.
  const stated = fields.text('slug')?.replace(/^\/(?:.*\/)?([^/]+)\/?$/, '$1') ?? null
  if (stated === null || v.safeParse(Slug, stated).success) return stated
  remark('repaired', 'slug.wrong', { slug: stated }, fields.find('slug')?.line)
  return null
}

/** Where the story was published first, or (`elsewhere`) the page that it is about. */
export function addressIn(fields: Fields, field: 'canonicalUrl' | 'elsewhere'): string | null {
  const stated = fields.text(field)
  if (stated === null || isWholeAddress(stated)) return stated
  return fields.wrong(field, 'key.wrong/address')
}

function isWholeAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
