import type { Image } from '#article/image.ts'
import type { Place } from '../../findings.ts'
import { firstText, type JsonObject, objectsIn, textIn } from '../jsonFields.ts'
import { type Desk, quiet } from '../desk.ts'
import { isPictureHeld } from '../holding/heldPicture.ts'
import { associatedWith, entriesOf, isPicture } from './ninjsAssociated.ts'
import { ninjsStanding, withLowerCaseKeys } from './ninjsStanding.ts'
import { lineOfHtml } from '../words/plainLine.ts'

/** The pictures associated with a document: the one named as main leads, or else the first. */
export function ninjsPictures(document: JsonObject, desk: Desk, place: Place): Image[] {
  const associated = associatedWith(document).filter(([, entry]) => isPicture(entry))
  const leadFirst = associated.toSorted(([a], [b]) => Number(isMain(b)) - Number(isMain(a)))
  return leadFirst.flatMap(([, picture]) => pictureOf(picture, desk, place) ?? [])
}

function isMain(name: string): boolean {
  return /main|feature|hero|lead|cover|top/i.test(name)
}

function pictureOf(picture: JsonObject, desk: Desk, place: Place): Image | null {
  const renditions = entriesOf(picture.renditions).filter(([, { href }]) => textIn(href) !== null)
  const widest = renditions.toSorted(([, a], [, b]) => (Number(b.width) || 0) - (Number(a.width) || 0))[0]?.[1]
  const src = textIn(widest?.href)
  if (src === null) {
    desk.remark('note', 'picture.lost/nowhere', {}, place)
    return null
  }
  if (isPictureHeld(ninjsStanding(withLowerCaseKeys(picture), quiet(desk), place), src, desk, place)) return null
  const described = objectsIn(picture.descriptions)
  const inRole = (role: RegExp) => textIn(described.find((entry) => role.test(String(entry.role)))?.value)
  const caption =
    firstText(picture, 'description_text', 'description_caption', 'body_text') ??
    inRole(/caption|text|main/) ??
    textIn(described.find(({ role }) => !/credit|alt|note/i.test(String(role)))?.value)
  const words = {
    alt: lineOfHtml(firstText(picture, 'description_alt', 'alttext') ?? inRole(/^alt/)) ?? '',
    caption: lineOfHtml(caption) ?? lineOfHtml(textIn(picture.headline)),
    credit: lineOfHtml(
      firstText(picture, 'byline', 'by') ??
        inRole(/credit/) ??
        firstText(picture, 'copyrightholder', 'copyrightHolder', 'copyrightnotice'),
    ),
  }
  return desk.picture(src, words, place)
}
