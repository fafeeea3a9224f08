import type { AsyncSubscription } from '@parcel/watcher'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { lstatSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { told } from '#terminal/told.ts'
import { isOwnChange, ownWork, realPlace, type OwnWork } from './keeping/ownWork.ts'
import { isHidden } from './reading/passedOver.ts'
import { settingsFileIn } from './settings.ts'

/** How long a folder must be quiet before a change counts as finished, so that no file is read half-written. Milliseconds. */
const quiet = 300

/** A folder that is never quiet is looked at this often all the same. Milliseconds. */
const patience = 5000

/** How often a folder is looked after that may have been taken away or put back. Milliseconds. */
const pace = 1000

/**
 * How often a folder is looked through, whatever the system tells: of what another machine changes on a shared disk it tells
 * nothing. The second is for folders it tells nothing of at all. Milliseconds.
 */
const usualRound = 60_000
const deafRound = 5000

/** Moments to come are waited for so long at a time, since a machine may sleep and a clock be put right. Milliseconds. */
const longest = 60_000

export interface Watched {
  /** Calls `changed` at a moment too (milliseconds), as when an embargo ends; null for none. */
  changeAt(moment: number | null): void
  stop(): void
}

/**
 * Calls `changed` after files below any of the folders have changed and things are quiet again: one call at a time, the
 * first when `before` is done, and one for all changes meanwhile. What the publisher writes there (`own`) is no change.
 * Folders may vanish and come back.
 */
export function watchFolders(
  folders: string[],
  changed: () => Promise<void>,
  {
    before = Promise.resolve(),
    own = ownWork({}),
    complain = (message) => console.error(message),
  }: { before?: Promise<unknown>; own?: OwnWork; complain?: (message: string) => void } = {},
): Watched {
  let timer: ReturnType<typeof setTimeout> | undefined
  let alarm: ReturnType<typeof setTimeout> | undefined
  let since: number | null = null
  let isWaiting = false
  let running: Promise<void> = before.then(
    () => undefined,
    () => undefined,
  )
  const run = () => {
    since = null
    // One that has not begun yet will see this change too.
    if (isWaiting) return
    isWaiting = true
    running = running.then(() => {
      isWaiting = false
      for (const watcher of watchers) watcher.remember()
      return changed()
    })
  }
  const soon = () => {
    since ??= Date.now()
    clearTimeout(timer)
    timer = setTimeout(run, Math.max(0, Math.min(quiet, since + patience - Date.now())))
  }
  const watchers = folders.map((folder) => watchFolder(folder, own, { tell: soon, complain }))
  const changeAt = (moment: number | null) => {
    clearTimeout(alarm)
    if (moment === null) return
    const left = Math.max(0, moment - Date.now())
    alarm = setTimeout(() => (left > longest ? changeAt(moment) : run()), Math.min(left, longest))
  }
  return {
    changeAt,
    stop() {
      clearTimeout(timer)
      clearTimeout(alarm)
      for (const watcher of watchers) watcher.stop()
    },
  }
}

/** Tells of changes below a folder, and of its being taken away or put back. What it looks like now is remembered when a publication begins. */
function watchFolder(
  folder: string,
  own: OwnWork,
  { tell, complain }: { tell: () => void; complain: (message: string) => void },
) {
  let identity = identityOf(folder)
  let seen = stateOf(folder, own)
  let settings = signOf(settingsFileIn(folder), statSync)
  let lookedAt = Date.now()
  let isDeaf = false
  let subscription = open()

  async function open(): Promise<AsyncSubscription | null> {
    const root = realPlace(folder)
    const isNews = ({ path: place }: { path: string }) => {
      const below = path.relative(root, place)
      return !below.split(path.sep).some(isHidden) && !isOwnChange(own, root, below)
    }
    try {
      const { subscribe } = await import('@parcel/watcher')
      await seeThatItMayWatch(root)
      const { passedOver, closed } = contentOf(root, own)
      const heard = await subscribe(root, (error, events) => void ((error !== null || events.some(isNews)) && look()), {
        // An edition may have more folders than a system can watch.
        ignore: [...passedOver, ...closed],
      })
      isDeaf = closed.length > 0
      return heard
    } catch (error) {
      isDeaf = true
      const reason = (error as Error).message
      if (identityOf(folder) !== null) complain(told('watch.deaf', { folder, reason, seconds: deafRound / 1000 }))
      return null
    }
  }
  const close = () => subscription.then((heard) => heard?.unsubscribe())

  function look(): void {
    const now = identityOf(folder)
    if (now !== identity) {
      identity = now
      // One after the other: the library has one watch a folder, which the end of the old would take with it.
      subscription = close().then(open, open)
    }
    tell()
  }
  const remember = () => {
    lookedAt = Date.now()
    seen = stateOf(folder, own)
    settings = signOf(settingsFileIn(folder), statSync)
  }
  const timer = setInterval(() => {
    if (identityOf(folder) !== identity) return look()
    // They may be a link to a file elsewhere, of which the folder tells nothing.
    if (signOf(settingsFileIn(folder), statSync) !== settings) return tell()
    if (Date.now() - lookedAt < (isDeaf ? deafRound : usualRound)) return
    const before = seen
    remember()
    if (seen !== before) tell()
  }, pace)
  return {
    remember,
    stop() {
      clearInterval(timer)
      void close()
    },
  }
}

/**
 * Throws where the system lets this user watch no more: @parcel/watcher waits forever for the first inotify instance it
 * cannot have. A thread tries it, with whose end what Node has taken is free again.
 */
async function seeThatItMayWatch(folder: string): Promise<void> {
  const trial = "require('node:fs').watch(require('node:worker_threads').workerData).close()"
  await once(new Worker(trial, { eval: true, workerData: folder }), 'exit')
}

/** What a folder holds, in few letters: others when a file below it has been changed, added or taken away. */
function stateOf(folder: string, own: OwnWork): string {
  const state = createHash('sha256')
  const { files, closed } = contentOf(realPlace(folder), own)
  for (const place of [...files, ...closed]) state.update(`${place} ${signOf(place, lstatSync)}\n`)
  return state.digest('base64')
}

/** What changes with a file or folder; null when there is none, or the system cannot tell. */
function signOf(place: string, ask: typeof statSync): string | null {
  try {
    const { ino, size, mtimeMs, ctimeMs } = ask(place)
    return [ino, size, mtimeMs, ctimeMs].join(' ')
  } catch {
    return null
  }
}

/** The files below a folder; what is passed over there, as the publisher has made it or no newsroom means to publish it; and folders that cannot be read. */
function contentOf(folder: string, own: OwnWork): { files: string[]; passedOver: string[]; closed: string[] } {
  const content = { files: [] as string[], passedOver: [] as string[], closed: [] as string[] }
  const gather = (above: string): void => {
    for (const entry of entriesOf(above)) {
      const place = path.join(above, entry.name)
      if (isHidden(entry.name) || own(place, entry.isFile()) !== null) content.passedOver.push(place)
      else if (entry.isDirectory()) gather(place)
      else content.files.push(place)
    }
  }
  const entriesOf = (above: string) => {
    try {
      return readdirSync(above, { withFileTypes: true })
    } catch {
      content.closed.push(above)
      return []
    }
  }
  gather(folder)
  return content
}

/**
 * Which folder it is that has this name now; null for none, or when the disk it is on does not answer. A folder that was moved away and back is the same, but what
 * watched it has gone deaf: then it has changed and nothing in it has.
 */
function identityOf(folder: string): string | null {
  try {
    const { ino, ctimeMs, mtimeMs } = statSync(folder)
    return ctimeMs === mtimeMs ? String(ino) : `${ino} ${ctimeMs}`
  } catch {
    return null
  }
}
