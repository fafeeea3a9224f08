import type { Image } from '#article/image.ts'
import type { InterfaceLanguage } from '#article/language.ts'
import type { Place, Remark } from '../findings.ts'
import type { Limits } from '../settings.ts'
import type { SaidOfFolder } from '../reading/folderSettings.ts'
import type { ListedPost } from '../reading/substackExport.ts'
import { atomFeed } from './feeds/atom.ts'
import { ghost } from './exports/ghost.ts'
import { htmlPage } from './pages/htmlPage.ts'
import { jsonFeed } from './feeds/jsonFeed.ts'
import { markdown } from './markdown/markdown.ts'
import { movableType } from './exports/movableType.ts'
import { newsml } from './wire/newsml.ts'
import { ninjs } from './wire/ninjs.ts'
import { nitf } from './wire/nitf.ts'
import { noArticle } from './noArticle.ts'
import { plainText } from './text/plainText.ts'
import type { Look } from './recognise.ts'
import { rss } from './feeds/rss.ts'
import type { Story } from './story.ts'

/** A file of the newsroom, decoded, and what a first look at it tells. */
export interface SourceFile {
  /** Path below the newsroom's folder, with forward slashes: `norge/nei-til-eu.md`. */
  path: string
  text: string
  look: Look
  /** What a list beside it says of it. */
  listed?: ListedPost | undefined
  /** What is said of the folders it stands in, outermost first. */
  said: SaidOfFolder[]
}

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

/** One format a newsroom may have: how to recognise it (by content before name) and how to read it. */
export interface Source {
  format: string
  recognises(file: SourceFile): boolean
  /** The stories in the file. One that cannot be published is remarked on and left out; nothing is thrown but limits. */
  read(file: SourceFile, desk: Desk): Story[]
}

/** The first that recognises a file reads it. */
export const sources: Source[] = [
  rss,
  atomFeed,
  nitf,
  newsml,
  jsonFeed,
  ghost,
  ninjs,
  movableType,
  markdown,
  htmlPage,
  noArticle,
  plainText,
]
