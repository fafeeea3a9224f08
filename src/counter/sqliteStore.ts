import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreUnavailable, type HourCount, type View, type ViewStore } from './viewStore.ts'

/** Each step takes the schema from its number to the next; `user_version` remembers how far a file has come. */
const migrations = [
  `CREATE TABLE hours (article TEXT NOT NULL, hour TEXT NOT NULL, imported INTEGER NOT NULL, views INTEGER NOT NULL,
     PRIMARY KEY (hour, article, imported)) WITHOUT ROWID;
   CREATE TABLE seen (day TEXT NOT NULL, article TEXT NOT NULL, visitor TEXT NOT NULL,
     PRIMARY KEY (day, article, visitor)) WITHOUT ROWID;
   CREATE TABLE salts (day TEXT PRIMARY KEY, salt BLOB NOT NULL) WITHOUT ROWID;`,
]

/**
 * Views in one SQLite file, which several processes may share. WAL with full synchronisation: what `add` has answered
 * survives a killed process and a lost power supply. A file that cannot be opened is tried again at the next call.
 */
export function openSqliteStore(file: string): ViewStore {
  let opened: DatabaseSync | null = null

  /** Runs `work` in one transaction; whatever the file answers with becomes StoreUnavailable. */
  const within = async <T>(work: (database: DatabaseSync) => T): Promise<T> => {
    try {
      opened ??= open(file)
      return inTransaction(opened, work)
    } catch (error) {
      closeQuietly(opened)
      opened = null
      throw new StoreUnavailable(`${file}: ${(error as Error).message}`, { cause: error })
    }
  }

  return {
    add: (views) => within((database) => views.forEach((view) => addOne(database, view))),
    sums: (first, last) =>
      within((database) => {
        const rows = database
          .prepare(
            'SELECT article, SUM(views) AS views FROM hours WHERE hour BETWEEN ? AND ? GROUP BY article HAVING SUM(views) > 0',
          )
          .all(first, last)
        return new Map(rows.map((row) => [String(row.article), Number(row.views)]))
      }),
    saltOf: (day) =>
      within((database) => {
        database.prepare('INSERT OR IGNORE INTO salts VALUES (?, ?)').run(day, randomBytes(32))
        return database.prepare('SELECT salt FROM salts WHERE day = ?').get(day)!.salt as Uint8Array
      }),
    forgetBefore: async (day) => {
      await within((database) => {
        database.prepare('DELETE FROM salts WHERE day < ?').run(day)
        database.prepare('DELETE FROM seen WHERE day < ?').run(day)
      })
      // The log of changes still holds what was deleted until it is written back and cut.
      opened?.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    setImported: (counts, { replace }) =>
      within((database) => {
        if (replace) database.exec('DELETE FROM hours WHERE imported = 1')
        const set = database.prepare('INSERT OR REPLACE INTO hours VALUES (?, ?, 1, ?)')
        for (const { article, hour, views } of counts) set.run(article, hour, views)
      }),
    hourly: (first, last) =>
      within((database) => {
        const rows = database
          .prepare(
            'SELECT article, hour, SUM(views) AS views FROM hours WHERE hour BETWEEN ? AND ? GROUP BY hour, article HAVING SUM(views) > 0',
          )
          .all(first, last)
        return rows.map((row): HourCount => ({
          article: String(row.article),
          hour: String(row.hour),
          views: Number(row.views),
        }))
      }),
    close: async () => {
      closeQuietly(opened)
      opened = null
    },
  }
}

function addOne(database: DatabaseSync, { article, visitor, hour }: View): void {
  const day = hour.slice(0, 10)
  const { changes } = database.prepare('INSERT OR IGNORE INTO seen VALUES (?, ?, ?)').run(day, article, visitor)
  if (changes === 0) return
  database
    .prepare('INSERT INTO hours VALUES (?, ?, 0, 1) ON CONFLICT DO UPDATE SET views = views + 1')
    .run(article, hour)
}

function open(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 5000 })
  // Deleted salts and visitors are overwritten, so that nothing of them can be read out of the file.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
  inTransaction(database, migrate)
  return database
}

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()!.user_version)
  if (version > migrations.length) throw new Error('it was written by a newer Lesesal; use that, or another file')
  for (const step of migrations.slice(version)) database.exec(step)
  database.exec(`PRAGMA user_version = ${migrations.length}`)
}

function inTransaction<T>(database: DatabaseSync, work: (database: DatabaseSync) => T): T {
  // IMMEDIATE takes the write lock at once, so that two processes wait for each other instead of failing half-way.
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work(database)
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function closeQuietly(database: DatabaseSync | null): void {
  try {
    database?.close()
  } catch {
    // It is being given up because it does not work.
  }
}
