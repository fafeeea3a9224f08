/** React and what draws its pages into a document, one of the parts the program wakes in. */
export { startTransition } from 'react'
export { createRoot, hydrateRoot } from 'react-dom/client'
