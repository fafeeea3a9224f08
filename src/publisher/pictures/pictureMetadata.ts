import ExifReader from 'exifreader'

/** What a picture file says of itself, in the fields of the IPTC Photo Metadata Standard. Null where it says nothing. */
export interface EmbeddedWords {
  /** "Creator / Credit Line", or the copyright notice when there is neither. */
  credit: string | null
  creator: string | null
  copyright: string | null
  /** Alt Text (Accessibility), of version 2021.1 of the standard. */
  alt: string | null
}

type Tags = Record<string, unknown>

const nothing: EmbeddedWords = { credit: null, creator: null, copyright: null, alt: null }

/** Reads credit, copyright and alternative text from IPTC, XMP and Exif. A file whose metadata is broken says nothing. */
export function embeddedWords(bytes: Buffer): EmbeddedWords {
  const tags = readTags(bytes)
  if (tags === null) return nothing
  const iptc: Tags = { ...tags.iptc }
  const xmp: Tags = { ...tags.xmp }
  const exif: Tags = { ...tags.exif }
  const creator = firstOf(xmp.creator, iptc['By-line'], exif.Artist)
  const line = firstOf(xmp.Credit, iptc.Credit)
  const copyright = firstOf(xmp.rights, iptc['Copyright Notice'], exif.Copyright)
  const credit = line?.includes(creator ?? '') ? line : [creator, line].filter(Boolean).join(' / ')
  return { credit: credit || copyright, creator, copyright, alt: firstOf(xmp.AltTextAccessibility) }
}

function readTags(bytes: Buffer) {
  try {
    return ExifReader.load(bytes, { expanded: true })
  } catch {
    return null
  }
}

const longest = 300

/** The first of these that holds words, on one line. */
function firstOf(...tags: unknown[]): string | null {
  for (const tag of tags) {
    const words = wordsIn(tag)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
    if (words !== '') return words.slice(0, longest)
  }
  return null
}

function wordsIn(tag: unknown): string {
  if (Array.isArray(tag)) return tag.map(wordsIn).filter(Boolean).join(', ')
  const description = (tag as { description?: unknown } | undefined)?.description
  return typeof description === 'string' ? description : ''
}
