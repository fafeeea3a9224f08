import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

/** Each step takes the schema from its number to the next; `user_version` remembers how far a file has come. */
const migrations = [
  `CREATE TABLE hours (article TEXT NOT NULL, hour TEXT NOT NULL, imported INTEGER NOT NULL, views INTEGER NOT NULL,
     PRIMARY KEY (hour, article, imported)) WITHOUT ROWID;
   CREATE TABLE seen (day TEXT NOT NULL, article TEXT NOT NULL, visitor TEXT NOT NULL,
     PRIMARY KEY (day, article, visitor)) WITHOUT ROWID;
   CREATE TABLE salts (day TEXT PRIMARY KEY, salt BLOB NOT NULL) WITHOUT ROWID;`,
  // Sums of whole days, so that the list of a month adds up thirty numbers an article and not 720.
  `CREATE TABLE days (day TEXT NOT NULL, article TEXT NOT NULL, views INTEGER NOT NULL,
     PRIMARY KEY (day, article)) WITHOUT ROWID;
   INSERT INTO days SELECT substr(hour, 1, 10), article, SUM(views) FROM hours GROUP BY 1, 2;`,
]

/** How long to wait for another process that writes, and for how much of it at once, as a thread cannot be ended meanwhile. Milliseconds. */
const waiting = { patience: 5000, atOnce: 500 }

/** Codes of SQLite that say "not now": the database is good, and so is the connection to it. */
const transient = { busy: 5, full: 13 }

/**
 * Opens the database in `file`, made or brought up to date when need be; one that is only to be read may lie where nothing
 * can be written. Throws what SQLite says.
 */
export function openDatabase(file: string, isOnlyRead: boolean): DatabaseSync {
  if (isOnlyRead && isFixed(file)) return openFixed(file)
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  makePrivate(file)
  const database = new DatabaseSync(file, { timeout: waiting.atOnce })
  try {
    whenFree(() => refuseForeign(database))
    // WAL with full synchronisation: what is committed is on the disk. Deleted salts and visitors are overwritten, so
    // that nothing of them can be read out of the file. The log grows to 16 MB: visitors lie all over the file, and are
    // written back together.
    whenFree(() => database.exec('PRAGMA journal_mode = WAL'))
    database.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000')
    // Long lists are sorted in memory: a container whose file system is read-only has no place for a temporary file.
    database.exec('PRAGMA temp_store = MEMORY')
    if (versionOf(database) !== migrations.length) inTransaction(database, 'IMMEDIATE', () => migrate(database))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Whether nobody has a file open to write, and this user cannot: no log lies beside it, and none can be made there. */
function isFixed(file: string): boolean {
  const real = realpathSync(file)
  if (existsSync(`${real}-wal`)) return false
  try {
    accessSync(path.dirname(real), constants.W_OK)
    return false
  } catch {
    return true
  }
}

/** Without a place for its log SQLite reads a file only when it is told that the file does not change meanwhile. */
function openFixed(file: string): DatabaseSync {
  const address = pathToFileURL(file)
  address.searchParams.set('immutable', '1')
  return new DatabaseSync(address, { readOnly: true })
}

/** Makes a new file that only its owner can read, since the salt in it tells readers of today apart; SQLite gives the log the same rights. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch {
    // It is there already, or SQLite will say what is wrong.
  }
}

/** Asks until no other process writes. SQLite itself does not wait for one that turns the log on at the same moment. */
function whenFree(ask: () => void): void {
  const end = performance.now() + waiting.patience
  for (;;) {
    try {
      return ask()
    } catch (error) {
      if (codeOf(error) !== transient.busy || performance.now() > end) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

/** Which files lie at the place of a database: it, and the log and the index of changes beside it. */
export function filesAt(file: string): { database: string; beside: Map<string, string> } {
  const beside = ['-wal', '-shm'].map((ending) => [file + ending, identityOf(file + ending)] as const)
  return { database: identityOf(file), beside: new Map(beside) }
}

/** What stays the same of a file when it is renamed; nothing when there is none. */
export function identityOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev} ${found.ino}` : ''
}

/**
 * Leaves a database whose file is no longer where it was opened. What its log holds goes into the file first, wherever
 * that is now; then the log is removed, since the next database at this place would take it for its own.
 */
export function leaveMoved(database: DatabaseSync, beside: Map<string, string>): void {
  const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()!
  if (busy !== 0) throw new Error('the file was moved or deleted, and another process still uses it')
  database.close()
  for (const [file, identity] of beside) if (identity !== '' && identityOf(file) === identity) rmSync(file)
}

/**
 * Runs `work`, all of it or nothing. What writes is IMMEDIATE: it takes the write lock at once, so that two processes
 * wait for each other instead of failing half-way. What only reads is DEFERRED, and waits for nobody.
 */
export function inTransaction<T>(database: DatabaseSync, kind: 'IMMEDIATE' | 'DEFERRED', work: () => T): T {
  whenFree(() => database.exec(`BEGIN ${kind}`))
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Whether the same connection may work at the next try. */
export function isTransient(error: unknown): boolean {
  return codeOf(error) === transient.busy || codeOf(error) === transient.full
}

function codeOf(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null
}

/** Throws, before anything is changed, where a newer Lesesal or another program has written. */
function refuseForeign(database: DatabaseSync): void {
  if (versionOf(database) > migrations.length)
    throw new Error('it was written by a newer Lesesal; use that, or another file')
  const names = database
    .prepare('SELECT name FROM sqlite_schema')
    .all()
    .map(({ name }) => name)
  if (names.length > 0 && !['hours', 'seen', 'salts'].every((table) => names.includes(table)))
    throw new Error('it is the file of another program, and is left as it is; name another one')
}

function migrate(database: DatabaseSync): void {
  // Another process, of a newer one too, may have done it while this one waited for the lock.
  refuseForeign(database)
  for (const step of migrations.slice(versionOf(database))) database.exec(step)
  database.exec(`PRAGMA user_version = ${migrations.length}`)
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()!.user_version)
}
