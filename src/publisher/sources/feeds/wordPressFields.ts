import type { Article } from '#article/article.ts'
import { shortened } from '../../findings.ts'
import type { BodySetting } from '../html/bodyHtml.ts'
import { bylineOf } from '../words/byline.ts'
import { textOfHtml } from './feedText.ts'
import { named } from '../xml/namespaces.ts'
import { percentDecoded } from '../percentDecoded.ts'
import { slugFrom } from '../words/slugs.ts'
import { lineOfHtml } from '../words/plainLine.ts'
import type { Desk } from '../desk.ts'
import { rawTextOf, textOf, type XmlElement } from '../xml/xml.ts'

/** The fields that WordPress and its programs keep beside a post (`wp:postmeta`), by name, as they are stored. */
function fieldsOf(item: XmlElement | undefined): Map<string, string> {
  return new Map(
    named(item, 'wp:postmeta').flatMap((meta) => {
      const [value] = named(meta, 'wp:meta_value')
      return value ? [[textOf(named(meta, 'wp:meta_key')[0]) ?? '', rawTextOf(value).trim()] as const] : []
    }),
  )
}

/** A field by its name; null where it is empty or is not there. */
export function fieldIn(item: XmlElement | undefined, name: string): string | null {
  return fieldsOf(item).get(name) || null
}

/** What WordPress calls a post in its address; null for an item that is no post of it, or has no name yet. */
export function nameInAddress(item: XmlElement): string | null {
  const slug = slugFrom(percentDecoded(textOf(named(item, 'wp:post_name')[0]) ?? ''))
  return /[a-z]/.test(slug) ? slug : null
}

const ledes = ['ingress', 'lede']
const bylines = ['byline']

/** Which of these fields is read: the first that is a text, as lists and numbers of other posts are stored as PHP writes them. */
function readAmong(item: XmlElement, names: string[]): string | undefined {
  const fields = fieldsOf(item)
  return names.find((name) => /\p{L}/u.test(fields.get(name) ?? '') && !/^[aOs]:\d+:/.test(fields.get(name)!))
}

function textIn(item: XmlElement, names: string[]): string | null {
  return fieldIn(item, readAmong(item, names) ?? '')
}

/** The lede that a newsroom keeps in a field of its own. */
export function ledeInFields(item: XmlElement, setting: BodySetting): string | null {
  return textOfHtml(textIn(item, ledes), setting)
}

/** The byline that a newsroom keeps in a field of its own; empty when there is none. */
export function bylineInFields(item: XmlElement): Article['byline'] {
  return bylineOf(lineOfHtml(textIn(item, bylines)))
}

/** Tells of fields with words, once of each name. Those that begin with "_" are WordPress's and its programs' own. */
export function tellUnreadFields(posts: XmlElement[], { remark }: Desk): void {
  const unread = posts.flatMap((post) => {
    const signed = bylineInFields(post).length > 0 ? readAmong(post, bylines) : undefined
    const read = ['footnotes', readAmong(post, ledes), signed]
    return [...fieldsOf(post)].filter(
      ([name, value]) => !name.startsWith('_') && !read.includes(name) && hasWords(value),
    )
  })
  for (const [name, values] of Map.groupBy(unread, ([key]) => key))
    remark('note', 'field.unread', { name, count: values.length, text: shortened(values[0]![1]) })
}

/** Whether what a program stores holds what readers would read there. */
export function hasWords(stored: string): boolean {
  return /\p{L}\p{L}\s+\p{L}/u.test(stored)
}
