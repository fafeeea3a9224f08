import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { told } from '#terminal/told.ts'
import { hashOf } from './bodies.ts'
import { foldersAbove, PlaceError, type Contents } from './contents.ts'

/** What stands at a file's place in `to`, or above it, and is not the edition's own (`before`); null when nothing does. */
export function inPlaceOf(file: string, to: string, before: Contents): string | null {
  for (const place of [...foldersAbove(file), file]) {
    const there = statSync(path.join(to, place), { throwIfNoEntry: false })
    if (there === undefined) return null
    // What is the edition's own gives way.
    if (!there.isDirectory()) return before.has(place) ? null : place
    if (place === file && !isWhollyOwn(place, to, before)) return place
  }
  return null
}

/** Whether a folder goes when the edition's files in it do. A run that was cut short may have left it empty. */
function isWhollyOwn(below: string, to: string, before: Contents): boolean {
  const there = readdirSync(path.join(to, below), { withFileTypes: true })
  const isOwn = (place: string, isFolder: boolean) => (isFolder ? isWhollyOwn(place, to, before) : before.has(place))
  return there.length === 0
    ? before.keys().some((file) => file.startsWith(`${below}/`))
    : there.every((entry) => isOwn(`${below}/${entry.name}`, entry.isDirectory()))
}

/**
 * Fails before anything is put in place where something of somebody else's stands at the place of a file that comes: a
 * file would be lost without a word, and a folder end the publication half-way. What holds the same already may be there.
 */
export function seeThatPlacesAreFree(to: string, coming: Contents, before: Contents): void {
  for (const [file, { hash }] of coming) {
    const other = inPlaceOf(file, to, before)
    if (other === null || (other === file && holds(path.join(to, file), hash))) continue
    throw new PlaceError(told('place.taken', { to, file, other: path.join(to, other) }))
  }
}

function holds(place: string, hash: string): boolean {
  return statSync(place).isFile() && hashOf(readFileSync(place)) === hash
}
