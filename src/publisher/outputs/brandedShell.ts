import type { Accents } from '../arranging/accent.ts'

/**
 * The reader's HTML shell in the newsroom's colour. A few lines inline, so that no page waits for another file; they
 * stand after the reader's own styles, in the same layer. What a device asks for weighs less than high contrast, which is
 * left alone, and than a theme.
 */
export function brandedShell(shell: string, accents: Accents | null): string {
  if (accents === null) return shell
  const colors = ({ accent, onAccent }: Accents['light']) => `{--accent:${accent};--accent-ink:${onAccent}}`
  const styles = [
    `:root${colors(accents.light)}`,
    `@media (prefers-color-scheme:dark){:root:where(:not([data-theme]))${colors(accents.dark)}}`,
    ...Object.entries(accents).map(([theme, its]) => `:root[data-theme=${theme}]${colors(its)}`),
  ]
  return shell.replace('</head>', () => `<style>@layer tokens{${styles.join('')}}</style></head>`)
}
