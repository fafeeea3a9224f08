import { cp } from 'node:fs/promises'
import { publish } from '#publisher/publish.ts'
import { startServer } from '#server/server.ts'
import { emptyFolder, publishDemo } from '../demo/demo.ts'
import { demoEdition, hardEdition, hostileEdition } from './editions.ts'
import { writeHardNewsroom } from './hardNewsroom.ts'
import { writeHostileNewsroom } from './hostileNewsroom.ts'

// The edition the browser tests read: published over that of the unit tests when they have run, whose pictures need not
// be made again, and with the demo's counts.
const folder = await emptyFolder('.lesesal/browser-tests')
for (const made of ['edition', 'edition.manifest.json'])
  await cp(`.lesesal/tests/${made}`, `${folder}/${made}`, { recursive: true }).catch(() => undefined)
const { edition, views } = await publishDemo(folder, demoEdition)

// And one of stories that are hard to set.
const hard = { newsroom: `${folder}/hard-newsroom`, edition: `${folder}/hard-edition` }
await writeHardNewsroom(hard.newsroom)
await publish({ newsrooms: [hard.newsroom], to: hard.edition, base: hardEdition })

// And one of files made to harm their readers.
const hostile = { newsroom: `${folder}/hostile-newsroom`, edition: `${folder}/hostile-edition` }
await writeHostileNewsroom(hostile.newsroom)
await publish({ newsrooms: [hostile.newsroom], to: hostile.edition })

const portOf = (address: string) => Number(new URL(address).port)
const servers = await Promise.all([
  startServer({ folder: hostile.edition, port: portOf(hostileEdition), views: null, trustProxy: 0 }),
  startServer({
    folder: hard.edition,
    port: portOf(hardEdition),
    views: `sqlite:${folder}/hard.sqlite`,
    trustProxy: 0,
  }),
  startServer({ folder: edition, port: portOf(demoEdition), views, trustProxy: 0 }),
])
process.once('SIGTERM', () => void Promise.all(servers.map((server) => server.close())))
