import { randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { told } from '#terminal/told.ts'
import { isAnothers, ofAnother } from './anothers.ts'
import { PlaceError } from './contents.ts'
import { isDiskFull, noRoomFor } from './diskFull.ts'
import { realPlace, spoolFolder, waitingBeside } from './ownWork.ts'
import { leavePictures, rescuePictures } from './rescued.ts'

/**
 * Makes `to` this run's own while `work` goes on, which is given a folder to work in. Throws PlaceError while another run
 * is at it: what it has published must be known before anything is compared with it.
 */
export async function withPlace<Done>(to: string, work: (workshop: string) => Promise<Done>): Promise<Done> {
  const prefix = await workshopsOf(to)
  const other = inUse.get(prefix)
  if (other !== undefined) throw beingPublished(to, process.pid, other)
  // In two containers runs may have the same number.
  const workshop = `${prefix}${process.pid}-${randomBytes(6).toString('hex')}`
  inUse.set(prefix, workshop)
  let pulse: ReturnType<typeof setInterval> | undefined
  try {
    await makeWorkshop(to, workshop)
    pulse = setInterval(() => void markAtWork(workshop), pulseEvery)
    let isLeft = false
    try {
      await removeLeftBehind(to, prefix)
      return await work(workshop)
    } catch (error) {
      if (isDiskFull(error)) throw noRoomFor(workshop, error)
      isLeft = await leaveWorkshop(workshop).catch(() => false)
      throw isAnothers(error, to) ? ofAnother(to, error) : error
    } finally {
      if (!isLeft) await rm(workshop, { recursive: true, force: true })
    }
  } finally {
    clearInterval(pulse)
    inUse.delete(prefix)
  }
}

async function makeWorkshop(to: string, workshop: string): Promise<void> {
  const around = path.dirname(workshop)
  try {
    await mkdir(around, { recursive: true })
    // It holds the bodies of stories that are held, so it is for the publisher alone.
    await mkdir(workshop, { mode: 0o700 })
    await writeFile(path.join(workshop, processFile), JSON.stringify(markOf(process.pid)))
    for (const inside of [spoolFolder, 'edition']) await mkdir(path.join(workshop, inside))
  } catch (error) {
    await rm(workshop, { recursive: true, force: true }).catch(() => undefined)
    if (isDiskFull(error)) throw noRoomFor(workshop, error)
    throw new PlaceError(told('place.workshop', { to, around, reason: (error as Error).message }))
  }
}

/** Leaves the pictures that a failed run has made to the next one; false when there are none. */
async function leaveWorkshop(workshop: string): Promise<boolean> {
  const isLeft = await leavePictures(workshop)
  if (isLeft) await writeFile(path.join(workshop, processFile), JSON.stringify(ended))
  return isLeft
}

/** Tells, in a workshop, which process works there. */
const processFile = 'process.json'

/** How often a run shows that it is at work, and after how long without that it is not. Milliseconds. */
const pulseEvery = 5000
const longestSilence = 30_000

async function markAtWork(workshop: string): Promise<void> {
  const now = new Date()
  await utimes(path.join(workshop, processFile), now, now).catch(() => undefined)
}

/** Workshops of this very process, by what their names begin with. */
const inUse = new Map<string, string>()

function beingPublished(to: string, pid: number, workshop: string): PlaceError {
  return new PlaceError(told('place.busy', { to, pid, workshop }))
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

/**
 * Takes away what runs that were cut short had in their workshops, but for the pictures they had made. Throws PlaceError
 * while another one is at work.
 */
async function removeLeftBehind(to: string, workshops: string): Promise<void> {
  const folder = path.dirname(workshops)
  const prefix = path.basename(workshops)
  for (const name of await readdir(folder).catch(() => [])) {
    const number = name.startsWith(prefix) ? /^(\d+)(-[\da-f]+)?$/.exec(name.slice(prefix.length))?.[1] : undefined
    const left = path.join(folder, name)
    if (number === undefined || left === inUse.get(workshops)) continue
    const pid = Number(number)
    if (await isAtWork(pid, left)) throw beingPublished(to, pid, left)
    await rescuePictures(left, inUse.get(workshops)!)
    await rm(left, { recursive: true, force: true })
  }
}

/** Whether the process that made a workshop is running, and not another one that was given its number since. */
async function isAtWork(pid: number, workshop: string): Promise<boolean> {
  const mark = path.join(workshop, processFile)
  // A full disk, or a machine that lost its power, may have left it empty.
  const then = await readFile(mark, 'utf8')
    .then((text) => JSON.parse(text) as ProcessMark | null)
    .catch(() => null)
  if (then?.began === ended.began) return false
  const own = markOf(process.pid)
  // Numbers of another container mean nothing here.
  if (own && then && then.boot === own.boot && then.space !== own.space) {
    const shown = await stat(mark).catch(() => null)
    return shown !== null && Date.now() - shown.mtimeMs < longestSilence
  }
  if (pid === process.pid || !isRunning(pid)) return false
  const now = markOf(pid)
  return !now || !then || (now.boot === then.boot && now.began === then.began)
}

/** What tells a process from another of the same number: the start of the machine, its container and when it began. */
interface ProcessMark {
  boot: string
  space: string
  began: string
}

/** Of a run that has failed: its process may go on, as that of `--watch` does. */
const ended: ProcessMark = { boot: '', space: '', began: 'ended' }

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
