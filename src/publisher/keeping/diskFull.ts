import path from 'node:path'
import { told } from '#terminal/told.ts'
import { PlaceError } from './contents.ts'

/** Whether something failed since a disk, or what a user may have of it, is full. Of errors in threads nothing but the message is left. */
export function isDiskFull(error: unknown): error is Error {
  return error instanceof Error && /^(ENOSPC|EDQUOT|EFBIG)\b/.test(error.message)
}

/** The same in words that say what to do, where an edition is made in `workshop`. */
export function noRoomFor(workshop: string, cause: Error): PlaceError {
  const words = told('place.full', { folder: path.dirname(workshop), reason: cause.message })
  return new PlaceError(words, { cause })
}
