import sharp from 'sharp'
import type { PlannedPicture } from '../pictures.ts'

/** Makes one rendition: upright, never enlarged, without the metadata of the camera. */
export function makeRendition({ from, width }: PlannedPicture): Promise<Buffer> {
  return sharp(from)
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 82, effort: 4 })
    .toBuffer()
}
