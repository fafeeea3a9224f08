import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * The site at `address`, with one page more: `/ahead` asks the browser to draw `story` before anybody has opened it, as
 * other sites and browsers do by themselves, and `/ahead?open` opens it a second and a half later.
 */
export async function openSpeculatingSite(address: string, story: string) {
  const rules = JSON.stringify({ prerender: [{ urls: [story], eagerness: 'immediate' }] })
  const page = `<!doctype html><title>Ahead</title><script type="speculationrules">${rules}</script>
    <script>if (location.search) setTimeout(() => location.assign(${JSON.stringify(story)}), 1500)</script>`
  const asked: string[] = []
  const server = createServer((incoming, outgoing) => {
    const { url = '/', method, headers } = incoming
    if (url.startsWith('/ahead')) return void outgoing.setHeader('Content-Type', 'text/html').end(page)
    if (url === story) asked.push(String(headers['sec-purpose'] ?? 'opened'))
    const onward = request(new URL(url, address), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(onward)
  }).listen(0, 'localhost')
  await once(server, 'listening')
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** What each request for the story said it was for. */
    asked,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
