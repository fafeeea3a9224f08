import path from 'node:path'
import { PlaceError } from './contents.ts'
import { realPlace } from './ownWork.ts'

/** Whether something failed since this user may not touch what is in the edition in `to`, or lies beside it. */
export function isAnothers(error: unknown, to: string): error is NodeJS.ErrnoException {
  const { code, path: from, dest } = error as NodeJS.ErrnoException & { dest?: string }
  const place = dest ?? from
  if ((code !== 'EACCES' && code !== 'EPERM') || place === undefined) return false
  return [path.resolve(to), realPlace(to)].some((own) => place.startsWith(own))
}

/** The same in words that say what to do. */
export function ofAnother(to: string, cause: Error): PlaceError {
  return new PlaceError(
    `${to} cannot be published to: ${cause.message}. Something in it or beside it (${path.basename(to)}.*) is another user's, as after a publication by root. Give all of it to the user who publishes (chown -R), and publish again.`,
    { cause },
  )
}
