import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inOrder } from './outputs/inOrder.ts'

/** A file of an edition: text or bytes, or how to make them when they are not there already. */
export type Content = string | Uint8Array | { unlessThere: () => Promise<Uint8Array> }

/** A place that cannot be published to; the message says why and what to do. */
export class PlaceError extends Error {}

/** Disks answer late; so many files are asked after at the same time. */
const filesAtOnce = 16

/** The list of what an edition consists of, so that the next one knows what it may remove. */
const listFile = 'edition/files.json'

/**
 * Replaces the edition in `to`. All new files are written beside it first; only then is each renamed into place, what
 * lists point to before the lists, and what is gone is removed last. Whoever reads meanwhile never meets a list
 * that points to a missing page, and a failure before the renaming leaves the old edition as it was.
 * `files` must come in that order. Files that stay the same are not touched. Throws PlaceError while another run is at it.
 */
export async function writeEdition(to: string, files: AsyncIterable<[string, Content]>): Promise<{ written: number }> {
  const before = await editionIn(to)
  const beside = `${path.resolve(to)}.next-${process.pid}`
  const [all, changed]: [string[], string[]] = [[], []]
  await mkdir(beside, { recursive: true })
  try {
    await removeLeftBehind(to)
    const write = async ([file, content]: [string, Content]): Promise<[file: string, isNew: boolean]> => {
      const bytes = await newBytes(path.join(to, file), content)
      if (bytes !== null) await put(path.join(beside, file), bytes)
      return [file, bytes !== null]
    }
    for await (const [file, isNew] of inOrder(files, filesAtOnce, write)) {
      all.push(file)
      if (isNew) changed.push(file)
    }
    // Should the renaming be cut short, the next run must know of both what was there and what had come.
    await putInPlace(to, beside, listFile, listOf([...before, ...all]))
    for (const file of changed) await moveIntoPlace(to, beside, file)
    await removeGone(to, before, new Set(all))
    await putInPlace(to, beside, listFile, listOf(all))
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  return { written: changed.length }
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

function listOf(files: string[]): string {
  return JSON.stringify([...new Set(files)].toSorted(), null, 1)
}

async function putInPlace(to: string, beside: string, file: string, content: string): Promise<void> {
  await put(path.join(beside, file), content)
  await moveIntoPlace(to, beside, file)
}

async function moveIntoPlace(to: string, beside: string, file: string): Promise<void> {
  await mkdir(path.dirname(path.join(to, file)), { recursive: true })
  await rename(path.join(beside, file), path.join(to, file))
}

/** The files of the edition that stands in `to`; none when the folder is empty or missing. Throws PlaceError when something else is there. */
export async function editionIn(to: string): Promise<string[]> {
  const list = await readFile(path.join(to, listFile), 'utf8').catch(() => null)
  if (list !== null) return JSON.parse(list) as string[]
  const there = await readdir(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new PlaceError(`${to} cannot be published to: ${error.message}`)
  })
  if (there.length === 0) return []
  throw new PlaceError(
    `${to} holds something that is no edition. Name an empty folder with --to, so that nothing of yours is lost.`,
  )
}

/** What must be written to have `content` at `file`; null when it is there already. */
async function newBytes(file: string, content: Content): Promise<Uint8Array | null> {
  if (typeof content === 'object' && 'unlessThere' in content) {
    const there = await access(file).then(
      () => true,
      () => false,
    )
    return there ? null : content.unlessThere()
  }
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const old = await readFile(file).catch(() => null)
  return old?.equals(bytes) ? null : bytes
}

async function put(file: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, bytes)
}

async function removeGone(to: string, before: string[], now: Set<string>): Promise<void> {
  const gone = before.filter((file) => !now.has(file))
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
