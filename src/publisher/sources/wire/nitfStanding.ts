import type { Place } from '../../findings.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { lineOf } from '../words/plainLine.ts'
import { type Desk, quiet } from '../desk.ts'
import { embargoFrom, expiryFrom, firstExpiry, statusFrom, strictest } from '../holding/standingFrom.ts'
import type { Standing } from '../story.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/xml.ts'

/** NITF writes midnight where no time is known (its XSD, on norm). */
export const nitfDates = { midnightIsDay: true }

/** How an NITF document stands, alone or inside a NewsML-G2 item. */
export function nitfStanding(root: XmlElement, desk: Desk, place: Place): Standing {
  const docdata = childOf(root, 'head', 'docdata')
  const { 'management-status': status, 'management-doc-idref': cancelled } = docdata?.attributes ?? {}
  const normsOf = (name: string) => childrenOf(docdata, name).flatMap(({ attributes }) => attributes.norm ?? [])
  const isEmbargoed = /^embargoed$/i.test(status ?? '')
  const state = isEmbargoed ? 'usable' : statusFrom(status, desk, place)
  const releases = normsOf('date.release')
  // An embargo that says no end is one that nobody can read.
  const embargoes = releases.length === 0 && isEmbargoed ? [''] : releases
  const withdraws = lineOf(cancelled)
  return {
    status: state,
    embargo: strictest(embargoes.map((written) => embargoFrom(written, desk, place, nitfDates))),
    expires: firstExpiry(normsOf('date.expire').map((written) => expiryFrom(written, desk, place, nitfDates))),
    version: lineOf(childOf(docdata, 'du-key')?.attributes.version),
    revised: dateFrom(normsOf('date.issue')[0], 'date.issue', quiet(desk), place, nitfDates),
    cancels: state === 'canceled' && withdraws !== null ? [withdraws] : [],
    alsoCalled: [...docIdsOf(docdata), nitfId(root) ?? []].flat(),
  }
}

/** Agencies give each version a `doc-id` of its own, made of the story's `du-key`: then that is what stays the same. */
export function nitfId(root: XmlElement): string | null {
  const docdata = childOf(root, 'head', 'docdata')
  const id = docIdsOf(docdata)[0] ?? null
  const key = lineOf(childOf(docdata, 'du-key')?.attributes.key)
  const isOfVersion = id !== null && key !== null && key.length > 8 && /^[_.:-]\d+$/.test(id.slice(key.length))
  return (isOfVersion && id.startsWith(key)) || id === null ? key : id
}

function docIdsOf(docdata: XmlElement | undefined): string[] {
  return childrenOf(docdata, 'doc-id').flatMap(({ attributes }) => lineOf(attributes['id-string']) ?? [])
}
