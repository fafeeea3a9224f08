import { setTimeout as pause } from 'node:timers/promises'
import { Piscina } from 'piscina'
import { inTime } from './inTime.ts'
import type { SqliteCall, SqliteFile } from './sqliteThread.ts'
import { longestClosing, StoreUnavailable, type ViewStore } from './viewStore.ts'

/** Counts that are set in one go: a server on the same file waits with its views until they are. */
const setAtOnce = 10_000

/** How long the file is left to others in between: SQLite looks every 100 ms whether it may write. Milliseconds. */
const leftToOthers = 150

/**
 * Views in one SQLite file, which several processes may share. What `add` has answered survives a killed process and a
 * lost power supply. A file that cannot be used is tried again at the next call. One that is only to be read may lie where
 * nothing can be written.
 */
export function openSqliteStore(file: string, { isOnlyRead = false } = {}): ViewStore {
  // In a thread of its own, so that a slow disk, or another process that writes for long, keeps no reader waiting.
  const thread = new Piscina<SqliteCall, unknown>({
    filename: new URL('./sqliteThread.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: Infinity,
    // So that it finds the next batch of views when it has committed one, however busy this thread is.
    concurrentTasksPerWorker: 4,
  })
  // What ends a thread is told by the call that it failed; the next call gets another one.
  thread.on('error', () => undefined)

  const within = async <Name extends keyof SqliteFile>(name: Name, ...words: Parameters<SqliteFile[Name]>) => {
    try {
      return (await thread.run({ file, isOnlyRead, name, words: JSON.stringify(words) })) as ReturnType<
        SqliteFile[Name]
      >
    } catch (error) {
      throw new StoreUnavailable(`${file}: ${(error as Error).message}`, { cause: error })
    }
  }

  return {
    add: (views) => within('add', views),
    sums: (first, last) => within('sums', first, last),
    saltOf: (day) => within('saltOf', day),
    forgetBefore: async (day) => {
      // What else is asked of the store comes in between.
      for (let isMore = true; isMore;) isMore = await within('forgetSome', day)
    },
    setImported: async (counts, options) => {
      // Between what is forgotten and what takes its place nobody may look.
      if (options.replace) return within('setImported', counts, options)
      for (let from = 0; from < counts.length; from += setAtOnce) {
        if (from > 0) await pause(leftToOthers)
        await within('setImported', counts.slice(from, from + setAtOnce), options)
      }
    },
    hourly: (first, last) => within('hourly', first, last),
    close: async () => {
      await inTime(within('close'), longestClosing).catch(() => undefined)
      await thread.destroy()
    },
  }
}
