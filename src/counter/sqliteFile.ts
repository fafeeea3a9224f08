import { randomBytes } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { filesAt, identityOf, inTransaction, isTransient, leaveMoved, openDatabase } from './sqliteDatabase.ts'
import { byHourAndArticle, keyOf, type HourCount, type View } from './viewStore.ts'
import { dayOfHour, partsOf } from './window.ts'

/** Visitors that are destroyed in one go: views wait meanwhile, and a day may have had millions. */
const forgottenAtOnce = 20_000

/** What is asked of a database again and again, prepared once. */
function prepare(database: DatabaseSync) {
  const sql = (text: string): StatementSync => database.prepare(text)
  return {
    see: sql('INSERT OR IGNORE INTO seen VALUES (?, ?, ?)'),
    count: sql('INSERT INTO hours VALUES (?, ?, 0, ?) ON CONFLICT DO UPDATE SET views = views + excluded.views'),
    countDay: sql('INSERT INTO days VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET views = views + excluded.views'),
    imported: sql('SELECT views FROM hours WHERE article = ? AND hour = ? AND imported = 1'),
    setImported: sql('INSERT OR REPLACE INTO hours VALUES (?, ?, 1, ?)'),
    sumHours: sql('SELECT article, SUM(views) AS views FROM hours WHERE hour BETWEEN ? AND ? GROUP BY article'),
    sumDays: sql('SELECT article, SUM(views) AS views FROM days WHERE day BETWEEN ? AND ? GROUP BY article'),
    hourly: sql(
      'SELECT article, hour, SUM(views) AS views FROM hours WHERE hour BETWEEN ? AND ? GROUP BY hour, article HAVING SUM(views) > 0',
    ),
    makeSalt: sql('INSERT OR IGNORE INTO salts VALUES (?, ?)'),
    salt: sql('SELECT salt FROM salts WHERE day = ?'),
  }
}

interface Opened {
  database: DatabaseSync
  statements: ReturnType<typeof prepare>
  files: ReturnType<typeof filesAt>
}

/** A file that is opened when it is needed, and let go of when it does not work or is at its place no more. */
function openWhenNeeded(file: string, isOnlyRead: boolean) {
  let opened: Opened | null = null

  const giveUp = (): void => {
    try {
      opened?.database.close()
    } catch {
      // It is being given up because it does not work.
    }
    opened = null
  }

  const leaveIfMoved = (): boolean => {
    if (opened === null || identityOf(file) === opened.files.database) return false
    leaveMoved(opened.database, opened.files.beside)
    opened = null
    return true
  }

  /** Nothing is kept in a file that nobody will find: whoever wrote there is told, and the next call opens anew. */
  const stayInPlace = (): void => {
    if (leaveIfMoved()) {
      throw new Error(
        'the file was moved or deleted while in use; from now on, views are kept in a new one at its place',
      )
    }
  }

  const using = <T>(work: (opened: Opened) => T): T => {
    stayInPlace()
    try {
      if (opened === null) {
        const database = openDatabase(file, isOnlyRead)
        opened = { database, statements: prepare(database), files: filesAt(file) }
      }
      return work(opened)
    } catch (error) {
      if (!isTransient(error)) giveUp()
      throw error
    }
  }

  return {
    using,
    /** Works in a transaction, which counts only if the file was still there when it ended. */
    changing: <T>(work: (opened: Opened) => T): T => {
      const result = using((open) => inTransaction(open.database, 'IMMEDIATE', () => work(open)))
      stayInPlace()
      return result
    },
    close: (): void => {
      if (!leaveIfMoved()) giveUp()
    },
  }
}

/** The methods of a store (see ViewStore), on one file and at once: they run in a thread of their own. */
export function openSqliteFile(file: string, isOnlyRead: boolean) {
  const { using, changing, close } = openWhenNeeded(file, isOnlyRead)
  return {
    add: (views: View[]): void => changing((open) => add(open, views)),

    sums: (first: string, last: string): Map<string, number> =>
      using((open) => inTransaction(open.database, 'DEFERRED', () => sums(open, first, last))),

    saltOf: (day: string): Uint8Array =>
      changing(({ statements }) => {
        statements.makeSalt.run(day, randomBytes(32))
        return statements.salt.get(day)!.salt as Uint8Array
      }),

    /** Destroys what is of days before `day`, or as much as takes no time; gives whether there are more. */
    forgetSome: (day: string): boolean => {
      // Where there is nothing, nothing is written: the file may be one that is only to be read.
      if (using((open) => hasOlder(open, day)) && changing((open) => forgetSome(open, day))) return true
      // The log of changes still holds what was deleted until it is written back and cut.
      using(({ database }) => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
      return false
    },

    setImported: (counts: HourCount[], { replace }: { replace: boolean }): void =>
      changing((open) => {
        if (replace) forgetImported(open.database)
        for (const count of counts) setImported(open, count)
      }),

    hourly: (first: string, last: string): HourCount[] =>
      using(({ statements }) =>
        statements.hourly
          .all(first, last)
          .map((row) => ({ article: String(row.article), hour: String(row.hour), views: Number(row.views) }))
          .toSorted(byHourAndArticle),
      ),

    close,
  }
}

/** Counts who has not been seen before; views of one article in one hour are written together. */
function add({ statements }: Opened, views: View[]): void {
  const fresh = new Map<string, HourCount>()
  for (const { article, visitor, hour } of views) {
    if (statements.see.run(dayOfHour(hour), article, visitor).changes === 0) continue
    const key = keyOf({ article, hour })
    fresh.set(key, { article, hour, views: (fresh.get(key)?.views ?? 0) + 1 })
  }
  for (const count of fresh.values()) {
    statements.count.run(count.article, count.hour, count.views)
    statements.countDay.run(dayOfHour(count.hour), count.article, count.views)
  }
}

function sums({ statements }: Opened, first: string, last: string): Map<string, number> {
  const { hours, days } = partsOf(first, last)
  const rows = [
    ...hours.flatMap((stretch) => statements.sumHours.all(...stretch)),
    ...days.flatMap((stretch) => statements.sumDays.all(...stretch)),
  ]
  const found = new Map<string, number>()
  for (const row of rows) {
    const article = String(row.article)
    found.set(article, (found.get(article) ?? 0) + Number(row.views))
  }
  return new Map([...found].filter(([, views]) => views > 0))
}

/** Whether there are salts or visitors of days before `day`. */
function hasOlder({ database }: Opened, day: string): boolean {
  const older = 'SELECT 1 FROM salts WHERE day < ?1 UNION ALL SELECT 1 FROM seen WHERE day < ?1'
  return database.prepare(`SELECT EXISTS (${older}) AS found`).get(day)!.found === 1
}

/** Destroys salts and the first visitors of days before `day`; gives whether there are more. */
function forgetSome({ database }: Opened, day: string): boolean {
  database.prepare('DELETE FROM salts WHERE day < ?').run(day)
  const order = `ORDER BY day, article, visitor LIMIT 1 OFFSET ${forgottenAtOnce}`
  const next = database.prepare(`SELECT day, article, visitor FROM seen WHERE day < ? ${order}`).get(day)
  const [end, ...rest] = next ? [next.day!, next.article!, next.visitor!] : [day, '', '']
  database.prepare('DELETE FROM seen WHERE (day, article, visitor) < (?, ?, ?)').run(end, ...rest)
  return next !== undefined
}

function setImported({ statements }: Opened, { article, hour, views }: HourCount): void {
  const before = Number(statements.imported.get(article, hour)?.views ?? 0)
  statements.setImported.run(article, hour, views)
  statements.countDay.run(dayOfHour(hour), article, views - before)
}

function forgetImported(database: DatabaseSync): void {
  database.exec(`UPDATE days SET views = days.views - gone.views FROM (
      SELECT article, substr(hour, 1, 10) AS day, SUM(views) AS views FROM hours WHERE imported = 1 GROUP BY 1, 2
    ) AS gone WHERE days.article = gone.article AND days.day = gone.day;
    DELETE FROM hours WHERE imported = 1`)
}
