import * as v from 'valibot'

/** Another whenever anything that can be read in an edition is: what open pages ask for again and again. */
export const EditionVersion = v.object({ version: v.string() })
