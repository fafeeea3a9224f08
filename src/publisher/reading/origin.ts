import { statSync } from 'node:fs'

/**
 * A file, or a file in an archive: what it is called, the folder of the newsroom it stands in, and what stands before the
 * paths of that folder's files. Two files may have one name, as sak.md and sak.md.gz; `from`, where the file or the archive
 * lies, tells them apart.
 */
export interface Origin {
  from: string
  path: string
  folder: string
  prefix: string
}

/** What a file is called when it has been unpacked. */
export function unpacked(file: string): string {
  return file.replace(/\.gz$/i, '')
}

/** Clocks of file systems are coarse: a file that changed this shortly before it was read may change again unseen. Milliseconds. */
export const usualTick = 1500

/** Size, times and number of a file, any of which changes with it; null when it is gone or changed less than a `tick` ago. */
export function stampOf(file: string, tick: number): string | null {
  const info = statSync(file, { throwIfNoEntry: false })
  if (!info || Date.now() - Math.max(info.mtimeMs, info.ctimeMs) < tick) return null
  return [info.size, info.mtimeMs, info.ctimeMs, info.ino].join(' ')
}
