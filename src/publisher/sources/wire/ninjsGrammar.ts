/** What a value in a JSON document must be. Keys are written in lower case, as 3.x has them in camelCase. */
export type Rule =
  | { is: 'text'; like?: RegExp }
  | { is: 'number'; least?: number; most?: number }
  | { is: 'list'; of: Rule }
  | { is: 'map'; of: Rule }
  /** A list in 2.x and 3.x, where each entry has the keys `named`; by name in 1.x. */
  | { is: 'list or map'; of: () => Rule; named: string[] }
  | {
      is: 'object'
      keys: Record<string, Rule>
      required?: string[]
      more?: RegExp
      moreIs?: Rule
      onlyOneOf?: string[][]
    }
  | { is: 'anything' }

const text: Rule = { is: 'text' }
const anything: Rule = { is: 'anything' }
const number: Rule = { is: 'number', least: 0 }
const percent: Rule = { is: 'number', least: 0, most: 100 }
const urgency: Rule = { is: 'number', least: 1, most: 9 }
const words = (names: string): Rule => ({ is: 'text', like: new RegExp(`^(${names.replaceAll(' ', '|')})$`) })
const list = (of: Rule): Rule => ({ is: 'list', of })
const texts = (names: string, rule: Rule = text): Record<string, Rule> =>
  Object.fromEntries(names.split(' ').map((name) => [name, rule]))
const object = (keys: Record<string, Rule>, more: Omit<Extract<Rule, { is: 'object' }>, 'is' | 'keys'> = {}): Rule => ({
  is: 'object',
  keys,
  ...more,
})

const type = words('text audio video picture graphic composite component event planning')
const status = words('usable withheld canceled')

/** A year, a month, a day or a moment: ninjs's truncatedDateTime. */
const partOfDate: Rule = {
  is: 'text',
  like: /^-?\d{4,}(-(1[0-2]|0[1-9])(-(3[01]|0[1-9]|[12]\d)(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:[0-5]\d)?)?)?)?$/,
}

const dates = object(
  {
    ...texts('startdate enddate expectedduration'),
    ...texts('expectedstartdate expectedenddate', partOfDate),
    recurrence: anything,
  },
  {
    onlyOneOf: [
      ['startdate', 'expectedstartdate'],
      ['enddate', 'expectedenddate'],
    ],
  },
)

const contact = list(
  object({
    ...texts('type role lang name value'),
    address: object({ ...texts('locality area postalcode country'), lines: list(text) }),
  }),
)

/** GeoJSON (RFC 7946, 3): a type that is known, and where it is. */
const geoJson = object(
  {
    type: {
      is: 'text',
      like: /^((Multi)?(Point|LineString|Polygon)|GeometryCollection|Feature|FeatureCollection)$/,
    },
    ...texts('coordinates geometries geometry features properties bbox id crs', anything),
  },
  { required: ['type'] },
)

/** Something that is called something: a person, a place, a subject. One table for all of them and every version. */
const concept = object(
  {
    ...texts('name rel scheme code uri literal role creator id title href type $type'),
    ...texts('relevance confidence', percent),
    symbols: list(object(texts('exchange symboltype symbol ticker'))),
    contactinfo: contact,
    geojson: geoJson,
    ...texts('bbox polygon lat lon point keywords location dates organiser', anything),
  },
  { more: /^geometry_\w+$/, moreIs: anything },
)

const rendition = object({
  ...texts('name href mimetype contenttype title format aspectratio videocodec transportprotocol bitrate language'),
  ...texts('width height sizeinbytes duration framerate', number),
  scantype: words('progressive interlaced'),
  poi: object(texts('x y', { is: 'number' })),
  resources: list(object(texts('role title language contenttype mimetype'))),
  extensions: { is: 'map', of: text },
})
const renditions: Rule = { is: 'list or map', of: () => rendition, named: ['name'] }

const coverage = object({
  ...texts('uri id title headline ednote language event scheduled'),
  type,
  pubstatus: status,
  urgency,
  wordcount: number,
  dates,
  commissioned: object({ ...texts('by on'), references: list(object(texts('name value'))) }),
  ...texts('audience audiences', list(object({ audience: text, significance: { is: 'number' } }))),
  exclaudience: list(text),
  services: anything,
  itemcount: object(texts('rangefrom rangeto', { is: 'number' })),
  renditions,
})

const inRole = (more: Record<string, Rule> = {}): Rule =>
  list(object({ ...texts('role contenttype language value'), ...more }, { required: ['value'] }))

const keys: Record<string, Rule> = {
  ...texts('uri mimetype profile version firstcreated versioncreated contentcreated contentdigitised embargoed'),
  ...texts(
    'embargoeduntil expires copyrightholder copyrightnotice usageterms ednote language title byline by headline',
  ),
  ...texts('slugline located $schema rendition name rel'),
  ...texts('charcount wordcount', number),
  type,
  representationtype: words('complete incomplete associated full partial'),
  pubstatus: status,
  urgency,
  descriptions: inRole(),
  headlines: inRole(),
  bodies: inRole(texts('charcount wordcount', number)),
  ...texts('person people organisation organisations place places subject subjects event events', list(concept)),
  ...texts('object objects infosource infosources genre genres', list(concept)),
  ...texts('trustindicator trustindicators', list(object(texts('role title href name uri literal scheme code')))),
  contactinfo: contact,
  keywords: anything,
  renditions,
  associations: { is: 'list or map', of: () => ninjsDocument, named: ['name'] },
  altids: { is: 'list or map', of: () => anything, named: [] },
  rightsinfo: object(texts('langid linkedrights encodedrights'), { onlyOneOf: [['linkedrights', 'encodedrights']] }),
  ...texts('standard $standard', object(texts('name version schema'))),
  digitalsourcetype: object(texts('name uri literal')),
  eventdetails: object({ ...texts('eventstatus plannedcoveragestatus newscoveragestatus'), dates, organiser: concept }),
  plannedcoverage: list(coverage),
}

/** IPTC ninjs, versions 1.0 to 3.3 in one: a document may mix what only another version has, and is still read. */
export const ninjsDocument: Rule = object(keys, {
  required: ['uri'],
  more: /^(description|body|headline|byline)_[a-z0-9_]+$/,
})

/** Whether a key is one that some version of ninjs has at the top of a document. */
export function isNinjsKey(key: string): boolean {
  return Object.hasOwn(keys, key.toLowerCase())
}
