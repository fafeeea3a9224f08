import { shortened, type Place } from '../../findings.ts'
import type { Desk } from '../desk.ts'
import type { Standing } from '../story.ts'
import { isPast } from '../words/isPast.ts'
import { earliest, latest } from '../words/dates.ts'

/** Whether an agency holds back or has withdrawn a picture that belongs to a story, which is told. */
export function isPictureHeld(
  { status, embargo, expires }: Pick<Standing, 'status' | 'embargo' | 'expires'>,
  name: string,
  { remark }: Desk,
  place: Place,
): boolean {
  const isEmbargoed = embargo !== null && (embargo.until === null || !isPast(latest(embargo.until)))
  const isExpired = expires !== null && isPast(earliest(expires))
  if (status === 'usable' && !isEmbargoed && !isExpired) return false
  remark('note', 'picture.lost/held', { src: shortened(name) }, place)
  return true
}
