import type { XmlElement } from './xml.ts'

/** Namespaces of feeds by the prefix they go by, however the file calls them. Compared without case and final slash. */
const prefixes = new Map<string, string>(
  Object.entries({
    'http://purl.org/rss/1.0/modules/content': 'content',
    'http://purl.org/dc/elements/1.1': 'dc',
    'http://purl.org/dc/elements/1.0': 'dc',
    'http://purl.org/dc/terms': 'dcterms',
    'http://search.yahoo.com/mrss': 'media',
    'http://www.w3.org/2005/atom': 'atom',
    'http://purl.org/atom/ns#': 'atom',
    'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'http://www.w3.org/1999/xhtml': 'xhtml',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
    'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
    'http://www.w3.org/2007/app': 'app',
    'http://purl.org/atom/app#': 'app',
    'http://schemas.google.com/blogger/2018': 'blogger',
  }),
)

/** What the versions of RSS were called by before it was settled that 2.0 has no namespace. */
const rssItself =
  /^http:\/\/(purl\.org\/rss\/1\.0|my\.netscape\.com\/rdf\/simple\/0\.9|channel\.netscape\.com\/rdf\/simple\/0\.9|(backend|blogs)\.(userland|law\.harvard)\.(com|edu)\/.*|purl\.org\/net\/rss1\.1#?)$/

/** WordPress has the version of its export in the namespace, and the excerpt in one below it. */
const wordPress = /^https?:\/\/wordpress\.org\/export\/[\d.]+(?<excerpt>\/excerpt)?$/

/** The name of an element with its usual prefix: `dc:creator`; without one for the format's own elements. */
export function nameOf({ name, space, prefix }: XmlElement): string {
  if (space === '') return name
  const address = space.toLowerCase().replace(/\/$/, '')
  const known = prefixes.get(address) ?? prefixInWordPress(address)
  if (known !== undefined) return `${known}:${name}`
  // What a feed writes without a prefix is its own, whatever it calls its namespace; a `<x:title>` is another module's.
  return prefix === '' || rssItself.test(address) ? name : `${address}:${name}`
}

function prefixInWordPress(address: string): string | undefined {
  const found = wordPress.exec(address)
  return found ? (found.groups?.excerpt ? 'excerpt' : 'wp') : undefined
}

/** The elements in an element that go by any of these names. */
export function named(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return names.flatMap((name) =>
    (element?.children ?? []).filter(
      (child): child is XmlElement => typeof child !== 'string' && nameOf(child) === name,
    ),
  )
}
