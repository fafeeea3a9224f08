import { papers } from '#article/themes.ts'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { told } from '#terminal/told.ts'
import { PlaceError } from '../keeping/contents.ts'
import { realPlace } from '../keeping/ownWork.ts'
import { isWithin } from '../keeping/places.ts'
import type { Settings } from '../settings.ts'
import { SettingsError, settingsFileIn } from '../settings.ts'

const ownLogo = fileURLToPath(new URL('../../../public/favicon.svg', import.meta.url))

/** Sides of the icons that browsers ask for, pixels: Chrome's two, and the one of Apple's home screens. */
const sides = [192, 512, 180]

/** What browsers and feed readers ask every site for, whatever its pages say, and its side in pixels. */
const askedFor = { file: 'favicon.ico', side: 48 }

/** A maskable icon may be cut to a circle of four fifths of its side (W3C, maskable icons). */
const safe = 0.8

/** Dots an inch at which one unit of a drawing is one pixel, to the library that draws. */
const unitDensity = 72

export interface Icons {
  /** Path below the edition -> how to draw it. */
  files: Map<string, () => Promise<Buffer>>
  manifest: string
  /** The address of the one of 512 pixels. */
  large: string
  /** What the head of every page says of them, beside the icon of the browser's tab. */
  links: string
  /** That of a newsroom with a logo; null leaves the reader's own. */
  favicon: string | null
}

/**
 * The site as something that can be installed (W3C, Web Application Manifest), with icons made from the newsroom's logo.
 * `isDrawn` tells which of them the edition has. Throws SettingsError when the logo is no picture, PlaceError when ours is
 * not there.
 */
export async function webManifest(
  { name, tagline, language, logo }: Settings,
  newsroom: string,
  isDrawn: (file: string) => boolean = () => false,
): Promise<Icons> {
  const wasDrawn = (drawing: Buffer) => isDrawn(iconFile(drawing, sides[0]!))
  const bytes = logo === null ? drawingOfOurs() : await drawingIn(newsroom, logo, wasDrawn)
  const draw = (side: number, share: number) => () => icon(bytes, side, share)
  const [small, large, apple] = sides.map((side) => iconFile(bytes, side)) as [string, string, string]
  const maskable = iconFile(bytes, 'maskable')
  const manifest = {
    id: '/',
    name,
    short_name: name,
    ...(tagline !== null && { description: tagline }),
    lang: language,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    theme_color: papers.light[0],
    background_color: papers.light[0],
    icons: [
      { src: `/${small}`, sizes: '192x192', type: 'image/png' },
      { src: `/${large}`, sizes: '512x512', type: 'image/png' },
      { src: `/${maskable}`, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
  return {
    files: new Map([
      [small, draw(sides[0]!, 1)],
      [large, draw(sides[1]!, 1)],
      [apple, draw(sides[2]!, 1)],
      [maskable, draw(sides[1]!, safe)],
      [askedFor.file, async () => icoOf(await icon(bytes, askedFor.side, 1), askedFor.side)],
    ]),
    large: `/${large}`,
    manifest: JSON.stringify(manifest, null, 1),
    links: `<link rel="apple-touch-icon" href="/${apple}">`,
    favicon: logo === null ? null : `<link rel="icon" href="/${small}" sizes="192x192" type="image/png">`,
  }
}

/** Where an icon stands below the edition, by what it is drawn from. */
function iconFile(drawing: Buffer, side: number | 'maskable'): string {
  const hash = createHash('sha256').update(drawing).digest('hex').slice(0, 16)
  return `assets/icon-${hash}-${side}.png`
}

/** Throws PlaceError when it is not there. */
function drawingOfOurs(): Buffer {
  try {
    // Without waiting: whatever waits lets garbage be collected, for which there is time when the index is made.
    return readFileSync(ownLogo)
  } catch (error) {
    throw new PlaceError(told('program.broken', { reason: (error as Error).message }), { cause: error })
  }
}

/** The logo of a newsroom, drawn once to see that it can be. Throws SettingsError when it is no picture, or elsewhere. */
async function drawingIn(newsroom: string, logo: string, wasDrawn: (drawing: Buffer) => boolean): Promise<Buffer> {
  const from = path.join(newsroom, logo)
  const isTheirs = isWithin(realPlace(from), realPlace(newsroom))
  const bytes = isTheirs ? bytesOf(from) : null
  if (bytes !== null && (wasDrawn(bytes) || (await isDrawable(bytes)))) return bytes
  const words = told('settings.wrong', { key: 'logo', found: JSON.stringify(logo), allowed: told('allowed.logo') })
  throw new SettingsError(`${settingsFileIn(newsroom)}: ${words}`)
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

/** Only who draws a picture knows that it is whole. */
function isDrawable(logo: Buffer): Promise<boolean> {
  return icon(logo, sides[0]!, 1).then(
    () => true,
    () => false,
  )
}

/** The logo in the middle of a square of paper, `share` of its side wide. */
async function icon(logo: Buffer, side: number, share: number): Promise<Buffer> {
  // Loaded when there is something to draw, which is seldom.
  const { default: sharp } = await import('sharp')
  const inner = Math.round(side * share)
  // A drawing has no pixels of its own: it gets as many as the icon has, whatever units it is drawn in.
  const { width, height } = await sharp(logo, { limitInputPixels: false }).metadata()
  const density = Math.min(Math.max((unitDensity * inner) / Math.max(width, height), 1), 100_000)
  const drawn = await sharp(logo, { density })
    .resize(inner, inner, { fit: 'contain', background: papers.light[0] })
    .toBuffer()
  return sharp({ create: { width: side, height: side, channels: 3, background: papers.light[0] } })
    .composite([{ input: drawn, gravity: 'centre' }])
    .png({ palette: true })
    .toBuffer()
}

/** An ICO file that holds one picture: PNG may stand in it as it is. Numbers have their least byte first. */
function icoOf(png: Buffer, side: number): Buffer {
  const head = Buffer.alloc(22)
  const [icons, count, planes, bitsOfPixel] = [1, 1, 1, 32]
  head.writeUInt16LE(icons, 2)
  head.writeUInt16LE(count, 4)
  head.writeUInt8(side, 6)
  head.writeUInt8(side, 7)
  head.writeUInt16LE(planes, 10)
  head.writeUInt16LE(bitsOfPixel, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
