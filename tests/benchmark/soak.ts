import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { load } from './load.ts'
import { reportsOf, smallEdition, startLesesal } from './readers.ts'

/**
 * `node tests/benchmark/soak.ts [--minutes 10] [--rate 1000] [--views redis://…]`: counts views for as long, each of
 * another reader, and prints how the memory of the server goes. It must not grow for ever.
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string' }, rate: { type: 'string' }, views: { type: 'string' } },
})
const minutes = Number(values.minutes ?? 10)
const rate = Number(values.rate ?? 1000)
const folder = '.lesesal/benchmark-soak'
const stretch = 15

const { edition, ids } = await smallEdition(folder)
const server = await startLesesal(edition, values.views ?? `sqlite:${folder}/views.sqlite`)
const report = reportsOf(ids)
const list = () => 'GET /api/most-viewed?window=month HTTP/1.1\r\nHost: avisa.example\r\n\r\n'
const megabytes = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))?.[1]) / 1024

console.log(
  `${rate} views and 50 lists a second for ${minutes} minutes\n  seconds      views   memory     p99  answers`,
)
const memories: number[] = []
let views = 0
for (let seconds = stretch; seconds <= minutes * 60; seconds += stretch) {
  const [answers] = await Promise.all([
    load({ port: server.port, seconds: stretch, connections: 100, rate, request: () => report(0) }),
    load({ port: server.port, seconds: stretch, connections: 5, rate: 50, request: list }),
  ])
  views += answers.statuses['202'] ?? 0
  memories.push(megabytes())
  const [memory, late] = [`${memories.at(-1)!.toFixed(0)} MB`, `${answers.p99.toFixed(0)} ms`]
  const line = [String(seconds).padStart(9), String(views).padStart(10), memory.padStart(8), late.padStart(7)]
  console.log(line.join(' '), JSON.stringify(answers.statuses))
}
await server.stop()
await rm(folder, { recursive: true })

// The first third is warming up: caches fill, code is compiled.
const settled = memories.slice(Math.floor(memories.length / 3))
const half = Math.floor(settled.length / 2)
const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
const growth = mean(settled.slice(half)) - mean(settled.slice(0, half))
console.log(`Memory of the last third against the one before: ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MB`)
