import { spawnSync } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { emptyPlace, newsroomOf, story } from '../publisher/smallNewsroom.ts'

/** What a process of the program was started with; the last one's, where it started anew. */
const telling = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs'
  import { isMainThread } from 'node:worker_threads'
  const { execArgv, env, pid } = process
  if (isMainThread) process.on('exit', () => writeFileSync(env.TOLD, JSON.stringify({ execArgv, arenas: env.MALLOC_ARENA_MAX, pid })))
`)}`

/** Publishes by the command line; gives the room the process had for what is soon thrown away, and what was said. */
async function published(words: string[], environment: NodeJS.ProcessEnv = {}) {
  const told = path.join(await emptyPlace(), 'told.json')
  const { pid, status, stdout, stderr } = spawnSync(
    'node_modules/.bin/node',
    ['--no-warnings', `--import=${telling}`, 'bin/lesesal.js', 'publish', ...words],
    { encoding: 'utf8', env: { ...process.env, ...environment, TOLD: told }, timeout: 60_000 },
  )
  const { execArgv, arenas, pid: last } = JSON.parse(await readFile(told, 'utf8')) as Told
  const room = execArgv.filter((option) => option.startsWith('--max-semi-space-size'))
  expect({ status, stderr, last }).toEqual({ status: 0, stderr: '', last: pid })
  return { room, arenas, stdout }
}

interface Told {
  execArgv: string[]
  arenas?: string
  pid: number
}

const thrifty = { room: ['--max-semi-space-size=4'], arenas: '2', stdout: expect.stringContaining('1 ') }
const asNode = { room: [], arenas: undefined }

test.skipIf(process.platform === 'win32')(
  'a whole edition is made with little memory, by the same process; a change without waiting for that',
  async () => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak') })
    const to = path.join(await emptyPlace(), 'site')
    const words = [newsroom, '--to', to]
    expect(await published(words)).toEqual(thrifty)
    await writeFile(path.join(newsroom, 'a.md'), story('En sak til'))
    expect(await published(words)).toMatchObject(asNode)
    expect(await published([...words, '--force'])).toEqual(thrifty)
    // What another version of the program has left must be made anew.
    const manifest = `${to}.manifest.json`
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace(/"program":"[^"]+"/, '"program":"earlier"'))
    expect(await published(words)).toEqual(thrifty)
    expect(await published(words)).toMatchObject(asNode)
    // So must an edition that somebody has taken away.
    await rm(to, { recursive: true })
    expect(await published(words)).toEqual(thrifty)
  },
  60_000,
)

test('whoever tells Node how much memory to take is heeded', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak') })
  const to = path.join(await emptyPlace(), 'site')
  const told = { NODE_OPTIONS: '--max-semi-space-size=32', MALLOC_ARENA_MAX: '7' }
  expect(await published([newsroom, '--to', to], told)).toMatchObject({ room: [], arenas: '7' })
}, 60_000)
