import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { openStore } from '#counter/openStore.ts'
import { startServer } from '#server/server.ts'
import { isInstalled } from '../setup/debian.ts'
import { freePort, untilAnswered } from '../setup/ports.ts'

const article = 'norge/nei-til-eu'

/** The recipe of docs/hosting.md for several servers behind nginx: what stands in `http`, and what in `server`. */
async function fromTheDocs(ports: number[]): Promise<[inHttp: string, inServer: string]> {
  const page = await readFile('docs/hosting.md', 'utf8')
  const [, inHttp, inServer] = /```nginx\n# in http\n([^]*?)# in server\n([^]*?)```/.exec(page)!
  return [inHttp!.replace('4173', String(ports[0])).replace('4174', String(ports[1])), inServer!]
}

test.skipIf(!isInstalled('nginx'))(
  'two servers behind nginx are restarted one after the other, and every report is acknowledged and counted once',
  { timeout: 60_000 },
  async () => {
    const place = await mkdtemp(path.join(tmpdir(), 'lesesal-several-'))
    const [views, port] = [`sqlite:${place}/views.sqlite`, await freePort()]
    const ports = [await freePort(), await freePort()]
    const start = (own: number) =>
      startServer({ folder: inject('demoEdition'), port: own, host: '127.0.0.1', views, trustProxy: 1 })
    const servers = await Promise.all(ports.map(start))
    const [inHttp, inServer] = await fromTheDocs(ports)
    await writeFile(
      `${place}/nginx.conf`,
      `daemon off; pid ${place}/nginx.pid; error_log ${place}/error.log; events {} ${process.getuid?.() === 0 ? 'user root;' : ''}
      http { access_log off; client_body_temp_path ${place}/t1; proxy_temp_path ${place}/t2; fastcgi_temp_path ${place}/t3;
        uwsgi_temp_path ${place}/t4; scgi_temp_path ${place}/t5;
        ${inHttp} server { listen 127.0.0.1:${port}; ${inServer} } }`,
    )
    const nginx = spawn('nginx', ['-c', `${place}/nginx.conf`, '-e', `${place}/error.log`], { stdio: 'ignore' })
    const address = `http://127.0.0.1:${port}/api`
    await untilAnswered(`${address}/most-viewed`)

    const answers: Promise<number>[] = []
    const reading = setInterval(() => answers.push(reportBy(answers.length, address)), 40)
    for (const [which, own] of ports.entries()) {
      await pause(400)
      await servers[which]!.close()
      await pause(400)
      servers[which] = await start(own)
    }
    await pause(400)
    clearInterval(reading)

    expect(new Set(await Promise.all(answers))).toEqual(new Set([202]))
    const store = openStore(views)
    expect(await store.sums('0000', '9999')).toEqual(new Map([[article, answers.length]]))
    await store.close()
    nginx.kill()
    await Promise.all([once(nginx, 'exit'), ...servers.map((server) => server.close())])
    await rm(place, { recursive: true })
  },
)

/** One reader of many in one network, told apart by the browser. */
async function reportBy(reader: number, address: string): Promise<number> {
  const { status } = await fetch(`${address}/views`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'User-Agent': `Mozilla/5.0 (X11; Linux) Firefox/${reader}.0` },
    body: JSON.stringify({ id: article }),
  })
  return status
}
