import { readFileSync, readlinkSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
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
    await makeWorkshop(to, workshop)
    try {
      await removeLeftBehind(to, prefix)
      return await work(workshop)
    } finally {
      await rm(workshop, { recursive: true, force: true })
    }
  } finally {
    inUse.delete(workshop)
  }
}

async function makeWorkshop(to: string, workshop: string): Promise<void> {
  const around = path.dirname(workshop)
  try {
    await mkdir(around, { recursive: true })
    // In a container one run after another has the same number.
    await rm(workshop, { recursive: true, force: true })
    // It holds the bodies of stories that are held, so it is for the publisher alone.
    await mkdir(workshop, { mode: 0o700 })
    await writeFile(path.join(workshop, processFile), JSON.stringify(markOf(process.pid)))
    for (const inside of [spoolFolder, 'edition']) await mkdir(path.join(workshop, inside))
  } catch (error) {
    throw new PlaceError(
      `${to} cannot be published to: ${(error as Error).message}. The edition is made in ${around} first; let this user write there, or name another folder with --to.`,
    )
  }
}

/** Tells, in a workshop, which process works there. */
const processFile = 'process.json'

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
    if (await isAtWork(Number(pid), left)) throw beingPublished(to, Number(pid), left)
    await rm(left, { recursive: true, force: true })
  }
}

/** Whether the process that made a workshop is running, and not another one that was given its number since. */
async function isAtWork(pid: number, workshop: string): Promise<boolean> {
  if (!isRunning(pid)) return false
  const now = markOf(pid)
  const then = await readFile(path.join(workshop, processFile), 'utf8').then(
    (text) => JSON.parse(text) as ProcessMark | null,
    () => null,
  )
  if (!now || !then) return true
  return now.boot === then.boot && (now.space !== then.space || now.began === then.began)
}

/** What tells a process from another of the same number: the start of the machine, its container and when it began. */
interface ProcessMark {
  boot: string
  space: string
  began: string
}

/** Null where the system does not tell, as only Linux does (proc(5)). */
function markOf(pid: number): ProcessMark | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return {
      boot: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
      space: readlinkSync('/proc/self/ns/pid'),
      // The 22nd field; the second is a name in brackets, which may have spaces and brackets in it.
      began: status.slice(status.lastIndexOf(')') + 2).split(' ')[19]!,
    }
  } catch {
    return null
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
