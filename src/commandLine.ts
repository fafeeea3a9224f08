import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { told } from '#terminal/told.ts'

/** A command that cannot be carried out as it was given. */
export class UsageError extends Error {}

/** The options and other words of a command, none of them empty. Throws UsageError. */
export function parsed<const Options extends ParseArgsOptionsConfig>(words: string[], options: Options) {
  const result = parseWords(words, options)
  // A variable of the shell that is not set leaves an empty word, which as a path would mean the folder one stands in.
  const option = Object.entries(result.values).find(([, value]) => value === '')
  if (option) throw empty(`--${option[0]}`)
  if (result.positionals.includes('')) throw empty(told('words.empty-word'))
  return result
}

function empty(what: string): UsageError {
  return new UsageError(told('words.empty', { what }))
}

/** What Node makes of the words. Throws UsageError. */
function parseWords<const Options extends ParseArgsOptionsConfig>(words: string[], options: Options) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    const { message } = error as Error
    const [, missing] = /^Option '(\S+) <value>' argument missing/.exec(message) ?? []
    if (missing !== undefined) throw empty(missing)
    const [, alone] = /^Option '(\S+)' does not take an argument/.exec(message) ?? []
    if (alone !== undefined) throw new UsageError(told('option.alone', { option: alone }))
    const [, unknown] = /^Unknown option '([^']+)'/.exec(message) ?? []
    if (unknown === undefined) throw new UsageError(message)
    const known = Object.keys(options).map((name) => `--${name}`)
    throw new UsageError(told('option.unknown', { option: unknown, known: known.join(', ') }))
  }
}

/** Sees that a command is given no more words than it has use for. Throws UsageError. */
export function noMoreThan(count: number, words: string[]): void {
  if (words.length > count) throw new UsageError(told('words.many', { word: words[count]! }))
}

/** The number an option or a variable was given. Throws UsageError. */
export function wholeNumber(word: string, name: string): number {
  if (!/^\d{1,5}$/.test(word)) throw new UsageError(told('option.number', { name, word }))
  return Number(word)
}

/** What does something with a file or folder that an option names. Throws UsageError when there is none, or it may not be used. */
export async function withFile<Result>(name: string, file: string, use: () => Promise<Result>): Promise<Result> {
  try {
    return await use()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const why = {
      ENOENT: told('file.absent'),
      EACCES: told('file.not-yours'),
      EISDIR: told('file.folder'),
      EEXIST: told('file.file'),
      ENOTDIR: told('file.within-file'),
    }[code]
    throw new UsageError(told('option.file', { name, file, why: why ?? message }))
  }
}

/** An option that a command cannot do without. Throws UsageError. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(told('option.needed', { option }))
  return value
}
