import type { Image } from '#article/image.ts'
import { percentDecoded } from '../sources/percentDecoded.ts'
import { finding, shortened, type Finding, type Place, type Remark, type Values } from '../findings.ts'
import { stampOf, type Origin } from '../reading/origin.ts'
import { realPlace } from '../keeping/ownWork.ts'
import type { Measured, PlannedPicture } from './measurePicture.ts'
import { isUnshownPicture } from '../sources/pictureNames.ts'
import { nameInNotes, pictureBroughtAlong, resolvePicture } from './pictureFile.ts'
import { isWritten, PictureProblem } from './pictureProblem.ts'
import { picturesByName } from './picturesByName.ts'
import type { Settings } from '../settings.ts'
import type { PictureWords } from '../sources/desk.ts'

/** What is known of a picture as long as its file has this stamp. */
export interface KnownPicture {
  stamp: string
  measured: Measured
}

/** A picture that a story asks for, and where it does. */
interface Asked {
  origin: Origin
  src: string
  words: PictureWords
  place?: Place
}

/** Finds the pictures that stories ask for. */
export interface PictureDesk {
  /** One that is missing, elsewhere or broken gives `null`, and is told of in the findings of its story. */
  picture(asked: Asked, findings: Finding[]): Promise<Image | null>
  /** The renditions to be made, by their address in the edition. */
  planned: Map<string, PlannedPicture>
  /** What to know of the pictures the next time. */
  known: Map<string, KnownPicture>
}

/** The desk that finds the pictures of a newsroom and plans their renditions; each file is measured once. */
export function openPictures(
  limits: Settings['pictureLimits'],
  known: Map<string, KnownPicture>,
  tick: number,
): PictureDesk {
  const { measure, known: now } = openMeasuring(limits, known, tick)
  const planned = new Map<string, PlannedPicture>()
  const byName = picturesByName()
  const find: PictureDesk['picture'] = async ({ origin, src, words, place = {} }, findings) => {
    const { path: story, folder, prefix } = origin
    const isElsewhere = /^(https?:)?\/\//i.test(src)
    const near = isElsewhere ? pictureBroughtAlong(folder, story.slice(prefix.length), src) : null
    if (isElsewhere && near === null) {
      tellOnce('picture.lost/remote', { src: shortened(src) }, story, place, findings)
      return null
    }
    const told = shortened(isWritten(src) ? src : (nameInNotes(src) ?? percentDecoded(src)))
    const remark: Remark = (kind, wording, values) =>
      findings.push(finding(kind, story, wording, { src: told, ...values }, place))
    const from =
      near ?? (isWritten(src) ? src : resolvePicture({ folder, story: story.slice(prefix.length), src }, byName))
    try {
      if (from === null) throw new PictureProblem('picture.lost/outside')
      const picture = await measure(from, folder)
      if (picture.shape.width <= 2 && picture.shape.height <= 2) {
        remark('note', 'picture.pixel')
        return null
      }
      for (const [url, rendition] of picture.planned) planned.set(url, rendition)
      if (picture.frames > 1) remark('note', 'picture.still', { frames: picture.frames })
      return imageOf(picture, words)
    } catch (error) {
      remarkOnLost(error, { story, src }, remark)
      return null
    }
  }
  return {
    planned,
    known: now,
    async picture(asked, findings) {
      const image = await find(asked, findings)
      const { words, origin, place = {} } = asked
      if (image === null && words.caption !== null)
        tellOnce('picture.caption', { text: shortened(words.caption, 400) }, origin.path, place, findings)
      return image
    },
  }
}

/** Measures each picture once; what is `known` of one that has not changed since is not looked for again. */
function openMeasuring(limits: Settings['pictureLimits'], known: Map<string, KnownPicture>, tick: number) {
  const measured = new Map<string, Promise<Measured>>()
  const now = new Map<string, KnownPicture>()
  const measureOnce = async (from: string, folder: string): Promise<Measured> => {
    const unchanged = isWritten(from) ? null : stampOf(from, tick)
    // A folder above it may have become a link to elsewhere.
    const stamp = unchanged && `${unchanged} ${realPlace(from)}`
    const before = known.get(from)
    if (stamp !== null && before?.stamp === stamp) {
      now.set(from, before)
      return before.measured
    }
    const found = await measureWithin(from, folder, limits)
    if (stamp !== null) now.set(from, { stamp, measured: found })
    return found
  }
  return {
    known: now,
    measure(from: string, folder: string): Promise<Measured> {
      if (!measured.has(from)) measured.set(from, measureOnce(from, folder))
      return measured.get(from)!
    },
  }
}

/** Tells why a picture is not shown. */
function remarkOnLost(error: unknown, { story, src }: { story: string; src: string }, remark: Remark): void {
  if (isLost(error) && /\.(?:zip|textpack)\//i.test(story)) remark('repaired', 'picture.lost/archive')
  else if (error instanceof PictureProblem) remark('repaired', error.words, error.values)
  else if (isUnshownPicture(src)) remark('repaired', 'picture.lost/kind')
  else remark('repaired', 'picture.lost/unreadable', { reason: (error as Error).message })
}

/** Whether a picture is not where a story says. */
function isLost(error: unknown): boolean {
  return error instanceof PictureProblem && error.words === 'picture.lost/absent'
}

/** A story may have many pictures that are elsewhere, which are never fetched, or lost: they are told of once, by the first. */
function tellOnce(
  words: 'picture.lost/remote' | 'picture.caption',
  values: Values,
  story: string,
  place: Place,
  findings: Finding[],
): void {
  const told = findings.find((found) => found.words === words && found.file === story && found.item === place.item)
  if (told) {
    const count = Number(told.values.count) + 1
    Object.assign(told, finding('repaired', story, words, { ...told.values, count }, place))
  } else findings.push(finding('repaired', story, words, { ...values, count: 1 }, place))
}

/** The library of pictures is loaded when there is a picture to look at; it would be a tenth of a small publication. */
async function measureWithin(from: string, folder: string, limits: Settings['pictureLimits']): Promise<Measured> {
  const { measure } = await import('./measurePicture.ts')
  return measure(from, folder, limits)
}

/** What the article says goes before what the file carries. */
function imageOf({ shape, embedded, planned }: Measured, { alt, caption, credit }: PictureWords): Image {
  const renditions = planned.map(([url, { width, type }]) => ({ url, width, type: `image/${type}` }))
  return { alt: alt || (embedded.alt ?? ''), caption, credit: credit ?? embedded.credit, ...shape, renditions }
}
