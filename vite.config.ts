import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { subsetFonts } from './build/subsetFonts.ts'

/** Two builds of one reader: for browsers (dist/reader), and for the publisher to prerender with (dist/prerender). */
export default defineConfig({
  plugins: [react(), subsetFonts()],
  environments: {
    client: {
      // Nothing is inlined as data: addresses, which the security policy refuses to fetch.
      build: { outDir: 'dist/reader', assetsInlineLimit: 0 },
    },
    prerender: {
      consumer: 'server',
      // One file that needs nothing installed, and React's production build whoever runs it.
      resolve: { noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: 'dist/prerender',
        chunkSizeWarningLimit: 2000,
        copyPublicDir: false,
        emitAssets: false,
        rolldownOptions: { input: { prerender: 'src/reader/prerender.tsx' } },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
    },
  },
})
