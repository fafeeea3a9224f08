import type { Plugin } from 'vite'

/**
 * Leaves out of the browser's build what no reader needs of the libraries: Vite's helper that preloads a chunk's own
 * scripts and styles, and their names (the shell has ours), lists that are fetched page by page, changes that are sent to
 * a server as TanStack Query keeps them (`useMutation`), remarks to developers, and the names React Router gives its
 * components for developer tools, which keep forms and other unused parts from being dropped. Together 6 kB of the 140 an
 * article may load.
 */
export function slimLibraries(): Plugin {
  return {
    name: 'lesesal-slim-libraries',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    load: (id) => Object.entries(instead).find(([name]) => id.includes(name))?.[1] ?? null,
    renderChunk: (code) => code.replaceAll(/,\s*__VITE_PRELOAD__/g, ''),
    transform(code, id) {
      if (id.includes('/react-router/')) return slimRouter(code)
      if (id.includes('/react-dom-client.production')) return listenForWhatIsAnswered(code)
      return id.includes('/i18next/') ? slimTranslations(code) : null
    },
  }
}

/**
 * The events of the document that React hears of in the build; those that do not rise, such as `scroll`, it hears of from
 * the elements that answer them. It listens for eighty, and a tap is fourteen of them, each of which it follows down and up
 * the page: a fifth of what a slow phone does between a tap and the page that it brings.
 */
export const answeredEvents = ['change', 'click', 'input', 'keydown', 'submit']

/** What stands in place of modules, by a piece of their path. */
const instead = {
  'vite/preload-helper': 'export const __vitePreload = (load) => load()',
  'query-core/build/modern/infiniteQueryBehavior':
    'const none = () => undefined; export { none as hasNextPage, none as hasPreviousPage, none as infiniteQueryBehavior }',
  'query-core/build/modern/mutationCache':
    'export class MutationCache { clear() {} findAll() { return [] } resumePausedMutations() { return Promise.resolve() } }',
}

function listenForWhatIsAnswered(code: string): string {
  const everyEvent = 'allNativeEvents.forEach('
  if (!code.includes(everyEvent)) throw new Error('React listens otherwise now: see build/slimLibraries.ts')
  return code.replace(everyEvent, `${JSON.stringify(answeredEvents)}.forEach(`)
}

function slimRouter(code: string): string {
  return code
    .replace(/^(\s*(?:invariant|warning|warningOnce)(?:\$1)?\(.*), (?:`[^`\n]*`|"[^"\n]*")\);$/gm, '$1);')
    .replace(/^\w+\.displayName = "[^"]*";$/gm, '')
    .replace(/= (React\$1\.(?:forwardRef|createContext|memo)\()/g, '= /* @__PURE__ */ $1')
}

function slimTranslations(code: string): string {
  return code.replace(
    /^(\s*(?:if \([^)]*\) )?)(?:this|i18n)\.logger\.(?:warn|deprecate|once)\([^;]*\);$/gm,
    '$1void 0;',
  )
}
