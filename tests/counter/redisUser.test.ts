import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#counter/openStore.ts'
import { durable, startRedis } from './redisServer.ts'

/** A file of the settings that the guide to hosting tells to write into `redis.conf`. */
async function settingsOfTheDocs(): Promise<string> {
  const guide = await readFile('docs/hosting.md', 'utf8')
  const pieces = guide.matchAll(/```\n((?:appendonly|user) [^]*?)```/g)
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'lesesal-redis-')), 'redis.conf')
  await writeFile(file, [...pieces].map(([, piece]) => piece).join(''))
  return file
}

test.each([
  ['one Redis', 'redis', '/1', []],
  ['a cluster', 'redis+cluster', '', ['--cluster-enabled', 'yes']],
])(
  'Redis starts with what the guide to hosting tells it, and the user named there can use %s',
  async (_, scheme, database, settings) => {
    const file = await settingsOfTheDocs()
    const redis = await startRedis('--include', file, ...settings)
    await rm(path.dirname(file), { recursive: true })
    if (scheme === 'redis+cluster') {
      redis.ask('CLUSTER', 'ADDSLOTSRANGE', '0', '16383')
      await expect.poll(() => redis.ask('CLUSTER', 'INFO')).toContain('cluster_state:ok')
    }

    const store = openStore(`${scheme}://lesesal:password@127.0.0.1:${redis.port}${database}`)
    const [article, hour] = ['norge/nei-til-eu', '2026-11-23T10']
    await store.saltOf('2026-11-23')
    await store.add([{ article, visitor: 'a', hour }])
    for (const replace of [false, true]) await store.setImported([{ article, hour, views: 5 }], { replace })
    expect(await store.sums('2026-10-23T10', hour)).toEqual(new Map([[article, 6]]))
    expect(await store.hourly(hour, hour)).toEqual([{ article, hour, views: 6 }])
    await store.forgetBefore('2026-11-24')
    await store.close()
    const refused = [...redis.ask('ACL', 'LOG').matchAll(/^object\n(.*)$/gm)].map(([, command]) => command)
    // By this, clients tell newer servers their name; it goes without.
    expect(refused.filter((command) => command !== 'client|setinfo')).toEqual([])
    await redis.end()
  },
)

test('a user that is named without a password is that user, and nobody else', async () => {
  const redis = await startRedis(...durable)
  for (const [name, secret] of [
    ['guarded', '>secret'],
    ['open', 'nopass'],
  ] as const)
    expect(redis.ask('ACL', 'SETUSER', name, 'on', secret, '~*', '+@all')).toBe('OK')
  const address = (user: string) => redis.address.replace('//', `//${user}@`)
  for (const user of ['guarded', 'guarded:', 'nobody']) {
    const store = openStore(address(user))
    await expect(store.saltOf('2026-11-23'), user).rejects.toThrow(/: WRONGPASS /)
    await store.close()
  }
  const store = openStore(address('open'))
  expect(await store.saltOf('2026-11-23')).toHaveLength(32)
  expect(redis.ask('CLIENT', 'LIST')).toContain(' user=open ')
  await store.close()
  // Where no user is named, what Redis says itself is of no use.
  redis.ask('CONFIG', 'SET', 'requirepass', 'secret')
  const nobody = openStore(redis.address)
  await expect(nobody.saltOf('2026-11-23')).rejects.toThrow(/: it asks for a password; give it as redis:/)
  await nobody.close()
  await redis.end()
})
