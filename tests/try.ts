import { load } from './benchmark/load.ts'
import { reportsOf, smallEdition, startLesesal, startScript } from './benchmark/readers.ts'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { openCatalogue } from '#counter/catalogue.ts'
mkdirSync('.lesesal/prof', {recursive: true})
if (!existsSync('.lesesal/prof-ed/edition')) await smallEdition('.lesesal/prof-ed')
const ids = [...(await openCatalogue('.lesesal/prof-ed/edition')()).stories.keys()]
const bare = await startScript('bareHandler.ts')
rmSync('.lesesal/prof/v.sqlite', {force: true})
const ours = await startLesesal('.lesesal/prof-ed/edition', 'sqlite:.lesesal/prof/v.sqlite')
const report = reportsOf(ids)
const list = () => 'GET /api/most-viewed?window=week HTTP/1.1\r\nHost: avisa.example\r\n\r\n'
const s = Number(process.argv[2] ?? 4)
import { readFileSync } from 'node:fs'
const cpu = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10 }
for (let i = 0; i < 3; i++) {
  const run = async (server: any, request: any) => { const before = cpu(server.child.pid); const a = await load({ port: server.port, seconds: s, connections: 500, request }); return { rate: Math.round(a.perSecond), us: Math.round((cpu(server.child.pid) - before) * 1000 / (a.perSecond * s)) } }
  const [b, o, l, bl] = [await run(bare, report), await run(ours, report), await run(ours, list), await run(bare, list)]
  console.log('views', o, 'bare', b, 'cpu ratio', (b.us / o.us).toFixed(2), 'lists', l, 'bare', bl)
}
await bare.stop(); await ours.stop()
