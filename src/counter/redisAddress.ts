/** Where a Redis or Valkey is. */
export interface RedisAddress {
  /** One server, or some of the nodes of a cluster. */
  hosts: { host: string; port: number }[]
  isCluster: boolean
  isEncrypted: boolean
  username?: string
  password?: string
  database: number
  /** As it was given, without what is secret. */
  name: string
}

/** Reads `redis[s]://[user:password@]host[:port][/number]`, or `redis[s]+cluster://…` with several hosts; null for anything else. */
export function readRedisAddress(text: string): RedisAddress | null {
  const found = /^(rediss?(?:\+cluster)?):\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^@/?#]+)(?:\/(\d{1,4}))?\/?$/.exec(text)
  if (!found) return null
  const [, scheme, username, password, places, database] = found as unknown as string[]
  const hosts = places!.split(',').map(readHost)
  const isCluster = scheme!.endsWith('+cluster')
  if (hosts.some((host) => host === null) || (hosts.length > 1 && !isCluster)) return null
  if (isCluster && database !== undefined) return null
  const secrets = [username, password].map((secret) => secret && decoded(secret))
  if (secrets.includes(null)) return null
  return {
    hosts: hosts.filter((host) => host !== null),
    isCluster,
    isEncrypted: scheme!.startsWith('rediss'),
    ...(secrets[0] && { username: secrets[0] }),
    ...(secrets[1] && { password: secrets[1] }),
    database: Number(database ?? 0),
    name: `${scheme}://${places}${database === undefined ? '' : `/${database}`}`,
  }
}

/** What is percent-encoded; null when a % stands for nothing. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function readHost(text: string): { host: string; port: number } | null {
  const [, inBrackets, plain, port = '6379'] = /^(?:\[([\da-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/i.exec(text) ?? []
  const host = inBrackets ?? plain
  return host === undefined || Number(port) > 65_535 ? null : { host, port: Number(port) }
}
