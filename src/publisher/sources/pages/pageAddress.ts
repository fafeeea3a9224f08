import { withoutEnding } from '../fromPath.ts'
import type { JsonObject } from '../jsonFields.ts'
import { addressesOf, sameAddress } from './jsonLd.ts'
import type { Manuscript } from '../manuscript.ts'
import type { PageFacts } from './pageFacts.ts'
import { webAddress } from '../words/plainLine.ts'
import { slugFrom } from '../words/slugs.ts'

/** Where a page says that it is. */
export interface PageAddress {
  /** What its head or its schema.org data says: that the story is there and nowhere else. */
  stated: string | null
  /** What only its card for sharing says, which many sites fill in with the same address on every page. */
  shared: string | null
}

export function addressOf(facts: PageFacts, data: JsonObject, canonical: string | null): PageAddress {
  const shared = webAddress(facts.meta('og:url'))
  const ofData = addressesOf(data)
  const agreed = shared !== null && ofData.some((url) => sameAddress(url, shared)) ? shared : ofData[0]
  return { stated: canonical ?? agreed ?? null, shared }
}

/** Pages that state no address of their own are known by their files: two that share one are two stories. */
export function idAndAddress(
  { stated, shared }: PageAddress,
  headline: string | null,
  path: string,
): Pick<Manuscript, 'id' | 'canonicalUrl' | 'derived'> {
  if (stated !== null && !isFrontOfSite(stated)) return { id: stated, canonicalUrl: stated, derived: [] }
  const canonicalUrl = stated ?? (shared !== null && namesStory(shared, headline ?? '') ? shared : null)
  return { id: withoutEnding(path), canonicalUrl, derived: ['id'] }
}

function isFrontOfSite(address: string): boolean {
  const { pathname, search } = new URL(address)
  return pathname === '/' && search === ''
}

/** Whether an address can be that of one story: it has a number in it, or a word of the headline. */
function namesStory(address: string, headline: string): boolean {
  const { pathname, search } = new URL(address)
  const words = slugFrom(headline).split('-')
  const named = slugFrom(pathname.split('/').findLast((part) => part !== '') ?? '').split('-')
  return /\d/.test(pathname + search) || named.some((word) => word.length >= 3 && words.includes(word))
}
