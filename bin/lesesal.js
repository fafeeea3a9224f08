#!/usr/bin/env node
import { existsSync, lstatSync, mkdirSync } from 'node:fs'
import module from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'

// A clone runs the program from its TypeScript, which Node 24 reads as it is; an installed package holds it as JavaScript.
const [major] = process.versions.node.split('.')
if (Number(major) < 24) {
  console.error(
    `Lesesal needs Node 24 or later; this is ${process.versions.node}. Install it beside Lesesal, where npx finds it: npm install node@24`,
  )
  process.exitCode = 2
} else {
  // Pictures are drawn in threads of Node's pool, which has four unless it is told before it starts.
  process.env.UV_THREADPOOL_SIZE ??= String(Math.max(4, availableParallelism()))
  keepCompiled()
  const source = new URL('../src/lesesal.ts', import.meta.url)
  await import(existsSync(source) ? source.href : new URL('../program/lesesal.js', import.meta.url).href)
}

/**
 * Compiling the program is half the time that publishing one change takes, so Node keeps what it has compiled; threads are
 * told by the variable.
 */
function keepCompiled() {
  const place = process.env.NODE_COMPILE_CACHE ?? ownPlace()
  if (place === null) return
  const { directory } = module.enableCompileCache(place)
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory
}

/**
 * A folder only this user can write to; null where there is none. Node runs what is kept as it stands, and its own choice
 * is one folder for all users of a machine, made by whoever comes first.
 */
function ownPlace() {
  const user = process.getuid?.()
  // On Windows each user has temporary files of their own.
  const place = path.join(tmpdir(), user === undefined ? 'lesesal-compiled' : `lesesal-compiled-${user}`)
  try {
    mkdirSync(place, { mode: 0o700 })
  } catch {
    // It is there already, or cannot be.
  }
  const found = lstatSync(place, { throwIfNoEntry: false })
  const isOwn = user === undefined || (found?.uid === user && (found.mode & 0o022) === 0)
  return found?.isDirectory() && isOwn ? place : null
}
