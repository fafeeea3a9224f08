import sharp from 'sharp'
import { bytesOf, type PlannedPicture } from '../pictures/measurePicture.ts'
import { escaped } from './xmlWriter.ts'

/** Each picture in one thread, and several at once: the bytes of an AVIF differ with how many have drawn it. */
sharp.concurrency(1)

/**
 * Makes one rendition: upright, never enlarged, on white where it is see-through, so that a drawing in black does not
 * vanish on a dark page. Of the metadata only whose work it is goes along.
 */
export async function makeRendition(
  url: string,
  { from, width, type, creator, copyright }: PlannedPicture,
): Promise<Buffer> {
  const picture = sharp(await bytesOf(from, url), { limitInputPixels: false })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize({ width, withoutEnlargement: true })
  if (creator !== null || copyright !== null) picture.withXmp(ownership(creator, copyright))
  if (type === 'avif') return picture.avif({ quality: 55, effort: 2 }).toBuffer()
  return picture.webp({ quality: 82, effort: 4 }).toBuffer()
}

/** Whether a rendition was written to its end: every pixel of it can be read. */
export function isWhole(rendition: Buffer): Promise<boolean> {
  const pixels = sharp(rendition, { limitInputPixels: false, failOn: 'warning' }).stats()
  return pixels.then(
    () => true,
    () => false,
  )
}

/** Creator and copyright notice as XMP (ISO 16684-1), which keeps letters that Exif does not. */
function ownership(creator: string | null, copyright: string | null): string {
  const by = creator === null ? '' : `<dc:creator><rdf:Seq><rdf:li>${escaped(creator)}</rdf:li></rdf:Seq></dc:creator>`
  const rights =
    copyright === null
      ? ''
      : `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escaped(copyright)}</rdf:li></rdf:Alt></dc:rights>`
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${by}${rights}</rdf:Description>` +
    '</rdf:RDF></x:xmpmeta>'
  )
}
