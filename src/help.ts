import { createRequire } from 'node:module'
import { helpInEnglish } from './terminal/helpInEnglish.ts'
import { helpInNorwegian } from './terminal/helpInNorwegian.ts'
import { terminalLanguage } from './terminal/told.ts'

interface Help {
  pitch: string
  commands: Record<string, CommandHelp>
  stores: string
  /** Headings, and what stands below them where no command is named. */
  options: string
  examples: string
  more: string
  codes: string
  codesOfAll: string
}

interface CommandHelp {
  usage: string
  /** What each option does, by how it is written. */
  options: Record<string, string>
  examples: string[]
  codes: string
  /** Whether it takes `--views`. */
  hasViews?: boolean
}

const help: Record<ReturnType<typeof terminalLanguage>, Help> = { en: helpInEnglish, nb: helpInNorwegian }

/** How a command is called, with examples; all of them when there is none of that name. */
export function helpOn(name: string | undefined, language = terminalLanguage()): string {
  const { commands, stores, ...words } = help[language]
  const one = name !== undefined && Object.hasOwn(commands, name) ? { [name]: commands[name]! } : null
  const told = Object.entries(one ?? commands)
  const parts = [
    told.map(([command, { usage }]) => `  lesesal ${command.padEnd(7)} ${usage}`).join('\n'),
    ...(one ? [`${words.options}\n${optionLines(told[0]![1].options)}`] : []),
    ...(told.some(([, { hasViews }]) => hasViews) ? [stores] : []),
    `${words.examples}\n${told.flatMap(([, { examples }]) => examples.map((example) => `  ${example}`)).join('\n')}`,
    ...(one ? [] : [words.more]),
    `${words.codes}: ${one ? told[0]![1].codes : words.codesOfAll}`,
  ]
  if (one === null) parts.unshift(words.pitch)
  return parts.join('\n\n')
}

/** An option a line, what it does in a column of its own. */
function optionLines(options: CommandHelp['options']): string {
  const width = Math.max(...Object.keys(options).map(({ length }) => length))
  return Object.entries(options)
    .map(([name, does]) => `  ${name.padEnd(width)}  ${does.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`)
    .join('\n')
}

/** Whether help is asked for among the words of a command there is. */
export function asksForHelp(name: string, words: string[]): boolean {
  if (!Object.hasOwn(helpInEnglish.commands, name)) return false
  const end = words.indexOf('--')
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === '--help' || word === '-h')
}

/** The version of this program. */
export function ownVersion(): string {
  return (createRequire(import.meta.url)('../package.json') as { version: string }).version
}
