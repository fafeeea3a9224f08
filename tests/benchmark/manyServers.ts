import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { durable, startRedis } from '../counter/redisServer.ts'
import { freePort } from '../setup/ports.ts'
import { load } from './load.ts'
import { reportsOf, smallEdition, startLesesal } from './readers.ts'

/**
 * `node tests/benchmark/manyServers.ts [seconds] [1,2,4]`: views counted by 1, 2 and 4 `lesesal serve` behind nginx, all in one
 * Redis, with the processor time each part takes for a view. Machines differ and are shared; that time does so least.
 */
const seconds = Number(process.argv[2] ?? 8)
const counts = (process.argv[3] ?? '1,2,4').split(',').map(Number)
const folder = '.lesesal/benchmark-servers'
const { edition, ids } = await smallEdition(folder)
const report = reportsOf(ids)

console.log('servers   views/s      p99   processor time for one view: lesesal   Redis   nginx')
for (const count of counts) {
  const redis = await startRedis(...durable)
  const servers = await Promise.all(Array.from({ length: count }, () => startLesesal(edition, redis.address)))
  const nginx = await startNginx(servers.map(({ port }) => port))
  const parts = {
    lesesal: servers.map(({ child }) => child.pid!),
    redis: [Number(/process_id:(\d+)/.exec(redis.ask('INFO', 'server'))![1])],
    nginx: nginx.processes(),
  }
  const run = () => load({ port: nginx.port, seconds, connections: 500, request: () => report(0) })
  await run()
  const before = Object.values(parts).map(processorTime)
  const answers = await run()
  const counted = answers.statuses['202']!
  const times = Object.values(parts).map((part, place) => ((processorTime(part) - before[place]!) * 1e6) / counted)
  const [ours, inRedis, inNginx] = times.map((time) => `${time.toFixed(0)} µs`.padStart(7))
  console.log(
    `${String(count).padStart(7)} ${answers.perSecond.toFixed(0).padStart(9)} ${answers.p99.toFixed(0).padStart(5)} ms`,
    `${''.padStart(28)} ${ours} ${inRedis} ${inNginx}`,
    Object.keys(answers.statuses).length > 1 ? JSON.stringify(answers.statuses) : '',
  )
  await Promise.all([...servers, nginx].map((server) => server.stop()))
  await redis.end()
}
await rm(folder, { recursive: true })

async function startNginx(upstreams: number[]) {
  const port = await freePort()
  const prefix = path.resolve(folder)
  const settings = `
    daemon off; pid ${prefix}/nginx.pid; error_log ${prefix}/nginx.log; worker_processes 1; user root;
    events { worker_connections 4096; }
    http {
      access_log off; client_body_temp_path ${prefix}/body; proxy_temp_path ${prefix}/proxy;
      fastcgi_temp_path ${prefix}/f; uwsgi_temp_path ${prefix}/u; scgi_temp_path ${prefix}/s;
      upstream counters { ${upstreams.map((upstream) => `server localhost:${upstream};`).join(' ')} keepalive 512; }
      server {
        listen 127.0.0.1:${port}; keepalive_requests 1000000;
        location / {
          proxy_pass http://counters; proxy_http_version 1.1; proxy_set_header Connection "";
          proxy_set_header Host $host;
        }
      }
    }`
  await writeFile(`${prefix}/nginx.conf`, process.getuid?.() === 0 ? settings : settings.replace('user root;', ''))
  const child = spawn('nginx', ['-c', `${prefix}/nginx.conf`], { stdio: 'inherit' })
  await pause(1000)
  return {
    port,
    processes: () => childrenOf(child.pid!),
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

function childrenOf(id: number): number[] {
  return readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').trim().split(' ').map(Number)
}

/** Seconds of processor time that processes have had; Linux counts in hundredths. */
function processorTime(processes: number[]): number {
  const hundredths = processes.map((id) => {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
  return hundredths.reduce((sum, time) => sum + time, 0) / 100
}
