import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hashOf } from './bodies.ts'

const pageName = 'index.html'

/** Writes a file, making its folder; gives the hash of its content. */
export function writeInto(folder: string, file: string, content: string | Uint8Array): string {
  const target = path.join(folder, file)
  // A page has a folder of its own; to try and fail first would take longer.
  if (path.basename(file) === pageName) mkdirSync(path.dirname(target), { recursive: true })
  try {
    writeFileSync(target, content)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, content)
  }
  return hashOf(content)
}
