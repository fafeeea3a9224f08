import type { Article } from '#article/article.ts'
import { shortened, type Place } from '../../findings.ts'
import { asBlock, withBelow } from '../words/bodyEdges.ts'
import { bylineOf } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { heldOnWire } from '../holding/heldOnWire.ts'
import { languageFrom } from '../words/languageFrom.ts'
import { madeWithFrom } from './madeWith.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import { notesIn } from './nitf.ts'
import { newsmlContent } from './newsmlContent.ts'
import { headlinesIn, isInItsLanguage } from './newsmlHeadlines.ts'
import { nameIn } from './newsmlName.ts'
import { newsmlPictures } from './newsmlPictures.ts'
import { remarkOnNewsml } from './newsmlShape.ts'
import { newsmlStanding } from './newsmlStanding.ts'
import { isWhole, openXml } from '../xml/openXml.ts'
import { lineOf, webAddress } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import type { Standing, Story } from '../story.ts'
import { allIn, childOf, childrenOf, rawTextOf, textOf, type XmlElement } from '../xml/xml.ts'
import { rightsFrom } from '../words/rightsFrom.ts'

/** IPTC NewsML-G2: one item, or a message of several (formats.md 2.5). Namespaces and prefixes vary, so names are local. */
export const newsml: Source = {
  format: 'NewsML-G2',
  recognises: ({ look }) => look.kind === 'xml' && /^([\w-]+:)?(newsMessage|\w+Item)$/.test(look.root),
  read: readMessage,
}

const itemNames = ['newsItem', 'packageItem', 'conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem']

function readMessage(file: SourceFile, desk: Desk): Story[] {
  const root = openXml(file, desk)
  if (root === null) return []
  const found = itemNames.includes(root.name) ? [root] : allIn(root, ...itemNames)
  if (found.length === 0) desk.remark('note', 'no.article/empty')
  return found.flatMap((item, at) => {
    const place = found.length === 1 ? { line: item.line } : { line: item.line, item: at + 1 }
    return itemStory(item, place, found, file, desk)
  })
}

function itemStory(item: XmlElement, place: Place, message: XmlElement[], file: SourceFile, desk: Desk): Story[] {
  if (!isWhole(item, desk, place)) return []
  remarkOnNewsml(item, desk, place)
  const standing = newsmlStanding(item, desk, place)
  const kind = kindOf(item)
  if (kind !== 'text' && standing.status !== 'canceled') {
    desk.remark('note', 'no.article/newsml', { kind }, place)
    return []
  }
  const manuscript = manuscriptOf(item, standing, place, message, desk)
  return storyOf(heldOnWire(manuscript, notesIn(item), desk), file, desk)
}

/** `text`, or what else the item is: its class, or the element's own name. A text that is called something else is a text. */
function kindOf(item: XmlElement): string {
  if (item.name !== 'newsItem') return item.name
  const stated = codeOf(childOf(item, 'itemMeta', 'itemClass'))
  const hasText = allIn(item, 'inlineXML', 'inlineData').some((content) => rawTextOf(content).trim() !== '')
  if (stated === 'text' || stated === null || (hasText && /^(composite|graphic)$/.test(stated))) return 'text'
  return stated
}

/** The end of a code: `ninat:text` and `http://cv.iptc.org/newscodes/ninature/text` are "text". */
function codeOf(element: XmlElement | undefined): string | null {
  return (element?.attributes.qcode ?? element?.attributes.uri)?.trim().split(/[:/]/).at(-1)?.toLowerCase() || null
}

function manuscriptOf(
  item: XmlElement,
  standing: Standing,
  place: Place,
  message: XmlElement[],
  desk: Desk,
): Manuscript {
  const [meta, about] = [childOf(item, 'itemMeta'), childOf(item, 'contentMeta')]
  const stated =
    childrenOf(about, 'language')[0]?.attributes.tag ??
    childOf(item, 'contentSet', 'inlineXML')?.attributes['xml:lang'] ??
    item.lang
  const language = languageFrom(stated, desk, place)
  const content = newsmlContent(item, standing, { desk, language, base: item.base ?? null, place })
  const [created, first, modified] = (
    [
      [about, 'contentCreated'],
      [meta, 'firstCreated'],
      [about, 'contentModified'],
    ] as const
  ).map(([holder, name]) => dateFrom(textOf(childOf(holder, name)), name, desk, place))
  const published = created ?? first ?? standing.revised
  const { headline, kicker, lede } = headlinesIn(about, ledeIn(about) ?? content.lede, desk, place)
  const isCorrection = childrenOf(meta, 'signal').some((signal) => codeOf(signal) === 'correction')
  const [lead = null, ...others] = newsmlPictures(item, message, desk, place)
  return {
    ...blank,
    ...content,
    place,
    standing,
    id: lineOf(item.attributes.guid),
    canonicalUrl: addressIn(meta),
    headline: headline ?? content.headline ?? (content.sections.length > 0 ? null : textOf(childOf(meta, 'title'))),
    kicker: kicker ?? content.kicker,
    lede,
    language: language ?? content.language,
    published: published ?? content.published,
    updated: modified ?? standing.revised,
    byline: firstByline(about) ?? content.byline,
    dateline: textOf(childOf(about, 'dateline')) ?? nameIn(childOf(about, 'located')) ?? content.dateline,
    section: conceptsIn(about, 'subject', isDepartment)[0] ?? conceptsIn(about, 'genre')[0] ?? content.section,
    topics: [
      ...conceptsIn(about, 'subject', (concept) => !isDepartment(concept)),
      ...childrenOf(about, 'keyword').flatMap((keyword) => textOf(keyword) ?? []),
    ],
    source: sourceOf(meta, about, desk, place) ?? content.source,
    sections: withBelow(content.sections, others.map(asBlock)),
    rights: rightsOf(item) ?? content.rights,
    image: lead,
    ...(isCorrection && { correction: { date: standing.revised, note: null } }),
    madeWith: madeWithFrom(codeOf(childOf(about, 'digitalSourceType'))),
  }
}

function ledeIn(about: XmlElement | undefined): string | null {
  const all = childrenOf(about, 'description')
  const own = all.filter((element) => isInItsLanguage(element, about))
  const described = own.length > 0 ? own : all
  const stated = described.find(({ attributes: { role = '' } }) => /summary|lead|lede|abstract|ingress/i.test(role))
  return textOf(stated ?? described.find(({ attributes }) => attributes.role === undefined))
}

/** `by` is what the byline says; without one, whoever is named as its creator. */
function firstByline(about: XmlElement | undefined): Article['byline'] | null {
  const by = childrenOf(about, 'by').flatMap((element) => bylineOf(textOf(element)))
  if (by.length > 0) return by
  const creators = childrenOf(about, 'creator').flatMap((creator) => bylineOf(nameIn(creator)))
  return creators.length > 0 ? creators : null
}

function conceptsIn(
  about: XmlElement | undefined,
  name: string,
  isWanted: (concept: XmlElement) => boolean = () => true,
): string[] {
  return childrenOf(about, name)
    .filter(isWanted)
    .flatMap((concept) => nameIn(concept) ?? [])
}

function isDepartment({ attributes }: XmlElement): boolean {
  return /:(department|section|category)$/i.test(attributes.type ?? '')
}

function addressIn(meta: XmlElement | undefined): string | null {
  const link = childrenOf(meta, 'link').find(({ attributes }) => /canonical/i.test(attributes.rel ?? ''))
  return webAddress(link?.attributes.href)
}

/** Who provides it; a credit that names somebody else is told. */
function sourceOf(
  meta: XmlElement | undefined,
  about: XmlElement | undefined,
  { remark }: Desk,
  place: Place,
): Article['source'] {
  const line = childOf(about, 'creditline')
  const credit = textOf(line)
  const name = nameIn(childOf(meta, 'provider')) ?? nameIn(childOf(about, 'infoSource')) ?? credit
  if (name === null) return null
  const [known, said] = [lettersOf(name), lettersOf(credit ?? '')]
  if (!said.includes(known) && !known.includes(said))
    remark('note', 'part.left', { name: '<creditline>', text: shortened(credit!) }, { ...place, line: line!.line })
  return { name, url: null }
}

function rightsOf(item: XmlElement): Article['rights'] {
  const info = childOf(item, 'rightsInfo')
  return rightsFrom({
    holder: nameIn(childOf(info, 'copyrightHolder')),
    notice: textOf(childOf(info, 'copyrightNotice')),
    usage: textOf(childOf(info, 'usageTerms')),
  })
}
