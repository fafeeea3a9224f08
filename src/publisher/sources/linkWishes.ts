import { isPage } from '#article/addresses.ts'
import type { Place } from '../findings.ts'

/** A link to another file of the newsroom, as its source has it: `../norge/bru.md#kart`, or a name alone, `bru`. */
export interface LinkWish {
  to: string
  place: Place
}

/** What an address begins with until the story is found that it leads to. */
const wished = '/story:'

/** The address of a link until all stories are known. */
export function wishedAddress(to: string): string {
  return wished + to
}

/** Whether an address is such a one. */
export function isWished(address: string): boolean {
  return address.startsWith(wished)
}

/** What a link was written to lead to. */
export function asWritten(address: string): string {
  return isWished(address) ? address.slice(wished.length) : address
}

/** Whether an address may name a file of the newsroom: a path, and neither a page nor a file that editions have. */
export function mayNameFile(address: string): boolean {
  const isElsewhere = /^(?:$|[#?\\]|\/[/\\]|[a-z][a-z\d+.-]*:)|^\/[^?#]*\.(?:xml|json|txt|atom)(?:[?#]|$)/i
  return !isElsewhere.test(address) && !isPage(address)
}
