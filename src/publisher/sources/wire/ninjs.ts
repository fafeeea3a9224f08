import type { Article } from '#article/article.ts'
import { shortened, type Place } from '../../findings.ts'
import type { BodySetting } from '../html/bodyHtml.ts'
import { asBlock, withBelow } from '../words/bodyEdges.ts'
import { bylineOf } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { firstText, isObject, type JsonObject, objectsIn, textIn } from '../jsonFields.ts'
import { languageFrom } from '../words/languageFrom.ts'
import { madeWithFrom } from './madeWith.ts'
import { type Desk, quiet } from '../desk.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import type { Headlines } from './newsmlHeadlines.ts'
import { remarkOnAssociated } from './ninjsAssociated.ts'
import { bodyOf } from './ninjsBodies.ts'
import { ninjsPictures } from './ninjsPictures.ts'
import { isNinjsKey } from './ninjsGrammar.ts'
import { isOfEdition } from '../noArticle.ts'
import { inRoles } from './ninjsRoles.ts'
import { remarkOnShape } from './ninjsShape.ts'
import { ninjsStanding, withLowerCaseKeys } from './ninjsStanding.ts'
import { lineOfHtml, webAddress } from '../words/plainLine.ts'
import type { Source, SourceFile } from '../source.ts'
import { jsonIn } from '../recognise.ts'
import { heldOnWire } from '../holding/heldOnWire.ts'
import type { Story } from '../story.ts'
import { rightsFrom } from '../words/rightsFrom.ts'

/** IPTC ninjs 1.0 to 3.1, alone, in a list or in an envelope `{ "item": […] }` (formats.md 2.3). */
export const ninjs: Source = {
  format: 'ninjs',
  recognises: ({ look }) => documentsIn(jsonIn(look)).some(isNinjs),
  read: (file, desk) => {
    const documents = documentsIn(jsonIn(file.look))
    const isOne = documents.length === 1
    return documents.flatMap((document, at) => readDocument(document, isOne ? {} : { item: at + 1 }, file, desk))
  },
}

function documentsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (!isObject(value)) return []
  const inside = [value.item, value.items, value.articles].find(Array.isArray)
  return inside && !('uri' in value) ? inside : [value]
}

const telling =
  /^(versioncreated|firstcreated|contentcreated|pubstatus|headlines?|bodies|(body|description|headline)_.*|byline|embargoed(until)?|copyrightholder|copyrightnotice|usageterms|slugline|representationtype|associations|renditions|mimetype|infosources?|located|ednote|urgency|altids)$/i

function isNinjs(value: unknown): boolean {
  if (!isObject(value) || '@context' in value || '@type' in value || isOfEdition(value)) return false
  const states = [value.$standard, value.standard, value.$schema].some((stated) =>
    /ninjs/i.test(JSON.stringify(stated) ?? ''),
  )
  const told = Object.keys(value).filter((key) => telling.test(key)).length
  return (
    states ||
    (typeof value.uri === 'string' ? told > 0 || 'type' in value || Object.keys(value).every(isNinjsKey) : told > 1)
  )
}

/** Things ninjs describes that are no stories. */
const noStories = /^(picture|audio|video|graphic|component|event|planning)$/

function readDocument(value: unknown, place: Place, file: SourceFile, desk: Desk): Story[] {
  if (!isObject(value)) {
    desk.remark('rejected', 'json.item', {}, place)
    return []
  }
  const document = withLowerCaseKeys(value)
  const type = textIn(document.type)?.toLowerCase() ?? 'text'
  remarkOnShape(value, desk, place)
  const standing = ninjsStanding(document, desk, place)
  if (noStories.test(type) && standing.status !== 'canceled') {
    desk.remark('note', 'no.article/ninjs', { type }, place)
    return []
  }
  const manuscript = manuscriptOf(document, standing, place, desk)
  return storyOf(heldOnWire(manuscript, [textIn(document.ednote)], desk), file, desk)
}

function manuscriptOf(document: JsonObject, standing: Manuscript['standing'], place: Place, desk: Desk): Manuscript {
  const language = languageFrom(textIn(document.language), desk, place)
  const url = addressIn(document)
  const setting: BodySetting = { desk, language, base: url, place }
  const silent = quiet(desk)
  const created = ['firstcreated', 'contentcreated'].map((key) => dateFrom(textIn(document[key]), key, desk, place))
  const published = created.find((date) => date !== null) ?? standing.revised
  const [lead = null, ...others] = ninjsPictures(document, desk, place)
  const body = bodyOf(document, setting)
  const { sections } = body
  remarkOnAssociated(document, desk, place)
  const { headline, kicker, lede } = headlinesIn(document, ledeIn(document), desk, place)
  return {
    ...blank,
    place,
    standing,
    id: textIn(document.uri),
    canonicalUrl: url,
    // `title` is metadata; it stands in only where there is nothing else to call the story.
    headline: headline ?? (sections.length === 0 ? lineOfHtml(textIn(document.title)) : null),
    kicker,
    lede,
    language: language ?? languageFrom(textIn(body.language), silent, place),
    published,
    updated: standing.revised,
    byline: bylineOf(lineOfHtml(firstText(document, 'byline', 'by'))),
    dateline: lineOfHtml(textIn(document.located)),
    source: sourceIn(document),
    section:
      namesIn(document, 'subject', (rel) => /^(category|section|department)$/i.test(rel))[0] ??
      namesIn(document, 'genre')[0] ??
      null,
    topics: namesIn(document, 'subject', (rel) => !/^(category|section|department)$/i.test(rel)),
    image: lead,
    sections: withBelow(sections, others.map(asBlock)),
    rights: rightsIn(document),
    madeWith: madeIn(document.digitalsourcetype),
  }
}

/** From 2.2 a digital source type is an object; programs write its address alone, too. */
function madeIn(stated: unknown): Manuscript['madeWith'] {
  const names = isObject(stated) ? [stated.uri, stated.literal, stated.name] : [stated]
  return names.map((name) => madeWithFrom(textIn(name))).find((made) => made !== null) ?? null
}

/** Of several headlines the main one, the kicker, and a sub-headline as the lede when there is no other; what is left out is told. */
function headlinesIn(document: JsonObject, lede: string | null, { remark }: Desk, place: Place): Headlines {
  const headlines = inRoles(document, 'headline', 'headlines')
  const isKicker = /^(kicker|vignette|overline|tagline|strapline|stikktittel)$/
  const isDeck = /^(sub(head|title|line|$|[_-])|dec?k)|undertittel/
  const others = headlines.filter(({ role }) => !isKicker.test(role))
  const main =
    others.find(({ role }) => /^(main|headline)$/.test(role)) ??
    others.find(({ role }) => !isDeck.test(role)) ??
    others[0]
  const kicker = headlines.find(({ role }) => isKicker.test(role))
  const deck = lede === null ? others.find((other) => other !== main && isDeck.test(other.role)) : undefined
  for (const other of headlines.filter((one) => one !== main && one !== kicker && one !== deck)) {
    const text = lineOfHtml(other.value)
    if (text !== null && text !== lineOfHtml(main?.value))
      remark('note', 'part.left', { name: `headline (${other.role})`, text: shortened(text) }, place)
  }
  return {
    headline: lineOfHtml(main?.value),
    kicker: lineOfHtml(kicker?.value),
    lede: lede ?? lineOfHtml(deck?.value),
  }
}

function ledeIn(document: JsonObject): string | null {
  const stated = inRoles(document, 'description', 'descriptions').filter(
    ({ role }) => !/^(caption|keyword|internal|ednote|alt)/.test(role),
  )
  const lede =
    stated.find(({ role }) => /^(summary|excerpt|lead|lede|abstract|ingress|preamble)$/.test(role)) ??
    stated.find(({ role }) => /^(text|main|)$/.test(role)) ??
    stated[0]
  return lineOfHtml(lede?.value)
}

function addressIn(document: JsonObject): string | null {
  const listed = objectsIn(document.altids)
    .filter(({ role }) => /url|web|canonical/i.test(String(role)))
    .map(({ value }) => value)
  const keyed = isObject(document.altids)
    ? Object.entries(document.altids)
        .filter(([key]) => /url|web|canonical/i.test(key))
        .map(([, value]) => value)
    : []
  const uri = textIn(document.uri)
  return (
    [...listed, ...keyed].map((value) => webAddress(textIn(value))).find((address) => address !== null) ??
    (uri && /^https?:.*\.html?$/.test(uri) ? uri : null)
  )
}

/** Names of concepts, from `subject` of 1.x or `subjects` of later versions. */
function namesIn(document: JsonObject, singular: string, hasRole: (rel: string) => boolean = () => true): string[] {
  return [...objectsIn(document[singular]), ...objectsIn(document[`${singular}s`])]
    .filter(({ rel }) => hasRole(textIn(rel) ?? ''))
    .flatMap((concept) => lineOfHtml(firstText(concept, 'name', 'literal')) ?? [])
}

function sourceIn(document: JsonObject): Article['source'] {
  const name = namesIn(document, 'infosource')[0] ?? lineOfHtml(textIn(document.copyrightholder))
  return name === null ? null : { name, url: null }
}

function rightsIn(document: JsonObject): Article['rights'] {
  const stated = (key: string) => lineOfHtml(textIn(document[key]))
  return rightsFrom({
    holder: stated('copyrightholder'),
    notice: stated('copyrightnotice'),
    usage: stated('usageterms'),
  })
}
