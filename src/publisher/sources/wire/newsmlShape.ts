import type { Place } from '../../findings.ts'
import type { Desk } from '../desk.ts'
import { allIn, childOf, childrenOf, type XmlElement } from '../xml/xml.ts'

/** What NewsML-G2 2.0 to 2.36 has in a news item and its two parts about it. */
const partsOf: Record<string, RegExp> = {
  newsItem:
    /^(catalogRef|catalog|hopHistory|pubHistory|rightsInfo|itemMeta|contentMeta|partMeta|assert|inlineRef|derivedFrom|derivedFromValue|contentSet|newsItemExtProperty)$/,
  itemMeta:
    /^(itemClass|provider|versionCreated|firstCreated|embargoed|pubStatus|role|fileName|generator|profile|service|title|edNote|memberOf|instanceOf|signal|altRep|deliverableOf|hash|expires|origRep|incomingFeedId|metadataCreator|link|itemMetaExtProperty)$/,
  contentMeta:
    /^(icon|urgency|contentCreated|contentModified|contentExpires|digitalSourceType|located|infoSource|creator|contributor|audience|exclAudience|altId|rating|userInteraction|genre|keyword|subject|slugline|headline|dateline|by|creditline|description|language|contentMetaExtProperty)$/,
}

/** Remarks on what NewsML-G2 requires of every item and is not there, and on what is there and it does not have. */
export function remarkOnNewsml(item: XmlElement, { remark }: Desk, place: Place): void {
  const meta = childOf(item, 'itemMeta')
  const missing = [
    ...(item.attributes.guid?.trim() ? [] : ['@guid']),
    ...(meta
      ? ['itemClass', 'provider', 'versionCreated']
          .filter((name) => childrenOf(meta, name).length === 0)
          .map((name) => `<${name}>`)
      : ['<itemMeta>']),
  ]
  if (missing.length > 0) remark('note', 'newsml.incomplete', { missing: missing.join(', ') }, place)
  const { version } = item.attributes
  if (version !== undefined && !/^\s*0*[1-9]\d*\s*$/.test(version))
    remark('note', 'key.value', { key: 'version', value: version }, place)
  const wrong = allIn(item, 'itemClass', 'provider', 'pubStatus', 'subject', 'genre', 'signal').find(
    ({ attributes: { qcode } }) => qcode !== undefined && !/^[^\s:]+:\S+$/.test(qcode.trim()),
  )
  if (wrong)
    remark(
      'note',
      'key.value',
      { key: `${wrong.name}@qcode`, value: wrong.attributes.qcode! },
      { ...place, line: wrong.line },
    )
  const odd = [item, meta, childOf(item, 'contentMeta')].flatMap((holder) =>
    childrenOf(holder).filter(({ name, space }) => space === item.space && partsOf[holder!.name]?.test(name) === false),
  )
  if (odd.length > 0) {
    const names = [...new Set(odd.map(({ name }) => `<${name}>`))].join(', ')
    remark('note', 'newsml.unread', { names }, { ...place, line: odd[0]!.line })
  }
}
