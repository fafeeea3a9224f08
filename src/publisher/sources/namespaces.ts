import type { XmlElement } from './xml.ts'

/** Namespaces of feeds by the prefix they go by, however the file calls them. Compared without case and final slash. */
const prefixes: Record<string, string> = {
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
}

/** The name of an element with its usual prefix: `dc:creator`; without one for the format's own elements. */
export function nameOf({ name, space }: XmlElement): string {
  if (space === '') return name
  const known = prefixes[space.toLowerCase().replace(/\/$/, '')]
  if (known !== undefined) return `${known}:${name}`
  // What looks like a prefix was never declared; an address that is none of these is the feed's own namespace.
  return /[:/]/.test(space) ? name : `${space.toLowerCase()}:${name}`
}

/** The elements in an element that go by any of these names. */
export function named(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return names.flatMap((name) =>
    (element?.children ?? []).filter(
      (child): child is XmlElement => typeof child !== 'string' && nameOf(child) === name,
    ),
  )
}
