import { createClient, createCluster } from '@redis/client'
import type { RedisAddress } from './redisAddress.ts'
import { redisScripts } from './redisScripts.ts'

/** How long to wait for a connection. Milliseconds. */
const patience = 2000

type Client = ReturnType<typeof openClient>

/** What the store asks of Redis, be it one server or a cluster of them. */
export interface RedisConnection {
  commands: Pick<
    Client,
    | 'addViews'
    | 'setImported'
    | 'forgetImported'
    | 'get'
    | 'set'
    | 'sMembers'
    | 'unlink'
    | 'zRangeWithScores'
    | 'zUnionWithScores'
  >
  /** Every server that holds keys, for commands that are about a server and not about keys. */
  servers(): Promise<Pick<Client, 'sendCommand'>[]>
  /** Lets commands under way finish. */
  close(): Promise<unknown>
  /** Gives up at once. */
  destroy(): void
}

/** Connects; `onLost` is called when the connection breaks. It is never mended here: whoever needs one connects anew. */
export async function connectRedis(address: RedisAddress, onLost: () => void): Promise<RedisConnection> {
  if (address.isCluster) {
    const cluster = openCluster(address)
    for (const event of ['error', 'node-error']) cluster.on(event, onLost)
    await cluster.connect()
    return {
      commands: cluster,
      servers: () => Promise.all(cluster.masters.map((master) => cluster.nodeClient(master))),
      close: () => cluster.close(),
      destroy: () => cluster.destroy(),
    }
  }
  const client = openClient(address)
  client.on('error', onLost)
  await client.connect()
  return {
    commands: client,
    servers: async () => [client],
    close: () => client.close(),
    destroy: () => client.destroy(),
  }
}

function openClient(address: RedisAddress) {
  const [{ host, port }] = address.hosts as [RedisAddress['hosts'][0]]
  return createClient({
    ...sharedBy(address),
    database: address.database,
    scripts: redisScripts,
    socket: { ...socketOf(address), host, port },
  })
}

function openCluster(address: RedisAddress) {
  const defaults = { ...sharedBy(address), socket: socketOf(address) }
  return createCluster({
    rootNodes: address.hosts.map(({ host, port }) => ({ ...defaults, socket: { ...defaults.socket, host, port } })),
    defaults,
    scripts: redisScripts,
  })
}

function sharedBy({ username, password }: RedisAddress) {
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    // Nothing waits for a connection to come back: a view that cannot be kept is refused at once.
    disableOfflineQueue: true,
  }
}

function socketOf({ isEncrypted }: RedisAddress) {
  const common = { connectTimeout: patience, reconnectStrategy: false } as const
  return isEncrypted ? { ...common, tls: true as const } : common
}
