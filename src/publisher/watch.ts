import { statSync, watch, type FSWatcher } from 'node:fs'
import { isOwnChange, ownWork, realPlace, type OwnWork } from './ownWork.ts'

/** How long a folder must be quiet before a change counts as finished, so that no file is read half-written. Milliseconds. */
const quiet = 300

/** A folder that is never quiet is looked at this often all the same. Milliseconds. */
const patience = 5000

/** How often a folder is looked after that may have been taken away or put back. Milliseconds. */
const pace = 1000

/** The longest a timer of the platform can be set to; a later moment is looked at again then. Milliseconds. */
const longest = 2 ** 31 - 1

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
  { before = Promise.resolve(), own = ownWork({}) }: { before?: Promise<unknown>; own?: OwnWork } = {},
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
      return changed()
    })
  }
  const soon = () => {
    since ??= Date.now()
    clearTimeout(timer)
    timer = setTimeout(run, Math.max(0, Math.min(quiet, since + patience - Date.now())))
  }
  const stops = folders.map((folder) => watchFolder(folder, own, soon))
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
      for (const stop of stops) stop()
    },
  }
}

/** Tells of changes below a folder, and of its being taken away or put back, which the platform does not. Gives what ends it. */
function watchFolder(folder: string, own: OwnWork, tell: () => void): () => void {
  const open = () => {
    const root = realPlace(folder)
    const ignore = (below: string) => isOwnChange(own, root, below)
    // Node 24.14 and later do not even look into what is ignored: an edition may have more folders than a system can watch.
    const changed = (_: string, below: string | null) => (below !== null && ignore(below)) || look()
    return watch(folder, { recursive: true, ignore }, changed).on('error', look)
  }
  let identity = identityOf(folder)
  let watcher: FSWatcher | null = open()
  function look(): void {
    const now = identityOf(folder)
    if (now !== identity) {
      watcher?.close()
      identity = now
      watcher = now === null ? null : open()
    }
    tell()
  }
  const timer = setInterval(() => identityOf(folder) === identity || look(), pace)
  return () => {
    clearInterval(timer)
    watcher?.close()
  }
}

/**
 * Which folder it is that has this name now; null for none. A folder that was moved away and back is the same, but what
 * watched it has gone deaf: then it has changed and nothing in it has.
 */
function identityOf(folder: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found === undefined) return null
  const { ino, ctimeMs, mtimeMs } = found
  return ctimeMs === mtimeMs ? String(ino) : `${ino} ${ctimeMs}`
}
