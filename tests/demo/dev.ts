import { watchFolders } from '#publisher/watch.ts'
import { startServer } from '#server/server.ts'
import { describeFinding } from '#publisher/findings.ts'
import { demoNewsroom, publishDemo } from './demo.ts'
import { readerFromSource } from './readerFromSource.ts'

// `npm run dev`: Vite serves the reader's code, our server the demo edition's data, and both follow changes.
const folder = '.lesesal/dev'
const { edition, views } = await publishDemo(folder)
const data = await startServer({ folder: edition, port: 0, views, trustProxy: 0 })
const vite = await readerFromSource(data.address, Number(process.env.PORT ?? 5173))
vite.printUrls()

const watched = watchFolders([demoNewsroom], async () => {
  const { report } = await publishDemo(folder)
  for (const finding of report.findings) console.log(describeFinding(finding))
  vite.ws.send({ type: 'full-reload' })
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    watched.stop()
    void Promise.all([vite.close(), data.close()])
  })
}
