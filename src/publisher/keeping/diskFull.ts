import path from 'node:path'
import { PlaceError } from './contents.ts'

/** Whether something failed since a disk, or what a user may have of it, is full. Of errors in threads nothing but the message is left. */
export function isDiskFull(error: unknown): error is Error {
  return error instanceof Error && /^(ENOSPC|EDQUOT|EFBIG)\b/.test(error.message)
}

/** The same in words that say what to do, where an edition is made in `workshop`. */
export function noRoomFor(workshop: string, cause: Error): PlaceError {
  return new PlaceError(
    `There is no room for the next edition in ${path.dirname(workshop)} (${cause.message}). This publication is not finished; readers have a whole edition. Make room there, as much as an edition takes, or name a folder on another disk with --to, and publish again.`,
    { cause },
  )
}
