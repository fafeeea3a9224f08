import { hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { threadId } from 'node:worker_threads'
import type { Article, Section } from '#article/article.ts'

/** The body of a story. It waits on disk until it is needed, so that an archive of any size fits in the memory. */
export interface Body {
  /** Equal for equal bodies. */
  hash: string
  /** Null when it must be read from its source again. */
  place: BodyPlace | null
}

/** So many bytes of a file, or an article as an edition has it. */
export type BodyPlace = { file: string; at: number; length: number } | { article: string }

/** A file that bodies are written to, one after the other; each thread has its own. */
export interface Spool {
  keep(body: string): BodyPlace
  close(): void
}

export function openSpool(folder: string): Spool {
  const file = path.join(folder, `bodies-${process.pid}-${threadId}`)
  const to = openSync(file, 'a')
  let at = fstatSync(to).size
  return {
    keep(body) {
      const bytes = Buffer.from(body)
      // A disk that is nearly full takes a part, and says so only the next time.
      for (let written = 0; written < bytes.length;) written += writeSync(to, bytes, written)
      at += bytes.length
      return { file, at: at - bytes.length, length: bytes.length }
    },
    close: () => closeSync(to),
  }
}

/** The sections of a story, as its source gave them or, from an edition, with their pictures in place. */
export function readBody(place: BodyPlace): Section[] {
  if ('article' in place) return (JSON.parse(readFileIn(place.article)) as Article).sections
  const bytes = Buffer.allocUnsafe(place.length)
  const from = openSync(place.file, 'r')
  try {
    readSync(from, bytes, 0, place.length, place.at)
  } finally {
    closeSync(from)
  }
  return JSON.parse(bytes.toString()) as Section[]
}

/** A file that an edition has, as text. */
export function readFileIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error(`${file} is not there, though an earlier publication made it. Publish again with --force.`, {
      cause: error,
    })
  }
}

/** An article of an edition; null when somebody has taken its file away, or damaged it. */
export function articleIn(file: string): Article | null {
  try {
    return JSON.parse(readFileIn(file)) as Article
  } catch {
    return null
  }
}

/** A short name of a text, equal for equal texts. */
export function hashOf(text: string | Uint8Array): string {
  return hash('sha256', text, 'base64url').slice(0, 22)
}
