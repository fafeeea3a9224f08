import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** A command that cannot be carried out as it was given. */
export class UsageError extends Error {}

/** The options and other words of a command. Throws UsageError. */
export function parsed<const Options extends ParseArgsOptionsConfig>(words: string[], options: Options) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** The number an option or a variable was given. Throws UsageError. */
export function wholeNumber(word: string, name: string): number {
  if (!/^\d{1,5}$/.test(word)) throw new UsageError(`${name} is "${word}"; it must be a whole number.`)
  return Number(word)
}

/** What does something with a file that an option names. Throws UsageError when there is no such file, or it may not be used. */
export async function withFile<Result>(name: string, file: string, use: () => Promise<Result>): Promise<Result> {
  try {
    return await use()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const why = {
      ENOENT: 'there is no such file or folder',
      EACCES: 'this user may not use it',
      EISDIR: 'it is a folder',
    }[code]
    throw new UsageError(`${name} is "${file}", and ${why ?? message}. Name a file that can be used.`)
  }
}

/** An option that a command cannot do without. Throws UsageError. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`Add ${option}`)
  return value
}
