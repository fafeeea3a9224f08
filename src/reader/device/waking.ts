/** What says that a reader wants something of the page, not only to look at it. */
const wishes = ['pointerdown', 'touchstart', 'keydown', 'focusin'] as const

/**
 * Resolves when the page is there and the browser has nothing to do, or when it is touched, whichever comes first. A
 * prerendered page reads without its program, which therefore waits for what the reader is looking at.
 */
export function quietOrTouched(): Promise<void> {
  return new Promise((resolve) => {
    for (const wish of wishes) document.addEventListener(wish, () => resolve(), { once: true, passive: true })
    const whenQuiet = () => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 })
      else setTimeout(resolve, 200)
    }
    if (document.readyState === 'complete') whenQuiet()
    else window.addEventListener('load', whenQuiet, { once: true })
  })
}

/** Lets the browser answer a tap or paint before going on. */
export function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Tries until it succeeds, each time after twice the delay: for what a page cannot wake without. */
export function retry<Done>(task: () => Promise<Done>, delay = 1000): Promise<Done> {
  return task().catch(() => pause(delay).then(() => retry(task, delay * 2)))
}

/** Where a page failed as it woke, in this tab. */
const asleep = 'lesesal.asleep'

/** Has a page that fails as it wakes come once more and stay as it comes: it reads without its program. */
export function leaveAsleep(): void {
  try {
    sessionStorage.setItem(asleep, location.pathname)
    location.reload()
  } catch {
    // Where nothing is kept it would fail for ever, so what went wrong is told.
  }
}

/** Whether this page failed as it woke. */
export function isLeftAsleep(): boolean {
  try {
    return sessionStorage.getItem(asleep) === location.pathname
  } catch {
    return false
  }
}

/** Has the browser lay out what is below the first window (reset.css), part by part, so that no part holds up a tap. */
export async function layOutWhatIsBelow(): Promise<void> {
  for (const part of document.querySelectorAll<HTMLElement>('[data-below]')) {
    part.style.contentVisibility = 'visible'
    await pause(50)
  }
  document.documentElement.dataset.whole = ''
}

/** Keeps the taps on buttons that nobody answers yet. Gives how to do them all when somebody does. */
export function keepEarlyTaps(): () => void {
  const tapped = new Set<HTMLElement>()
  const keep = ({ target }: Event) => {
    const button = (target as Element).closest<HTMLElement>('#reader button')
    // What the browser does by itself was done.
    if (button && !button.hasAttribute('popovertarget')) tapped.add(button)
  }
  document.addEventListener('click', keep)
  return () => {
    document.removeEventListener('click', keep)
    for (const button of tapped) button.click()
  }
}
