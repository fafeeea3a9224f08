import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { slimLibraries } from './build/slimLibraries.ts'
import { subsetFonts } from './build/subsetFonts.ts'

/** What is fetched when a reader asks for it; everything else comes as one file, which is smaller than its parts. */
const onDemand =
  /afterwards\b|pages\/(About|Search)Page\b|queries\/(searchStories|newerPages)\b|article\/(search|editionVersion)\b|parts\/(ReadingPanel|Lightbox|KeyboardHelp|NewsNotice)\b|device\/(followEdition|readAloud|readingSettings|shortcuts|keyboardSetting)\b|languages\/(onDemand|nbOnDemand)\b/

/** The lists of stories, one chunk. */
const listings = /pages\/(Topic|Archive|ArchivePeriod|MostViewed)Page\b|parts\/(PeriodLinks|TeaserList)\b/

const isNeededToRead = (file: string): boolean => !onDemand.test(file) && !listings.test(file)

/** Two builds of one reader: for browsers (dist/reader), and for the publisher to prerender with (dist/prerender). */
export default defineConfig({
  plugins: [react(), subsetFonts(), slimLibraries()],
  // `Teaser-headline`: no two files have one name, so there is no need for a hash that readers would download.
  css: { modules: { generateScopedName: (name, file) => `${path.basename(file, '.module.css')}-${name}` } },
  environments: {
    client: {
      // React's hook for developer tools is 0.4 kB of code no reader runs; `npm run dev` has it.
      define: { __REACT_DEVTOOLS_GLOBAL_HOOK__: 'undefined' },
      build: {
        outDir: 'dist/reader',
        // Nothing is inlined as data: addresses, which the security policy refuses to fetch.
        assetsInlineLimit: 0,
        // One stylesheet: what is fetched on a tap is there styled, and prerendered pages lack nothing.
        cssCodeSplit: false,
        modulePreload: false,
        rolldownOptions: {
          // Nothing we use has getters or globals that do things by being read.
          treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
          output: {
            codeSplitting: {
              groups: [
                { name: 'reader', test: isNeededToRead },
                { name: 'listings', test: listings },
              ],
            },
          },
        },
      },
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
