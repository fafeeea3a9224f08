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

/** The number an option was given. Throws UsageError. */
export function wholeNumber(word: string, name: string): number {
  if (!/^\d{1,5}$/.test(word)) throw new UsageError(`${name} is "${word}"; it must be a whole number.`)
  return Number(word)
}

/** An option that a command cannot do without. Throws UsageError. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`Add ${option}`)
  return value
}
