import { createServer, type ViteDevServer } from 'vite'

/** Vite serves the reader's code from its source, and what `address` has of data: what `npm run dev` shows. */
export async function readerFromSource(address: string, port: number): Promise<ViteDevServer> {
  const proxy = { target: address }
  const vite = await createServer({
    server: {
      port,
      watch: { ignored: ['**/.lesesal/**'] },
      proxy: { '/edition': proxy, '/images': proxy, '/api': proxy },
    },
  })
  return vite.listen()
}
