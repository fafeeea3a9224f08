import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'

/** What readers of nb, nn and en need: Latin-1 with common typography. Other letters come from the device's own fonts. */
const letters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŸŠšŽžıˆ˜–—‘’‚“”„†•…‹›€™−\u2009\u202f`

/** Public faces and the variable fonts they are cut from. Only weights 400 to 700 are kept. */
const faces = {
  'serif.woff2': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'sans.woff2': '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  'plain.woff2':
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
}

/** The packages they come from. */
export const fontPackages = Object.values(faces).map((file) => file.split('/', 2).join('/'))

/**
 * Cuts the fonts down to what the reader uses, and names in the shell those that every reader needs: index.html has them
 * fetched early where the line carries it. Styles name them `lesesal-fonts/serif.woff2`.
 */
export function subsetFonts(): Plugin {
  const folder = path.resolve('node_modules/.cache/lesesal-fonts')
  return {
    name: 'lesesal-fonts',
    config: () => ({ resolve: { alias: { 'lesesal-fonts': folder } } }),
    async buildStart() {
      // The build to prerender with comes after that for browsers, and only needs to find them.
      if (this.environment.name !== 'client') return
      await mkdir(folder, { recursive: true })
      await Promise.all(Object.entries(faces).map(([name, from]) => cut(from, path.join(folder, name))))
    },
    transformIndexHtml: (_, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => /(serif|sans)-[^/]*\.woff2$/.test(file))
        .map((file) => ({
          tag: 'link',
          // What it is fetched as is said when it is: HTML has that on no link but one that preloads.
          attrs: { rel: 'early', href: `/${file}`, type: 'font/woff2', crossorigin: true },
        })),
  }
}

async function cut(from: string, to: string): Promise<void> {
  const whole = await readFile(createRequire(import.meta.url).resolve(from))
  const wght = { min: 400, max: 700 }
  await writeFile(to, await subsetFont(whole, letters, { targetFormat: 'woff2', variationAxes: { wght } }))
}

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, place) => String.fromCodePoint(first + place)).join('')
}
