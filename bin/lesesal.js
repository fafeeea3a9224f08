#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import { availableParallelism } from 'node:os'

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
  // Compiling the program is half the time that publishing one change takes, so Node keeps what it has compiled; threads are told by the variable.
  const { directory } = module.enableCompileCache()
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory
  const source = new URL('../src/lesesal.ts', import.meta.url)
  await import(existsSync(source) ? source.href : new URL('../program/lesesal.js', import.meta.url).href)
}
