import { openSqliteStore } from './sqliteStore.ts'
import type { ViewStore } from './viewStore.ts'

/** A way of keeping views that cannot be used; the message says what can. */
class StoreAddressError extends Error {}

/** Opens the store an address names: `sqlite:<file>`. */
export function openStore(address: string): ViewStore {
  const file = /^sqlite:(.+)$/.exec(address)?.[1]
  if (file !== undefined) return openSqliteStore(file)
  if (/^rediss?:/.test(address)) {
    throw new StoreAddressError(
      `--views ${address}: this version keeps views in SQLite only. Give it as sqlite:<file>.`,
    )
  }
  throw new StoreAddressError(`--views is "${address}". Give it as sqlite:<file>, such as sqlite:views.sqlite.`)
}
