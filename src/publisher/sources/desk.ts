import type { Image } from '#article/image.ts'
import type { InterfaceLanguage } from '#article/language.ts'
import type { Place, Remark } from '../findings.ts'
import type { Limits } from '../settings.ts'
import type { Reading } from './readSource.ts'
import { wishedAddress } from './linkWishes.ts'

export type PictureWords = Pick<Image, 'alt' | 'caption' | 'credit'>

/** What a source may ask of the newsroom it reads for. */
export interface Desk {
  remark: Remark
  /** The zone of times that state none; null when the newsroom names none. */
  zone: string | null
  /** Names of people by the ids that Markdown files sign with. */
  people: Map<string, string>
  /** The edition's: of what is written over a story's parts where its own language has no words for that. */
  language: InterfaceLanguage
  limits: Limits
  /** Whether something of the story at that place was dropped that is not carried over. */
  hasDropped(place: Place): boolean
  /** Orders the picture at `src` (a path relative to the source file). It has no renditions until it has been found. */
  picture(src: string, words: PictureWords, place?: Place): Image
  /** Gives the address of a link to another file of the newsroom, until that is found. */
  link(to: string, place?: Place): string
}

/** One that fills in `reading` as it is asked. */
export function deskOf(
  { wanted, links, findings }: Pick<Reading, 'wanted' | 'links' | 'findings'>,
  newsroom: Pick<Desk, 'limits' | 'zone' | 'people' | 'language'>,
  remark: Desk['remark'],
): Desk {
  return {
    ...newsroom,
    remark,
    hasDropped: ({ item }) =>
      findings.some(
        (found) =>
          found.item === item &&
          /^(html|template)\.dropped$/.test(found.code) &&
          !String(found.values.what).startsWith('<!--'),
      ),
    picture(src, words, place = {}) {
      const image = unfound(words)
      wanted.push({ image, src, place })
      return image
    },
    link(to, place = {}) {
      links.push({ to, place })
      return wishedAddress(to)
    },
  }
}

/** A picture that nobody has looked for yet. */
function unfound(words: PictureWords): Image {
  return { ...words, width: 1, height: 1, color: '#000000', renditions: [] }
}

/** A quiet desk that does not order pictures either, for teasers and titles: theirs are those of the story. */
export function idle(desk: Desk): Desk {
  return { ...quiet(desk), picture: (_, words) => unfound(words) }
}

/** A desk that is told nothing, for what is told elsewhere, or is nobody's to mend: what is wrong with a draft is its writer's. */
export function quiet(desk: Desk): Desk {
  return { ...desk, remark: () => undefined }
}
