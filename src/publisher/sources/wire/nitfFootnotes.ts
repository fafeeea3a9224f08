import type { Element, ElementContent } from 'hast'
import { madeElement, textNode } from '../html/htmlElements.ts'
import { textOf, type XmlElement } from '../xml/xml.ts'
import { htmlElement } from '../xml/xmlToHtml.ts'

/** Notes that NITF writes where they are referred to, and HTML at the end of the text. */
export class NitfFootnotes {
  readonly #entries: Element[] = []

  /** What stands in the text instead of a note: its number. A note without words leaves nothing. */
  refer(note: XmlElement, content: () => ElementContent[]): ElementContent[] {
    if (textOf(note) === null) return []
    const entry = htmlElement('li', note, [])
    const number = this.#entries.push(entry)
    const id = `fn-${number}`
    entry.properties.id = id
    // A note may hold a note, whose number is the next.
    entry.children = content()
    const reference = madeElement('a', [textNode(String(number))], { href: `#${id}`, dataFootnoteRef: '' })
    return [madeElement('sup', [reference])]
  }

  /** The notes in the order of their numbers, as the reading of HTML finds them; nothing when there are none. */
  list(): Element[] {
    if (this.#entries.length === 0) return []
    return [madeElement('section', [madeElement('ol', this.#entries)], { dataFootnotes: '' })]
  }
}
