import { slugFrom } from '../words/slugs.ts'
import { named } from '../xml/namespaces.ts'
import { textOf, type XmlElement } from '../xml/xml.ts'

/** Of a category: that it says what kind of entry it is, not what the entry is about. */
export function isKind({ attributes }: XmlElement): boolean {
  return attributes.scheme === 'http://schemas.google.com/g/2005#kind'
}

/** A backup from Blogger has comments, settings and templates as entries too, and says which is which; undefined elsewhere. */
export function bloggerKind(entry: XmlElement): string | undefined {
  const [type] = named(entry, 'blogger:type')
  if (type) return (textOf(type) ?? '').toLowerCase()
  const stated = named(entry, 'category', 'atom:category').find(isKind)
  return stated?.attributes.term?.split('#').at(-1)
}

/** Drafts and what is scheduled or thrown away: everything that is not live. */
export function isHeldInBlogger(entry: XmlElement): boolean {
  return named(entry, 'blogger:status').some((status) => textOf(status)?.toLowerCase() !== 'live')
}

/** Where an entry was on its blog, `/2024/05/bru.html`, which a backup says in place of its address. */
export function placeOnBlog(entry: XmlElement): { slug: string | null; formerly?: string[] } {
  const place = named(entry, 'blogger:filename')
    .map(textOf)
    .find((stated) => stated?.startsWith('/'))
  const slug = slugFrom(/([^/]*?)(?:\.html?)?$/.exec(place ?? '')![1]!)
  return { slug: /[a-z]/.test(slug) ? slug : null, ...(place && { formerly: [place] }) }
}
