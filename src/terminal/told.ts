import en from './en.json' with { type: 'json' }
import nb from './nb.json' with { type: 'json' }

/** What the program can say to those who run it, by name: `port.taken`. */
type Told = keyof typeof en
export type TerminalLanguage = 'en' | 'nb'
const wordsIn: Record<TerminalLanguage, Record<Told, string>> = { en, nb }

/** The language of the terminal, as POSIX says it (LC_ALL before LC_MESSAGES before LANG), else the system: Norwegian, or else English. */
export function terminalLanguage(environment = process.env, ofSystem = systemLocale): TerminalLanguage {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  return /^(nb|nn|no)([_.@-]|$)/i.test(LC_ALL || LC_MESSAGES || LANG || ofSystem()) ? 'nb' : 'en'
}

/** Windows has no such variables. */
const systemLocale = () => Intl.DateTimeFormat().resolvedOptions().locale

/** What is said to whoever gave the command, in the language of the terminal; `values` fill its gaps. */
export function told(name: Told, values: Record<string, string | number> = {}): string {
  return filled(wordsIn[terminalLanguage()][name], values)
}

/** A text whose gaps, such as `{file}`, are filled. */
export function filled(words: string, values: Record<string, string | number>): string {
  return words.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap))
}
