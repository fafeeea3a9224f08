import { statSync } from 'node:fs'
import path from 'node:path'
import { PlaceError } from './contents.ts'
import { holdsEdition, realPlace } from './ownWork.ts'

/** Sees that each newsroom is a folder of articles, and that the edition does not go where it would take one's place. Throws PlaceError. */
export function checkPlaces(newsrooms: string[], to?: string): void {
  for (const [nth, folder] of newsrooms.entries()) {
    const found = statSync(folder, { throwIfNoEntry: false })
    if (!found)
      throw new PlaceError(
        `There is no folder ${folder}. Name the one that holds the articles, in quotation marks if its name has spaces.`,
      )
    if (!found.isDirectory()) throw new PlaceError(`${folder} is no folder. Name the one that holds the articles.`)
    const around = newsrooms.find((other, at) => at !== nth && isWithin(realPlace(folder), realPlace(other)))
    if (around !== undefined)
      throw new PlaceError(
        `Name each folder once: ${folder} is named twice, or lies within ${around}, with which it is read.`,
      )
    if (to !== undefined && isWithin(realPlace(folder), realPlace(to)))
      throw new PlaceError(
        `--to ${to} would put the edition in place of the articles. Name a folder of its own, such as ${path.join(folder, 'site')}.`,
      )
    if (holdsEdition(folder))
      throw new PlaceError(`${folder} is an edition that Lesesal has made. Name the folder that holds the articles.`)
  }
}

/** Whether a place is a folder or lies within it. */
export function isWithin(place: string, folder: string): boolean {
  const way = path.relative(folder, place)
  return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way))
}
