import { readFile } from 'node:fs/promises'
import { fileOfStore, storeName } from '#counter/openStore.ts'
import { logLevels, type LogLevel } from '#server/log.ts'
import { startServer, type RunningServer, type ServerOptions } from '#server/server.ts'
import { told } from '#terminal/told.ts'
import { noMoreThan, parsed, UsageError, wholeNumber, withFile } from '../commandLine.ts'
import { outsideEdition } from './outsideEdition.ts'
import { whereViewsAre } from './whereViewsAre.ts'

/** `lesesal serve <folder>`, until it is told to stop. */
export async function serveCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    port: { type: 'string' },
    host: { type: 'string' },
    views: { type: 'string' },
    'trust-proxy': { type: 'string' },
    'log-level': { type: 'string' },
    metrics: { type: 'string' },
    'newsroom-token-file': { type: 'string' },
  })
  const [folder] = positionals
  if (folder === undefined) throw new UsageError(told('ask.edition'))
  noMoreThan(1, positionals)
  const views = whereViewsAre(values.views)
  const kept = views === undefined ? null : fileOfStore(views)
  // Readers can be told apart by what the store holds, and the token opens the newsroom's page: neither is for them.
  if (kept !== null)
    outsideEdition(
      values.views === undefined ? told('option.variable', { name: 'LESESAL_VIEWS' }) : '--views',
      kept,
      folder,
    )
  const tokenFile = values['newsroom-token-file']
  if (tokenFile !== undefined) outsideEdition('--newsroom-token-file', tokenFile, folder)
  const token = await newsroomToken(tokenFile)
  // As the first process of a container, one is told to stop only if one listens.
  const stopped = stopSignal()
  const server = await started({
    folder,
    port: portOf(values.port),
    views: views ?? null,
    trustProxy: wholeNumber(values['trust-proxy'] ?? '0', '--trust-proxy'),
    logLevel: logLevelOf(values['log-level']),
    ...(values.host !== undefined && { host: withoutBrackets(values.host) }),
    ...(values.metrics !== undefined && { metrics: metricsPlace(values.metrics) }),
    ...(token !== undefined && { newsroomToken: token }),
  })
  console.log(told('serve.at', { folder, address: server.address }))
  if (server.metricsAddress !== null) console.log(told('serve.metrics', { address: server.metricsAddress }))
  if (token !== undefined) console.log(told('serve.newsroom', { address: `${server.address}/newsroom` }))
  console.log(views === undefined ? told('serve.uncounted') : told('serve.counted', { store: storeName(views) }))
  await stopped
  await server.close()
  return 0
}

/** From a file or from the environment, never from the command line, where every user of the machine could read it. */
async function newsroomToken(file: string | undefined): Promise<string | undefined> {
  // A line break at its end, as secrets of containers often have one, is nothing a browser could send.
  if (file === undefined) return process.env.LESESAL_NEWSROOM_TOKEN?.trim() || undefined
  return (await withFile('--newsroom-token-file', file, () => readFile(file, 'utf8'))).trim()
}

/** The variable PORT is what container platforms set. */
function portOf(stated: string | undefined): number {
  if (stated !== undefined) return wholeNumber(stated, '--port')
  return wholeNumber(process.env.PORT || '4173', told('option.variable', { name: 'PORT' }))
}

function logLevelOf(stated: string | undefined): LogLevel {
  const [name, word] =
    stated === undefined
      ? [told('option.variable', { name: 'LESESAL_LOG_LEVEL' }), process.env.LESESAL_LOG_LEVEL || 'warn']
      : ['--log-level', stated]
  const level = logLevels.find((known) => known === word)
  if (level === undefined) throw new UsageError(told('option.choice', { name, word, known: logLevels.join(', ') }))
  return level
}

/** `9090` is loopback's; `0.0.0.0:9090` or `[::]:9090` is open to whoever reaches the machine. */
function metricsPlace(word: string): NonNullable<ServerOptions['metrics']> {
  const [, host = '127.0.0.1', port] = /^(?:(.+):)?(\d{1,5})$/.exec(word) ?? []
  if (port === undefined) throw new UsageError(told('serve.metrics-place', { word }))
  return { host: withoutBrackets(host), port: Number(port) }
}

/** An address of IPv6 may be given as it stands in a URL: [::1]. */
function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}

/** Starts the server. Throws UsageError for a host that is not of this machine. */
async function started(options: ServerOptions): Promise<RunningServer> {
  try {
    return await startServer(options)
  } catch (error) {
    const { code, ...where } = error as NodeJS.ErrnoException & { hostname?: string; address?: string }
    if (!['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL'].includes(code ?? '')) throw error
    const host = where.hostname ?? where.address ?? ''
    const option = options.metrics?.host === host && options.host !== host ? '--metrics' : '--host'
    throw new UsageError(told('serve.host', { option, host }))
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => resolve())
  })
}
