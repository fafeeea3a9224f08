import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { hashOf } from './bodies.ts'

/** A place that cannot be published to; the message says why and what to do. */
export class PlaceError extends Error {}

/** What an edition consists of, so that the next one knows what to write and what to remove: path -> hash, '' when it is not known. */
export type Contents = Map<string, string>

/** Where the list of its contents lies in an edition. It may be of use for uploading, too. */
const contentsFile = 'edition/files.json'

/** While an edition is being replaced: the files that come, change or go. Should that be cut short, the next run knows which to look at. */
const underWayFile = 'edition/under-way.json'

/**
 * Where an edition is made. Files wait beside the edition until all are there; then each is put in place in the order
 * it was given, so what lists point to must be given before the lists.
 */
export interface Press {
  /** Gives the edition a file; one that is the same already is not touched. Gives the hash of its content. */
  put(file: string, content: string | Uint8Array): string
  /** Whether the edition has a file with the content that `hash` is of; if so, it stays. */
  has(file: string, hash: string): boolean
  /** Whether the edition has a file made from what `key` names; if so, it stays. */
  keeps(file: string, key: string): boolean
  /** The same for a folder within one of the edition's own (`search/no-2024`), whose files were all made from what `key` names. */
  keepsFolder(below: string, key: string): boolean
  /** Tells of a file that has been written into `folder`, made from what `key` names. */
  made(file: string, hash: string, key: string): void
  /** The folder that files wait in. */
  folder: string
  /** A folder for what is needed only meanwhile. */
  spool: string
  /** A file as the edition will have it. */
  read(file: string): string
  /** Where that file is now. */
  placeOf(file: string): string
  /** What the files of the edition were made from. */
  keys: Map<string, string>
}

/** Writes a file, making its folder; gives the hash of its content. */
export function writeInto(folder: string, file: string, content: string | Uint8Array): string {
  const target = path.join(folder, file)
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
 * Replaces the edition in `to` by what `make` puts into the press. A failure, or being killed, before all files are there
 * leaves the old edition as it was; being killed later leaves one the next run makes whole. What is gone is removed last.
 * `before` is what the edition consists of, `edition` a hash of that list, `keys` what it was made from. Gives how many files were written, a hash of what
 * the edition consists of now, and what `make` gave. Throws PlaceError while another run is at it.
 */
export async function writeEdition<Made>(
  to: string,
  { before, edition, keys }: { before: Contents; edition: string; keys: Map<string, string> },
  make: (press: Press) => Promise<Made>,
): Promise<{ written: number; edition: string; keys: Map<string, string>; made: Made }> {
  const beside = `${path.resolve(to)}.next-${process.pid}`
  await mkdir(path.join(beside, 'spool'), { recursive: true })
  await mkdir(path.join(beside, 'edition'))
  try {
    await removeLeftBehind(to)
    const { press, now, changed } = pressAt(to, beside, before, keys)
    const made = await make(press)
    const contents = listOf(now)
    const gone = [...before.keys()].filter((file) => !now.has(file))
    if (hashOf(contents) !== edition || changed.size > 0 || gone.length > 0) {
      const isPut = before.size === 0 && (await isPutWhole(to, press.folder, contents))
      // New files first, since those that change may point to them.
      const inOrder = [...changed].toSorted((a, b) => Number(before.has(a)) - Number(before.has(b)))
      if (!isPut) await putInPlace(to, press.folder, { changed: inOrder, gone, contents })
    }
    return { written: changed.size, edition: hashOf(contents), keys: press.keys, made }
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

function pressAt(to: string, beside: string, before: Contents, keys: Map<string, string>) {
  const now: Contents = new Map()
  const changed = new Set<string>()
  const folder = path.join(beside, 'edition')
  let folders: Map<string, string[]> | undefined
  const placeOf = (file: string) => path.join(changed.has(file) ? folder : to, file)
  const add = (file: string, hash: string) => {
    now.set(file, hash)
    if (before.get(file) !== hash) changed.add(file)
  }
  const press: Press = {
    folder,
    spool: path.join(beside, 'spool'),
    keys: new Map(),
    placeOf,
    read: (file) => readFileSync(placeOf(file), 'utf8'),
    put(file, content) {
      const hash = hashOf(content)
      if (before.get(file) !== hash) writeInto(folder, file, content)
      add(file, hash)
      return hash
    },
    has(file, hash) {
      if (before.get(file) !== hash) return false
      now.set(file, hash)
      return true
    },
    keeps(file, key) {
      const hash = before.get(file)
      if (!hash || keys.get(file) !== key) return false
      press.keys.set(file, key)
      now.set(file, hash)
      return true
    },
    keepsFolder(below, key) {
      folders ??= Map.groupBy(before.keys(), (file) => file.split('/', 2).join('/'))
      const files = folders.get(below) ?? []
      const isKept = files.length > 0 && files.every((file) => before.get(file) && keys.get(file) === key)
      return isKept && files.every((file) => press.keeps(file, key))
    },
    made(file, hash, key) {
      press.keys.set(file, key)
      add(file, hash)
    },
  }
  return { press, now, changed }
}

/** Puts a first edition in place in one go. Not when something is there, or when folders cannot be moved there. */
async function isPutWhole(to: string, folder: string, contents: string): Promise<boolean> {
  writeInto(folder, contentsFile, contents)
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
  { changed, gone, contents }: { changed: string[]; gone: string[]; contents: string },
): Promise<void> {
  const move = (file: string, content: string) => {
    writeInto(folder, file, content)
    moveIntoPlace(to, folder, file)
  }
  move(underWayFile, JSON.stringify([...changed, ...gone]))
  for (const file of changed) moveIntoPlace(to, folder, file)
  await removeGone(to, gone)
  move(contentsFile, contents)
  await rm(path.join(to, underWayFile))
}

function listOf(contents: Contents): string {
  const names = [...contents.keys()].toSorted()
  return JSON.stringify(Object.fromEntries(names.map((file) => [file, contents.get(file)])))
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

/** Takes away what runs that were killed had written beside the edition. Throws PlaceError while another one is at work. */
async function removeLeftBehind(to: string): Promise<void> {
  const folder = path.dirname(path.resolve(to))
  const prefix = `${path.basename(path.resolve(to))}.next-`
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = name.startsWith(prefix) ? name.slice(prefix.length) : ''
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue
    const left = path.join(folder, name)
    if (!isRunning(Number(pid))) await rm(left, { recursive: true, force: true })
    else
      throw new PlaceError(
        `${to} is being published by another run (process ${pid}). Wait for it; should there be none, remove ${left}.`,
      )
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** What the edition that stands in `to` consists of; nothing when the folder is empty or missing. Throws PlaceError when something else is there. */
export async function editionIn(to: string): Promise<{ contents: Contents; edition: string }> {
  const list = await readFile(path.join(to, contentsFile), 'utf8').catch(() => null)
  const underWay = await readFile(path.join(to, underWayFile), 'utf8').catch(() => null)
  if (list !== null || underWay !== null) {
    const listed = JSON.parse(list ?? '{}') as Record<string, string> | string[]
    // Editions of version 0.1 list names alone.
    const contents = Array.isArray(listed) ? new Map(listed.map((file) => [file, ''])) : new Map(Object.entries(listed))
    for (const file of JSON.parse(underWay ?? '[]') as string[]) contents.set(file, '')
    return { contents, edition: hashOf(list ?? '') }
  }
  const there = await readdir(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new PlaceError(`${to} cannot be published to: ${error.message}`)
  })
  if (there.length === 0) return { contents: new Map(), edition: '' }
  throw new PlaceError(
    `${to} holds something that is no edition. Name an empty folder with --to, so that nothing of yours is lost.`,
  )
}

async function removeGone(to: string, gone: string[]): Promise<void> {
  for (const file of gone) await rm(path.join(to, file), { force: true })
  for (const folder of new Set(gone.map((file) => path.dirname(file)))) await removeIfEmpty(to, folder)
}

async function removeIfEmpty(to: string, folder: string): Promise<void> {
  if (folder === '.') return
  const left = await readdir(path.join(to, folder)).catch(() => ['?'])
  if (left.length > 0) return
  await rm(path.join(to, folder), { recursive: true })
  await removeIfEmpty(to, path.dirname(folder))
}
