import type { Image } from '#article/image.ts'
import type { Place } from '../../findings.ts'
import { isPictureHeld } from '../holding/heldPicture.ts'
import { type Desk, type PictureWords, quiet } from '../desk.ts'
import { allIn, childOf, childrenOf, textOf, type XmlElement } from '../xml/xml.ts'
import { nameIn } from './newsmlName.ts'
import { newsmlStanding } from './newsmlStanding.ts'

/**
 * Pictures of the text itself, and picture items of the same message that it links to; of these no second one that stands
 * in the text.
 */
export function newsmlPictures(item: XmlElement, message: XmlElement[], desk: Desk, place: Place): Image[] {
  const pictures = [item, ...linkedBy(item, message)].filter((holder) => renditionsOf(holder).length > 0)
  const inText = new Set(allIn(item, 'img', 'media-reference').map(({ attributes: { src, source } }) => src ?? source))
  const isInText = (holder: XmlElement) => renditionsOf(holder).some(({ attributes: { href } }) => inText.has(href))
  return pictures.flatMap((holder, at) => {
    const src = renditionsOf(holder)[0]!.attributes.href!
    if (at > 0 && isInText(holder)) return []
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

/** The renditions of an item's picture, the widest first. */
function renditionsOf(item: XmlElement): XmlElement[] {
  const widthOf = ({ attributes: { width } }: XmlElement) => Number(width) || 0
  return childrenOf(childOf(item, 'contentSet'), 'remoteContent')
    .filter(({ attributes: { contenttype = '', href } }) => href !== undefined && contenttype.startsWith('image/'))
    .toSorted((a, b) => widthOf(b) - widthOf(a))
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
