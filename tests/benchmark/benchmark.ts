import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { figureTable, type Figure } from './figures.ts'

/**
 * `npm run benchmark [-- <part>…]`: every part measures something of ours and a yardstick beside it, turn by turn in one
 * run, since machines are noisy. Prints a table and writes `.lesesal/benchmark.json`.
 */
const parts: Record<string, () => Promise<() => AsyncGenerator<Figure>>> = {
  counting: async () => (await import('./counting.ts')).counting,
  publishing: async () => (await import('./publishing.ts')).publishing,
  longLists: async () => (await import('./longLists.ts')).longLists,
  serving: async () => (await import('./serving.ts')).serving,
  'first visit': async () => (await import('./firstVisit.ts')).firstVisit,
  'turning pages': async () => (await import('./turningPages.ts')).turningPages,
}

const { positionals } = parseArgs({ allowPositionals: true })
const unknown = positionals.find((name) => !(name in parts))
if (unknown !== undefined) throw new Error(`There is no part "${unknown}". Parts: ${Object.keys(parts).join(', ')}`)

const figures: Figure[] = []
for (const [name, load] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  console.log(`\n${name}`)
  const measure = await load()
  for await (const figure of measure()) {
    figures.push(figure)
    console.log(figureTable([figure]))
  }
}
await mkdir('.lesesal', { recursive: true })
const machine = { cores: cpus().length, processor: cpus()[0]?.model, node: process.version }
await writeFile('.lesesal/benchmark.json', `${JSON.stringify({ machine, figures }, null, 2)}\n`)
console.log(`\nAll together\n${figureTable(figures)}\n\nWritten to .lesesal/benchmark.json`)
