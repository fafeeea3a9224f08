import type { Place } from '../../findings.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { nitfIn } from './newsmlContent.ts'
import { nitfStanding } from './nitfStanding.ts'
import { lineOf } from '../words/plainLine.ts'
import type { Desk } from '../desk.ts'
import { embargoFrom, expiryFrom, firstExpiry, statusFrom, strictest } from '../holding/standingFrom.ts'
import type { Standing } from '../story.ts'
import { childOf, rawTextOf, textOf, type XmlElement } from '../xml/xml.ts'

/** How an item stands, by what it says of itself and by what NITF inside it says: of each the stricter. */
export function newsmlStanding(item: XmlElement, desk: Desk, place: Place): Standing {
  return nitfIn(item, desk)
    .map((document) => nitfStanding(document, desk, place))
    .reduce(stricter, ownStanding(item, desk, place))
}

function ownStanding(item: XmlElement, desk: Desk, place: Place): Standing {
  const meta = childOf(item, 'itemMeta')
  const embargoed = childOf(meta, 'embargoed')
  const status = childOf(meta, 'pubStatus')
  return {
    status: statusFrom(status && (status.attributes.qcode ?? status.attributes.uri ?? rawTextOf(status)), desk, place),
    embargo: embargoFrom(embargoed && rawTextOf(embargoed), desk, place),
    expires: firstExpiry(
      [childOf(meta, 'expires'), childOf(item, 'contentMeta', 'contentExpires')].map((stated) =>
        expiryFrom(textOf(stated), desk, place),
      ),
    ),
    version: lineOf(item.attributes.version),
    revised: dateFrom(textOf(childOf(meta, 'versionCreated')), 'versionCreated', desk, place),
    cancels: [],
  }
}

function stricter(own: Standing, inside: Standing): Standing {
  const statuses = ['canceled', 'withheld'] as const
  return {
    ...own,
    status: statuses.find((status) => own.status === status || inside.status === status) ?? 'usable',
    embargo: strictest([own.embargo, inside.embargo]),
    expires: firstExpiry([own.expires, inside.expires]),
    cancels: [...own.cancels, ...inside.cancels],
    alsoCalled: [...(own.alsoCalled ?? []), ...(inside.alsoCalled ?? [])],
  }
}
