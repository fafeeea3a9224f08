import type { ListedPost } from './exports/substackList.ts'
import type { Desk } from './desk.ts'
import type { Look } from './recognise.ts'
import type { Story } from './story.ts'

/** One format a newsroom may have: how to recognise it (by content before name) and how to read it. */
export interface Source {
  format: string
  recognises(file: SourceFile): boolean
  /** The stories in the file. One that cannot be published is remarked on and left out; nothing is thrown but limits. */
  read(file: SourceFile, desk: Desk): Story[]
}

/** What a file says of the stories in its folder and below: `cascade` of Hugo, a draft of Zola, data of Eleventy. */
export interface SaidOfFolder {
  /** The file, by the path it is told of. */
  file: string
  values: Record<string, unknown>
  /** It cannot be read, and would say something. */
  isUnread?: boolean
}

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
