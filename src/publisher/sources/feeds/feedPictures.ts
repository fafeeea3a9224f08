import type { Image } from '#article/image.ts'
import { shortened, type Place } from '../../findings.ts'
import { named, nameOf } from '../xml/namespaces.ts'
import { lineOfHtml } from '../words/plainLine.ts'
import type { Desk } from '../desk.ts'
import type { XmlElement } from '../xml/xml.ts'
import { resolved } from '../html/htmlInline.ts'

/** The lead picture of an item: the widest of Media RSS, else an enclosure, else a thumbnail. */
export function feedPicture(entry: XmlElement, desk: Desk, base: string | null, place: Place): Image | null {
  const groups = [entry, ...named(entry, 'media:group'), ...named(entry, 'media:content')]
  const contents = groups.flatMap((group) => named(group, 'media:content'))
  const enclosures = [...named(entry, 'enclosure'), ...named(entry, 'link', 'atom:link').filter(isEnclosure)]
  const thumbnails = groups.flatMap((group) => [...named(group, 'media:thumbnail'), ...named(group, 'itunes:image')])
  for (const enclosure of enclosures.filter((one) => !isPicture(one))) tellUnshown(addressIn(enclosure), desk, place)
  const [found] = [contents, enclosures, thumbnails].flatMap((elements) => widestFirst(elements.filter(isPicture)))
  const src = found && addressIn(found)
  if (!src) return null
  const around = [found, ...groups.toReversed()]
  const said = (name: string) =>
    lineOfHtml(
      around
        .flatMap((element) => named(element, name))
        .map(wordsIn)
        .find(Boolean),
    )
  const words = { alt: '', caption: said('media:description') ?? null, credit: said('media:credit') ?? null }
  return desk.picture(resolved(src, base), words, place)
}

/** Sound and film that a feed carries beside its text. */
export function tellUnshown(address: string | null, { remark }: Desk, place: Place): void {
  if (address !== null) remark('repaired', 'html.dropped', { what: `<enclosure src=${shortened(address)}>` }, place)
}

function addressIn({ attributes: { url, href } }: XmlElement): string | null {
  return (url ?? href ?? '').trim() || null
}

function wordsIn({ children }: XmlElement): string {
  return children.filter((child) => typeof child === 'string').join('')
}

function isEnclosure({ attributes }: XmlElement): boolean {
  return attributes.rel === 'enclosure'
}

function isPicture(element: XmlElement): boolean {
  const { medium, type, url = '', href = url } = element.attributes
  if (nameOf(element) === 'media:thumbnail' || nameOf(element) === 'itunes:image') return true
  return (
    medium === 'image' ||
    (type?.startsWith('image/') ?? (medium === undefined && /\.(jpe?g|png|webp|avif|gif)($|\?)/i.test(href)))
  )
}

/** Those that say where they are. */
function widestFirst(elements: XmlElement[]): XmlElement[] {
  const widthOf = ({ attributes: { width } }: XmlElement) => Number(width) || 0
  return elements.filter((element) => addressIn(element) !== null).toSorted((a, b) => widthOf(b) - widthOf(a))
}
