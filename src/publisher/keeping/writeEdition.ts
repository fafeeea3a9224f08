import { accessSync, constants, existsSync, mkdirSync, renameSync } from 'node:fs'
import { readdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { hashOf } from './bodies.ts'
import { contentsAfter, contentsFile, foldersAbove, listOf, underWayFile, type Contents } from './contents.ts'
import { seeThatPlacesAreFree } from './freePlaces.ts'
import { openPress, type Press } from './press.ts'
import { writeInto } from './writeInto.ts'

/**
 * Replaces the edition in `to`, which consists of `before`, by what `make` puts into the press. A failure, or being killed,
 * before all files are there leaves the old edition as it was; being killed later leaves one the next run makes whole. What
 * is gone is removed last. Gives how many files were written, what the edition consists of now and a hash of that list
 * (`edition`), and what `make` gave.
 */
export async function writeEdition<Made>(
  { to, workshop }: { to: string; workshop: string },
  { before, edition }: { before: Contents; edition: string },
  make: (press: Press) => Promise<Made>,
): Promise<{ written: number; edition: string; contents: Contents; made: Made }> {
  const { press, given, changed } = openPress(to, workshop, before)
  const made = await make(press)
  const gone = press.unnamed()
  const contents = contentsAfter(before, { given, gone: new Set(gone) })
  if (edition !== '' && changed.size === 0 && gone.length === 0) return { written: 0, edition, contents, made }
  const list = listOf(contents)
  const isPut = before.size === 0 && (await isPutWhole(to, press.folder, list))
  if (!isPut) {
    seeThatPlacesAreFree(to, new Map([...changed].map((file) => [file, given.get(file)!])), before)
    await putInPlace(to, press.folder, { changed: newFirst(to, changed, before), gone, list })
  }
  return { written: changed.size, edition: hashOf(list), contents, made }
}

/** New files first, since those that change may point to them. What a run that was cut short should have put there may be new, too. */
function newFirst(to: string, changed: Set<string>, before: Contents): string[] {
  const isThere = (file: string) => {
    const known = before.get(file)
    return known !== undefined && (known.hash !== '' || existsSync(path.join(to, file)))
  }
  const { added = [], replaced = [] } = Object.groupBy(changed, (file) => (isThere(file) ? 'replaced' : 'added'))
  return [...added, ...replaced]
}

/** Puts a first edition in place in one go. Not when something is there, or when folders cannot be moved there. */
async function isPutWhole(to: string, folder: string, list: string): Promise<boolean> {
  writeInto(folder, contentsFile, list)
  try {
    if (existsSync(to)) await rmdir(to)
    await rename(folder, to)
    return true
  } catch {
    return false
  }
}

async function putInPlace(
  to: string,
  folder: string,
  { changed, gone, list }: { changed: string[]; gone: string[]; list: string },
): Promise<void> {
  const move = (file: string, content: string) => {
    writeInto(folder, file, content)
    moveIntoPlace(to, folder, file)
  }
  seeThatAllMayChange(to, [...changed, ...gone, contentsFile])
  move(underWayFile, JSON.stringify([...changed, ...gone]))
  // A file may come where a folder was, or a folder where a file was.
  await removeGone(to, inTheWay(changed, gone))
  for (const file of changed) moveIntoPlace(to, folder, file)
  await removeGone(to, gone)
  move(contentsFile, list)
  await rm(path.join(to, underWayFile))
}

/**
 * Fails before anything is put in place where some folder is another user's, or readers would have half of each edition.
 */
function seeThatAllMayChange(to: string, files: string[]): void {
  for (const folder of new Set(files.map((file) => path.dirname(file)))) {
    let place = path.join(to, folder)
    while (!existsSync(place)) place = path.dirname(place)
    accessSync(place, constants.W_OK)
  }
}

/** Those that are gone and stand above or below the place of one that comes. */
function inTheWay(changed: string[], gone: string[]): string[] {
  if (gone.length === 0) return []
  const folders = new Set(changed.flatMap(foldersAbove))
  const files = new Set(changed)
  return gone.filter((file) => folders.has(file) || foldersAbove(file).some((folder) => files.has(folder)))
}

function moveIntoPlace(to: string, folder: string, file: string): void {
  const [from, place] = [path.join(folder, file), path.join(to, file)]
  try {
    renameSync(from, place)
  } catch {
    mkdirSync(path.dirname(place), { recursive: true })
    renameSync(from, place)
  }
}

async function removeGone(to: string, gone: string[]): Promise<void> {
  for (const file of gone) await rm(path.join(to, file), { force: true }).catch(unlessReplaced)
  for (const folder of new Set(gone.map((file) => path.dirname(file)))) await removeIfEmpty(to, folder)
}

/** Where a folder stands by now, or a file where its folder was, what is gone has given way already. */
function unlessReplaced(error: NodeJS.ErrnoException): void {
  if (!['ERR_FS_EISDIR', 'EISDIR', 'ENOTDIR'].includes(error.code ?? '')) throw error
}

async function removeIfEmpty(to: string, folder: string): Promise<void> {
  if (folder === '.') return
  const left = await readdir(path.join(to, folder)).catch(() => ['?'])
  if (left.length > 0) return
  await rm(path.join(to, folder), { recursive: true })
  await removeIfEmpty(to, path.dirname(folder))
}
