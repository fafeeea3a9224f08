import { watch } from 'node:fs'

/** How long a folder must be quiet before a change counts as finished. Milliseconds. */
const quiet = 200

/** Calls `changed` after files below any of the folders have changed and things are quiet again, one call at a time. Returns how to stop. */
export function watchFolders(folders: string[], changed: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = Promise.resolve()
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(changed)
    }, quiet)
  }
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, soon))
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
