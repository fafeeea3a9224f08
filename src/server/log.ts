import { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { logStream } from './logStream.ts'

/** What may be asked for; `trace` is none of them, since Fastify would then log what clients sent, as they sent it. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/**
 * Pino's settings: one JSON object a line. No line holds an address, a user agent, a referrer, a query, a header or a
 * body; of an error no more than what and where, since Node hangs what a client sent on some of them.
 */
export function logSettings(
  level: LogLevel,
): Pick<FastifyServerOptions, 'logger' | 'logController' | 'childLoggerFactory'> {
  return {
    logger: {
      level,
      stream: logStream(),
      base: null,
      serializers: {
        req: ({ method, url }) => ({ method, path: pathOf(url) }),
        res: ({ statusCode }) => ({ status: statusCode }),
        err: ({ name, message, stack }: Error) => ({ type: name, message, stack: stack ?? '' }),
      },
    },
    logController: new OwnLines(),
    // One for all requests: one for each would only number them, and adds up to a tenth to what a view costs.
    childLoggerFactory: (logger) => logger,
  }
}

/** Leaves answers to `logAnswers`, and errors that clients made, whose messages quote them, to nobody. */
class OwnLines extends LogController {
  override incomingRequest(): void {}
  override requestCompleted(): void {}
  override routeNotFound(): void {}
  override defaultErrorLog(...[error, request, reply]: Parameters<LogController['defaultErrorLog']>): void {
    if (reply.statusCode >= 500) super.defaultErrorLog(error, request, reply)
  }
}

/** At `info`, a line for each answer: what was asked for, how it went and how long it took. Nobody is named. */
export function logAnswers(server: FastifyInstance): void {
  if (server.log.level !== 'info' && server.log.level !== 'debug') return
  server.addHook('onResponse', async ({ method, url }, reply) => {
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10
    server.log.info({ method, path: pathOf(url), status: reply.statusCode, milliseconds }, 'answered')
  })
}

/** An address without its query, which may be what somebody searched for. */
function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '').slice(0, 200)
}
