import { openSqliteFile } from './sqliteFile.ts'

export type SqliteFile = ReturnType<typeof openSqliteFile>

/** One call of a method of the file. */
export interface SqliteCall {
  file: string
  name: keyof SqliteFile
  words: unknown[]
}

let opened: SqliteFile | null = null

/** What runs in the thread of a store: its one file stays open from call to call. */
export default function callFile({ file, name, words }: SqliteCall): unknown {
  opened ??= openSqliteFile(file)
  return (opened[name] as (...words: unknown[]) => unknown)(...words)
}
