import { existsSync } from 'node:fs'
import path from 'node:path'
import { told } from '#terminal/told.ts'
import { readRedisAddress } from './redisAddress.ts'
import { openRedisStore } from './redisStore.ts'
import { openSqliteStore } from './sqliteStore.ts'
import type { ViewStore } from './viewStore.ts'

/** A way of keeping views that cannot be used; the message says what can. */
class StoreAddressError extends Error {}

/** What the address of a store names. */
interface Named {
  /** How it can be shown: where its file is, and without what is secret. */
  name: string
  /** The file it keeps views in; null where it keeps none here. */
  file: string | null
  open(warn: (warning: string) => void): ViewStore
}

/**
 * Opens the store an address names: `sqlite:<file>`, `redis://…`, or `redis+cluster://…`. `warn` is told once how what
 * it acknowledges may be lost. Throws StoreAddressError.
 */
export function openStore(address: string, warn: (warning: string) => void = () => undefined): ViewStore {
  return namedBy(address).open(warn)
}

/**
 * Opens a store that something is to be read from: a file that is not there is not made, and one may lie where nothing can be
 * written. Throws StoreAddressError.
 */
export function openKeptStore(address: string): ViewStore {
  const { file } = namedBy(address)
  if (file === null) return openStore(address)
  if (!existsSync(file)) throw new StoreAddressError(told('store.absent', { file }))
  return openSqliteStore(file, { isOnlyRead: true })
}

/** An address as it can be shown. Throws StoreAddressError. */
export function storeName(address: string): string {
  return namedBy(address).name
}

/** The file an address names; null for a Redis. Throws StoreAddressError. */
export function fileOfStore(address: string): string | null {
  return namedBy(address).file
}

/** Finds the store of an address: the one place that knows each kind there is. Throws StoreAddressError. */
function namedBy(address: string): Named {
  const file = sqliteFile(address)
  if (file !== null) return { name: `sqlite:${path.resolve(file)}`, file, open: () => openSqliteStore(file) }
  const redis = readRedisAddress(address)
  if (redis) return { name: redis.name, file: null, open: (warn) => openRedisStore(redis, warn) }
  // It is not repeated: an address of Redis may hold a password.
  throw new StoreAddressError(told('store.address'))
}

/**
 * No shell replaces this ~; other programs write sqlite:// before a host, and sqlite:/// before a file that is right here;
 * and SQLite has its own readings of names such as `:memory:` and `file:views.sqlite`.
 */
const isUnclear = /^(~\/|\/\/[^/]|\/\/+[^/]+$|:|file:)/

/** The file of an SQLite store; null for other addresses. Throws StoreAddressError. */
function sqliteFile(address: string): string | null {
  const file = /^sqlite:(.+)$/.exec(address)?.[1]
  if (file !== undefined && isUnclear.test(file)) throw new StoreAddressError(told('store.unclear', { file }))
  return file ?? null
}
