import { addressOf } from '#article/addresses.ts'
import { keyboardIsOn } from './keyboardSetting.ts'

/** Where letters are text, or keys belong to what has focus. */
const ownKeys =
  'input, textarea, select, [contenteditable], [role=textbox], [role=listbox], [role=slider], audio, video'

/** The links to stories on a page, the main part's first, as they stand there. */
const storyLinks = 'main :is(h2, h3) a, main aside li a'

/** Does what a key stands for, unless shortcuts were switched off, or whatever has focus has a use for it. */
export function doShortcut({ key, target, defaultPrevented }: KeyboardEvent, showHelp: () => void): void {
  if (defaultPrevented || isElsewhere(target as Element) || !keyboardIsOn()) return
  if (key === '?') showHelp()
  else if (key === 's' || key === '/') search()
  else if (key === 'o') openFocused()
  else if (key === 'n') document.querySelector<HTMLElement>('[data-news] button')?.click()
  else move(key === 'j' ? 1 : -1)
}

function isElsewhere(target: Element): boolean {
  return target.closest(ownKeys) !== null || document.querySelector('dialog[open], :is(:popover-open)') !== null
}

function search(): void {
  const field = document.querySelector<HTMLElement>('main form input')
  if (field) field.focus()
  else document.querySelector<HTMLElement>(`header a[href="${addressOf.search()}"]`)!.click()
}

function openFocused(): void {
  if (document.activeElement?.matches(storyLinks)) (document.activeElement as HTMLElement).click()
}

/** In a story, the story after or before it in time opens; elsewhere the next or previous link to one takes focus. */
function move(step: 1 | -1): void {
  if (document.querySelector('article h1')) return openNeighbour(step === 1 ? 'prev' : 'next')
  const links = [...document.querySelectorAll<HTMLElement>(storyLinks)].filter(
    (link) => link.getClientRects().length > 0,
  )
  const focused = links.indexOf(document.activeElement as HTMLElement)
  const next = focused < 0 ? (step === 1 ? 0 : links.length - 1) : focused + step
  links[next]?.focus()
  links[next]?.scrollIntoView({ block: 'center' })
}

/** How long a key waits for the end of a story that has just been gone to, in milliseconds. */
const patience = 3000

let stopWaiting = () => {}

/** Opens the story around this one; where the end of the page is not drawn yet, as soon as it is, unless the reader has gone on. */
function openNeighbour(rel: 'prev' | 'next'): void {
  stopWaiting()
  const { pathname } = location
  const look = () => {
    const link = document.querySelector<HTMLElement>(`main nav a[rel=${rel}]`)
    const hasGoneOn = location.pathname !== pathname
    if (link || hasGoneOn) stopWaiting()
    if (!hasGoneOn) link?.click()
  }
  const drawn = new MutationObserver(look)
  const timer = setTimeout(() => stopWaiting(), patience)
  stopWaiting = () => {
    drawn.disconnect()
    clearTimeout(timer)
  }
  drawn.observe(document.body, { childList: true, subtree: true })
  look()
}
