import { accessSync, constants, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { readdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { hashOf, readFileIn } from './bodies.ts'
import {
  contentsFile,
  foldersAbove,
  listOf,
  underWayFile,
  contentsAfter,
  type Contents,
  type MadeFile,
} from './contents.ts'
import { inPlaceOf, seeThatPlacesAreFree } from './freePlaces.ts'
import { spoolFolder } from './ownWork.ts'
import { rescuedPicture } from './rescued.ts'

/**
 * Where an edition is made. Files wait beside the edition until all are there; then each is put in place in the order
 * it was given, so what lists point to must be given before the lists.
 */
export interface Press {
  /** Gives the edition a file, made from what `key` names; one that is the same already is not touched. */
  put(file: string, content: string | Uint8Array, key?: string): void
  /** Whether the edition has a file made from what `key` names; if so, it stays. */
  keeps(file: string, key: string): boolean
  /** Whether nothing stands at a file's place, or above it, that is not the edition's own. */
  isFree(file: string): boolean
  /** The same for a file whose name says all that it is made from, whatever made it. */
  keepsNamed(file: string): boolean
  /** The same for a folder within one of the edition's own (`search/no-2024`), whose files were all made from what `key` names. */
  keepsFolder(below: string, key: string): boolean
  /** Tells of a file that has been written into `folder`, made from what `key` names. */
  made(file: string, hash: string, key: string): void
  /** The folder that files wait in. */
  folder: string
  /** A folder for what is needed only meanwhile. */
  spool: string
  /** A picture as a run that was cut short had made it; null when none had. It may not be whole. */
  rescued(file: string): Promise<Buffer | null>
  /** The files of the edition that have neither been put nor kept: they go. */
  unnamed(): string[]
  /** Whether a file is new, or another than the edition has. */
  changes(file: string): boolean
  /** A file as the edition will have it. */
  read(file: string): string
  /** Where that file is now. */
  placeOf(file: string): string
}

const pageName = 'index.html'

/** Writes a file, making its folder; gives the hash of its content. */
export function writeInto(folder: string, file: string, content: string | Uint8Array): string {
  const target = path.join(folder, file)
  // A page has a folder of its own; to try and fail first would take longer.
  if (path.basename(file) === pageName) mkdirSync(path.dirname(target), { recursive: true })
  try {
    writeFileSync(target, content)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, content)
  }
  return hashOf(content)
}

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
  const { press, given, changed } = pressAt(to, workshop, before)
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

function pressAt(to: string, workshop: string, before: Contents) {
  const given: Contents = new Map()
  const kept = new Set<MadeFile>()
  const changed = new Set<string>()
  const folder = path.join(workshop, 'edition')
  let folders: Map<string, string[]> | undefined
  const placeOf = (file: string) => path.join(changed.has(file) ? folder : to, file)
  const add = (file: string, hash: string, key: string | null) => {
    const known = before.get(file)
    // The same as before is the very same, by which the manifest knows that it need not tell of it.
    given.set(file, known?.hash === hash && known.key === key ? known : { hash, key })
    if (known?.hash !== hash) changed.add(file)
  }
  const press: Press = {
    folder,
    spool: path.join(workshop, spoolFolder),
    placeOf,
    rescued: (file) => rescuedPicture(workshop, file),
    unnamed: () => [...before].filter(([file, known]) => !kept.has(known) && !given.has(file)).map(([file]) => file),
    changes: (file) => changed.has(file),
    read: (file) => readFileIn(placeOf(file)),
    put(file, content, key) {
      const hash = hashOf(content)
      if (before.get(file)?.hash !== hash) writeInto(folder, file, content)
      add(file, hash, key ?? null)
    },
    keeps(file, key) {
      return before.get(file)?.key === key && press.keepsNamed(file)
    },
    isFree(file) {
      return before.has(file) || inPlaceOf(file, to, before) === null
    },
    keepsNamed(file) {
      const there = before.get(file)
      if (!there || there.hash === '') return false
      kept.add(there)
      return true
    },
    keepsFolder(below, key) {
      const above = `${path.dirname(below)}/`
      folders ??= Map.groupBy(
        [...before.keys()].filter((file) => file.startsWith(above)),
        (file) => file.split('/', 2).join('/'),
      )
      const files = folders.get(below) ?? []
      const isKept = files.length > 0 && files.every((file) => before.get(file)!.key === key && before.get(file)!.hash)
      return isKept && files.every((file) => press.keeps(file, key))
    },
    made: add,
  }
  return { press, given, changed }
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
