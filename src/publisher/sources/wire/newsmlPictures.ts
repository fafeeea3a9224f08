import type { Image } from '#article/image.ts'
import type { Place } from '../../findings.ts'
import { isPictureHeld } from '../holding/heldPicture.ts'
import { quiet } from '../quietDesk.ts'
import type { Desk, PictureWords } from '../sources.ts'
import { allIn, childOf, childrenOf, textOf, type XmlElement } from '../xml/xml.ts'
import { nameIn } from './newsmlName.ts'
import { newsmlStanding } from './newsmlStanding.ts'

/** Pictures of the text itself, and picture items of the same message that the text links to. */
export function newsmlPictures(item: XmlElement, message: XmlElement[], desk: Desk, place: Place): Image[] {
  return [item, ...linkedBy(item, message)].flatMap((holder) => {
    const src = widestPicture(holder)
    if (src === null) return []
    if (holder === item) return [desk.picture(src, { alt: '', caption: null, credit: null }, place)]
    if (isPictureHeld(newsmlStanding(holder, quiet(desk), place), src, desk, place)) return []
    return [desk.picture(src, wordsOf(holder), place)]
  })
}

function linkedBy(item: XmlElement, message: XmlElement[]): XmlElement[] {
  const links = [...childrenOf(childOf(item, 'itemMeta'), 'link'), ...allIn(item, 'itemRef')]
  const linked = new Set(links.flatMap(({ attributes }) => attributes.residref ?? attributes.href ?? []))
  return message.filter(
    ({ attributes: { guid } }) => guid !== undefined && linked.has(guid) && guid !== item.attributes.guid,
  )
}

/** The address of an item's picture, in the widest of its renditions. */
function widestPicture(item: XmlElement): string | null {
  const renditions = childrenOf(childOf(item, 'contentSet'), 'remoteContent').filter(
    ({ attributes: { contenttype = '', href } }) => href !== undefined && contenttype.startsWith('image/'),
  )
  const widthOf = ({ attributes: { width } }: XmlElement) => Number(width) || 0
  return renditions.toSorted((a, b) => widthOf(b) - widthOf(a))[0]?.attributes.href ?? null
}

/** What a picture item says of its picture. */
function wordsOf(picture: XmlElement): PictureWords {
  const about = childOf(picture, 'contentMeta')
  const described = childrenOf(about, 'description')
  const isAlternative = ({ attributes: { role = '' } }: XmlElement) => /alt/i.test(role)
  return {
    alt: textOf(described.find(isAlternative)) ?? '',
    caption: textOf(described.find((element) => !isAlternative(element))),
    credit: textOf(childOf(about, 'creditline')) ?? nameIn(childOf(about, 'creator')),
  }
}
