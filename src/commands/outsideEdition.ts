import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { UsageError } from '../commandLine.ts'

/** Throws UsageError for a file of ours that lies in the edition: whoever knows its name could fetch it, as any file there. */
export async function outsideEdition(option: string, file: string, edition: string): Promise<void> {
  const root = await placeOf(edition)
  const places = await Promise.all([file, path.dirname(file)].map(placeOf))
  if (!places.some((place) => isWithin(root, place))) return
  throw new UsageError(
    `${option} names ${file}, which lies in the edition: every reader could fetch it. Move it to another folder, and name it there.`,
  )
}

/** Where a file really is, also behind links; where it would be, when it is not there yet. */
async function placeOf(file: string): Promise<string> {
  return realpath(file).catch(() => path.resolve(file))
}

function isWithin(folder: string, place: string): boolean {
  const way = path.relative(folder, place)
  return !/^\.\.($|[\\/])/.test(way) && !path.isAbsolute(way)
}
