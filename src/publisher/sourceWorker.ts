import { parentPort } from 'node:worker_threads'
import { readSource, type Reading, type ReadingTask } from './sources/readSource.ts'

/** Reads one file in a thread of its own, which can be stopped. Says first that it has begun, so that waiting is not counted. */
export default function readInWorker({ id, ...task }: ReadingTask & { id: number }): Reading {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ began: id })
  return readSource(task)
}
