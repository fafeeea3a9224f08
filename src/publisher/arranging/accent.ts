import Color from 'colorjs.io'
import { papers, type Theme } from '#article/themes.ts'
import { finding, type Finding } from '../findings.ts'

/** WCAG 2.2, success criterion 1.4.3: text must stand out from its ground by this much. */
const enough = 4.5

/** Whether CSS would take this as a colour (CSS Color 4), and there is one: `rgb(1e999 0 0)` is beyond all. */
export function isColor(text: string): boolean {
  return Color.try(text)?.coords.every((part) => part === null || Number.isFinite(part)) ?? false
}

/** A colour for each theme, and what can be read on it. */
export type Accents = Record<Theme, { accent: string; onAccent: string }>

export function accentsOf(wanted: string, findings: Finding[]): Accents {
  const shown = (theme: Theme) => accentIn(theme, wanted, findings)
  return { light: shown('light'), sepia: shown('sepia'), dark: shown('dark') }
}

/**
 * The newsroom's colour as it can be read in each theme: darkened or lightened, in its own hue, until it stands out
 * enough from every ground of that theme. Each change is a finding.
 */
function accentIn(theme: Theme, wanted: string, findings: Finding[]): Accents[Theme] {
  const color = new Color(wanted).to('oklch')
  color.alpha = 1
  color.l = Math.min(Math.max(color.l ?? 0, 0), 1)
  const found = contrastIn(theme, color)
  if (found < enough) {
    const step = isDark(theme) ? 0.01 : -0.01
    while (contrastIn(theme, color) < enough) color.l += step
    findings.push(changed(theme, wanted, found, hex(color)))
  }
  return { accent: hex(color), onAccent: contrast('#fff', color) >= contrast('#111', color) ? '#fff' : '#111' }
}

function isDark(theme: Theme): boolean {
  return new Color(papers[theme][0]).luminance < 0.18
}

function contrastIn(theme: Theme, color: Color): number {
  return Math.min(...papers[theme].map((paper) => contrast(paper, color)))
}

/** Of the colour as it will be written, not as it was thought. */
function contrast(ground: string, color: Color): number {
  return new Color(ground).contrast(new Color(hex(color)), 'WCAG21')
}

function hex(color: Color): string {
  return color.to('srgb').toGamut().toString({ format: 'hex', collapse: false })
}

function changed(theme: Theme, wanted: string, found: number, shown: string): Finding {
  const ratio = `${found.toFixed(1)}:1`
  // One colour can seldom be read on both light and dark; that the dark page has its own shade is no mistake.
  const kind = isDark(theme) ? 'note' : 'repaired'
  return finding(kind, 'lesesal.json', `accent.contrast/${theme}`, { wanted, ratio, enough, shown })
}
