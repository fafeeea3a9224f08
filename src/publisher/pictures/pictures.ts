import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Image } from '#article/image.ts'
import { percentDecoded } from '../reading/percentDecoded.ts'
import { finding, shortened, type Finding, type Place, type Remark, type Values } from '../findings.ts'
import type { KnownPicture } from '../keeping/manifestFile.ts'
import { stampOf, type Origin } from '../reading/origin.ts'
import { realPlace } from '../keeping/ownWork.ts'
import type { Measured, PlannedPicture } from './measurePicture.ts'
import { isUnshownPicture } from '../reading/passedOver.ts'
import { isWritten, PictureProblem } from './pictureProblem.ts'
import { picturesByName } from './picturesByName.ts'
import type { Settings } from '../settings.ts'
import type { PictureWords } from '../sources/sources.ts'

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
    const remark: Remark = (kind, wording, values) =>
      findings.push(
        finding(
          kind,
          story,
          wording,
          { src: shortened(isWritten(src) ? src : (nameInNotes(src) ?? percentDecoded(src))), ...values },
          place,
        ),
      )
    const from =
      near ?? (isWritten(src) ? src : resolvePicture({ folder, story: story.slice(prefix.length), src }, byName))
    try {
      if (from === null) throw new PictureProblem('picture.lost/outside')
      if (!measured.has(from)) measured.set(from, measureOnce(from, folder))
      const picture = await measured.get(from)!
      if (picture.shape.width <= 2 && picture.shape.height <= 2) {
        remark('note', 'picture.pixel')
        return null
      }
      for (const [url, rendition] of picture.planned) planned.set(url, rendition)
      if (picture.frames > 1) remark('note', 'picture.still', { frames: picture.frames })
      return imageOf(picture, words)
    } catch (error) {
      if (isLost(error) && /\.(?:zip|textpack)\//i.test(story)) remark('repaired', 'picture.lost/archive')
      else if (error instanceof PictureProblem) remark('repaired', error.words, error.values)
      else if (isUnshownPicture(src)) remark('repaired', 'picture.lost/kind')
      else remark('repaired', 'picture.lost/unreadable', { reason: (error as Error).message })
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

/**
 * The file of a picture that was elsewhere on the web, where whoever moved the stories laid it in the newsroom, or beside the
 * story, by the path it had there: `wp-content/uploads/2024/05/bru.png`. Null where there is none.
 */
function pictureBroughtAlong(folder: string, story: string, src: string): string | null {
  const place = percentDecoded(URL.parse(src, 'https://site.invalid')?.pathname ?? '')
  // A name alone says too little of which picture it is.
  if (!/^\/[^/]+\/.*[^/]$/.test(place)) return null
  const root = path.resolve(folder)
  const files = [path.join(root, place), path.join(root, path.dirname(story), place)]
  return [...files, ...files.map(original)].find((file) => file.startsWith(root + path.sep) && existsSync(file)) ?? null
}

/** The picture that WordPress (`bru-1024x576.jpg`, `bru-scaled.jpg`) or Ghost (`size/w600/bru.jpg`) made another size of. */
function original(file: string): string {
  return file.replace(/-(?:\d{2,4}x\d{2,4}|scaled)(?=\.\w+$)/, '').replace(/([\\/])size[\\/]w\d+(?:h\d+)?[\\/]/, '$1')
}

/** What notes call a picture: `[[bru.png]]` (notation.ts). */
function nameInNotes(src: string): string | undefined {
  return /^\[\[(.*)\]\]$/.exec(percentDecoded(src))?.[1]
}

/** The file `src` means: relative to the story, or to the newsroom when it begins with a slash. Null when it is elsewhere. */
function resolvePicture(
  { folder, story, src }: { folder: string; story: string; src: string },
  byName: ReturnType<typeof picturesByName>,
): string | null {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) return null
  const root = path.resolve(folder)
  const note = nameInNotes(src)
  const wanted = note ?? percentDecoded(src)
  const resolved = wanted.startsWith('/') ? path.join(root, wanted) : path.resolve(root, path.dirname(story), wanted)
  if (!resolved.startsWith(root + path.sep)) return null
  if (existsSync(resolved)) return resolved
  // A site asks for a width behind the name, and Windows parts folders by another sign.
  // Builders of sites put what lies in these folders at the top.
  const atTop = wanted.startsWith('/')
    ? ['static', 'public', 'source', 'content'].map((top) => path.join(root, top, wanted))
    : []
  // Hexo keeps the pictures of a story in a folder of its name.
  const ofItsName = wanted.startsWith('/') ? [] : [path.resolve(root, story.replace(/\.[^./]+$/, ''), wanted)]
  const plain = resolved.replace(/\?.*$/s, '')
  const others = [...atTop, ...ofItsName, resolved, plain, resolved.replaceAll('\\', path.sep), original(plain)]
  const found = others
    .filter((file) => file.startsWith(root + path.sep))
    .map((file) => asSpelt(root, file))
    .find((file) => existsSync(file))
  return found ?? (note === undefined || note.includes('/') ? null : byName(root, note)) ?? resolved
}

/**
 * A file below a folder as it is spelt there. Where the story was written, small and capital letters may be the same, and so
 * may letters in two parts and in one.
 */
function asSpelt(root: string, file: string): string {
  return path
    .relative(root, file)
    .split(path.sep)
    .reduce((folder, name) => path.join(folder, nameIn(folder, name)), root)
}

function nameIn(folder: string, name: string): string {
  if (existsSync(path.join(folder, name))) return name
  const folded = (spelt: string) => spelt.normalize('NFC').toLowerCase()
  const [only, ...more] = namesIn(folder).filter((spelt) => folded(spelt) === folded(name))
  return only !== undefined && more.length === 0 ? only : name
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
