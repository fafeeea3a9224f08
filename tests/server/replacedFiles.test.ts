import { cp, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { startServer } from '#server/server.ts'
import { emptyPlace } from '../publisher/smallNewsroom.ts'

test(
  'a file that is replaced while it is asked for is sent whole, as it was or as it is',
  { timeout: 60_000 },
  async () => {
    const folder = path.join(await emptyPlace(), 'edition')
    await cp(inject('demoEdition'), folder, { recursive: true })
    const front = path.join(folder, 'edition/front.json')
    const versions = [JSON.stringify({ a: 'a'.repeat(60_000) }), JSON.stringify({ b: 'b'.repeat(20_000) })]
    const replace = async (nth: number) => {
      await writeFile(`${front}.next`, versions[nth % 2]!)
      await rename(`${front}.next`, front)
    }
    await replace(0)
    const views = `sqlite:${await emptyPlace()}/views.sqlite`
    const server = await startServer({ folder, port: 0, views, trustProxy: 0 })
    try {
      const over = new AbortController()
      let answers = 0
      const read = async (headers: Record<string, string>): Promise<void> => {
        while (!over.signal.aborted) {
          const answer = await fetch(`${server.address}/edition/front.json`, {
            headers,
            signal: AbortSignal.timeout(5000),
          })
          const text = await answer.text()
          answers++
          if (!versions.includes(text)) throw new Error(`${answer.status}: ${text.length} letters`)
        }
      }
      const readers = Promise.all(
        [{}, { 'Accept-Encoding': 'identity' }, { 'Accept-Encoding': 'gzip' }].flatMap((headers) => [
          read(headers),
          read(headers),
        ]),
      )
      for (let nth = 1; nth <= 400; nth++) {
        await replace(nth)
        await Promise.race([readers, new Promise((resolve) => setTimeout(resolve, 2))])
      }
      over.abort()
      await readers
      expect(answers).toBeGreaterThan(400)
    } finally {
      await server.close()
    }
  },
)
