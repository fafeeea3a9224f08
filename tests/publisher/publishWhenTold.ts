import { publish } from '#publisher/publish.ts'

/** A process that loads everything, and publishes a newsroom to a place when a message names both. */
await import('#publisher/making/makeEdition.ts')
await import('#publisher/making/pageWorker.ts')
process.once('message', ({ newsroom, to }: { newsroom: string; to: string }) => {
  void publish({ newsrooms: [newsroom], to }).then(() => process.exit())
})
process.send!('ready')
