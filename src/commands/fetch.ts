import { fetchFeeds } from '#publisher/fetching/fetchFeeds.ts'
import { shown } from '#terminal/shown.ts'
import { told } from '#terminal/told.ts'
import { needed, parsed, UsageError, withFile } from '../commandLine.ts'

/** `lesesal fetch <url>… --to <newsroom>`. */
export async function fetchCommand(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, { to: { type: 'string' }, 'allow-private': { type: 'boolean' } })
  if (positionals.length === 0) throw new UsageError(told('ask.urls'))
  const to = needed(values.to, '--to <newsroom>')
  const allowPrivate = values['allow-private'] ?? false
  const fetched = await withFile('--to', to, () => fetchFeeds({ urls: positionals, to, allowPrivate }))
  for (const { outcome, url, message } of fetched)
    console.log(shown(`${told(`fetch.${outcome}`).padEnd(9)}  ${url}  ${message}`))
  const failed = fetched.filter(({ outcome }) => outcome === 'failed').length
  if (failed === fetched.length) return 2
  return failed > 0 ? 1 : 0
}
