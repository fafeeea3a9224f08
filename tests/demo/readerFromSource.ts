import { createServer, type ViteDevServer } from 'vite'

/** Vite serves the reader's code from its source, and what `address` has of data: what `npm run dev` shows. */
export async function readerFromSource(address: string, port: number): Promise<ViteDevServer> {
  const proxy = { target: address }
  // What of an edition is no page: its data, pictures, index of the search, feeds and licences.
  const files = [
    '^/(edition|images|api)/',
    '^/search/.',
    String.raw`^.*/feed\.(xml|atom|json)$`,
    String.raw`^/licences\.txt$`,
  ]
  const vite = await createServer({
    worker: { format: 'es' },
    server: {
      port,
      watch: { ignored: ['**/.lesesal/**'] },
      proxy: Object.fromEntries(files.map((file) => [file, proxy])),
    },
  })
  return vite.listen()
}
