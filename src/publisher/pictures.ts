import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Image } from '#article/image.ts'
import type { Finding } from './findings.ts'
import { embeddedWords, type EmbeddedWords } from './pictureMetadata.ts'
import type { Settings } from './settings.ts'
import type { Desk, PictureWords } from './sources/sources.ts'

/** A rendition to be made: of which file, how wide (pixels), in which form, and whose work it is to go on saying. */
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

export interface Where {
  /** The newsroom's folder, and what stands before the paths of its files. */
  folder: string
  prefix: string
  limits: Settings['pictureLimits']
}

/** The desk that finds the pictures of a newsroom and plans their renditions in `pictures`; each file is measured once. */
export function openPictures(
  { folder, prefix, limits }: Where,
  { findings, pictures }: { findings: Finding[]; pictures: Map<string, PlannedPicture> },
): Desk {
  const measured = new Map<string, Promise<Measured>>()
  return {
    async picture(file, src, words, line) {
      const remark = (kind: Finding['kind'], code: string, message: string) =>
        findings.push({ kind, file: file.path, ...(line !== undefined && { line }), code, message })
      const from = resolvePicture(folder, file.path.slice(prefix.length), src)
      try {
        if (from === null) throw new PictureProblem(`is not in the newsroom. Save the picture beside the story`)
        if (!measured.has(from)) measured.set(from, measure(from, folder, limits))
        const picture = await measured.get(from)!
        for (const [url, planned] of picture.planned) pictures.set(url, planned)
        if (picture.frames > 1) remark('note', 'picture.still', stillMessage(src, picture.frames))
        return imageOf(picture, words)
      } catch (error) {
        const why =
          error instanceof PictureProblem ? error.message : `cannot be read as a picture (${(error as Error).message})`
        remark('repaired', 'picture.lost', `the picture "${src}" ${why}; the story goes out without it.`)
        return null
      }
    },
  }
}

class PictureProblem extends Error {}

interface Measured {
  shape: Pick<Image, 'width' | 'height' | 'color'>
  embedded: EmbeddedWords
  frames: number
  planned: Map<string, PlannedPicture>
}

async function measure(from: string, folder: string, limits: Settings['pictureLimits']): Promise<Measured> {
  const bytes = await readWithin(from, folder, limits)
  // Limits are ours to tell, in the newsroom's own words, so the library's own is off until they have been held.
  const { autoOrient, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
  const { width, height } = autoOrient
  if (width * height > limits.megapixels * 1e6) {
    const size = Math.ceil((width * height) / 1e6)
    throw new PictureProblem(`has ${size} megapixels. ${remedyFor('megapixels', limits)}`)
  }
  const color = await averageColor(bytes)
  const embedded = embeddedWords(bytes)
  const hash = createHash('sha256').update(making).update(bytes).digest('hex').slice(0, 16)
  return { shape: { width, height, color }, embedded, frames: pages, planned: plan(from, hash, width, embedded) }
}

/** The bytes of a picture that is a file of the newsroom and not too large. */
async function readWithin(from: string, folder: string, limits: Settings['pictureLimits']): Promise<Buffer> {
  const info = await stat(from).catch(() => {
    throw new PictureProblem('does not exist. Check the name')
  })
  if (!info.isFile()) throw new PictureProblem('is no file')
  if (info.size > limits.megabytes * 2 ** 20) {
    throw new PictureProblem(`is ${Math.ceil(info.size / 2 ** 20)} MiB. ${remedyFor('megabytes', limits)}`)
  }
  const [real, root] = await Promise.all([realpath(from), realpath(folder)])
  if (!real.startsWith(root + path.sep)) throw new PictureProblem('lies outside the newsroom. Copy it into it')
  return readFile(from)
}

function remedyFor(limit: keyof Settings['pictureLimits'], limits: Settings['pictureLimits']): string {
  return `The limit is ${limits[limit]}: save a smaller one, or raise pictureLimits.${limit} in lesesal.json`
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
  return new Map(
    types.flatMap((type) =>
      [...new Set(made)].map((wide): [string, PlannedPicture] => [
        `/images/${hash}-${wide}.${type}`,
        { from, width: wide, type, creator, copyright },
      ]),
    ),
  )
}

/** What the article says goes before what the file carries. */
function imageOf({ shape, embedded, planned }: Measured, { alt, caption, credit }: PictureWords): Image {
  const renditions = [...planned].map(([url, { width, type }]) => ({ url, width, type: `image/${type}` }))
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

function stillMessage(src: string, frames: number): string {
  return `the picture "${src}" moves, in ${frames} frames; its first one is shown. Choose another still if that one says too little.`
}
