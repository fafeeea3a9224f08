import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { isDiskFull } from '../keeping/diskFull.ts'
import { finding, type Words } from '../findings.ts'
import type { Limits, Settings } from '../settings.ts'
import type { SourceReading, SourceTask, SourceTasks } from './sourceWorker.ts'

/** Threads that read files, each file within its limits of time and memory. */
export interface Readers {
  /** What each file gave, in the order of the files. Throws only when the disk is full. */
  read(files: SourceTask[], how: { spool: string | null; now: number }): Promise<SourceReading[]>
  /** How many of these files are best given to `read` at a time, and how many times at once. */
  shares(files: Pick<SourceTask, 'from'>[]): { files: number; atOnce: number }
}

/** Handing files to a thread costs as much as reading one, so a thread gets several; but no more than this are lost with it. */
const mostFiles = 32

/** Another thread takes as long to start as the first does to read this much, and a file as long to open as to read this much of it. Bytes. */
const [worthThreads, opening] = [100_000, 1000]

/** What lives for one file only is cleared away often, so that threads need little memory. MiB. */
const youngMemory = 16

/** How often a thread is looked after. Milliseconds. */
const pace = 100

/** Kept for the next publication, as threads take half a second to start; idle ones do not keep the program running. */
const started = new Map<number, Piscina>()

/** As many reading threads as the machine has cores. A file that takes too long, or too much memory, costs only itself. */
export function readersWithin(settings: Pick<Settings, 'limits' | 'people' | 'sourceTimeZone' | 'language'>): Readers {
  const { limits, sourceTimeZone: zone, language } = settings
  const people = new Map(Object.entries(settings.people))
  startedFor(limits)
  const read: Readers['read'] = async (files, how) => {
    const at = new Int32Array(new SharedArrayBuffer(8)).fill(-1)
    const task: SourceTasks = { ...how, files, at, limits, zone, people, language }
    const guard = guarded(at, limits)
    try {
      return (await startedFor(limits).run(task, { signal: guard.signal })) as SourceReading[]
    } catch (error) {
      if (isDiskFull(error)) throw error
      const words = guard.signal.aborted ? 'limit.time' : isOutOfMemory(error) ? 'limit.memory' : 'file.fault'
      const culprit = Math.max(0, at[0]!)
      return [
        ...(await readSome(files.slice(0, culprit), how)),
        lost(files[culprit]!, words, limits, error),
        ...(await readSome(files.slice(culprit + 1), how)),
      ]
    } finally {
      guard.end()
    }
  }
  const readSome: Readers['read'] = async (files, how) => (files.length === 0 ? [] : read(files, how))
  const threads = availableParallelism()
  return {
    read,
    shares: (files) =>
      areFew(files)
        ? { files: mostFiles, atOnce: 1 }
        : { files: Math.min(mostFiles, Math.ceil(files.length / threads / 4)), atOnce: 2 * threads },
  }
}

/** Ends threads that have nothing to read, as one that waits holds as much memory as one that works; what comes later starts others. */
export async function endIdleReaders(): Promise<void> {
  for (const [memory, pool] of started) {
    if (pool.queueSize > 0 || pool.idleThreads < pool.threads.length) continue
    started.delete(memory)
    await pool.destroy()
  }
}

/** Whether the first thread has read them before another would have started. */
function areFew(files: Pick<SourceTask, 'from'>[]): boolean {
  let bytes = 0
  for (const { from } of files) {
    bytes += opening + (statSync(from, { throwIfNoEntry: false })?.size ?? 0)
    if (bytes > worthThreads) return false
  }
  return true
}

function startedFor({ memory }: Limits): Piscina {
  const known = started.get(memory)
  if (known) return known
  const pool = new Piscina({
    filename: new URL('./sourceWorker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: availableParallelism(),
    // Longer than between two files, and short enough that their memory is free again when pages are drawn.
    idleTimeout: 200,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: youngMemory },
  })
  // A worker that runs out of memory is told of here too, beside its task's own failure.
  pool.on('error', () => undefined)
  started.set(memory, pool)
  return pool
}

/** How many threads are reading now. */
let running = 0

/** Whatever a machine is busy with, nothing is waited for longer than this many times the limit. */
const patience = 60

/**
 * Gives up when a thread has worked on one file for too long, be it one of many in an archive; waiting for a thread, or for a processor that others use,
 * is not counted, or a busy machine would lose stories.
 */
function guarded(at: Int32Array, { seconds }: Limits): { signal: AbortSignal; end(): void } {
  const stop = new AbortController()
  let [file, unpacked, since, worked] = [-1, -1, performance.now(), workedSoFar()]
  const timer = setInterval(
    () => {
      const now = Atomics.load(at, 0)
      const many = Atomics.load(at, 1)
      if (file < 0 && now >= 0) running++
      if (now !== file || many !== unpacked)
        [file, unpacked, since, worked] = [now, many, performance.now(), workedSoFar()]
      if (file < 0) return
      const [waited, busy] = [(performance.now() - since) / 1000, (workedSoFar() - worked) / running]
      if ((waited > seconds && busy > seconds) || waited > seconds * patience) stop.abort()
    },
    Math.min(pace, seconds * 1000),
  )
  const end = () => {
    if (file >= 0) running--
    clearInterval(timer)
  }
  return { signal: stop.signal, end }
}

/** Processor time of all threads but this one, seconds. The system does not tell of one alone while it is at work. */
function workedSoFar(): number {
  const [all, own] = [process.cpuUsage(), process.threadCpuUsage()]
  return (all.user + all.system - own.user - own.system) / 1e6
}

function lost({ name }: SourceTask, words: Words, { seconds, memory }: Limits, error: unknown): SourceReading {
  const found = finding('rejected', name, words, { seconds, memory, reason: String(error) })
  return { files: [{ path: name, format: null, stories: [] }], findings: [found] }
}

/** Whether a thread ended because it had used all the memory it may have. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
