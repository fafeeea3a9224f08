import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../bin/lesesal.js', import.meta.url))
const telling = new URL('./tellUsage.ts', import.meta.url).href

/** What a run of the command line took. */
export interface Run {
  /** From its start to its end, seconds. */
  wall: number
  /** Processor time of the program and of the programs it starts, seconds. */
  processor: number
  /** The most memory the program held at any moment, threads included, MB. */
  memory: number
  /** The most that a program it started held (the search indexer), MB; where the system does not tell, 0. */
  othersMemory: number
}

/** How often programs that were started are looked at, as they leave nothing behind to be read afterwards. Milliseconds. */
const pace = 40

/** Runs `lesesal` with these words to its end, and measures it. Throws when it fails. */
export async function runProgram(...words: string[]): Promise<Run> {
  const place = await mkdtemp(path.join(tmpdir(), 'lesesal-usage-'))
  const usageFile = path.join(place, 'usage.json')
  const started = performance.now()
  const child = spawn(process.execPath, ['--no-warnings', '--import', telling, program, ...words], {
    env: { ...process.env, USAGE_FILE: usageFile },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const others = new Map<number, { processor: number; memory: number }>()
  const timer = setInterval(() => look(child.pid!, others), pace)
  const [code] = (await once(child, 'exit')) as [number]
  const wall = (performance.now() - started) / 1000
  clearInterval(timer)
  if (code !== 0) throw new Error(`lesesal ${words.join(' ')} ended with ${code}`)
  const usage = JSON.parse(await readFile(usageFile, 'utf8')) as NodeJS.ResourceUsage
  await rm(place, { recursive: true })
  const seen = [...others.values()]
  return {
    wall,
    processor:
      (usage.userCPUTime + usage.systemCPUTime) / 1e6 + seen.reduce((sum, { processor }) => sum + processor, 0),
    memory: usage.maxRSS / 1024,
    othersMemory: Math.max(0, ...seen.map(({ memory }) => memory)),
  }
}

/** Starts `lesesal` with these words, which goes on until it is ended. */
export function startProgram(...words: string[]): { end(): Promise<void> } {
  const child = spawn(process.execPath, ['--no-warnings', program, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exit = once(child, 'exit')
  return {
    async end() {
      child.kill()
      await exit
    },
  }
}

/** Linux tells of the processes that one has started, and what each has used so far. */
function look(pid: number, others: Map<number, { processor: number; memory: number }>): void {
  const children = told(() => readdirSync(`/proc/${pid}/task`), []).flatMap((thread) =>
    told(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'), '')
      .split(' ')
      .filter(Boolean),
  )
  for (const child of children) {
    const stat = told(() => readFileSync(`/proc/${child}/stat`, 'utf8'), null)
    const status = told(() => readFileSync(`/proc/${child}/status`, 'utf8'), '')
    if (stat === null) continue
    // After the name, which may hold anything: user and system time are the 12th and 13th, in hundredths of a second.
    const times = stat.split(')').at(-1)!.trim().split(' ')
    const peak = /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? '0'
    others.set(Number(child), {
      processor: (Number(times[11]) + Number(times[12])) / 100,
      // One that has just ended has no memory any more.
      memory: Math.max(others.get(Number(child))?.memory ?? 0, Number(peak) / 1024),
    })
  }
}

/** What has ended meanwhile, or is no Linux, tells nothing. */
function told<Told, Otherwise>(ask: () => Told, otherwise: Otherwise): Told | Otherwise {
  try {
    return ask()
  } catch {
    return otherwise
  }
}
