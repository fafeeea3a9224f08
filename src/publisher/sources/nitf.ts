import type { Article } from '#article/article.ts'
import type { PartialDate } from '#article/partialDate.ts'
import type { Place } from '../findings.ts'
import { bodyOfTree, type BodySetting } from './bodyHtml.ts'
import { bylineOf, isSentence, withoutAddress } from './byline.ts'
import { dateFrom } from './dateFrom.ts'
import { languageFrom } from './languageFrom.ts'
import { blank, storyOf, type Manuscript } from './manuscript.ts'
import { nitfTree } from './nitfBody.ts'
import { openXml } from './openXml.ts'
import { lineOf, webAddress } from './plainLine.ts'
import { remarkOnNitf } from './nitfShape.ts'
import type { Desk, Source, SourceFile } from './sources.ts'
import { embargoFrom, expiryFrom, statusFrom } from './standingFrom.ts'
import type { Story } from './story.ts'
import { allIn, childOf, childrenOf, textOf, type XmlElement } from './xml.ts'

/** IPTC NITF 3.x, whatever its DOCTYPE says (formats.md 2.4). */
export const nitf: Source = {
  format: 'NITF',
  recognises: ({ look }) => look.kind === 'xml' && /^([\w-]+:)?nitf$/i.test(look.root),
  read: readNitf,
}

/** NITF writes midnight where no time is known (its XSD, on norm). */
const rules = { midnightIsDay: true }

function readNitf(file: SourceFile, desk: Desk): Story[] {
  const root = openXml(file, desk)
  if (root === null) return []
  if (root.isCut) {
    desk.remark('rejected', 'xml.cut', {}, root.line)
    return []
  }
  remarkOnNitf(root, desk)
  const story = storyOf(nitfManuscript(root, desk, {}), file, desk)
  return story === null ? [] : [story]
}

/** One NITF document, alone or inside a NewsML-G2 item. */
export function nitfManuscript(root: XmlElement, desk: Desk, place: Place): Manuscript {
  const head = childOf(root, 'head')
  const docdata = childOf(head, 'docdata')
  const body = childOf(root, 'body')
  const top = childOf(body, 'body.head')
  const language = languageFrom(root.attributes.baselang ?? body?.lang ?? root.lang, desk, place)
  const setting: BodySetting = { desk, language, base: root.base ?? null, place }
  const standing = standingOf(docdata, desk, place)
  const { lede, sections } = textsOf(body, setting)
  const deck = textOf(childOf(top, 'hedline', 'hl2'))
  const isKicker = deck !== null && (deck.length <= 60 || lede !== null)
  const tail = taglineOf(body, desk, place)
  return {
    ...blank,
    place,
    standing,
    id: idOf(docdata),
    canonicalUrl: webAddress(canonicalIn(head)),
    headline: textOf(childOf(top, 'hedline', 'hl1')) ?? textOf(childOf(head, 'title')),
    kicker: isKicker ? deck : null,
    lede: lede ?? (isKicker ? null : deck),
    sections: tail === null ? sections : [...sections.slice(0, -1), withTail(sections.at(-1), tail)],
    language,
    published: publishedIn(head, docdata, standing, desk, place),
    byline: bylinesOf(top, desk, place),
    dateline: datelineOf(childOf(top, 'dateline')),
    section: sectionOf(head),
    topics: topicsOf(head, docdata),
    source: sourceOf(top, docdata),
    rights: rightsOf(top, docdata),
  }
}

/** Agencies give each version a `doc-id` of its own, made of the story's `du-key`: then that is what stays the same. */
function idOf(docdata: XmlElement | undefined): string | null {
  const id = lineOf(childOf(docdata, 'doc-id')?.attributes['id-string'])
  const key = lineOf(childOf(docdata, 'du-key')?.attributes.key)
  const isOfVersion = id !== null && key !== null && key.length > 8 && /^[_.:-]\d+$/.test(id.slice(key.length))
  return (isOfVersion && id.startsWith(key)) || id === null ? key : id
}

function standingOf(docdata: XmlElement | undefined, desk: Desk, place: Place): Manuscript['standing'] {
  const { 'management-status': status, 'management-doc-idref': cancelled } = docdata?.attributes ?? {}
  const isEmbargoed = /^embargoed$/i.test(status ?? '')
  const release = childOf(docdata, 'date.release')?.attributes.norm
  // An embargo that says no end is one that nobody can read.
  const embargo = embargoFrom(release ?? (isEmbargoed ? '' : undefined), desk, place, rules)
  const state = isEmbargoed ? 'usable' : statusFrom(status, desk, place)
  return {
    status: state,
    embargo,
    expires: expiryFrom(childOf(docdata, 'date.expire')?.attributes.norm, desk, place, rules),
    version: lineOf(childOf(docdata, 'du-key')?.attributes.version),
    revised: dateFrom(
      childOf(docdata, 'date.issue')?.attributes.norm,
      'date.issue',
      { ...desk, remark: () => undefined },
      place,
      rules,
    ),
    cancels: state === 'canceled' && cancelled ? [cancelled.trim()] : [],
  }
}

/** Lede and body: the abstract, else a paragraph that says it is the lede. */
function textsOf(body: XmlElement | undefined, setting: BodySetting): Pick<Manuscript, 'lede' | 'sections'> {
  const content = childOf(body, 'body.content')
  const abstract = textOf(childOf(body, 'body.head', 'abstract'))
  if (!content) return { lede: abstract, sections: [] }
  const marked = allIn(content, 'p').find(
    ({ attributes }) =>
      (attributes.lede ?? attributes.lead) === 'true' || /^(lead|lede|ingress)$/i.test(attributes.class ?? ''),
  )
  if (abstract !== null || !marked) return { lede: abstract, sections: bodyOfTree(nitfTree(content, setting), setting) }
  return { lede: textOf(marked), sections: bodyOfTree(nitfTree(without(content, marked), setting), setting) }
}

function without(element: XmlElement, left: XmlElement): XmlElement {
  const children = element.children
    .filter((child) => child !== left)
    .map((child) => (typeof child === 'string' ? child : without(child, left)))
  return { ...element, children }
}

/** A tagline is a last line about the writer; one with an address in it is meant for the desk. */
function taglineOf(body: XmlElement | undefined, { remark }: Desk, place: Place): string | null {
  const tagline = textOf(childOf(body, 'body.end', 'tagline'))
  if (tagline === null || !/@|\+?\d[\d ]{6,}/.test(tagline)) return tagline
  remark('note', 'note.internal', {}, place)
  return null
}

function withTail(section: Article['sections'][number] | undefined, tail: string): Article['sections'][number] {
  const paragraph = { type: 'paragraph' as const, text: [tail] }
  return section
    ? { ...section, blocks: [...section.blocks, paragraph] }
    : { id: null, heading: null, blocks: [paragraph] }
}

function publishedIn(
  head: XmlElement | undefined,
  docdata: XmlElement | undefined,
  { embargo }: Manuscript['standing'],
  desk: Desk,
  place: Place,
): PartialDate | null {
  const issue = dateFrom(childOf(docdata, 'date.issue')?.attributes.norm, 'date.issue', desk, place, rules)
  const printed = dateFrom(
    childOf(head, 'pubdata')?.attributes['date.publication'],
    'date.publication',
    desk,
    place,
    rules,
  )
  return embargo?.until ?? issue ?? printed
}

function bylinesOf(top: XmlElement | undefined, { remark }: Desk, place: Place): Article['byline'] {
  return childrenOf(top, 'byline').flatMap((byline) => {
    const people = allIn(byline, 'person').flatMap((person) => lineOf(withoutAddress(textOf(person) ?? '')) ?? [])
    const role = textOf(allIn(byline, 'byttl')[0])
    if (people.length > 0) return people.map((name) => ({ name, role }))
    const whole = textOf({
      ...byline,
      children: byline.children.filter((child) => typeof child === 'string' || child.name !== 'byttl'),
    })
    if (whole !== null && isSentence(whole)) remark('repaired', 'byline.sentence', { words: whole }, place)
    const read = bylineOf(whole)
    return read.length === 1 && read[0]!.role === null ? [{ name: read[0]!.name, role }] : read
  })
}

function datelineOf(dateline: XmlElement | undefined): string | null {
  const place = textOf(allIn(dateline ?? empty, 'location')[0])
  const words = dateline?.children.filter((child) => typeof child === 'string' || child.name !== 'story.date') ?? []
  return place ?? textOf({ ...empty, children: words })
}

const empty: XmlElement = {
  name: '',
  space: '',
  prefix: '',
  attributes: {},
  children: [],
  line: 1,
  lang: undefined,
  base: undefined,
  isCut: false,
}

function canonicalIn(head: XmlElement | undefined): string | undefined {
  return childrenOf(head, 'meta').find(({ attributes }) => /^(canonical|url|og:url)$/i.test(attributes.name ?? ''))
    ?.attributes.content
}

function sectionOf(head: XmlElement | undefined): string | null {
  const printed = childrenOf(head, 'pubdata')
    .map(({ attributes }) => lineOf(attributes['position.section']))
    .find(Boolean)
  return printed ?? lineOf(childOf(head, 'tobject')?.attributes['tobject.type'])
}

function topicsOf(head: XmlElement | undefined, docdata: XmlElement | undefined): string[] {
  const subjects = childrenOf(childOf(head, 'tobject'), 'tobject.subject').map(
    ({ attributes }) => attributes['tobject.subject.matter'] ?? attributes['tobject.subject.type'],
  )
  const keywords = childrenOf(childOf(docdata, 'key-list'), 'keyword').map(({ attributes }) => attributes.key)
  return [...subjects, ...keywords].flatMap((topic) => lineOf(topic) ?? [])
}

function sourceOf(top: XmlElement | undefined, docdata: XmlElement | undefined): Article['source'] {
  const name = textOf(childOf(top, 'distributor')) ?? lineOf(childOf(docdata, 'doc-id')?.attributes.regsrc)
  return name === null ? null : { name, url: null }
}

function rightsOf(top: XmlElement | undefined, docdata: XmlElement | undefined): Article['rights'] {
  const { holder: stated, year } = childOf(docdata, 'doc.copyright')?.attributes ?? {}
  const holder = lineOf(stated) ?? lineOf(childOf(docdata, 'doc.rights')?.attributes.owner)
  const notice = textOf(childOf(top, 'rights')) ?? (holder !== null && year ? `© ${year} ${holder}` : null)
  return holder === null && notice === null ? null : { holder, notice, usage: null }
}
