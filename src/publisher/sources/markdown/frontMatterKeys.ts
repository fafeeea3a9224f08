import { isEmbargoKey, isReleaseKey, plainKey } from '../holding/embargoNames.ts'

/** The names each field goes by in front matter, ours first; case, hyphens and underscores do not matter. */
const names = {
  headline: ['title', 'headline', 'tittel', 'overskrift'],
  lede: ['lede', 'summary', 'excerpt', 'deck', 'description', 'ingress', 'subtitle', 'undertittel'],
  kicker: ['kicker', 'stikktittel'],
  byline: ['byline', 'author', 'authors', 'forfatter'],
  dateline: ['dateline'],
  published: [
    'published',
    'date',
    'published_date',
    'pubDate',
    'datePublished',
    'published_at',
    'publication_date',
    'pubDatetime',
    'dato',
    'publisert',
    'publiseringsdato',
  ],
  /** When Hugo takes a story without a date to be from. */
  goesOut: ['publishDate'],
  updated: ['updated', 'lastmod', 'modified', 'last_modified_at', 'updatedDate', 'modDatetime', 'oppdatert'],
  embargo: ['embargo', 'publishDate'],
  release: [
    'publish_at',
    'publish_on',
    'publiseres',
    'release_date',
    'scheduled',
    'publish',
    'is_published',
    'publiser',
  ],
  expires: ['expires', 'expiryDate', 'unpublishDate', 'visible_until', 'publish_until', 'synlig_til'],
  section: ['section', 'category', 'seksjon'],
  topics: ['topics', 'tags', 'categories', 'keywords', 'emner'],
  image: ['image', 'primary_image', 'featured_image', 'hero', 'hero_image', 'cover', 'cover_image', 'bilde'],
  imageAlt: ['image_alt'],
  imageCaption: ['image_caption', 'image_figcaption', 'bildetekst'],
  imageCredit: ['image_credit', 'fotograf'],
  language: ['language', 'lang', 'språk'],
  id: ['id'],
  slug: ['slug'],
  formerly: ['aliases', 'redirect_from'],
  source: ['source', 'kilde'],
  canonicalUrl: ['canonical', 'canonicalUrl'],
  elsewhere: ['source_url', 'external_url'],
  correction: ['correction', 'corrections', 'rettelse', 'rettelser'],
  rights: ['rights', 'license', 'copyright'],
  draft: ['draft', 'is_draft', 'utkast', 'kladd'],
  kept: ['private', 'hidden', 'unlisted', 'headless', 'password', 'retracted', 'withdrawn', 'trukket'],
  /** Whom a story was for where others paid for it; here everybody could read it. */
  access: ['access', 'tilgang', 'paywall', 'premium', 'is_premium', 'members_only', 'subscribers_only'],
  permalink: ['permalink'],
  /** Where site builders were told to put the page. */
  address: ['permalink', 'url', 'path'],
  status: ['status', 'post_status', 'visibility'],
  state: ['state', 'stage'],
  redirect: ['redirect_to'],
} as const
export type Field = keyof typeof names

/** Where programs keep settings of one's own; what holds a story counts there, too. */
export const within = ['params', 'meta', 'metadata', 'extra']

/** Of what holds a story back the strictest counts. */
const strictestCounts: Field[] = ['embargo', 'release', 'expires', 'draft', 'kept', 'access', 'status']

/** Every key of these fields is read. */
export const readWhole: Field[] = ['topics', 'formerly', ...strictestCounts]

/** These may say that a story is held; anything else they say is not read. */
const onlyToHold: Field[] = ['permalink', 'state', 'address']

export const fieldsRead = Object.entries(names).filter(([field]) => !onlyToHold.includes(field as Field))
const knownKeys = new Set<string>(fieldsRead.flatMap(([, keys]) => keys.map(plainKey)))

/** The same names as `plainKey` has them. */
export const plainNames = new Map(
  Object.entries(names).map(([field, keys]) => [field as Field, new Set<string>(keys.map(plainKey))]),
)

export function isKnownKey(key: string): boolean {
  return knownKeys.has(plainKey(key)) || isEmbargoKey(key) || isReleaseKey(key)
}

export function isOthersRelease(key: string): boolean {
  return isReleaseKey(key) && !knownKeys.has(plainKey(key))
}

export function isKeyOf(key: string, ...fields: Field[]): boolean {
  return fields.some((field) => plainNames.get(field)!.has(plainKey(key)))
}

/** Whether what the key says may hold the story back. */
export function isHoldingKey(key: string): boolean {
  return isKeyOf(key, ...strictestCounts) || isEmbargoKey(key) || isReleaseKey(key)
}
