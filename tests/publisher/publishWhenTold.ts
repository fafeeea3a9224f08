import { publish } from '#publisher/publish.ts'

/** Run with a newsroom and a place: publishes when it gets a message, with everything loaded already. */
const [newsroom, to] = process.argv.slice(2) as [string, string]
await import('#publisher/makeEdition.ts')
await import('#publisher/pageWorker.ts')
process.once('message', () => void publish({ newsrooms: [newsroom], to }).then(() => process.exit()))
process.send!('ready')
