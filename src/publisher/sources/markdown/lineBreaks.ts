/** What stands in place of what is taken out of a text, so that its lines keep their numbers. */
export function lineBreaks(text: string): string {
  return text.replace(/[^\n]/g, '')
}
