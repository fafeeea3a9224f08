import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { comesLater } from './build/comesLater.ts'
import { inlineScripts } from './build/inlineScripts.ts'
import { readerFiles } from './build/readerFiles.ts'
import { licencesFile, licencesOfOthers } from './build/licences.ts'
import { slimLibraries } from './build/slimLibraries.ts'
import { subsetFonts } from './build/subsetFonts.ts'

/** What is fetched when a reader asks for it, or after all else, by the chunk it comes in. */
const onDemand = [
  { name: 'shortcuts', test: /device\/(shortcuts|keyboardSetting)\b/ },
  // What a saved story needs of it has come by then.
  {
    name: 'backgroundWork',
    test: /reader\/(backgroundWork|rehearse)\b|device\/(followEdition|followOtherTabs)\b|queries\/openNews\b|article\/editionVersion\b/,
  },
  { name: 'saved', test: /pages\/SavedPage\.tsx|device\/keepForLater\b/ },
  {
    name: 'onDemand',
    test: /languages\/(wordsOnDemand|nbOnDemand)\b|device\/trusted\b|(pages\/AboutPage|parts\/Keyboard(Help|Switch))\.tsx/,
  },
  { name: 'readingPanel', test: /parts\/ReadingPanel\.tsx|device\/readingSettings\b/ },
]

/** The same, each in the chunk that Rolldown gives it. */
const onDemandAlone =
  /savedWorker|pages\/SearchPage\b|queries\/(search\w+|nearWords|wordForms)\b|article\/(search|shardWords)\b|parts\/(SearchResults|NearWords|Lightbox|NewsNotice)\b|device\/readAloud\b/

/** The lists of stories, one chunk: pages that are neither read first nor on demand. */
const listings =
  /pages\/(?!(Front|Article|Error|About|Search|Saved)Page\b)\w+Page\b|parts\/(PeriodLinks|PeriodTurn|TeaserList)\b/

/** Styles of what is not seen first: pages other than the front, stories and failures, and what opens on a tap. */
const laterStyles =
  /(pages\/(?!(Front|Article|Error)Page\b)\w+|parts\/(ReadingPanel|LaidOver|Lightbox|Keyboard(Help|Switch)|SearchResults|PeriodLinks|PeriodTurn|TeaserList))\.module\.css/

/** The file the browser begins with; everything it needs at once is in it. */
const main = /reader\/(main|pageState|device\/waking|styles\/)/

const notNeededToRead = [...onDemand.map(({ test }) => test), onDemandAlone, listings, main, laterStyles]
const isNeededToRead = (file: string): boolean =>
  !/index\.html$|\0/.test(file) && !notNeededToRead.some((others) => others.test(file))

/**
 * The parts in which the program wakes (`main.tsx`), and what is fetched on a tap: what is small comes along with what it
 * needs, as a file of its own costs some bytes. The first that fits takes a file.
 */
const groups = [
  { name: 'later', test: laterStyles },
  { name: 'drawing', test: /node_modules\/(react|react-dom|scheduler)\/|rolldown\/runtime|device\/drawing\b/ },
  { name: 'reader', test: isNeededToRead },
  { name: 'listings', test: listings },
  ...onDemand,
].map((group, place, { length }) => ({ ...group, priority: length - place }))

const wakesThePage = /^(drawing|reader)$/

/** Two builds of one reader: for browsers (dist/reader), and for the publisher to prerender with (dist/prerender). */
export default defineConfig({
  plugins: [react(), subsetFonts(), slimLibraries(), comesLater(), inlineScripts(), licencesOfOthers(), readerFiles()],
  // `Teaser-headline`: no two files have one name, so there is no need for a hash that readers would download.
  css: { modules: { generateScopedName: (name, file) => `${path.basename(file, '.module.css')}-${name}` } },
  environments: {
    client: {
      // React's hook for developer tools is 0.4 kB of code no reader runs; `npm run dev` has it.
      define: { __REACT_DEVTOOLS_GLOBAL_HOOK__: 'undefined' },
      build: {
        outDir: 'dist/reader',
        license: { fileName: licencesFile },
        // Nothing is inlined as data: addresses, which the security policy refuses to fetch.
        assetsInlineLimit: 0,
        modulePreload: false,
        rolldownOptions: {
          // How long the fonts take is no news to whoever starts the demo.
          checks: { bundlerTimings: false },
          // Nothing we use has getters or globals that do things by being read.
          treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
          // The worker of saved stories reaches no further than its own folder, and is looked for under its own name.
          input: { index: 'index.html', 'saved-worker': 'src/reader/savedWorker.ts' },
          output: {
            entryFileNames: ({ name }) => (name === 'saved-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
            // Has a browser compile them beside its main work while they arrive, not one by one when they are called.
            postBanner: ({ name }) => (wakesThePage.test(name) ? '//# allFunctionsCalledOnLoad' : ''),
            codeSplitting: { groups, includeDependenciesRecursively: false },
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
        license: { fileName: licencesFile },
        chunkSizeWarningLimit: 2000,
        copyPublicDir: false,
        emitAssets: false,
        rolldownOptions: {
          checks: { bundlerTimings: false },
          input: { prerender: 'src/reader/prerender.tsx' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
    },
  },
})
