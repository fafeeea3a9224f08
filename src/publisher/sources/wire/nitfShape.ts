import type { Desk } from '../desk.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/xml.ts'

/** Every element of NITF 3.0 to 3.6 (IPTC); others are text all the same, but somebody has misread the format. */
const nitfElements = new Set(
  (
    'nitf head title meta tobject tobject.property tobject.subject iim ds docdata correction evloc doc-id del-list ' +
    'from-src urgency fixture date.issue date.release date.expire doc-scope series ed-msg du-key doc.copyright ' +
    'doc.rights key-list keyword identified-content classifier pubdata revision-history body body.head hedline hl1 hl2 ' +
    'note rights rights.owner rights.startdate rights.enddate rights.agent rights.geography rights.type ' +
    'rights.limitations byline byttl distributor dateline story.date copyrite copyrite.year copyrite.holder abstract ' +
    'body.content block p table col colgroup thead tbody tfoot tr td th caption media media-reference media-metadata ' +
    'media-object media-caption media-producer ol ul li dl dt dd bq credit fn pre hr br datasource nitf-table ' +
    'nitf-table-metadata nitf-table-summary nitf-colgroup nitf-col custom-table a em strong b i u lang pronounce q ' +
    'chron event function person name.given name.family location sublocation city state region country virtloc money ' +
    'num frac frac-num frac-sep frac-den numer denom sub sup org alt-code object.title postaddr addressee ' +
    'delivery.point delivery.office care.of postcode body.end tagline bibliography summary'
  ).split(' '),
)

/** What NITF's DTD requires of a document: a body, and a headline in its head when there is a head. */
export function remarkOnNitf(root: XmlElement, { remark }: Desk): void {
  const body = childOf(root, 'body')
  const missing = [
    ...(body ? [] : ['<body>']),
    ...(body && childrenOf(body, 'body.content').length === 0 ? ['<body.content>'] : []),
    ...(childOf(body, 'body.head', 'hedline') && !childOf(body, 'body.head', 'hedline', 'hl1') ? ['<hl1>'] : []),
  ]
  if (missing.length > 0) remark('note', 'nitf.incomplete', { missing: missing.join(', ') }, body?.line ?? root.line)
  const odd = oddElements(root)
  const names = [...new Set(odd.map(({ name }) => `<${name}>`))].slice(0, 12).join(', ')
  if (odd.length > 0) remark('note', 'nitf.unread', { names }, odd[0]!.line)
}

/** Elements that NITF does not have, or not where they stand. HTML inside a story is understood, and what is not NITF's own may stand in a `<custom-table>`. */
function oddElements(root: XmlElement): XmlElement[] {
  const known = ({ name, prefix }: XmlElement) => nitfElements.has(name) || html.test(name) || prefix !== ''
  const below = (element: XmlElement): XmlElement[] =>
    element.name === 'custom-table'
      ? []
      : childrenOf(element).flatMap((child) => [...(known(child) ? [] : [child]), ...below(child)])
  return [...childrenOf(root).filter(({ name }) => !/^(head|body)$/.test(name)), ...childrenOf(root).flatMap(below)]
}

const html = /^(h[1-6]|div|span|blockquote|img|figure|figcaption|section)$/
