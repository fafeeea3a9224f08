import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { publishDemo } from '../demo/demo.ts'
import { isInstalled } from '../setup/debian.ts'
import { freePort, untilAnswered } from '../setup/ports.ts'
import { median, type Figure } from './figures.ts'

const rounds = 5
const run = promisify(execFile)

/** What is asked for, and what nginx has instead where it has nothing of the kind. */
const asked = [
  { what: 'a story', at: '/a/nei-til-eu', instead: '/a/nei-til-eu' },
  { what: 'the most-viewed answer', at: '/api/most-viewed?window=week&limit=10', instead: '/edition/front.json' },
]

/** Requests a second of `lesesal serve` against bare nginx with the same files and one worker, turn by turn, gzip asked for. */
export async function* serving(): AsyncGenerator<Figure> {
  for (const program of ['wrk', 'nginx'])
    if (!isInstalled(program)) return console.log(`  ${program} is not installed: not measured.`)
  // Kept from one run to the next, since its pictures take a minute to make.
  const folder = path.resolve('.lesesal/benchmark-serving')
  const { edition, views } = await publishDemo(folder, 'http://localhost')
  const [ours, theirs] = [await freePort(), await freePort()]
  const serve = ['src/lesesal.ts', 'serve', edition, '--views', views, '--port', String(ours), '--host', '127.0.0.1']
  const programs = [
    spawn(process.execPath, serve, { stdio: 'ignore' }),
    spawn('nginx', ['-c', await nginxSettings(folder, edition, theirs), '-e', `${folder}/error.log`], {
      stdio: 'ignore',
    }),
  ]
  try {
    for (const port of [ours, theirs]) await untilAnswered(`http://127.0.0.1:${port}/`)
    for (const { what, at, instead } of asked) {
      const seconds: { value: number[]; against: number[] } = { value: [], against: [] }
      for (let round = 0; round < rounds; round++) {
        seconds.value.push(await requestsPerSecond(ours, at))
        seconds.against.push(await requestsPerSecond(theirs, instead))
      }
      yield {
        what: `${what}, served`,
        unit: 'requests/s',
        value: median(seconds.value),
        against: { what: `nginx, ${instead}`, value: median(seconds.against) },
      }
    }
  } finally {
    for (const program of programs) program.kill()
    await Promise.all(programs.map((program) => once(program, 'exit')))
  }
}

async function nginxSettings(folder: string, edition: string, port: number): Promise<string> {
  const file = path.join(folder, 'nginx.conf')
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  await writeFile(
    file,
    `daemon off; worker_processes 1; ${process.getuid?.() === 0 ? 'user root;' : ''} pid ${folder}/nginx.pid; events {}
    http { include /etc/nginx/mime.types; access_log off; gzip on; gzip_types application/json;
      ${paths.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
      server { listen 127.0.0.1:${port}; root ${edition}; location / { try_files $uri $uri/index.html =404; } } }`,
  )
  return file
}

async function requestsPerSecond(port: number, at: string): Promise<number> {
  const words = ['-t', '1', '-c', '16', '-d', '3', '-H', 'Accept-Encoding: gzip', `http://127.0.0.1:${port}${at}`]
  const { stdout } = await run('wrk', words)
  if (/Non-2xx/.test(stdout)) throw new Error(`${at} is not served: ${stdout}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)![1])
}
