import { startServer } from '#server/server.ts'
import { emptyFolder, publishDemo } from '../demo/demo.ts'

// The edition the browser tests read: published anew, with the demo's counts.
const { edition, views } = await publishDemo(await emptyFolder('.lesesal/browser-tests'), 'http://localhost:4199')
const server = await startServer({ folder: edition, port: 4199, views, trustProxy: 0 })
process.once('SIGTERM', () => void server.close())
