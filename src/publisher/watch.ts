import { watch } from 'node:fs'

/** How long a folder must be quiet before a change counts as finished. Milliseconds. */
const quiet = 200

/** The longest a timer of the platform can be set to; a later moment is looked at again then. Milliseconds. */
const longest = 2 ** 31 - 1

export interface Watched {
  /** Calls `changed` at a moment too (milliseconds), as when an embargo ends; null for none. */
  changeAt(moment: number | null): void
  stop(): void
}

/** Calls `changed` after files below any of the folders have changed and things are quiet again, one call at a time. */
export function watchFolders(folders: string[], changed: () => Promise<void>): Watched {
  let timer: ReturnType<typeof setTimeout> | undefined
  let alarm: ReturnType<typeof setTimeout> | undefined
  let running = Promise.resolve()
  const run = () => {
    running = running.then(changed)
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(run, quiet)
  }
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, soon))
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
      for (const watcher of watchers) watcher.close()
    },
  }
}
