import { createClient, createCluster } from '@redis/client'
import type { RedisAddress } from './redisAddress.ts'
import { redisScripts } from './redisScripts.ts'

/** How long to wait for a connection, and for a cluster's word of where its keys are. Milliseconds. */
const patience = 2000

type Client = ReturnType<typeof openClient>

/** What the store asks of Redis, be it one server or a cluster of them. */
export interface RedisConnection {
  /** Before that, no command may be given. */
  connected: Promise<unknown>
  commands: Pick<
    Client,
    'addViews' | 'setImported' | 'get' | 'set' | 'sMembers' | 'unlink' | 'zRangeWithScores' | 'zUnionWithScores'
  >
  /** Every server that holds keys, for commands that are about a server and not about keys. */
  servers(): Promise<Pick<Client, 'sendCommand'>[]>
  /** Lets commands under way finish. */
  close(): Promise<unknown>
  /** Gives up at once, also while it connects. */
  destroy(): void
}

/**
 * Begins to connect; `onLost` is told why when the connection breaks. It is never mended here: whoever needs one
 * connects anew.
 */
export function connectRedis(address: RedisAddress, onLost: (why: Error) => void): RedisConnection {
  if (address.isCluster) {
    const cluster = openCluster(address)
    let whyNot: Error | null = null
    for (const event of ['error', 'node-error']) {
      cluster.on(event, (error: Error) => {
        if (cluster.isReady) onLost(error)
        // A node that cannot be asked where the keys are is none that is lost: the next one is asked.
        else whyNot = error
      })
    }
    return {
      // What it says itself, that no node can be used, helps nobody to see why.
      connected: cluster.connect().catch((error: Error) => {
        throw whyNot ?? error
      }),
      commands: cluster,
      servers: () => Promise.all(cluster.masters.map((master) => cluster.nodeClient(master))),
      close: () => cluster.close(),
      destroy: () => cluster.destroy(),
    }
  }
  const client = openClient(address)
  client.on('error', onLost)
  return {
    connected: client.connect(),
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
  // Whoever asks a node where the keys are cannot be destroyed from here, and would wait for a silent one for ever.
  const asking = { ...defaults.socket, socketTimeout: patience }
  return createCluster({
    rootNodes: address.hosts.map(({ host, port }) => ({ ...defaults, socket: { ...asking, host, port } })),
    defaults,
    scripts: redisScripts,
  })
}

function sharedBy({ username, password }: RedisAddress) {
  return {
    // Without a password the library leaves out the user, too. Of one that has none (nopass), Redis takes any.
    ...(username !== undefined && { username, password: 'none' }),
    ...(password !== undefined && { password }),
    // Nothing waits for a connection to come back: a view that cannot be kept is refused at once.
    disableOfflineQueue: true,
  }
}

function socketOf({ isEncrypted }: RedisAddress) {
  const common = { connectTimeout: patience, reconnectStrategy: false } as const
  return isEncrypted ? { ...common, tls: true as const } : common
}
