import * as v from 'valibot'
import { papers } from '#article/themes.ts'
import { keep, kept } from './kept.ts'

/**
 * What a reader may choose in the reading panel, in the order it stands there. Each is an attribute of `<html>` that
 * styles/reading.css and tokens.css answer.
 */
export const choices = {
  theme: ['auto', 'light', 'sepia', 'dark', 'contrast'],
  size: ['1', '2', '3', '4', '5', '6'],
  width: ['narrow', 'normal', 'wide'],
  leading: ['tight', 'normal', 'loose'],
  face: ['serif', 'sans', 'plain'],
} as const
export type Choice = keyof typeof choices

/** What each is in the design, for whoever has chosen nothing. */
export const design: Required<ReadingSettings> = {
  theme: 'auto',
  size: '2',
  width: 'normal',
  leading: 'normal',
  face: 'serif',
}

/** What is absent is as the design has it. */
const ReadingSettings = v.object({
  theme: v.optional(v.picklist(choices.theme)),
  size: v.optional(v.picklist(choices.size)),
  width: v.optional(v.picklist(choices.width)),
  leading: v.optional(v.picklist(choices.leading)),
  face: v.optional(v.picklist(choices.face)),
})
export type ReadingSettings = v.InferOutput<typeof ReadingSettings>

const names = Object.keys(choices) as Choice[]

/** What this reader has chosen. */
export function readingSettings(): ReadingSettings {
  return kept('reading', ReadingSettings, {})
}

/** Shows the page as chosen, at once, and keeps the choice for the next one, where index.html sets it before the first paint. */
export function applyReadingSettings(settings: ReadingSettings): void {
  showReadingSettings(settings)
  keep('reading', settings)
}

/**
 * Shows the page as chosen, here or in another tab. What is being read stays where it is in the window: of a paragraph that
 * begins above it, the line at its top.
 */
export function showReadingSettings(settings = readingSettings()): void {
  const { dataset } = document.documentElement
  const parts = [...document.querySelectorAll('main :is(h1, h2, [data-body] :is(p, li))')]
  const read = parts.find((part) => part.getBoundingClientRect().bottom > 0) ?? document.body
  const before = read.getBoundingClientRect()
  for (const name of names) {
    const value = settings[name]
    if (value === undefined) delete dataset[name]
    else dataset[name] = value
  }
  const { top, height } = read.getBoundingClientRect()
  const above = Math.max(0, -before.top)
  if (scrollY > 0) scrollBy(0, top + (above * height) / before.height - above - before.top)
  tellBrowser(settings.theme)
}

/** The browser's own bars and its empty page take the theme's colours too. */
function tellBrowser(theme: ReadingSettings['theme']): void {
  const own = theme && theme in papers ? papers[theme as keyof typeof papers][0] : undefined
  const [light, dark] = document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')
  light!.content = own ?? papers.light[0]
  dark!.content = own ?? papers.dark[0]
  const scheme = document.querySelector<HTMLMetaElement>('meta[name=color-scheme]')
  if (own === undefined) scheme!.content = 'light dark'
  else scheme!.content = theme === 'dark' ? 'dark' : 'light'
}
