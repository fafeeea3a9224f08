import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '#counter/openStore.ts'
import { hourKeys, shardOf } from '#counter/redisKeys.ts'
import { oracleOf } from './oracle.ts'
import { weeksOfViews } from './randomLog.ts'
import { freePort } from '../setup/ports.ts'
import { startRedis, type RedisServer } from './redisServer.ts'

const slots = ['0 5460', '5461 10922', '10923 16383'].map((range) => range.split(' '))
let nodes: RedisServer[]

/** Three nodes that share the keys among them. */
beforeAll(async () => {
  nodes = await Promise.all(
    slots.map(async () => startRedis('--cluster-enabled', 'yes', '--cluster-port', String(await freePort()))),
  )
  for (const [place, node] of nodes.entries()) node.ask('CLUSTER', 'ADDSLOTSRANGE', ...slots[place]!)
  const [first, ...others] = nodes as [RedisServer, ...RedisServer[]]
  for (const { port, ask } of others) first.ask('CLUSTER', 'MEET', '127.0.0.1', String(port), busOf(ask))
  const isReady = ({ ask }: RedisServer) => /cluster_state:ok[^]*known_nodes:3/.test(ask('CLUSTER', 'INFO'))
  while (!nodes.every(isReady)) await pause(100)
}, 60_000)

afterAll(() => Promise.all(nodes.map((node) => node.end())))

function busOf(ask: RedisServer['ask']): string {
  return ask('CONFIG', 'GET', 'cluster-port').split('\n').at(-1)!
}

test(
  'a Redis Cluster counts as one Redis does, with some of the counts on each node',
  { timeout: 60_000 },
  async () => {
    const places = nodes.map(({ port }) => `127.0.0.1:${port}`)
    const store = openStore(`redis+cluster://${places.join(',')}`)
    const articles = Array.from({ length: 60 }, (_, number) => `sak/${number}`)
    const log = weeksOfViews(3, 3000, articles)
    for (let from = 0; from < log.length; from += 500) await store.add(log.slice(from, from + 500))
    const oracle = oracleOf(log)
    const stretch = ['2026-10-08T05', '2026-10-29T17'] as const
    expect(await store.sums(...stretch)).toEqual(oracle.sums(...stretch))

    const imported = { article: 'sak/7', hour: '2026-10-20T10', views: 5000 }
    await store.setImported([imported], { replace: true })
    expect((await store.sums(...stretch)).get('sak/7')).toBe(oracle.sums(...stretch).get('sak/7')! + 5000)
    await store.setImported([], { replace: true })
    expect(await store.sums(...stretch)).toEqual(oracle.sums(...stretch))
    expect((await store.hourly(...stretch)).reduce((sum, { views }) => sum + views, 0)).toBe(
      [...oracle.sums(...stretch).values()].reduce((sum, views) => sum + views, 0),
    )

    expect(await store.saltOf('2026-10-12')).toEqual(await store.saltOf('2026-10-12'))
    await store.forgetBefore('2026-10-13')
    const keys = nodes.map(({ ask }) => ask('KEYS', '*').split('\n'))
    for (const ofNode of keys) expect(ofNode.length).toBeGreaterThan(100)
    const forgotten = keys.flat().filter((key) => /(salt|seen):2026-10-(0[6-9]|1[0-2])/.test(key))
    expect(forgotten).toEqual([])
    await store.close()
  },
)

test('views and lists wait while a cluster moves counts from one node to another', { timeout: 60_000 }, async () => {
  const [article, hour] = ['sak/på flyttefot', '2026-11-20T10']
  const view = (visitor: string) => ({ article, visitor, hour })
  const store = openStore(`redis+cluster://127.0.0.1:${nodes[0]!.port}`)
  await store.add([view('a')])

  const { seen } = hourKeys(shardOf(article), hour)
  const slot = nodes[0]!.ask('CLUSTER', 'KEYSLOT', seen)
  const from = nodes.find(({ ask }) => ask('CLUSTER', 'COUNTKEYSINSLOT', slot) !== '0')!
  const to = nodes.find((node) => node !== from)!
  const move = (keys: string[]) => from.ask('MIGRATE', '127.0.0.1', String(to.port), '', '0', '5000', 'KEYS', ...keys)
  to.ask('CLUSTER', 'SETSLOT', slot, 'IMPORTING', from.ask('CLUSTER', 'MYID'))
  from.ask('CLUSTER', 'SETSLOT', slot, 'MIGRATING', to.ask('CLUSTER', 'MYID'))
  expect(move([seen])).toBe('OK')
  const meanwhile = Promise.all([store.add([view('a'), view('b')]), store.sums(hour, '2026-11-20T11')])
  await pause(300)
  move(from.ask('CLUSTER', 'GETKEYSINSLOT', slot, '1000').split('\n'))
  for (const { ask } of [to, ...nodes]) ask('CLUSTER', 'SETSLOT', slot, 'NODE', to.ask('CLUSTER', 'MYID'))

  await meanwhile
  expect(await store.sums(hour, hour)).toEqual(new Map([[article, 2]]))
  await store.close()
})

test('a cluster is found though most of the nodes that are named are not there', { timeout: 60_000 }, async () => {
  const nowhere = [await freePort(), await freePort(), await freePort()]
  const named = [...nowhere, nodes[0]!.port].map((port) => `127.0.0.1:${port}`)
  for (let call = 0; call < 3; call++) {
    const store = openStore(`redis+cluster://${named.join(',')}`)
    expect(await store.saltOf('2026-10-20')).toHaveLength(32)
    await store.close()
  }
})

test('a node of a cluster given as one Redis says how to give it', async () => {
  const store = openStore(nodes[0]!.address)
  const views = Array.from({ length: 40 }, (_, number) => ({
    article: `${number}`,
    visitor: 'x',
    hour: '2026-11-23T10',
  }))
  await expect(store.add(views)).rejects.toThrow(/redis\+cluster:\/\//)
  await store.close()
})

test('one Redis given as a cluster says how to give it', async () => {
  const redis = await startRedis()
  const store = openStore(redis.address.replace('redis:', 'redis+cluster:'))
  await expect(store.saltOf('2026-11-23')).rejects.toThrow(/it is no cluster; give it as redis:\/\//)
  await store.close()
  await redis.end()
})

test('a cluster that cannot be used says why: a password that is wrong, or a node that is not there', async () => {
  const place = `127.0.0.1:${nodes[0]!.port}`
  const cases: [string, RegExp][] = [
    [`nobody:wrong@${place}`, /^redis\+cluster:\S+: WRONGPASS/],
    [`127.0.0.1:${await freePort()}`, /ECONNREFUSED/],
  ]
  for (const [address, reason] of cases) {
    const store = openStore(`redis+cluster://${address}`)
    for (let call = 0; call < 2; call++) await expect(store.saltOf('2026-11-23')).rejects.toThrow(reason)
    await store.close()
  }
})
