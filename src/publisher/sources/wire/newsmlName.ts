import { lineOf } from '../words/plainLine.ts'
import { childrenOf, textOf, type XmlElement } from '../xml/xml.ts'
import { isInItsLanguage } from './newsmlHeadlines.ts'

/** The name of a concept in the language of what it is said of, else in the one that stands first. */
export function nameIn(concept: XmlElement | undefined): string | null {
  const names = childrenOf(concept, 'name')
  const own = names.find((name) => name.attributes['xml:lang'] && isInItsLanguage(name, concept))
  return textOf(own ?? names[0]) ?? lineOf(concept?.attributes.literal)
}
