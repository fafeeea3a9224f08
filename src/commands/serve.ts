import { storeName } from '#counter/openStore.ts'
import { startServer } from '#server/server.ts'
import { parsed, UsageError, wholeNumber } from '../commandLine.ts'

/** `lesesal serve <folder>`, until it is told to stop. */
export async function serveCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    port: { type: 'string' },
    host: { type: 'string' },
    views: { type: 'string' },
    'trust-proxy': { type: 'string' },
  })
  const [folder] = positionals
  if (folder === undefined) throw new UsageError('Which edition? lesesal serve <folder>')
  const server = await startServer({
    folder,
    port: wholeNumber(values.port ?? process.env.PORT ?? '4173', '--port'),
    views: values.views ?? null,
    trustProxy: wholeNumber(values['trust-proxy'] ?? '0', '--trust-proxy'),
    ...(values.host !== undefined && { host: values.host }),
  })
  console.log(`Serving ${folder} at ${server.address}`)
  console.log(
    values.views === undefined
      ? 'Views are not counted (--views sqlite:<file> or redis://… counts them).'
      : `Views are counted in ${storeName(values.views)}`,
  )
  await stopSignal()
  await server.close()
  return 0
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
}
