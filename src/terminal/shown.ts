/**
 * A text of others as it is shown: nobody’s headline, setting, file name or answer gives a terminal orders, or turns round
 * what is read after it.
 */
export function shown(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}
