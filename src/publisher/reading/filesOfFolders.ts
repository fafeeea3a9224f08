import path from 'node:path'

/** A file that may say something of its folder, and the path it is told of. */
export interface FolderFile {
  from: string
  name: string
}

/** Whether a file is one that may say something of its folder: `_index.md`, `saker/saker.json`, `saker/saker.11tydata.json`. */
export function isOfFolder(file: string): boolean {
  const name = path.posix.basename(file)
  if (/^_index(\.[\w-]+)?\.(md|markdown|html)$/i.test(name)) return true
  const ofFolder = /^(.+?)(\.11tydata)?\.json$/.exec(name)?.[1]
  return ofFolder !== undefined && ofFolder === path.posix.basename(path.posix.dirname(file))
}

/** Of the files that say something of their folder, those of a file's own folder and of the folders around it, outermost first. */
export function ofFoldersAround<Named extends { name: string }>(file: string, named: Map<string, Named[]>): Named[] {
  const folders = file.split('/').slice(0, -1)
  return ['', ...folders].flatMap((_, depth) => named.get(folders.slice(0, depth).join('/')) ?? [])
}
