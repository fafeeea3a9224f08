import type { Place } from '../findings.ts'
import { isObject, type JsonObject } from './jsonFields.ts'
import type { Desk } from './sources.ts'

type Kind = 'text' | 'number' | 'object' | 'list' | 'list or object'

/** What ninjs 1.0 to 1.6 allows, and 2.x and 3.x beside it; names are compared in lower case (IPTC, ninjs specification). */
const kinds: Record<string, Kind> = {
  ...ofKind('text', 'uri type mimetype representationtype profile version firstcreated versioncreated contentcreated'),
  ...ofKind(
    'text',
    'embargoed embargoeduntil expires pubstatus copyrightholder copyrightnotice usageterms ednote language',
  ),
  ...ofKind('text', 'title byline by headline slugline located digitalsourcetype rendition name $schema'),
  ...ofKind('number', 'urgency charcount wordcount'),
  ...ofKind(
    'list',
    'person people organisation organisations place places subject subjects event events object objects',
  ),
  ...ofKind('list', 'infosource infosources genre genres headlines bodies descriptions trustindicator trustindicators'),
  ...ofKind('list', 'eventdetails_list contactinfo keywords'),
  ...ofKind('list or object', 'renditions associations altids rightsinfo'),
  ...ofKind('object', 'standard $standard eventdetails plannedcoverage newscoveragestatus poi'),
}

const allowedValues: Record<string, RegExp> = {
  type: /^(text|audio|video|picture|graphic|composite|component|event|planning)$/,
  representationtype: /^(complete|incomplete|associated|full|partial)$/,
  pubstatus: /^(usable|withheld|canceled)$/,
}

/** Lists whose entries say what something is called, and the keys they may have. */
const concepts =
  /^(person|people|organisation|organisations|place|places|subject|subjects|event|events|object|objects|infosource|infosources|genre|genres)$/
const conceptKeys =
  /^(name|rel|scheme|code|uri|literal|role|creator|relevance|confidence|symbols|contactinfo|geojson|geometry_.+|bbox|title|href|\$?type|polygon|lat|lon|point|keywords|type)$/

/** Remarks on everything in a document that ninjs does not allow: keys it does not have, values of another kind. */
export function remarkOnShape(document: JsonObject, { remark }: Pick<Desk, 'remark'>, place: Place): void {
  if (typeof document.uri !== 'string' || document.uri.trim() === '') remark('note', 'ninjs.uri', {}, place)
  const unknown: string[] = []
  for (const [key, value] of Object.entries(document)) {
    const name = key.toLowerCase()
    const kind = kinds[name] ?? (/^(description|body|headline|byline)_\w+$/.test(name) ? 'text' : undefined)
    if (kind === undefined) unknown.push(key)
    else if (!isOfKind(value, kind)) remark('repaired', 'key.kind', { key, allowed: kind }, place)
    else if (typeof value === 'string' && allowedValues[name]?.test(value) === false) {
      remark('note', 'key.value', { key, value }, place)
    } else if (name === 'urgency' && !(Number(value) >= 1 && Number(value) <= 9)) {
      remark('note', 'key.value', { key, value: String(value) }, place)
    } else if (concepts.test(name) && Array.isArray(value)) unknown.push(...oddKeys(key, value))
    else if (name === 'associations') remarkOnAssociations(value, { remark }, place)
    else if (name === 'rightsinfo' && isObject(value) && 'linkedrights' in value && 'encodedrights' in value) {
      remark('note', 'key.value', { key, value: 'linkedrights, encodedrights' }, place)
    }
  }
  if (unknown.length > 0) remark('note', 'ninjs.unread', { keys: unknown.slice(0, 12).join(', ') }, place)
}

/** Pictures and the like: documents of their own, each with an address and, in a list, a name. */
function remarkOnAssociations(value: unknown, desk: Pick<Desk, 'remark'>, place: Place): void {
  const isList = Array.isArray(value)
  for (const associated of Object.values(value as object)) {
    if (!isObject(associated)) desk.remark('repaired', 'key.kind', { key: 'associations', allowed: 'object' }, place)
    else {
      if (isList && typeof associated.name !== 'string') {
        desk.remark('note', 'key.kind', { key: 'associations.name', allowed: 'text' }, place)
      }
      remarkOnShape(associated, desk, place)
    }
  }
}

function oddKeys(list: string, entries: unknown[]): string[] {
  return entries.flatMap((entry) => {
    if (!isObject(entry)) return [`${list}[]`]
    return Object.entries(entry).flatMap(([key, value]) =>
      isAllowed(key.toLowerCase(), value) ? [] : [`${list}.${key}`],
    )
  })
}

function isAllowed(key: string, value: unknown): boolean {
  if (/^(name|rel|scheme|code)$/.test(key)) return typeof value === 'string'
  return conceptKeys.test(key) && (key !== 'geojson' || isGeoJson(value))
}

/** RFC 7946 section 3: a type that is known, and where it is. */
function isGeoJson(value: unknown): boolean {
  if (!isObject(value)) return false
  const isKnown = /^(Point|MultiPoint|LineString|MultiLineString|Polygon|MultiPolygon)$/.test(String(value.type))
  return isKnown
    ? Array.isArray(value.coordinates)
    : /^(GeometryCollection|Feature|FeatureCollection)$/.test(String(value.type))
}

function ofKind(kind: Kind, names: string): Record<string, Kind> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]))
}

function isOfKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number' && value >= 0
    case 'object':
      return isObject(value)
    case 'list':
      return Array.isArray(value)
    case 'list or object':
      return Array.isArray(value) || isObject(value)
  }
}
