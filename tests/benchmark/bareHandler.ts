import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The least Node can do with a report of a view: take it and answer 204.
const server = createServer((_, response) => response.writeHead(204).end()).listen(0, 'localhost', () => {
  console.log(`Answering at http://localhost:${(server.address() as AddressInfo).port}`)
})
