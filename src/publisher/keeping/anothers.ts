import path from 'node:path'
import { told } from '#terminal/told.ts'
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
  const words = told('place.anothers', { to, reason: cause.message, name: path.basename(to) })
  return new PlaceError(words, { cause })
}
