import { statSync } from 'node:fs'
import path from 'node:path'
import { told } from '#terminal/told.ts'
import { PlaceError } from './contents.ts'
import { holdsEdition, realPlace } from './ownWork.ts'

/** Sees that each newsroom is a folder of articles, and that the edition does not go where it would take one's place. Throws PlaceError. */
export function checkPlaces(newsrooms: string[], to?: string): void {
  for (const [nth, folder] of newsrooms.entries()) {
    const found = statSync(folder, { throwIfNoEntry: false })
    if (!found) throw new PlaceError(told('place.absent', { folder }))
    if (!found.isDirectory()) throw new PlaceError(told('place.no-folder', { folder }))
    const around = newsrooms.find((other, at) => at !== nth && isWithin(realPlace(folder), realPlace(other)))
    if (around !== undefined) throw new PlaceError(told('place.twice', { folder, around }))
    if (to !== undefined && isWithin(realPlace(folder), realPlace(to)))
      throw new PlaceError(told('place.over-articles', { to, other: path.join(folder, 'site') }))
    if (holdsEdition(folder)) throw new PlaceError(told('place.edition-read', { folder }))
  }
}

/** Whether a place is a folder or lies within it. */
export function isWithin(place: string, folder: string): boolean {
  const way = path.relative(folder, place)
  return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way))
}
