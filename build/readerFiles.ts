import type { Plugin } from 'vite'
import { readerFilesAddress } from '../src/article/addresses.ts'

/** Lists the reader's own files, which whoever saves a story keeps beside it to read without a connection. */
export function readerFiles(): Plugin {
  return {
    name: 'lesesal-reader-files',
    enforce: 'post',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.keys(bundle).filter((file) => /^assets\/.*\.(js|css|json|woff2)$/.test(file))
        const source = JSON.stringify(files.toSorted().map((file) => `/${file}`))
        this.emitFile({ type: 'asset', fileName: readerFilesAddress.slice(1), source })
      },
    },
  }
}
