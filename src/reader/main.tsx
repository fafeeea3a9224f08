import './styles/tokens.css'
import './styles/reset.css'
import './styles/fonts.css'
import './styles/type.css'
import './styles/reading.css'
import { isLeftAsleep, keepEarlyTaps, layOutWhatIsBelow, pause, quietOrTouched, retry } from './device/waking.ts'
import { pageStateId } from './pageState.ts'

void wake()

/** Wakes the prerendered page, or draws one where there is none. */
async function wake(): Promise<void> {
  const { dataset } = document.documentElement
  const isPrerendered = document.getElementById(pageStateId) !== null
  if (isPrerendered && isLeftAsleep()) return void delete dataset.chrome
  const doEarlyTaps = keepEarlyTaps()
  // A page that is not there, or whose chrome is held back for another language, cannot be read without the program.
  if (isPrerendered && dataset.chrome !== 'waiting') await quietOrTouched()
  fetchWhatComesLater()
  void layOutWhatIsBelow()
  // In parts, between which the browser answers taps: all at once would hold up a slow phone.
  await retry(() => import('./device/drawing.ts'))
  await pause()
  const { open } = await retry(() => import('./open.tsx'))
  await pause()
  await open(doEarlyTaps)
}

/** The parts are fetched all at once, and the styles of what opens on a tap; the shell names them (build/comesLater.ts). */
function fetchWhatComesLater(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=later]'))
    link.rel = link.type ? 'stylesheet' : 'modulepreload'
}
