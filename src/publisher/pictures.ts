import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Image } from '#article/image.ts'
import { finding, shortened, type Finding, type Place, type Remark, type Values, type Words } from './findings.ts'
import type { KnownPicture } from './manifest.ts'
import { stampOf, type Origin } from './origin.ts'
import { embeddedWords, type EmbeddedWords } from './pictureMetadata.ts'
import type { Settings } from './settings.ts'
import type { PictureWords } from './sources/sources.ts'

/** A rendition to be made: of which file or `data:` address, how wide (pixels), in which form, and whose work it is to go on saying. */
export interface PlannedPicture extends Pick<EmbeddedWords, 'creator' | 'copyright'> {
  from: string
  width: number
  type: PictureType
}

/** Best compressed first; the last is what every browser reads. */
const types = ['avif', 'webp'] as const
type PictureType = (typeof types)[number]

const pictureEndings = /\.(jpe?g|png|webp|avif|gif|svg|tiff?)$/i
const widths = [480, 960, 1600]

/** Part of every rendition's name: raise it when pictures are to be made in another way, and all are made anew. */
const making = 'avif-webp-1'

export function isPicture(file: string): boolean {
  return pictureEndings.test(file)
}

/** Finds the pictures that stories ask for. One that is missing, elsewhere or broken gives `null` and a finding. */
export interface PictureDesk {
  picture(file: Origin, src: string, words: PictureWords, place?: Place): Promise<Image | null>
  /** The renditions to be made, by their address in the edition. */
  planned: Map<string, PlannedPicture>
  /** What to know of the pictures the next time. */
  known: Map<string, KnownPicture>
}

/** The desk that finds the pictures of a newsroom and plans their renditions; each file is measured once. */
export function openPictures(
  limits: Settings['pictureLimits'],
  findings: Finding[],
  known: Map<string, KnownPicture>,
): PictureDesk {
  const measured = new Map<string, Promise<Measured>>()
  const now = new Map<string, KnownPicture>()
  const measureOnce = async (from: string, folder: string): Promise<Measured> => {
    const stamp = isWritten(from) ? null : stampOf(from)
    const before = known.get(from)
    const found = stamp !== null && before?.stamp === stamp ? before.measured : await measure(from, folder, limits)
    if (stamp !== null) now.set(from, { stamp, measured: found })
    return found
  }
  const remote = new Map<string, Finding>()
  const planned = new Map<string, PlannedPicture>()
  return {
    planned,
    known: now,
    async picture({ path: story, folder, prefix }, src, words, place = {}) {
      if (/^(https?:)?\/\//i.test(src)) {
        tellOfRemote(story, src, place, remote, findings)
        return null
      }
      const remark: Remark = (kind, wording, values) =>
        findings.push(finding(kind, story, wording, { src: shortened(src), ...values }, place))
      const from = isWritten(src) ? src : resolvePicture(folder, story.slice(prefix.length), src)
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
        if (error instanceof PictureProblem) remark('repaired', error.words, error.values)
        else remark('repaired', 'picture.lost/unreadable', { reason: (error as Error).message })
        return null
      }
    },
  }
}

/** Pictures elsewhere are never fetched; a story that has many of them is told of once. */
function tellOfRemote(
  story: string,
  src: string,
  place: Place,
  remote: Map<string, Finding>,
  findings: Finding[],
): void {
  const key = `${story} ${place.item ?? ''}`
  const told = remote.get(key)
  if (told) {
    const count = Number(told.values.count) + 1
    Object.assign(told, finding('repaired', story, 'picture.lost/remote', { ...told.values, count }, place))
    return
  }
  const found = finding('repaired', story, 'picture.lost/remote', { src: shortened(src), count: 1 }, place)
  remote.set(key, found)
  findings.push(found)
}

/** A picture written into the text itself, in a form that cannot carry script. */
function isWritten(src: string): boolean {
  return /^data:image\/(png|jpe?g|gif|webp|avif)\s*[;,]/i.test(src)
}

class PictureProblem extends Error {
  readonly words: Extract<Words, `picture.lost${string}`>
  readonly values: Values
  constructor(words: Extract<Words, `picture.lost${string}`>, values: Values = {}) {
    super(words)
    this.words = words
    this.values = values
  }
}

export interface Measured {
  shape: Pick<Image, 'width' | 'height' | 'color'>
  embedded: EmbeddedWords
  frames: number
  planned: [url: string, PlannedPicture][]
}

async function measure(from: string, folder: string, limits: Settings['pictureLimits']): Promise<Measured> {
  const bytes = await readWithin(from, folder, limits)
  // Limits are ours to tell, in the newsroom's own words, so the library's own is off until they have been held.
  const { autoOrient, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
  const { width, height } = autoOrient
  if (width * height > limits.megapixels * 1e6) {
    const size = Math.ceil((width * height) / 1e6)
    throw new PictureProblem('picture.lost/pixels', { size, limit: limits.megapixels })
  }
  const color = await averageColor(bytes)
  const embedded = embeddedWords(bytes)
  const hash = createHash('sha256').update(making).update(bytes).digest('hex').slice(0, 16)
  return { shape: { width, height, color }, embedded, frames: pages, planned: plan(from, hash, width, embedded) }
}

/** The bytes of a picture that is a file of the newsroom, or written into a story, and not too large. */
async function readWithin(from: string, folder: string, limits: Settings['pictureLimits']): Promise<Buffer> {
  if (isWritten(from)) return bytesOf(from)
  const info = await stat(from).catch(() => {
    throw new PictureProblem('picture.lost/absent')
  })
  if (!info.isFile()) throw new PictureProblem('picture.lost/no-file')
  if (info.size > limits.megabytes * 2 ** 20) {
    throw new PictureProblem('picture.lost/bytes', { size: Math.ceil(info.size / 2 ** 20), limit: limits.megabytes })
  }
  const [real, root] = await Promise.all([realpath(from), realpath(folder)])
  if (!real.startsWith(root + path.sep)) throw new PictureProblem('picture.lost/beyond')
  return readFile(from)
}

/** The bytes of a planned picture. */
export async function bytesOf(from: string): Promise<Buffer> {
  if (!isWritten(from)) return readFile(from)
  const [, kind, written] = /^data:([^,]*),(.*)$/s.exec(from)!
  return Buffer.from(decodeURIComponent(written!), /;\s*base64/i.test(kind!) ? 'base64' : 'latin1')
}

/** The average of all pixels. Every one of them is read for it, so a picture that is cut short is found out here. */
async function averageColor(bytes: Buffer): Promise<string> {
  const pixel = await sharp(bytes, { limitInputPixels: false })
    .timeout({ seconds: 20 })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .resize(1, 1, { fit: 'fill' })
    .raw()
    .toBuffer()
  // A picture in shades of grey has one channel.
  const [red, green = red, blue = red] = pixel
  return `#${Buffer.from([red!, green!, blue!]).toString('hex')}`
}

/** The renditions of a picture by their address: each type in every width that does not enlarge it. */
function plan(from: string, hash: string, width: number, { creator, copyright }: EmbeddedWords) {
  const made = [...widths.filter((candidate) => candidate < width), Math.min(width, widths.at(-1)!)]
  return types.flatMap((type) =>
    [...new Set(made)].map((wide): [string, PlannedPicture] => [
      `/images/${hash}-${wide}.${type}`,
      { from, width: wide, type, creator, copyright },
    ]),
  )
}

/** What the article says goes before what the file carries. */
function imageOf({ shape, embedded, planned }: Measured, { alt, caption, credit }: PictureWords): Image {
  const renditions = planned.map(([url, { width, type }]) => ({ url, width, type: `image/${type}` }))
  return { alt: alt || (embedded.alt ?? ''), caption, credit: credit ?? embedded.credit, ...shape, renditions }
}

/** The file `src` means: relative to the story, or to the newsroom when it begins with a slash. Null when it is elsewhere. */
function resolvePicture(folder: string, story: string, src: string): string | null {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) return null
  const root = path.resolve(folder)
  const wanted = safeDecode(src)
  const resolved = wanted.startsWith('/') ? path.join(root, wanted) : path.resolve(root, path.dirname(story), wanted)
  return resolved.startsWith(root + path.sep) ? resolved : null
}

function safeDecode(src: string): string {
  try {
    return decodeURIComponent(src)
  } catch {
    return src
  }
}
