import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/** Loaded before the program that is measured: leaves what it has used when it ends. */
if (isMainThread)
  process.on('exit', () => writeFileSync(process.env.USAGE_FILE!, JSON.stringify(process.resourceUsage())))
