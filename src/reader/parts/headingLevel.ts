import { createContext } from 'react'

/** The level of a heading among the pieces of a section: one below the section's own. */
export const HeadingLevel = createContext(2)
