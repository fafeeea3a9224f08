import path from 'node:path'
import { realPlace } from '#publisher/keeping/ownWork.ts'
import { isWithin } from '#publisher/keeping/places.ts'
import { told } from '#terminal/told.ts'
import { UsageError } from '../commandLine.ts'

/**
 * Throws UsageError for a file of ours that lies in the edition, or is a link from there: whoever knows its name could
 * fetch it, as any file there.
 */
export function outsideEdition(option: string, file: string, edition: string): void {
  if (![file, path.dirname(file)].some((place) => isWithin(realPlace(place), realPlace(edition)))) return
  throw new UsageError(told('file.within-edition', { option, file }))
}
