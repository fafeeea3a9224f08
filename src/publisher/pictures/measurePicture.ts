import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Image } from '#article/image.ts'
import { told } from '#terminal/told.ts'
import { PlaceError } from '../keeping/contents.ts'
import { embeddedWords, type EmbeddedWords } from './pictureMetadata.ts'
import { isWritten, PictureProblem } from './pictureProblem.ts'
import { seeThatItEnds } from './seeThatItEnds.ts'
import type { Settings } from '../settings.ts'

/** A rendition to be made: of which file or `data:` address, how wide (pixels), in which form, and whose work it is to go on saying. */
export interface PlannedPicture extends Pick<EmbeddedWords, 'creator' | 'copyright'> {
  from: string
  width: number
  type: PictureType
}

/** Best compressed first; the last is what every browser reads. */
const types = ['avif', 'webp'] as const
type PictureType = (typeof types)[number]

const widths = [480, 960, 1600]

/** Part of every rendition's name: raise it when pictures are to be made in another way, and all are made anew. */
const making = 'avif-webp-1'

export interface Measured {
  shape: Pick<Image, 'width' | 'height' | 'color'>
  embedded: EmbeddedWords
  frames: number
  planned: [url: string, PlannedPicture][]
}

/** Measures a picture and plans its renditions. Throws PictureProblem. */
export async function measure(from: string, folder: string, limits: Settings['pictureLimits']): Promise<Measured> {
  const bytes = await readWithin(from, folder, limits)
  // Limits are ours to tell, in the newsroom's own words, so the library's own is off until they have been held.
  const { autoOrient, format, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
  const { width, height } = autoOrient
  if (width * height > limits.megapixels * 1e6) {
    const size = Math.ceil((width * height) / 1e6)
    throw new PictureProblem('picture.lost/pixels', { size, limit: limits.megapixels })
  }
  if (format === 'svg') await seeThatItEnds(bytes, width, limits.seconds)
  const color = await averageColor(bytes)
  const embedded = embeddedWords(bytes)
  return {
    shape: { width, height, color },
    embedded,
    frames: pages,
    planned: plan(from, nameOf(bytes), width, embedded),
  }
}

/** What renditions of these bytes are named by: no others may have that name. */
function nameOf(bytes: Buffer): string {
  return createHash('sha256').update(making).update(bytes).digest('hex').slice(0, 16)
}

/** The bytes of a picture that a rendition is planned of, as they were when it was. Throws PlaceError when they have changed. */
export async function bytesOf(from: string, url: string): Promise<Buffer> {
  const bytes = await bytesAt(from)
  if (!url.includes(`/${nameOf(bytes)}-`)) throw new PlaceError(told('place.changed', { file: from }))
  return bytes
}

/** The bytes of a picture that is a file of the newsroom, or written into a story, and not too large. */
async function readWithin(from: string, folder: string, limits: Settings['pictureLimits']): Promise<Buffer> {
  if (isWritten(from)) return bytesAt(from)
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

async function bytesAt(from: string): Promise<Buffer> {
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
