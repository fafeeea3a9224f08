import { named } from '../xml/namespaces.ts'
import type { XmlElement } from '../xml/xml.ts'

/** The first element of a name in an entry's Media RSS, however deep in its groups it stands. */
export function inMedia(entry: XmlElement, name: string): XmlElement | undefined {
  const groups = named(entry, 'media:group', 'media:content')
  return named(entry, name)[0] ?? groups.map((group) => inMedia(group, name)).find(Boolean)
}

/** What Media RSS says of an entry, which is all the text that feeds of films have. */
export function mediaText(entry: XmlElement): XmlElement | undefined {
  const text = inMedia(entry, 'media:description')
  return text && text.children.length > 0 ? text : undefined
}
