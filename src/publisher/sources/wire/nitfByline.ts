import type { Article } from '#article/article.ts'
import type { Place } from '../../findings.ts'
import { bylineOf, isSentence, withoutAddress } from '../words/byline.ts'
import { lineOf } from '../words/plainLine.ts'
import type { Desk } from '../desk.ts'
import { allIn, childrenOf, textOf, without, type XmlElement, type XmlNode } from '../xml/xml.ts'

/** Who wrote it: the persons that are marked, or the whole byline where it says more than their names. */
export function nitfByline(top: XmlElement | undefined, { remark }: Desk, place: Place): Article['byline'] {
  return childrenOf(top, 'byline').flatMap((byline) => {
    const names = allIn(byline, 'person').flatMap((person) => lineOf(withoutAddress(textOf(person) ?? '')) ?? [])
    // With a name before it, an organisation is what that person works for.
    const titles = childrenOf(byline, 'byttl', ...(names.length > 0 ? ['org'] : []))
    const role = lineOf(titles.flatMap((title) => textOf(title) ?? []).join(', '))
    const people = names.map((name) => ({ name, role }))
    const untitled = without(byline, (child) => titles.includes(child))
    if (people.length > 0 && !saysMore(textOf(without(untitled, ({ name }) => name === 'person')))) return people
    const whole = lineOf(textOf(onOneLine(untitled))?.replace(stray, '$<word> '))
    if (whole !== null && isSentence(whole)) {
      remark('repaired', 'byline.sentence', { words: whole }, place)
      return people
    }
    return bylineOf(whole).map((read) => ({ ...read, role: read.role ?? role }))
  })
}

/** A comma that stands for a line break where none belongs: before the first name, or after "av" and "og". */
const stray = /(?<word>^|(?<!\p{L})(?:av|by|tekst|text|og|and)\s*),(?=\s)/giu

/** Lines of a byline are parted as its names are, by commas. */
function onOneLine(byline: XmlElement): XmlElement {
  const children = byline.children.flatMap((child): XmlNode[] => {
    if (typeof child === 'string') return [child]
    return child.name.toLowerCase() === 'br' ? [', '] : [onOneLine(child)]
  })
  return { ...byline, children }
}

/** Whether there are words beside the names that do more than lead to them. */
function saysMore(words: string | null): boolean {
  return /\p{L}/u.test(
    (words ?? '').replace(/(?<!\p{L})(av|by|tekst|text|words|skrevet|skrive|og|and)(?!\p{L})/giu, ''),
  )
}
