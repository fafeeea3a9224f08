import type { Article } from '#article/article.ts'
import type { Place } from '../../findings.ts'
import { bloggerKind, isHeldInBlogger, isKind, placeOnBlog } from './blogger.ts'
import type { BodySetting } from '../html/bodyHtml.ts'
import { bylineOf } from '../words/byline.ts'
import { bodyOf, constructText, isReadable } from './atomText.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { readAsDraft } from '../holding/drafts.ts'
import { feedId } from '../feedId.ts'
import { inMedia, mediaText } from './feedMedia.ts'
import { feedPicture } from './feedPictures.ts'
import { remarkOnMissing, remarkOnTwice } from './feedShape.ts'
import { type FeedNames, teaserText } from './feedText.ts'
import { languageFrom } from '../words/languageFrom.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import { named } from '../xml/namespaces.ts'
import { isWhole, openXml } from '../xml/openXml.ts'
import { bodyOfPlain, linesToParagraphs } from '../text/plainBody.ts'
import { lineOf, lineOfHtml, webAddress } from '../words/plainLine.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import { usable, type Story } from '../story.ts'
import { firstTextOf, rawTextOf, textOf, type XmlElement } from '../xml/xml.ts'
import { rightsFrom } from '../words/rightsFrom.ts'

/** Atom 1.0 (RFC 4287) and 0.3 (formats.md 2.7); a file may also be a single entry. */
export const atomFeed: Source = {
  format: 'Atom',
  recognises: ({ look }) => look.kind === 'xml' && /^([\w-]+:)?(feed|entry)$/.test(look.root),
  read: readAtom,
}

function readAtom(file: SourceFile, desk: Desk): Story[] {
  const root = openXml(file, desk)
  if (root === null) return []
  const entries = root.name === 'entry' ? [root] : elementsOf(root, 'entry')
  remarkOnShape(root, entries, desk)
  if (entries.length === 0) desk.remark('note', 'no.article/empty')
  return entries.flatMap((entry, at) => {
    const place = root === entry ? { line: entry.line } : { line: entry.line, item: at + 1 }
    return entryStory(entry, place, root, file, desk)
  })
}

/** Elements of Atom's own namespace, whichever of its versions, or of none in a feed that forgot to declare it. */
function elementsOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return names.flatMap((name) => named(element, `atom:${name}`, name))
}

/** What RFC 4287 requires of a feed and an entry, and has once (sections 4.1.1 and 4.1.2); 0.3 has `modified` for `updated`. */
function remarkOnShape(root: XmlElement, entries: XmlElement[], desk: Desk): void {
  const remarkOn = (element: XmlElement, place: Place) => {
    const own = (name: string) => elementsOf(element, name)
    const stated = (name: string) => (name === 'updated' ? elementsOf(element, name, 'modified') : own(name))
    remarkOnMissing(['id', 'title', 'updated'], stated, desk, place)
    remarkOnTwice(['id', 'title', 'updated', 'published', 'content', 'summary'], own, desk, place)
  }
  if (root.name === 'feed') remarkOn(root, { line: root.line })
  for (const [at, entry] of entries.entries())
    remarkOn(entry, { line: entry.line, ...(root !== entry && { item: at + 1 }) })
}

function entryStory(entry: XmlElement, place: Place, feed: XmlElement, file: SourceFile, desk: Desk): Story[] {
  if (!isWhole(entry, desk, place)) return []
  const kind = bloggerKind(entry)
  if (kind !== undefined && !/^(post|page)$/.test(kind)) {
    desk.remark('note', 'no.article/blogger', { kind }, place)
    return []
  }
  const read = (own: Desk) => storyOfEntry(entry, place, feed, file, own)
  if (!isDraft(entry)) return read(desk)
  desk.remark('held', 'draft/atom', {}, place)
  return readAsDraft(desk, read)
}

function storyOfEntry(entry: XmlElement, place: Place, feed: XmlElement, file: SourceFile, desk: Desk): Story[] {
  const [source] = elementsOf(entry, 'source')
  const text = (...names: string[]) => firstTextOf(elementsOf(entry, ...names))
  const home = linkOf(source ?? feed) ?? linkOf(source ?? feed, 'self')
  const link = webAddress(textOf(named(entry, 'feedburner:origLink')[0])) ?? linkOf(entry, 'alternate', home)
  const [content] = elementsOf(entry, 'content')
  const setting: BodySetting = {
    desk,
    place,
    base: content?.base ?? entry.base ?? link ?? home,
    language: languageFrom(
      content?.lang ??
        elementsOf(entry, 'title', 'summary').find((own) => own.lang && own.lang !== entry.lang)?.lang ??
        entry.lang,
      desk,
      place,
    ),
  }
  const published = dateFrom(
    text('published', 'issued', 'created') ?? textOf(named(entry, 'dc:date', 'dcterms:issued')[0]),
    'published',
    desk,
    place,
  )
  const updated = dateFrom(text('updated', 'modified'), 'updated', desk, place)
  const headline =
    lineOf(constructText(elementsOf(entry, 'title')[0], setting)) ?? textOf(inMedia(entry, 'media:title'))
  const stated = sourceOf(source ?? feed, setting)
  const { slug, ...before } = placeOnBlog(entry)
  const manuscript: Manuscript = {
    ...blank,
    ...textsOf(entry, { headline, site: stated?.name ?? null }, setting),
    place,
    id: feedId(text('id'), home ?? file.path),
    slug,
    canonicalUrl: link,
    headline,
    language: setting.language,
    published: published ?? updated,
    updated,
    byline: authorsOf(entry, source, feed),
    topics: topicsOf(entry),
    image: feedPicture(entry, desk, setting.base, place),
    source: stated,
    rights: rightsOf([entry, source ?? feed], setting),
    standing: { ...usable, revised: updated, ...before },
  }
  return storyOf(manuscript, file, desk)
}

/** Whether an entry is kept from readers (RFC 5023, 13.1.1), as backups of blogs say; only a clear no publishes. */
function isDraft(entry: XmlElement): boolean {
  const drafts = named(entry, 'app:control').flatMap((control) => named(control, 'app:draft'))
  return drafts.some((draft) => textOf(draft)?.toLowerCase() !== 'no') || isHeldInBlogger(entry)
}

/** The content is the body and the summary its lede; a summary alone is the body. Content elsewhere (`src`) is not fetched. */
function textsOf(entry: XmlElement, names: FeedNames, setting: BodySetting): Pick<Manuscript, 'lede' | 'sections'> {
  const isText = ({ attributes, children }: XmlElement) =>
    attributes.src === undefined && children.length > 0 && isReadable(attributes.type)
  const content = elementsOf(entry, 'content').find(isText)
  const summary = elementsOf(entry, 'summary').find(isText)
  const body = content ?? summary
  if (elementsOf(entry, 'content').some(({ attributes }) => attributes.src !== undefined)) {
    setting.desk.remark('note', 'feed.elsewhere', {}, setting.place)
  }
  const media = mediaText(entry)
  // Feeds of films have no text but what stands beside the film, which is plain.
  if (!body && media) return { lede: null, sections: bodyOfPlain(linesToParagraphs(rawTextOf(media).trim())) }
  if (!body) return { lede: null, sections: [] }
  return {
    lede: content && summary ? teaserText(constructText(summary, setting), names) : null,
    sections: bodyOf(body, { ...setting, base: body.base ?? setting.base }),
  }
}

/** The page itself: a link without `rel` or with "alternate", HTML before other types. */
function linkOf(element: XmlElement, rel = 'alternate', home: string | null = null): string | null {
  const links = elementsOf(element, 'link').filter(({ attributes }) => (attributes.rel || 'alternate') === rel)
  const page = links.find(({ attributes }) => /html/.test(attributes.type ?? '')) ?? links[0]
  return page ? webAddress(page.attributes.href ?? textOf(page), page.base ?? home) : null
}

/** The entry's authors, else those of the feed it came from, else those of this feed (RFC 4287, 4.2.1). */
function authorsOf(entry: XmlElement, source: XmlElement | undefined, feed: XmlElement): Article['byline'] {
  const stated = [entry, ...(source ? [source] : []), ...(feed === entry ? [] : [feed])]
  const bylines = stated.map((element) =>
    [...elementsOf(element, 'author'), ...named(element, 'dc:creator')].flatMap((author) => bylineOf(nameOf(author))),
  )
  return bylines.find((byline) => byline.length > 0) ?? []
}

/** What an author is called; one of whom only an address of the web is known is nobody readers know. */
function nameOf(author: XmlElement): string | null {
  const parts = elementsOf(author, 'name', 'email', 'uri', 'url')
  return (
    textOf(elementsOf(author, 'name')[0]) ??
    textOf(elementsOf(author, 'email')[0]) ??
    (parts.length > 0 ? null : textOf(author))
  )
}

function topicsOf(entry: XmlElement): string[] {
  const categories = elementsOf(entry, 'category')
    .filter((category) => !isKind(category))
    .map(({ attributes }) => attributes.label ?? attributes.term)
  const subjects = named(entry, 'dc:subject').map(textOf)
  return [...categories, ...subjects].flatMap((topic) => lineOfHtml(topic) ?? [])
}

function sourceOf(feed: XmlElement, setting: BodySetting): Article['source'] {
  const name = feed.name === 'entry' ? null : lineOf(constructText(elementsOf(feed, 'title')[0], setting))
  return name === null ? null : { name, url: linkOf(feed) }
}

function rightsOf(elements: XmlElement[], setting: BodySetting): Article['rights'] {
  const stated = elements.flatMap((element) => elementsOf(element, 'rights', 'copyright'))[0]
  return rightsFrom({ notice: lineOf(constructText(stated, setting)) })
}
