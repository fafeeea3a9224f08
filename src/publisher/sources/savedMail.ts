/** As programs for mail save or copy one: who sent it, to whom or when, and what about, each on a line, in any order. */
export function isSavedMail(start: string): boolean {
  if (!/^(fra|frå|from|sendt|sent|til|to|dato|date|emne|subject):/i.test(start)) return false
  const [headers] = start.split(/\n[ \t\r]*\n/, 1)
  if (start.startsWith('From: ') && /\S@\S|^(?:emne|subject):/im.test(headers!)) return true
  const states = (names: string) => new RegExp(`^(?:${names}):[ \t]*\\S`, 'im').test(headers!)
  return states('fra|frå|from') && states('emne|subject') && states('til|to|sendt|sent|dato|date')
}
