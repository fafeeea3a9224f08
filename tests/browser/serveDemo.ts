import { cp } from 'node:fs/promises'
import { startServer } from '#server/server.ts'
import { emptyFolder, publishDemo } from '../demo/demo.ts'

// The edition the browser tests read: published over that of the unit tests when they have run, whose pictures need not
// be made again, and with the demo's counts.
const folder = await emptyFolder('.lesesal/browser-tests')
await cp('.lesesal/tests/edition', `${folder}/edition`, { recursive: true }).catch(() => undefined)
const { edition, views } = await publishDemo(folder, 'http://localhost:4199')
const server = await startServer({ folder: edition, port: 4199, views, trustProxy: 0 })
process.once('SIGTERM', () => void server.close())
