import { createServer, type Server } from 'node:http'
import type { Metrics } from './metrics.ts'

/** Answers `GET /metrics` and nothing else. It has a port of its own, so that what readers reach never shows it. */
export function metricsServer(metrics: Metrics): Server {
  return createServer(({ method, url }, answer) => {
    answer.setHeader('Cache-Control', 'no-store').setHeader('X-Content-Type-Options', 'nosniff')
    if (url?.split('?')[0] !== '/metrics') return answer.writeHead(404).end()
    if (method !== 'GET' && method !== 'HEAD') return answer.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return answer.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8').end(metrics.text())
  })
}
