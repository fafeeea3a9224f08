import { createContext } from 'react'

/**
 * The language of the story that is drawn, "" where it is unknown: for pieces whose name is in the language of the
 * chrome.
 */
export const StoryLanguage = createContext('')
