import { escapeText } from 'entities'
import type { Article } from '#article/article.ts'
import type { Paragraph } from '#article/block.ts'
import type { PartialDate } from '#article/partialDate.ts'
import { shortened, type Place } from '../../findings.ts'
import { bodyOfHtml, bodyOfTree, type BodySetting } from '../html/bodyHtml.ts'
import { withBelow } from '../words/bodyEdges.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { heldOnWire } from '../holding/heldOnWire.ts'
import { languageFrom } from '../words/languageFrom.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import { nitfTree } from './nitfBody.ts'
import { nitfByline } from './nitfByline.ts'
import { isWhole, openXml } from '../xml/openXml.ts'
import { lineOf, webAddress } from '../words/plainLine.ts'
import { remarkOnNitf } from './nitfShape.ts'
import { nitfDates, nitfId, nitfStanding } from './nitfStanding.ts'
import { inWords, withNotesInside } from './nitfWords.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import type { Standing, Story } from '../story.ts'
import { allIn, childOf, childrenOf, rawTextOf, textOf, without, type XmlElement } from '../xml/xml.ts'
import { rightsFrom } from '../words/rightsFrom.ts'

/** IPTC NITF 3.x, whatever its DOCTYPE says (formats.md 2.4). */
export const nitf: Source = {
  format: 'NITF',
  recognises: ({ look }) => look.kind === 'xml' && /^([\w-]+:)?nitf$/i.test(look.root),
  read: readNitf,
}

function readNitf(file: SourceFile, desk: Desk): Story[] {
  const root = openXml(file, desk)
  if (root === null) return []
  if (!isWhole(root, desk, { line: root.line })) return []
  remarkOnNitf(root, desk)
  const manuscript = nitfManuscript(root, nitfStanding(root, desk, {}), desk, {})
  return storyOf(heldOnWire(manuscript, notesIn(root), desk), file, desk)
}

/** One NITF document, alone or inside a NewsML-G2 item, and how that stands. */
export function nitfManuscript(root: XmlElement, standing: Standing, desk: Desk, place: Place): Manuscript {
  const head = childOf(root, 'head')
  const docdata = childOf(head, 'docdata')
  const written = childOf(root, 'body')
  const body = written && inWords(written)
  const top = childOf(body, 'body.head')
  const language = languageFrom(root.attributes.baselang ?? body?.lang ?? root.lang, desk, place)
  const setting: BodySetting = { desk, language, base: root.base ?? null, place }
  remarkOnLeft(top, desk, place)
  const { lede, sections } = textsOf(body, setting)
  const deck = decksOf(childOf(top, 'hedline'))
  const isKicker = deck !== null && (deck.length <= 60 || lede !== null)
  return {
    ...blank,
    place,
    standing,
    id: nitfId(root),
    canonicalUrl: webAddress(canonicalIn(head)),
    headline: textOf(childOf(top, 'hedline', 'hl1')) ?? textOf(childOf(head, 'title')),
    kicker: isKicker ? deck : null,
    lede: lede ?? (isKicker ? null : deck),
    sections: withBelow(sections, tailOf(body, desk, place)),
    language,
    published: publishedIn(head, docdata, standing, desk, place),
    byline: nitfByline(top, desk, place),
    dateline: lineOf(childrenOf(top, 'dateline').flatMap(datelineOf).join(', ')),
    section: sectionOf(head),
    topics: topicsOf(head, docdata),
    source: sourceOf(top, docdata),
    rights: rightsOf(top, docdata),
  }
}

/** What it says to editors, who alone read it; `<edNote>` is NewsML-G2's, and is met in NITF. */
export function notesIn(root: XmlElement): (string | null)[] {
  const messages = allIn(root, 'ed-msg').map(({ attributes }) => attributes.info ?? null)
  const notes = childrenOf(childOf(root, 'body', 'body.head'), 'note').map(textOf)
  return [...messages, ...notes, ...allIn(root, 'edNote', 'ednote').map(textOf)]
}

/** Lede and body: the abstract, else a paragraph that says it is the lede. */
function textsOf(body: XmlElement | undefined, setting: BodySetting): Pick<Manuscript, 'lede' | 'sections'> {
  const [first, ...more] = childrenOf(body, 'body.content')
  const abstract = textOf(childOf(body, 'body.head', 'abstract'))
  if (!first) return { lede: abstract, sections: [] }
  const content = { ...first, children: [first, ...more].flatMap(({ children }) => children) }
  // A body without an element is HTML that somebody escaped, or a line of text.
  if (childrenOf(content).length === 0)
    return { lede: abstract, sections: bodyOfHtml(escapeText(rawTextOf(content)), setting) }
  const marked = allIn(content, 'p').find(
    ({ attributes }) =>
      (attributes.lede ?? attributes.lead) === 'true' || /^(lead|lede|ingress)$/i.test(attributes.class ?? ''),
  )
  if (abstract !== null || !marked) return { lede: abstract, sections: bodyOfTree(nitfTree(content, setting), setting) }
  const rest = without(content, (child) => child === marked)
  return { lede: textOf(withNotesInside(marked)), sections: bodyOfTree(nitfTree(rest, setting), setting) }
}

/** Decks one after the other, each a sentence. */
function decksOf(hedline: XmlElement | undefined): string | null {
  const decks = childrenOf(hedline, 'hl2').flatMap((deck) => textOf(deck) ?? [])
  return lineOf(
    decks.map((deck, at) => (at === decks.length - 1 || /[.!?:…»”"]$/.test(deck) ? deck : `${deck}.`)).join(' '),
  )
}

/** What NITF has once is read once, and what more there is of it told; so are notes, which are for editors. */
function remarkOnLeft(top: XmlElement | undefined, { remark }: Desk, place: Place): void {
  const further = [
    ...childrenOf(childOf(top, 'hedline'), 'hl1').slice(1),
    ...['hedline', 'abstract', 'distributor', 'rights'].flatMap((name) => childrenOf(top, name).slice(1)),
  ]
  for (const left of further) {
    const text = shortened(textOf(left) ?? '')
    if (text !== '') remark('note', 'part.left', { name: `<${left.name}>`, text }, { ...place, line: left.line })
  }
  if (childrenOf(top, 'note').some((note) => textOf(note) !== null)) remark('note', 'note.internal', {}, place)
}

/** Last lines about the writer and the sources; a tagline with an address in it is meant for the desk. */
function tailOf(body: XmlElement | undefined, { remark }: Desk, place: Place): Paragraph[] {
  return childrenOf(childOf(body, 'body.end')).flatMap((element): Paragraph[] => {
    const text = textOf(element)
    if (text === null) return []
    if (element.name !== 'tagline' || !/@|\+?\d[\d ]{6,}/.test(text)) return [{ type: 'paragraph', text: [text] }]
    remark('note', 'note.internal', {}, place)
    return []
  })
}

function publishedIn(
  head: XmlElement | undefined,
  docdata: XmlElement | undefined,
  { embargo }: Standing,
  desk: Desk,
  place: Place,
): PartialDate | null {
  const issue = dateFrom(childOf(docdata, 'date.issue')?.attributes.norm, 'date.issue', desk, place, nitfDates)
  const printed = dateFrom(
    childOf(head, 'pubdata')?.attributes['date.publication'],
    'date.publication',
    desk,
    place,
    nitfDates,
  )
  return embargo?.until ?? issue ?? printed
}

/** The places it is from; without one, all but the day. */
function datelineOf(dateline: XmlElement): string[] {
  const places = allIn(dateline, 'location').flatMap((place) => textOf(place) ?? [])
  const words = textOf(without(dateline, ({ name }) => name === 'story.date'))
  return places.length > 0 || words === null ? places : [words]
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
  return rightsFrom({ holder, notice })
}
