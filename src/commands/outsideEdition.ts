import path from 'node:path'
import { realPlace } from '#publisher/keeping/ownWork.ts'
import { isWithin } from '#publisher/keeping/places.ts'
import { UsageError } from '../commandLine.ts'

/**
 * Throws UsageError for a file of ours that lies in the edition, or is a link from there: whoever knows its name could
 * fetch it, as any file there.
 */
export function outsideEdition(option: string, file: string, edition: string): void {
  if (![file, path.dirname(file)].some((place) => isWithin(realPlace(place), realPlace(edition)))) return
  throw new UsageError(
    `${option} names ${file}, which lies in the edition: every reader could fetch it. Move it to another folder, and name it there.`,
  )
}
