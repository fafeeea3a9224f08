import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { told } from '#terminal/told.ts'
import { hashOf } from './bodies.ts'

/** A place that cannot be published to; the message says why and what to do. */
export class PlaceError extends Error {}

/** A file of an edition: a hash of its content, '' when that is not known, and of what it was made from. */
export interface MadeFile {
  hash: string
  key: string | null
}

/** What an edition consists of, so that the next one knows what to write and what to remove, by path. */
export type Contents = Map<string, MadeFile>

/** Where the list of its contents lies in an edition. It may be of use for uploading, too. */
export const contentsFile = 'edition/files.json'

/** While an edition is being replaced: the files that come, change or go. Should that be cut short, the next run knows which to look at. */
export const underWayFile = 'edition/under-way.json'

/** The edition that stands somewhere already. */
export interface Standing {
  /** A hash of the list of its contents; '' when there is none. */
  edition: string
  /** What that list says. */
  listed(): Contents
  /** The files that a run which was cut short may have changed. */
  underWay: string[]
}

/** The edition that stands in `to`; an empty one when the folder is empty or missing. Throws PlaceError when something else is there. */
export async function editionIn(to: string): Promise<Standing> {
  const cannot = (error: Error) => new PlaceError(told('place.unusable', { to, reason: error.message }))
  const textOf = (file: string) =>
    readFile(path.resolve(to, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      throw cannot(error)
    })
  const list = await textOf(contentsFile)
  const underWay = await textOf(underWayFile)
  if (list !== null || underWay !== null)
    return {
      edition: list === null ? '' : hashOf(list),
      listed: () => readableOr(to, () => contentsFrom(list ?? '{}')),
      underWay:
        underWay === null ? [] : filesUnderWay(underWay, () => readableOr(to, () => contentsFrom(list ?? '{}'))),
    }
  const there = await readdir(path.resolve(to)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') throw new PlaceError(told('place.file', { to }))
    throw cannot(error)
  })
  if (there.every((name) => name.startsWith('.next-'))) return { edition: '', listed: () => new Map(), underWay: [] }
  throw new PlaceError(told('place.others', { to }))
}

/** A machine that lost its power may have left the file empty: then every file may have been on its way. */
function filesUnderWay(written: string, listed: () => Contents): string[] {
  try {
    return ownFiles(JSON.parse(written) as string[])
  } catch {
    return [...listed().keys()]
  }
}

function readableOr(to: string, read: () => Contents): Contents {
  try {
    return read()
  } catch {
    throw new PlaceError(told('place.list', { to, list: path.join(to, contentsFile) }))
  }
}

function contentsFrom(list: string): Contents {
  const listed = JSON.parse(list) as Record<string, string>
  ownFiles(Object.keys(listed))
  return new Map(Object.entries(listed).map(([file, hash]) => [file, { hash, key: null }]))
}

/** These files; throws when one is named by a way that may lead out of the edition, as what is listed and gone is removed. */
function ownFiles(files: string[]): string[] {
  if (files.some((file) => path.posix.join('/', file) !== `/${file}`)) throw new Error('names what lies elsewhere')
  return files
}

/** The folders that a file of an edition lies in, from the uppermost. */
export function foldersAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, nth) => parts.slice(0, nth + 1).join('/'))
}

/** The list of an edition's contents as it is written: path -> hash. */
export function listOf(contents: Contents): string {
  // An object of tens of thousands of keys takes several times as long to make.
  const lines: string[] = []
  for (const [file, { hash }] of contents) lines.push(`${JSON.stringify(file)}:"${hash}"`)
  return `{${lines.join(',')}}`
}

/** What an edition consists of, in the order of names, when these files have been given to it and those are gone. */
export function contentsAfter(before: Contents, { given, gone }: { given: Contents; gone: Set<string> }): Contents {
  const contents: Contents = new Map()
  const added = [...given.keys()].filter((file) => !before.has(file)).toSorted()
  let next = 0
  for (const [file, known] of before) {
    while (next < added.length && added[next]! < file) contents.set(added[next]!, given.get(added[next++]!)!)
    if (!gone.has(file)) contents.set(file, given.get(file) ?? known)
  }
  for (const file of added.slice(next)) contents.set(file, given.get(file)!)
  const names = [...contents.keys()]
  // Nobody but whoever has changed the list by hand has it in another order.
  const isInOrder = names.every((name, place) => place === 0 || names[place - 1]! < name)
  return isInOrder ? contents : new Map(names.toSorted().map((file) => [file, contents.get(file)!]))
}
