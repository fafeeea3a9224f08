import type { SaidOfFolder } from '../reading/folderSettings.ts'
import type { ListedPost } from '../reading/substackExport.ts'
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
