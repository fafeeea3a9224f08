#!/usr/bin/env node
import { UsageError } from './commandLine.ts'

const help = `lesesal – turns a newsroom's article files into a place to read them

  lesesal publish <newsroom>… --to <folder>   [--base https://…] [--watch] [--force] [--report findings.json] [--quiet]
  lesesal check   <newsroom>…                 [--report findings.json]
  lesesal fetch   <url>… --to <newsroom>      [--allow-private]
  lesesal serve   <folder>                    [--port 4173] [--host localhost] [--views <store>] [--trust-proxy 1]
                  [--metrics [host:]9090] [--newsroom-token-file <file>] [--log-level info]
  lesesal views   import <csv> --views <store> [--edition <folder>] [--replace]
                  export --views <store>
                  top --edition <folder> --views <store> [--window day|week|month]

Stores of views
  sqlite:views.sqlite                       a file, for one machine
  redis://localhost:6379                    Redis or Valkey, for any number of them; also
                                            rediss://user:password@host/1, redis+cluster://host,host

Examples
  lesesal check my-articles
  lesesal fetch https://avisa.example/feed.xml --to my-articles/feeds
  lesesal publish my-articles --to site --base https://avisa.example
  lesesal serve site --views sqlite:views.sqlite
  lesesal views export --views sqlite:views.sqlite > counts.csv
  lesesal views import counts.csv --views redis://localhost:6379

Exit codes: 0 all published, 1 some files rejected (the rest published), 2 nothing done.`

const [command, ...rest] = process.argv.slice(2)
try {
  process.exitCode = await run(command, rest)
} catch (error) {
  // The message is for whoever typed the command; a trace is only for a fault of ours.
  console.error(isExpected(error) ? error.message : error)
  process.exitCode = 2
}

/** Each command is loaded when it is called for: all of them would take longer to load than one change to publish. */
async function run(name: string | undefined, words: string[]): Promise<number> {
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
    case 'help':
      console.log(help)
      return 0
    default:
      throw new UsageError(name === undefined ? help : `There is no command "${name}".\n\n${help}`)
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
    'PortError',
    'TokenError',
  ]
  return error instanceof Error && (expected.includes(error.constructor.name) || 'code' in error)
}
