import type { Plugin } from 'vite'

/** What is fetched when the page is quiet: the parts of the program that are needed to wake it, and one file of styles. */
const later = /((rolldown-runtime|drawing|reader)-[^/]*\.js|later-[^/]*\.css)$/

/**
 * Puts the styles of what is seen first into the shell, so that no page waits for a second file, and names there what
 * `main.tsx` fetches later: `<link rel="later">`, which means nothing to a browser until the program says so.
 */
export function comesLater(): Plugin {
  return {
    name: 'lesesal-comes-later',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = Object.values(bundle)
        const styles = files.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
        // The main file's own styles name the layers, so they stand first.
        const first = styles
          .filter(({ fileName }) => !later.test(fileName))
          .toSorted((a, b) => Number(b.fileName.includes('index-')) - Number(a.fileName.includes('index-')))
        for (const { fileName } of first) delete bundle[fileName]
        const links = files
          .filter(({ fileName }) => later.test(fileName))
          .map(({ fileName }) => ({
            tag: 'link',
            injectTo: 'head' as const,
            attrs: fileName.endsWith('.css')
              ? { rel: 'later', type: 'text/css', href: `/${fileName}` }
              : { rel: 'later', href: `/${fileName}`, crossorigin: true },
          }))
        const inline = first
          .map((style) => ('source' in style ? String(style.source) : ''))
          .join('')
          .trim()
        return {
          html: html.replaceAll(/<link rel="stylesheet"[^>]*>\s*/g, ''),
          // After what says the encoding, which must stand in the first kilobyte of a page.
          tags: [{ tag: 'style', injectTo: 'head' as const, children: inline }, ...links],
        }
      },
    },
  }
}
