#!/usr/bin/env node
import { shown } from '#terminal/shown.ts'
import { told } from '#terminal/told.ts'
import { UsageError } from './commandLine.ts'
import { asksForHelp, helpOn, ownVersion } from './help.ts'

const [command, ...rest] = process.argv.slice(2)
/** Commands whose work is not what they say. */
const goesOnUnheard = ['serve', 'publish', 'fetch'].includes(command ?? '')
let isTold = false
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads what is said may leave, as `head` does: the work goes on.
    if (error.code === 'EPIPE' || isTold) return
    isTold = true
    console.error(told('output.unwritable', { reason: error.message }))
    if (!goesOnUnheard) process.exit(2)
  })
try {
  process.exitCode = await run(command, rest)
} catch (error) {
  // The message is for whoever typed the command; a trace is only for a fault of ours.
  console.error(isExpected(error) ? shown(error.message) : error)
  process.exitCode = 2
}

/** Each command is loaded when it is called for: all of them would take longer to load than one change to publish. */
async function run(name: string | undefined, words: string[]): Promise<number> {
  if (name !== undefined && asksForHelp(name, words)) {
    console.log(helpOn(name))
    return 0
  }
  switch (name) {
    case 'publish':
      return (await import('./commands/publish.ts')).publishCommand(words)
    case 'check':
      return (await import('./commands/check.ts')).checkCommand(words)
    case 'fetch':
      return (await import('./commands/fetch.ts')).fetchCommand(words)
    case 'serve':
      return (await import('./commands/serve.ts')).serveCommand(words)
    case 'views':
      return (await import('./commands/views.ts')).viewsCommand(words)
    case '--help':
    case '-h':
    case 'help':
      console.log(helpOn(words[0]))
      return 0
    case '--version':
    case '-v':
      console.log(ownVersion())
      return 0
    case undefined:
      throw new UsageError(helpOn(undefined))
    default:
      throw new UsageError(`${told('command.unknown', { name })}\n\n${helpOn(undefined)}`)
  }
}

/** Faults of the call or the place, which the message explains, as against faults of ours. Told by name, as their rooms may not be loaded. */
function isExpected(error: unknown): error is Error {
  const expected = [
    'UsageError',
    'SettingsError',
    'PlaceError',
    'StoreAddressError',
    'StoreUnavailable',
    'NoEdition',
    'EditionUnreadable',
    'PortError',
    'TokenError',
  ]
  return error instanceof Error && (expected.includes(error.constructor.name) || 'code' in error)
}
