import type { Article } from '#article/article.ts'
import type { Image } from '#article/image.ts'
import type { Finding } from '../findings.ts'
import { readMarkdown, recognisesMarkdown } from './markdown.ts'
import { readPlainText, recognisesPlainText } from './plainText.ts'

/** A file of the newsroom, decoded. */
export interface SourceFile {
  /** Path below the newsroom's folder, with forward slashes: `norge/nei-til-eu.md`. */
  path: string
  text: string
}

/** What a source may ask of the newsroom it reads for. */
export interface Desk {
  /**
   * Finds the picture `src` (a path relative to the source file) and gives it its place in the edition. A picture that
   * is missing, remote or broken gives `null` and adds the finding itself.
   */
  picture(file: SourceFile, src: string, words: PictureWords, line?: number): Promise<Image | null>
}
export type PictureWords = Pick<Image, 'alt' | 'caption' | 'credit'>

/** Everything one file gave. A file may hold several articles, or none and a finding that says why. */
export interface Reading {
  articles: Article[]
  findings: Finding[]
}

/** One format a newsroom may have: how to recognise it (by content before name) and how to read it. */
export interface Source {
  format: string
  recognises(file: SourceFile): boolean
  read(file: SourceFile, desk: Desk): Promise<Reading>
}

/** The first that recognises a file reads it. */
export const sources: Source[] = [
  { format: 'Markdown', recognises: recognisesMarkdown, read: readMarkdown },
  { format: 'Plain text', recognises: recognisesPlainText, read: readPlainText },
]
