import { childrenOf, rawTextOf, textOf, type XmlElement, type XmlNode } from '../xml/xml.ts'

/**
 * NITF with its words as readers should meet them: names that meet are parted, fractions are written out, and notes where
 * there can be no footnote stand in parentheses.
 */
export function inWords(element: XmlElement, followsDigit = false): XmlElement {
  const children: XmlNode[] = []
  for (const child of element.children) {
    const before = children.at(-1)
    const isAfterDigit =
      before === undefined ? followsDigit : /\d$/.test(typeof before === 'string' ? before : rawTextOf(before))
    if (typeof child === 'string') children.push(child)
    else if (isCalled(child, /^frac$/)) children.push(`${isAfterDigit ? '\u2009' : ''}${fraction(child)}`)
    else {
      if (isName(before) && isName(child)) children.push(' ')
      const isOnItsOwn = isCalled(child, /^fn$/) && holdsParagraphs(element)
      const inside = inWords(isOnItsOwn ? { ...child, name: 'block' } : child, isAfterDigit)
      children.push(isCalled(child, oneLine) ? withNotesInside(inside) : inside)
    }
  }
  return { ...element, children }
}

/** Names, places and titles, which are words of their own also where no space is written between them. */
const names =
  /^(person|name\.(given|family)|function|org|location|sublocation|city|state|region|country|virtloc|object\.title|byttl|addressee|delivery\.(point|office)|care\.of|postcode)$/

/** What is read as a line of text, or as it stands. */
const oneLine = /^(body\.head|body\.end|hl[12]|h[1-6]|caption|media-caption|media-producer|credit|pre)$/

function isCalled({ name }: XmlElement, pattern: RegExp): boolean {
  return pattern.test(name.toLowerCase())
}

function isName(node: XmlNode | undefined): boolean {
  return node !== undefined && typeof node !== 'string' && isCalled(node, names)
}

/** A note among paragraphs is one itself: no word refers to it. */
function holdsParagraphs(element: XmlElement): boolean {
  const hasText = element.children.some((child) => typeof child === 'string' && child.trim() !== '')
  return !hasText && isCalled(element, /^(body\.content|block|bq|note)$/)
}

/** Older versions of NITF call the parts of a fraction otherwise; a fraction without parts says itself. */
function fraction(element: XmlElement): string {
  const [above, below] = [/^(numer|frac-num)$/, /^(denom|frac-den)$/].map((called) =>
    textOf(childrenOf(element).find((part) => isCalled(part, called))),
  )
  return above && below ? `${above}/${below}` : (textOf(element) ?? '')
}

/** The same with its notes in parentheses where they stand. */
export function withNotesInside(element: XmlElement): XmlElement {
  const children = element.children.map((child): XmlNode => {
    if (typeof child === 'string') return child
    const inside = withNotesInside(child)
    if (!isCalled(child, /^fn$/)) return inside
    const note = textOf(inside)
    return note === null ? '' : ` (${note})`
  })
  return { ...element, children }
}
