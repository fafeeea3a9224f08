import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { PlaceError } from './contents.ts'
import { realPlace, spoolFolder, waitingBeside } from './ownWork.ts'

/**
 * Makes `to` this run's own while `work` goes on, which is given a folder to work in. Throws PlaceError while another run
 * is at it: what it has published must be known before anything is compared with it.
 */
export async function withPlace<Done>(to: string, work: (workshop: string) => Promise<Done>): Promise<Done> {
  const prefix = await workshopsOf(to)
  const workshop = `${prefix}${process.pid}`
  if (inUse.has(workshop)) throw beingPublished(to, process.pid, workshop)
  inUse.add(workshop)
  try {
    await mkdir(path.dirname(workshop), { recursive: true })
    // In a container one run after another has the same number.
    await rm(workshop, { recursive: true, force: true })
    // It holds the bodies of stories that are held, so it is for the publisher alone.
    await mkdir(workshop, { mode: 0o700 })
    for (const inside of [spoolFolder, 'edition']) await mkdir(path.join(workshop, inside))
    await removeLeftBehind(to, prefix)
    return await work(workshop)
  } finally {
    await rm(workshop, { recursive: true, force: true })
    inUse.delete(workshop)
  }
}

/** Workshops of this very process. */
const inUse = new Set<string>()

function beingPublished(to: string, pid: number, workshop: string): PlaceError {
  return new PlaceError(
    `${to} is being published by another run (process ${pid}). Wait for it; should there be none, remove ${workshop}.`,
  )
}

/**
 * Where runs work, but for the number of each: beside the edition, on the same file system, so that files are moved in one
 * go; within it where it is a file system of its own.
 */
async function workshopsOf(to: string): Promise<string> {
  const real = realPlace(to)
  const deviceOf = (folder: string) =>
    stat(folder).then(
      ({ dev }) => dev,
      () => null,
    )
  const [own, around] = await Promise.all([deviceOf(real), deviceOf(path.dirname(real))])
  return own === null || own === around ? waitingBeside(real) : path.join(real, '.next-')
}

/** Takes away what runs that were killed had in their workshops. Throws PlaceError while another one is at work. */
async function removeLeftBehind(to: string, workshops: string): Promise<void> {
  const folder = path.dirname(workshops)
  const prefix = path.basename(workshops)
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = name.startsWith(prefix) ? name.slice(prefix.length) : ''
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue
    const left = path.join(folder, name)
    if (!isRunning(Number(pid))) await rm(left, { recursive: true, force: true })
    else throw beingPublished(to, Number(pid), left)
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
