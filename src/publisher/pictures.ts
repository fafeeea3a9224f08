import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Image } from '#article/image.ts'
import type { Finding } from './findings.ts'
import type { Desk, PictureWords, SourceFile } from './sources/sources.ts'

/** A rendition to be made: which file, how wide (pixels). */
export interface PlannedPicture {
  from: string
  width: number
}

const pictureEndings = /\.(jpe?g|png|webp|avif|gif|svg|tiff?)$/i
const widths = [480, 960, 1600]
const largest = 50 * 2 ** 20

/** Part of every rendition's name: raise it when pictures are to be made in another way, and all are made anew. */
const making = 'webp-1'

export function isPicture(file: string): boolean {
  return pictureEndings.test(file)
}

/** The desk that finds pictures below `folder` and plans their renditions in `pictures`; each file is measured once. */
export function openPictures(
  folder: string,
  prefix: string,
  { findings, pictures }: { findings: Finding[]; pictures: Map<string, PlannedPicture> },
): Desk {
  const measured = new Map<string, Promise<Measured>>()
  return {
    async picture(file, src, words, line) {
      const from = resolvePicture(folder, file.path.slice(prefix.length), src)
      try {
        if (from === null) throw new PictureProblem(`is not in the newsroom. Save the picture beside the story`)
        if (!measured.has(from)) measured.set(from, measure(from, folder))
        const picture = await measured.get(from)!
        for (const { url, width } of picture.renditions) pictures.set(url, { from, width })
        return imageOf(picture, words)
      } catch (error) {
        const why =
          error instanceof PictureProblem ? error.message : `cannot be read as a picture (${(error as Error).message})`
        findings.push(lost(file, src, why, line))
        return null
      }
    },
  }
}

class PictureProblem extends Error {}

type Measured = Pick<Image, 'width' | 'height' | 'renditions'>

async function measure(from: string, folder: string): Promise<Measured> {
  const info = await stat(from).catch(() => {
    throw new PictureProblem('does not exist. Check the name')
  })
  if (!info.isFile()) throw new PictureProblem('is no file')
  if (info.size > largest) throw new PictureProblem('is larger than 50 MiB. Save a smaller one')
  const [real, root] = await Promise.all([realpath(from), realpath(folder)])
  if (!real.startsWith(root + path.sep)) throw new PictureProblem('lies outside the newsroom. Copy it into it')
  const bytes = await readFile(from)
  const { autoOrient } = await sharp(bytes).metadata()
  const hash = createHash('sha256').update(making).update(bytes).digest('hex').slice(0, 16)
  const { width, height } = autoOrient
  const made = widths.filter((candidate) => candidate < width).concat(Math.min(width, widths.at(-1)!))
  const renditions = [...new Set(made)].map((wide) => ({
    url: `/images/${hash}-${wide}.webp`,
    width: wide,
    type: 'image/webp',
  }))
  return { width, height, renditions }
}

function imageOf(picture: Measured, { alt, caption, credit }: PictureWords): Image {
  return { alt, caption, credit, ...picture }
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

function lost(file: SourceFile, src: string, why: string, line?: number): Finding {
  const message = `the picture "${src}" ${why}; the story goes out without it.`
  return { kind: 'repaired', file: file.path, ...(line !== undefined && { line }), code: 'picture.lost', message }
}
