import { openSqliteFile } from './sqliteFile.ts'

export type SqliteFile = ReturnType<typeof openSqliteFile>

/** One call of a method of the file. */
export interface SqliteCall {
  file: string
  /** Whether the file may lie where nothing can be written. */
  isOnlyRead: boolean
  name: keyof SqliteFile
  /** As JSON: to clone a batch of views, object by object, takes several times as long. */
  words: string
}

let opened: SqliteFile | null = null

/** What runs in the thread of a store: its one file stays open from call to call. */
export default function callFile({ file, isOnlyRead, name, words }: SqliteCall): unknown {
  opened ??= openSqliteFile(file, isOnlyRead)
  return (opened[name] as (...words: unknown[]) => unknown)(...(JSON.parse(words) as unknown[]))
}
