import { startServer } from '#server/server.ts'
import { describeFinding } from '#publisher/findings.ts'
import { publishDemo } from './demo.ts'

// `npm start`: publishes the demo edition and serves it, as a newsroom would serve its own.
const port = Number(process.env.PORT || 4173)
const { report, edition, views } = await publishDemo('.lesesal/demo', `http://localhost:${port}`)
for (const finding of report.findings) console.log(describeFinding(finding))
console.log(`Published ${report.published} stories of the demo edition.`)

try {
  const server = await startServer({ folder: edition, port, views, trustProxy: 0 })
  console.log(`Views are counted in ${views.replace('sqlite:', '')} (SQLite).\n\n  Read it at ${server.address}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.close())
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
