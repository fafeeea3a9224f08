import './styles/tokens.css'
import './styles/reset.css'
import './styles/fonts.css'
import './styles/type.css'
import './styles/reading.css'
import { breath, keepEarlyTaps, quietOrTouched } from './device/waking.ts'
import { pageStateId } from './pageState.ts'

/**
 * The program in parts, each of which the next ones stand on. A slow phone needs as long for all of them at once as a
 * reader waits for the answer to several taps.
 */
const parts = [
  () => import('./device/drawing.ts'),
  () => import('./queries/editionFile.ts'),
  () => import('./languages/languages.ts'),
  () => import('./device/navigation.ts'),
]

void wake()

/** Wakes the prerendered page, or draws one where there is none. */
async function wake(): Promise<void> {
  const doEarlyTaps = keepEarlyTaps()
  const { dataset } = document.documentElement
  // A page that is not there, or whose chrome is held back for another language, cannot be read without the program.
  if (document.getElementById(pageStateId) && dataset.chrome !== 'waiting') await quietOrTouched()
  fetchWhatComesLater()
  for (const part of parts) {
    await part()
    await breath()
  }
  const { open } = await import('./open.tsx')
  await breath()
  await open(doEarlyTaps)
}

/** The parts are fetched all at once, and the styles of what opens on a tap; the shell names them (build/comesLater.ts). */
function fetchWhatComesLater(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=later]'))
    link.rel = link.as === 'style' ? 'stylesheet' : 'modulepreload'
}
