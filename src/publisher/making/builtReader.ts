import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { told } from '#terminal/told.ts'
import { PlaceError } from '../keeping/contents.ts'

const built = fileURLToPath(new URL('../../../dist/', import.meta.url))

/** The folder of the reader's scripts, styles and icons, as the build made them. */
export const builtReader = `${built}reader/`

/** Sees that there is a reader to publish with, for browsers and for prerendering. Throws PlaceError. */
export function checkBuilt(): void {
  if (!['reader/index.html', 'prerender/prerender.js'].every((file) => existsSync(built + file)))
    throw new PlaceError(told('program.unbuilt'))
}
